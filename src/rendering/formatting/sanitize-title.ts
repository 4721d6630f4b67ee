// Slugs: WordPress's sanitize_title() and sanitize_title_with_dashes(), which hangs on it as a filter.
// Characters beyond ASCII end up percent-encoded in lower case, at most 200 bytes, never half a character.
import { trimBoth } from '../../base/trim.ts';
import { removeAccents } from './accents.ts';
import { withoutEntities } from './entities.ts';
import { asciiLower, unicodeLower } from './php-strings.ts';
import { stripTags } from './strip-tags.ts';

export type TitleContext = 'save' | 'query' | 'display';

/** As WordPress `sanitize_title(title, fallback, context)`, with its filter applied. `locale` decides accents. */
export function sanitizeTitle(title: string, fallback = '', context: TitleContext = 'save', locale = 'en_US'): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(title) && title.length <= 200) return title;
  const slug = sanitizeTitleWithDashes(context === 'save' ? removeAccents(title, locale) : title, context);
  return slug === '' ? fallback : slug;
}

/** As WordPress `sanitize_title_with_dashes(title, '', context)`. */
export function sanitizeTitleWithDashes(title: string, context: TitleContext = 'display'): string {
  let text = stripTags(title);
  if (text.includes('%') || text.includes('---')) {
    text = text
      .replace(/%([a-fA-F0-9][a-fA-F0-9])/g, '---$1---')
      .replaceAll('%', '')
      .replace(/---([a-fA-F0-9][a-fA-F0-9])---/g, '%$1');
  }
  text = asciiLower(uriEncodeUtf8(unicodeLower(text), 200));
  if (context === 'save') text = convertPunctuation(text);
  text = withoutEntities(text)
    .replaceAll('.', '-')
    .replace(/[^%a-z0-9 _-]/g, '')
    .replace(/ +/g, '-')
    .replace(/-+/g, '-');
  return trimBoth(text, '-');
}

/**
 * WordPress `utf8_uri_encode()`: what is not ASCII becomes lower-case `%xx`; the result stops before the character that
 * would make it longer than `limit` (0: no limit).
 */
export function uriEncodeUtf8(text: string, limit = 0): string {
  if (!/[^\x00-\x7f]/.test(text)) return limit > 0 ? text.slice(0, limit) : text;
  let out = '';
  for (const character of text) {
    const encoded = character.charCodeAt(0) < 128 ? character : percentEncoded(character);
    if (limit > 0 && out.length + encoded.length > limit) break;
    out += encoded;
  }
  return out;
}

function percentEncoded(character: string): string {
  let out = '';
  for (const byte of Buffer.from(character, 'utf8')) out += `%${byte.toString(16)}`;
  return out;
}

const hyphens = ['%c2%a0', '%e2%80%91', '%e2%80%93', '%e2%80%94'];
const wideSpaces = '80 81 82 83 84 85 86 87 88 89 8a a8 a9 af'.split(' ').map((last) => `%e2%80%${last}`);
const dropped = [
  ...['ad', 'a1', 'bf', 'ab', 'bb'].map((last) => `%c2%${last}`),
  ...'b9 ba 98 99 9c 9d 9a 9b 9e 9f a2'.split(' ').map((last) => `%e2%80%${last}`),
  ...['a9', 'ae', 'b0'].map((last) => `%c2%${last}`),
  ...['%e2%80%a6', '%e2%84%a2', '%c2%b4', '%cb%8a', '%cc%81', '%cd%81', '%cc%80', '%cc%84', '%cc%8c'],
  ...'8b 8c 8d 8e 8f aa ab ac ad ae'.split(' ').map((last) => `%e2%80%${last}`),
  ...['%ef%bb%bf', '%ef%bf%bc'],
];

const allTo = (text: string, codes: readonly string[], replacement: string): string => {
  let out = text;
  for (const code of codes) out = out.replaceAll(code, replacement);
  return out;
};

/** What only a saved slug gets: dashes and wide spaces become hyphens, quotes and invisible characters go, × is x. */
function convertPunctuation(text: string): string {
  let out = text;
  const encoded = out.includes('%');
  if (encoded) out = allTo(out, hyphens, '-');
  if (out.includes('&')) out = out.replace(/&(?:nbsp|ndash|mdash|#8209|#160|#8211|#8212);/g, '-');
  if (out.includes('/')) out = out.replaceAll('/', '-');
  return encoded ? allTo(allTo(out, dropped, ''), wideSpaces, '-').replaceAll('%c3%97', 'x') : out;
}
