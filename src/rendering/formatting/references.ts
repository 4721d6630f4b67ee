// Ampersands that start no reference, as WordPress's wptexturize() sees them. One scan, linear.
import { Escaping, madeOf, runEnd } from './escaping.ts';
import { ampersandAfter } from './scan.ts';

const lone = madeOf('&#038;');

/** Every `&` that does not look like the start of a reference becomes `&#038;`. */
export function escapeLoneAmpersands(text: string): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  const escaping = new Escaping(text);
  for (; at !== -1; at = ampersandAfter(text, at + 1)) {
    // Before another one none is the start of a reference.
    const last = runEnd(text, at) - 1;
    escaping.replaceEach(at, last, lone);
    at = last;
    if (!isReference(text, at)) escaping.replace(at, at + 1, lone);
  }
  return escaping.finish();
}

/** Is there `&#8217;`, `&#x20;` or `&name;` (eight letters or digits 1 to 4) at the `&` at `at`? */
function isReference(text: string, at: number): boolean {
  let end = at + 1;
  if (text.charCodeAt(end) !== 35) {
    while (end - at <= 8 && isNameCode(text.charCodeAt(end))) end++;
    return end > at + 1 && text.charCodeAt(end) === 59;
  }
  const isHexadecimal = (text.charCodeAt(end + 1) | 32) === 120;
  const start = isHexadecimal ? end + 2 : end + 1;
  end = start;
  while (isHexadecimal ? isHexCode(text.charCodeAt(end)) : isDigit(text.charCodeAt(end))) end++;
  return end > start && text.charCodeAt(end) === 59;
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
/** A letter or a digit that names of references have. */
export const isNameCode = (code: number): boolean => isLetter(code) || (code >= 49 && code <= 52);
export const isHexCode = (code: number): boolean => isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
