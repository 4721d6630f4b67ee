// Names as parts of classes and variables. Reproduces _wp_to_kebab_case: words as lodash's kebabCase finds them.
import { Rewriting } from '../../formatting/rewriting.ts';

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

/** `LargeText2` → `large-text-2`. */
export function toKebabCase(name: string): string {
  const text = name.replaceAll("'", '');
  if (!/[^\x00-\x7f]/.test(text)) return asciiKebabCase(text);
  const found = text.match(words) ?? [];
  return found.join('-').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The same, without looking at each place for all kinds of words. */
function asciiKebabCase(text: string): string {
  const rewriting = new Rewriting(text);
  let from = 0;
  let between = '';
  for (let at = 0; at < text.length; ) {
    const end = asciiWordEnd(text, at);
    if (end === at) {
      at++;
      continue;
    }
    rewriting.replace(from, at, between);
    between = '-';
    from = end;
    at = end;
  }
  rewriting.replace(from, text.length, '');
  return rewriting.finish().toLowerCase();
}

/** Where the word ends that begins at an offset; the offset itself where none does. */
function asciiWordEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end > start) return isOrdinal(text, end) ? end + 2 : end;
  while (isCapital(text.charCodeAt(end))) end++;
  // The last of many capitals begins the word that follows.
  if (isSmall(text.charCodeAt(end)) && end - start > 1) return end - 1;
  while (isSmall(text.charCodeAt(end))) end++;
  return end;
}

const ordinalEndings: Readonly<Record<string, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };

/** Is a number that ends at an offset followed by its `st`, `nd`, `rd` or `th`, all small or all capital? */
function isOrdinal(text: string, end: number): boolean {
  const inCapitals = isCapital(text.charCodeAt(end));
  if (!inCapitals && !isSmall(text.charCodeAt(end))) return false;
  const ending = ordinalEndings[text.charAt(end - 1)] ?? 'th';
  if (!text.startsWith(inCapitals ? ending.toUpperCase() : ending, end)) return false;
  const next = text.charCodeAt(end + 2);
  return !isDigit(next) && !(inCapitals ? isCapital : isSmall)(next);
}
