// Character references: making every `&` either a reference WordPress allows or `&amp;`, and decoding numeric ones.
import { entityNames } from './entity-names.ts';
import { type Escapes, Escaping, escapes, type Made, madeOf, stretch } from './escaping.ts';
import { NextIndex } from './html-split.ts';
import { matchAfter } from './marks.ts';
import { NameTable } from './name-table.ts';
import { Rewriting } from './rewriting.ts';
import { codesOf, standsAt, type TextCodes } from './text-codes.ts';

/** Code points that may be written as numeric references (WordPress `valid_unicode`: the characters of XML). */
const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const isDecimal = (code: number): boolean => code >= 48 && code <= 57;
const isHexadecimal = (code: number): boolean => isDecimal(code) || ((code | 32) >= 97 && (code | 32) <= 102);
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

const names = new NameTable(new Map([...entityNames].map((name) => [name, true])));

/** How a text's references are written anew. */
export interface References {
  /** Finds, with the flag `g`, a character that may have to change. */
  readonly change: RegExp;
  /** Characters; there is something for an `&` that begins no known reference. */
  readonly made: Escapes['made'];
  /** The same for `&` alone. */
  readonly lone: Made;
  /** What `&amp;` becomes, and the `&` of `&apos;`, where they do not stay. */
  readonly amp?: Made;
  readonly apos?: Made;
}

const ampersand = madeOf('&amp;');
const normal: References = {
  // A class of two characters is looked for many times as quickly as one character: the other one is as good as never there.
  change: /[&\x00](?!(?:lt|gt|amp|quot|#039);)/g,
  made: escapes({ '&': '&amp;' }).made,
  lone: ampersand,
};

/**
 * WordPress `wp_kses_normalize_entities()` for HTML: known references stay (numbers padded to three digits), every other
 * `&` becomes `&amp;`.
 */
export const normalizeEntities = (text: string): string => (text.includes('&') ? withReferences(text, normal) : text);

/** As `normalizeEntities`, and in the same pass other characters escaped. */
export function withReferences(text: string, references: References): string {
  const { change } = references;
  let at = matchAfter(change, text, 0);
  if (at === -1) return text;
  const escaping = new Escaping(text);
  const codes = codesOf(text);
  while (at !== -1) {
    const end = Math.min(at + stretch, text.length);
    replaceReferences(escaping, text, codes, at, end, references);
    at = end === text.length ? -1 : matchAfter(change, text, end);
  }
  return escaping.finish();
}

/** The same for the characters, and the references that begin, between two offsets of a text that is there as codes as well. */
export function replaceReferences(
  escaping: Escaping,
  text: string,
  codes: TextCodes,
  start: number,
  until: number,
  { made, lone, amp, apos }: References,
): void {
  for (let at = start; at < until; at++) {
    const code = codes[at] ?? 0;
    const one = code < 128 ? made[code] : undefined;
    if (one === undefined) continue;
    const next = codes[at + 1] ?? 0;
    if (code !== 38 || next === 38) {
      let end = at + 1;
      while (end < until && codes[end] === code) end++;
      // The last ampersand of many may begin a reference.
      if (code === 38 && codes[end] !== 38) end--;
      escaping.replaceEach(at, end, one);
      at = end - 1;
    } else if (next === 35) {
      const number = numericReference(text, codes, at);
      if (number === '') escaping.replace(at, at + 1, lone);
      else if (number !== null) escaping.replace(at, text.indexOf(';', at) + 1, madeOf(number));
    } else if (isAmp(codes, at + 1)) {
      if (amp) escaping.replace(at, at + 5, amp);
    } else if (!isLetter(next) || !isKnownName(text, codes, at + 1)) escaping.replace(at, at + 1, lone);
    else if (next === 97 && apos && standsAt(codes, at + 2, 'pos;')) escaping.replace(at, at + 1, apos);
  }
}

/** Stands `amp;` at `at`? */
const isAmp = (codes: TextCodes, at: number): boolean =>
  codes[at] === 97 && codes[at + 1] === 109 && codes[at + 2] === 112 && codes[at + 3] === 59;

/** Stands a name of a reference and a semicolon at `at`? */
function isKnownName(text: string, codes: TextCodes, at: number): boolean {
  const code = codes[at];
  // By far the most frequent: those that escaping makes.
  if ((code === 108 || code === 103) && codes[at + 1] === 116 && codes[at + 2] === 59) return true;
  let end = at + 1;
  while (end - at < 8 && isLetter(codes[end] ?? 0)) end++;
  if (end - at < 2) return false;
  const digits = end + 2;
  while (end < digits && isDecimal(codes[end] ?? 0)) end++;
  return codes[end] === 59 && names.find(text, at, end) === true;
}

/** What the `&#` at `at` becomes: null where the reference stays, '' where it is none, else all of the reference. */
function numericReference(text: string, codes: TextCodes, at: number): string | null {
  const isHex = ((codes[at + 2] ?? 0) | 32) === 120;
  const start = isHex ? at + 3 : at + 2;
  let first = start;
  while (codes[first] === 48) first++;
  let end = first;
  let number = 0;
  const most = first + (isHex ? 6 : 7);
  for (; end < most; end++) {
    const code = codes[end] ?? 0;
    if (isDecimal(code)) number = number * (isHex ? 16 : 10) + code - 48;
    else if (isHex && isHexadecimal(code)) number = number * 16 + (code | 32) - 87;
    else break;
  }
  if (end === first || codes[end] !== 59 || !isXmlCharacter(number)) return '';
  const zeros = isHex ? 0 : Math.max(0, 3 - (end - first));
  if (first - start === zeros && (!isHex || codes[at + 2] === 120)) return null;
  return `&#${isHex ? 'x' : '0'.repeat(zeros)}${text.slice(first, end)};`;
}

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
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('&'); at !== -1; ) {
    const end = text.indexOf(';', at + 2);
    if (end === -1) break;
    const line = lines.after(at + 1);
    if (line !== -1 && line < end) {
      at = text.indexOf('&', line);
      continue;
    }
    rewriting.replace(at, end + 1, '');
    at = text.indexOf('&', end + 1);
  }
  return rewriting.finish();
}
