// The inside of a shortcode's brackets: WordPress's shortcode_parse_atts(). Linear.
import { asciiLower } from './php-strings.ts';

/** Named attributes under their names in lower case, others under `0`, `1`, …; values are always strings. */
export type ShortcodeAttributes = Readonly<Record<string, string>>;

const pair =
  /([\w-]+)[\t-\r ]*=[\t-\r ]*(?:"([^"]*)"|'([^']*)'|([^\t-\r '"]+))(?:[\t-\r ]|$)|"([^"]*)"(?:[\t-\r ]|$)|'([^']*)'(?:[\t-\r ]|$)|([^\t-\r ]+)(?:[\t-\r ]|$)/g;

/** WordPress `shortcode_parse_atts()`. Values in which a tag stays open are emptied. */
export function parseShortcodeAttributes(text: string): ShortcodeAttributes {
  const found = new Map<string, string>();
  let next = 0;
  for (const match of text.replace(/[\u00a0\u200b]+/g, ' ').matchAll(pair)) {
    const [, name, double, single, bare, quoted, quotedSingle, word] = match;
    if (name !== undefined) {
      // PHP takes the name `0` for no name, and finds nothing else.
      if (name === '0') continue;
      const key = asciiLower(name);
      if (/^[1-9][0-9]{0,8}$/.test(key)) next = Math.max(next, Number(key) + 1);
      found.set(key, closed(unescaped(double ?? single ?? bare ?? '')));
      continue;
    }
    const value = quoted ?? quotedSingle ?? word;
    if (value !== undefined && value !== '') found.set(String(next++), closed(unescaped(value)));
  }
  return Object.fromEntries(found);
}

/** '' where a `<` has no `>` behind it. */
function closed(value: string): string {
  for (let at = value.indexOf('<'); at !== -1; ) {
    const end = value.indexOf('>', at);
    if (end === -1) return '';
    at = value.indexOf('<', end);
  }
  return value;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', v: '\v', b: '\b', f: '\f' };

/** PHP `stripcslashes()`. */
function unescaped(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]?))/g,
    (_, hex?: string, octal?: string, other = '') => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) % 256);
      return other === '' ? '\\' : (escapes[other] ?? other);
    },
  );
}
