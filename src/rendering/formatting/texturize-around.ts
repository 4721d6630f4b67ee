// What stands before and behind a quote or dash, as WordPress's wptexturize() asks, in a stretch of a text's codes from `start` to
// `end`. Every question looks at a few characters.
import { standsAt, type TextCodes } from './text-codes.ts';

const Kind = { space: 1, opens: 2, ends: 4, stops: 8, plain: 16 } as const;
const kinds = new Uint8Array(128);
for (const [characters, kind] of [
  [' \n\t\r', Kind.space],
  ['([{-', Kind.opens],
  ['.,:;!?)}-]', Kind.ends],
  ['.,:;!?"\'(){}[]-', Kind.stops],
  ['abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', Kind.plain],
] as const)
  for (const character of characters) kinds[character.charCodeAt(0)] = (kinds[character.charCodeAt(0)] ?? 0) | kind;

const is = (code: number, kind: number): boolean => code < 128 && ((kinds[code] ?? 0) & kind) !== 0;
const isSpaceCode = (code: number): boolean => code === 32 || code === 160 || is(code, Kind.space);

/** A letter or digit, which opens and ends nothing. */
export const isPlain = (code: number): boolean => is(code, Kind.plain);

/** Stands a space of any kind, or nothing, before `at`? */
export function spaceBefore(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at - 1);
  return isSpaceCode(code) || (code === 59 && text.startsWith('&nbsp;', at - 6));
}

/** Stands a space of any kind at `at`? */
export function spaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isSpaceCode(code) || (code === 38 && text.startsWith('&nbsp;', at));
}

/** Is `at` the beginning of the stretch, or behind a space of any kind? */
export function isAfterSpace(codes: TextCodes, start: number, at: number): boolean {
  if (at === start) return true;
  const code = codes[at - 1] ?? 0;
  return isSpaceCode(code) || (code === 59 && at - start >= 6 && standsAt(codes, at - 6, '&nbsp'));
}

/** Stands a space of any kind at `at`? */
export function isSpaceAt(codes: TextCodes, at: number): boolean {
  const code = codes[at] ?? 0;
  return isSpaceCode(code) || (code === 38 && standsAt(codes, at, '&nbsp;'));
}

/** Opens a quotation that stands at `at`, by what is before it? A bracket, a dash or `other` opens it as a space does. */
export function opensAfter(codes: TextCodes, start: number, at: number, other: number): boolean {
  if (isAfterSpace(codes, start, at)) return true;
  const code = codes[at - 1] ?? 0;
  return code === other || is(code, Kind.opens) || (code === 59 && at - start >= 4 && standsAt(codes, at - 4, '&lt'));
}

/** Can a quotation end before what stands at `at`? Three points are one character, before which none does. */
export function endsBefore(codes: TextCodes, end: number, at: number): boolean {
  if (at === end || isSpaceAt(codes, at)) return true;
  const code = codes[at] ?? 0;
  if (code === 38) return standsAt(codes, at, '&gt;');
  return is(code, Kind.ends) && !(code === 46 && standsAt(codes, at, '...'));
}

/** Can what stands at `at` go on a word that has an apostrophe before it? Three points can. */
export function goesOn(codes: TextCodes, end: number, at: number): boolean {
  if (at === end || isSpaceAt(codes, at)) return false;
  const code = codes[at] ?? 0;
  if (code === 38) return !standsAt(codes, at, '&lt;') && !standsAt(codes, at, '&gt;');
  return !is(code, Kind.stops) || (code === 46 && standsAt(codes, at, '...'));
}
