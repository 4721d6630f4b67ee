// PHP's string functions, where JavaScript's differ: whitespace is ASCII, case is ASCII, lengths are counted in
// characters or UTF-8 bytes as PHP's function does. Text here is always valid Unicode (invalid UTF-8 ends at the door).

/** A character that PHP's `trim()` takes away, by its code. */
export const isTrimmed = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 11) || code === 13 || code === 0;

/** What it does not take away. */
const untrimmed = /[^ \t-\v\r\0]/g;
/** So many characters are looked at before the engine's search is asked. */
const nearby = 24;

/** Is there nothing but what PHP's `trim()` takes away? */
export const isTrimmable = (text: string): boolean => firstUntrimmed(text) === text.length;

function firstUntrimmed(text: string): number {
  const near = Math.min(nearby, text.length);
  let start = 0;
  while (start < near && isTrimmed(text.charCodeAt(start))) start++;
  if (start < near || near === text.length) return start;
  untrimmed.lastIndex = near;
  return untrimmed.test(text) ? untrimmed.lastIndex - 1 : text.length;
}

/** PHP `ltrim()` with its default characters: space, tab, newline, vertical tab, carriage return, NUL. */
export function ltrim(text: string): string {
  const start = firstUntrimmed(text);
  return start === 0 ? text : text.slice(start);
}

/** PHP `rtrim()` with its default characters. */
export function rtrim(text: string): string {
  let end = text.length;
  while (end > 0 && isTrimmed(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** PHP `trim()` with its default characters (no form feed, no Unicode spaces). */
export const trim = (text: string): string => rtrim(ltrim(text));

/** PHP 8's `strtolower()`: ASCII letters only. A text of nothing but ASCII has no others. */
export function asciiLower(text: string): string {
  if (!/[A-Z]/.test(text)) return text;
  return /[^\x00-\x7f]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase();
}

/** PHP 8.2's `mb_strtolower()`: as JavaScript's, but a sigma at the end of a word is no special case. */
export const unicodeLower = (text: string): string =>
  (text.includes('Σ') ? text.replaceAll('Σ', 'σ') : text).toLowerCase();

/** PHP `strlen()`: UTF-8 bytes. */
export const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

/** PHP `mb_substr(text, 0, count)`: the first `count` characters (code points). */
export function firstCharacters(text: string, count: number): string {
  if (text.length <= count) return text;
  let at = 0;
  for (let taken = 0; taken < count && at < text.length; taken++) {
    const code = text.charCodeAt(at);
    at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  }
  return text.slice(0, at);
}

/** A blank of PHP's patterns (`\s`, without Unicode), by its code, and as a part of a regular expression. */
export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
export const ws = '[\\t-\\r ]';
