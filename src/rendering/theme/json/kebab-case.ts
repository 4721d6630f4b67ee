// Names as parts of classes and variables. Reproduces _wp_to_kebab_case: words as lodash's kebabCase finds them.
import { ofUnits } from '../../formatting/code-output.ts';
import { codesOf, type TextCodes } from '../../formatting/text-codes.ts';

/** Most names. */
const asTheyAre = /^[a-z]+(?:-[a-z]+)*$/;

/** Names that are not longer take no memory of their own. */
const short = 1024;
/** Each character can have a dash before it. */
const shortUnits = new Uint16Array(2 * short);

/** `LargeText2` → `large-text-2`. Linear. */
export function toKebabCase(name: string): string {
  if (asTheyAre.test(name)) return name;
  const codes = codesOf(name);
  const length = name.includes("'") ? withoutApostrophes(codes, name.length) : name.length;
  const units = length <= short ? shortUnits : new Uint16Array(2 * length);
  let written = 0;
  for (let at = 0; at < length; ) {
    const kind = kindAt(codes, at);
    if (kind === apart) {
      at++;
      continue;
    }
    const end = wordEnd(codes, at, kind);
    if (written > 0) units[written++] = 45;
    for (; at < end; at++) {
      const code = codes[at] ?? 0;
      // Of ASCII's letters the bit makes small ones; digits have it.
      units[written++] = code < 128 ? code | 32 : code;
    }
  }
  return ofUnits(units, written);
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

/** What a character is: between words, a digit, a Latin letter, or anything else, which is small and capital at once. */
const [apart, digit, small, capital, other] = [0, 1, 2, 4, 6];
const kinds = new Uint8Array(65_536).fill(other);
for (const [kind, from, until] of [
  [apart, 0x00, 0xbf],
  [digit, 0x30, 0x39],
  [capital, 0x41, 0x5a],
  [small, 0x61, 0x7a],
  [capital, 0xc0, 0xde],
  [small, 0xdf, 0xff],
  [other, 0xd7, 0xd7],
  [other, 0xf7, 0xf7],
  [apart, 0x1680, 0x1680],
  [apart, 0x180e, 0x180e],
  [apart, 0x2000, 0x206f],
  [apart, 0x3000, 0x3000],
  [apart, 0xfeff, 0xfeff],
] as const)
  kinds.fill(kind, from, until + 1);

const kindAt = (codes: TextCodes, at: number): number => kinds[codes[at] ?? 0] ?? apart;

/** Where characters end that are of one of some kinds. */
function runEnd(codes: TextCodes, from: number, some: number): number {
  let at = from;
  while ((kindAt(codes, at) & some) !== 0) at++;
  return at;
}

/** Where the word ends that a character of this kind begins. */
function wordEnd(codes: TextCodes, at: number, kind: number): number {
  if (kind === digit) {
    const end = runEnd(codes, at, digit);
    return isOrdinal(codes, end) ? end + 2 : end;
  }
  const from = kind === capital ? at + 1 : at;
  if (kind !== other) {
    let end = from;
    while (kindAt(codes, end) === small) end++;
    const next = kindAt(codes, end);
    if (end > from && (next === apart || next === capital)) return end;
  }
  if (kind !== small) {
    // The last of many capitals begins the word that follows.
    const end = runEnd(codes, at, capital);
    if (kindAt(codes, end) === apart) return end;
    for (let last = end - 1; last > at; last--)
      if (kindAt(codes, last) === capital && (kindAt(codes, last + 1) & small) !== 0) return last;
  }
  const end = runEnd(codes, from, small);
  if (end > from) return end;
  let last = at;
  while (kindAt(codes, last) === capital) last++;
  return last;
}

/** Is a number that ends before an offset followed by its `st`, `nd`, `rd` or `th`, all small or all capital? */
function isOrdinal(codes: TextCodes, at: number): boolean {
  const kind = kindAt(codes, at);
  const first = (codes[at] ?? 0) | 32;
  const second = (codes[at + 1] ?? 0) | 32;
  if (kindAt(codes, at + 1) !== kind || !isEnding(codes[at - 1] ?? 0, first, second)) return false;
  const next = kindAt(codes, at + 2);
  return (codes[at + 2] ?? 0) >= 128 || (next !== digit && next !== kind);
}

/** Are these the letters behind a number with this last digit? */
function isEnding(last: number, first: number, second: number): boolean {
  if (last === 49) return first === 115 && second === 116;
  if (last === 50) return first === 110 && second === 100;
  if (last === 51) return first === 114 && second === 100;
  return first === 116 && second === 104;
}
