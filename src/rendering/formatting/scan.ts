// Looking for single characters. Where many lie close together, calls of `indexOf()` take longer than looking at a few characters.
import type { TextCodes } from './text-codes.ts';

/**
 * The code of the character at an offset, -1 outside of the text. A call of `charCodeAt()` that has been asked beyond a text's end once takes
 * three times as long from then on: the engine no longer makes it a part of the loop around it.
 */
export const codeAt = (text: string, at: number): number => (at >= 0 && at < text.length ? text.charCodeAt(at) : -1);

/** Is it a quotation mark, of either kind? */
export const isQuote = (code: number): boolean => code === 34 || code === 39;

/** How many characters are looked at one by one. */
const nearby = 16;

/** The first place of a character, named by its code, at or after `from`; -1 where there is none. */
export function codeAfter(text: string, code: number, from: number): number {
  const end = Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === code) return at;
  return end === text.length ? -1 : text.indexOf(String.fromCharCode(code), end);
}

/** The same in a text that is there as codes as well. */
export function codeAfterIn(text: string, codes: TextCodes, code: number, from: number): number {
  const end = Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) if (codes[at] === code) return at;
  return end === text.length ? -1 : text.indexOf(String.fromCharCode(code), end);
}

/** The first `<`. */
export const openAfter = (text: string, from: number): number => codeAfter(text, 60, from);

/** The first `&`. */
export const ampersandAfter = (text: string, from: number): number => codeAfter(text, 38, from);

/** The first backslash. */
export const backslashAfter = (text: string, from: number): number => codeAfter(text, 92, from);

/** The first place of a string, of at least one character, at or after `from`; -1 where there is none. */
export function stringAfter(text: string, search: string, from: number): number {
  const first = search.charCodeAt(0);
  if (search.length === 1) return codeAfter(text, first, from);
  const end = Math.min(from + nearby, text.length);
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === first && text.startsWith(search, at)) return at;
  return end === text.length ? -1 : text.indexOf(search, end);
}

/** Is the stretch between two offsets this name? Names are short: a loop is quicker than the engine's comparison. */
export function isNameAt(text: string, start: number, end: number, name: string): boolean {
  if (name.length !== end - start || end > text.length) return false;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== name.charCodeAt(at - start)) return false;
  return true;
}

/**
 * Is there a match of an expression, with the flag `g`, that begins with `mark`? The engine's search finds the first mark quickly where
 * there are few, and the expression is quicker than a search for a string where there are many.
 */
export function hasMatch(expression: RegExp, text: string, mark: string): boolean {
  const first = text.indexOf(mark);
  if (first === -1) return false;
  expression.lastIndex = first;
  return expression.test(text);
}
