// Character references: making every `&` either a reference WordPress allows or `&amp;`, and decoding numeric ones.
import { entityNames } from './entity-names.ts';
import { NextIndex } from './html-split.ts';

/** Code points that may be written as numeric references (WordPress `valid_unicode`: the characters of XML). */
const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const reference = /&(?:#(0*[1-9][0-9]{0,6});|#[xX](0*[1-9A-Fa-f][0-9A-Fa-f]{0,5});|([A-Za-z]{2,8}[0-9]{0,2});)?/g;

function normalized(match: string, decimal?: string, hex?: string, name?: string): string {
  if (decimal !== undefined) {
    const code = Number.parseInt(decimal, 10);
    return isXmlCharacter(code) ? `&#${decimal.replace(/^0+/, '').padStart(3, '0')};` : `&amp;#${decimal};`;
  }
  if (hex !== undefined) {
    return isXmlCharacter(Number.parseInt(hex, 16)) ? `&#x${hex.replace(/^0+/, '')};` : `&amp;#x${hex};`;
  }
  if (name !== undefined && entityNames.has(name)) return match;
  return `&amp;${match.slice(1)}`;
}

/**
 * WordPress `wp_kses_normalize_entities()` for HTML: known references stay (numbers padded to three digits), every other
 * `&` becomes `&amp;`.
 */
export const normalizeEntities = (text: string): string =>
  text.includes('&') ? text.replace(reference, normalized) : text;

/** A code point as PHP's `chr()` takes it, one byte; a byte past ASCII is some character that is not ASCII. */
const byteCharacter = (code: number): string => {
  const byte = Number.isSafeInteger(code) ? code % 256 : 0xff;
  return byte < 128 ? String.fromCharCode(byte) : '\u00ff';
};

/** WordPress `wp_kses_decode_entities()`: numeric references to bytes, decimal ones first. For comparing, not for output. */
export const decodeNumericEntities = (text: string): string =>
  text.includes('&#')
    ? text
        .replace(/&#([0-9]+);/g, (_, digits: string) => byteCharacter(Number(digits)))
        .replace(/&#[Xx]([0-9A-Fa-f]+);/g, (_, digits: string) => byteCharacter(Number.parseInt(digits, 16)))
    : text;

/**
 * Removes everything from an `&` to the next `;` of the same line, as WordPress does to titles and logins (`/&.+?;/`).
 * Linear, also with many `&` and no `;`.
 */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  const lines = new NextIndex(text, '\n');
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; ) {
    const end = text.indexOf(';', at + 2);
    if (end === -1) break;
    const line = lines.after(at + 1);
    if (line !== -1 && line < end) {
      at = text.indexOf('&', line);
      continue;
    }
    out += text.slice(from, at);
    from = end + 1;
    at = text.indexOf('&', from);
  }
  return from === 0 ? text : out + text.slice(from);
}
