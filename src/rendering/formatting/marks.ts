// Angle brackets of a text, one after the other: where many lie close together, looking at a few characters is quicker than
// calling the engine's search, which is quicker where they lie far apart.
import type { TextCodes } from './text-codes.ts';

/** So many characters are looked at one by one. */
const near = 24;
export const mark = /[<>]/g;

/** The first `<` or `>` at or after `from`, in a text that is there as codes as well; -1 where there is none. */
export function markIn(text: string, codes: TextCodes, from: number): number {
  const end = Math.min(from + near, text.length);
  for (let at = from; at < end; at++) {
    const code = codes[at];
    if (code === 60 || code === 62) return at;
  }
  return end === text.length ? -1 : matchAfter(mark, text, end);
}

/** The first match, at or after `from`, of an expression for one character, with the flag `g`; -1 where there is none. */
export function matchAfter(character: RegExp, text: string, from: number): number {
  character.lastIndex = from;
  return character.test(text) ? character.lastIndex - 1 : -1;
}
