// Multiplications of WordPress's wptexturize(): `9x9` becomes `9×9`, but `0x99` and words stay. Each run of digits, points and
// commas is looked at twice at most.
import { isDigit } from './references.ts';
import { standsAt, type TextCodes } from './text-codes.ts';

const isNumeric = (code: number): boolean => isDigit(code) || code === 44 || code === 46;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** Where the second factor ends, if there is one on both sides of the `x` at `x`, the first not before `from`; else -1. */
export function timesEnd(codes: TextCodes, from: number, x: number): number {
  let start = x;
  // Three points are no part of a number.
  for (let points = 0; start > from && points < 3 && isNumeric(codes[start - 1] ?? 0); start--)
    points = codes[start - 1] === 46 ? points + 1 : 0;
  return hasFactor(codes, start, x) ? factorEnd(codes, x + 1) : -1;
}

/** Can a first factor start within its run: at a digit after no word character, and not a lone 0? */
function hasFactor(codes: TextCodes, start: number, x: number): boolean {
  for (let at = start; at < x; at++) {
    const code = codes[at] ?? 0;
    if (isDigit(code) && !(at > 0 && isWord(codes[at - 1] ?? 0)) && (code !== 48 || x - at > 1)) return true;
  }
  return false;
}

/** Where a second factor ends: at the last border between word and other characters in its run. */
function factorEnd(codes: TextCodes, start: number): number {
  let end = start + 1;
  while (isNumeric(codes[end] ?? 0) && !standsAt(codes, end, '...')) end++;
  for (; end > start; end--) {
    const after = isWord(codes[end] ?? 0);
    if (isWord(codes[end - 1] ?? 0) !== after) return end;
  }
  return -1;
}
