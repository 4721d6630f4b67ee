// Small texts: options as plain text, the site's language.
import type { ExtensionSite } from '../../extend/site.ts';

/** An option of the site's name or motto: WordPress keeps them escaped. */
export function textOf(option: unknown): string {
  if (typeof option !== 'string') return '';
  const signs: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#039;': "'",
    '&amp;': '&',
  };
  return option.replace(/&(?:lt|gt|quot|amp|#039);/g, (name) => signs[name] ?? name).trim();
}

/** `de` for a site in `de_DE`; `en` where it has said nothing. */
export function languageOf(site: ExtensionSite): string {
  const stored = site.option('WPLANG');
  return (typeof stored === 'string' && /^[a-z]{2,3}(?=_|$)/.exec(stored)?.[0]) || 'en';
}

/** `#HarbourNews` for `harbour news`: letters and digits alone. '' where nothing is left. */
export function hashtag(name: string): string {
  const words = name.normalize('NFC').split(/[^\p{L}\p{N}\p{M}_]+/u);
  const whole = words.length === 1 ? (words[0] ?? '') : words.map(capital).join('');
  return /\p{L}/u.test(whole) ? `#${whole}` : '';
}

function capital(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
