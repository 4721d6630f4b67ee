// Ampersands that start no reference, as WordPress's wptexturize() sees them. Linear.
import { type Escaping, madeOf } from './escaping.ts';
import type { TextCodes } from './text-codes.ts';

const lone = madeOf('&#038;');

/** Every `&` between two offsets that does not look like the start of a reference becomes `&#038;`. */
export function escapeLoneAmpersands(escaping: Escaping, codes: TextCodes, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    if (codes[at] !== 38) continue;
    let last = at;
    // Before another one none is the start of a reference.
    while (last + 1 < end && codes[last + 1] === 38) last++;
    escaping.replaceEach(at, last, lone);
    at = last;
    if (!isReference(codes, at)) escaping.replace(at, at + 1, lone);
  }
}

/** Is there `&#8217;`, `&#x20;` or `&name;` (eight letters or digits 1 to 4) at the `&` at `at`? */
export function isReference(codes: TextCodes, at: number): boolean {
  let end = at + 1;
  let code = codes[end] ?? 0;
  if (code !== 35) {
    for (; end - at <= 8 && isNameCode(code); code = codes[end] ?? 0) end++;
    return end > at + 1 && code === 59;
  }
  code = codes[++end] ?? 0;
  const isHexadecimal = (code | 32) === 120;
  if (isHexadecimal) code = codes[++end] ?? 0;
  const start = end;
  for (; isHexadecimal ? isHexCode(code) : isDigit(code); code = codes[end] ?? 0) end++;
  return end > start && code === 59;
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
/** A letter or a digit that names of references have. */
export const isNameCode = (code: number): boolean => isLetter(code) || (code >= 49 && code <= 52);
export const isHexCode = (code: number): boolean => isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
