// Names as parts of classes and variables. Reproduces _wp_to_kebab_case: words as lodash's kebabCase finds them.
import { codesOf, type TextCodes } from '../../formatting/text-codes.ts';

const lower = 'a-z\\u00df-\\u00f6\\u00f8-\\u00ff';
const upper = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de';
const between =
  '\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\ufeff\\u1680\\u180e\\u3000';
/** Neither between words, nor a digit, nor a Latin letter. */
const other = `[^${between}\\d${lower}${upper}]`;
const small = `(?:[${lower}]|${other})`;

/** What is a word, the first that fits: each run is taken whole, so that no text is looked at again and again. */
const words = new RegExp(
  [
    `[${upper}]?[${lower}]+(?=[${between}]|[${upper}]|$)`,
    `(?:[${upper}]|${other})+(?=[${between}]|[${upper}]${small}|$)`,
    `[${upper}]?${small}+`,
    `[${upper}]+`,
    '\\d*(?:1ST|2ND|3RD|(?![123])\\dTH)(?=\\b|[a-z_])',
    '\\d*(?:1st|2nd|3rd|(?![123])\\dth)(?=\\b|[A-Z_])',
    '\\d+',
  ].join('|'),
  'gu',
);

/** Most names. */
const asTheyAre = /^[a-z]+(?:-[a-z]+)*$/;

/** `LargeText2` → `large-text-2`. */
export function toKebabCase(name: string): string {
  if (asTheyAre.test(name)) return name;
  if (!/[^\x00-\x7f]/.test(name)) return asciiKebabCase(name);
  const found = name.replaceAll("'", '').match(words) ?? [];
  return found.join('-').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

const [apart, digit, smallLetter, capital] = [0, 1, 2, 3];
/** What each character of ASCII is. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 57) return digit;
  if (code >= 97 && code <= 122) return smallLetter;
  return code >= 65 && code <= 90 ? capital : apart;
});
/** Names that are not longer take no memory of their own. */
const short = 1024;
/** Each character can have a dash before it. */
const shortBytes = Buffer.alloc(2 * short);

/** The same in one walk over a text of ASCII. */
function asciiKebabCase(text: string): string {
  const codes = codesOf(text);
  const length = text.includes("'") ? withoutApostrophes(codes, text.length) : text.length;
  const bytes = text.length <= short ? shortBytes : Buffer.allocUnsafeSlow(2 * text.length);
  let written = 0;
  let before = apart;
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0;
    const kind = kinds[code] ?? apart;
    if (kind === apart) {
      before = apart;
      continue;
    }
    if (before === digit && kind !== digit && isOrdinal(codes, at, kind)) {
      bytes[written++] = code | 32;
      bytes[written++] = (codes[++at] ?? 0) | 32;
      before = apart;
      continue;
    }
    // A small letter goes on with the word of a capital; the last of many capitals begins the word that follows.
    const isBeginning =
      kind === before
        ? kind === capital && kindAt(codes, at + 1) === smallLetter
        : kind !== smallLetter || before !== capital;
    if (isBeginning && written > 0) bytes[written++] = 45;
    // Of letters the bit makes small ones; digits have it.
    bytes[written++] = code | 32;
    before = kind;
  }
  return bytes.toString('latin1', 0, written);
}

/** Takes them out of so many codes; returns how many stay, with zeros behind. */
function withoutApostrophes(codes: TextCodes, length: number): number {
  let kept = 0;
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0;
    if (code !== 39) codes[kept++] = code;
  }
  codes.fill(0, kept, length);
  return kept;
}

/** Is a number that ends before an offset followed by its `st`, `nd`, `rd` or `th`, all small or all capital? */
function isOrdinal(codes: TextCodes, at: number, kind: number): boolean {
  const first = (codes[at] ?? 0) | 32;
  const second = (codes[at + 1] ?? 0) | 32;
  if (kindAt(codes, at + 1) !== kind || !isEnding(codes[at - 1] ?? 0, first, second)) return false;
  const next = kindAt(codes, at + 2);
  return next !== digit && next !== kind;
}

const kindAt = (codes: TextCodes, at: number): number => kinds[codes[at] ?? 0] ?? apart;

/** Are these the letters behind a number with this last digit? */
function isEnding(last: number, first: number, second: number): boolean {
  if (last === 49) return first === 115 && second === 116;
  if (last === 50) return first === 110 && second === 100;
  if (last === 51) return first === 114 && second === 100;
  return first === 116 && second === 104;
}
