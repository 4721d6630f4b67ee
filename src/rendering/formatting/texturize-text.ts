// The typographic rules of WordPress's wptexturize() for one stretch of text without tags, in English typography.
// Linear.
import { escapeLoneAmpersands, isDigit } from './references.ts';
import { Rewriting, replacedAll } from './rewriting.ts';
import { spaceAt, spaceBefore } from './texturize-around.ts';
import { doubleQuotes, openingDouble, singleQuotes } from './texturize-quotes.ts';

/** What a text can have that the rules look for, as bits. */
const Marks = {
  dots: 1,
  backticks: 2,
  trademark: 4,
  single: 8,
  double: 16,
  dash: 32,
  times: 64,
  reference: 128,
} as const;
const allMarks = 255;

/** Which of the characters that rules look for occur in a text: where one does not, its rules need not be tried on any part. */
export function marksOf(text: string): number {
  return (
    (text.includes('...') ? Marks.dots : 0) |
    (text.includes('``') ? Marks.backticks : 0) |
    (text.includes('(tm)') ? Marks.trademark : 0) |
    (text.includes("'") ? Marks.single : 0) |
    (text.includes('"') ? Marks.double : 0) |
    (text.includes('-') ? Marks.dash : 0) |
    (hasTimes(text) ? Marks.times : 0) |
    (text.includes('&') ? Marks.reference : 0)
  );
}

/** Texturizes text in which there is no tag, as `wptexturize()` does between tags. `marks`: see `marksOf()`. */
export function texturizeText(text: string, marks = allMarks): string {
  let out = text;
  if (marks & Marks.dots && out.includes('...')) out = replacedAll(out, '...', '&#8230;');
  if (marks & Marks.backticks && out.includes('``')) out = replacedAll(out, '``', openingDouble);
  if (marks & Marks.trademark && out.includes(' (tm)')) out = replacedAll(out, ' (tm)', ' &#8482;');
  if (marks & Marks.single && out.includes("'")) out = singleQuotes(out);
  if (marks & Marks.double && out.includes('"')) out = doubleQuotes(out);
  if (marks & Marks.dash && out.includes('-')) out = dashes(out);
  if (marks & Marks.times && hasTimes(out)) out = times(out);
  // References made above are whole ones; only those of the text itself need a look.
  return marks & Marks.reference && text.includes('&') ? escapeLoneAmpersands(out) : out;
}

/** Between blanks two dashes are a long one, elsewhere a short one, and none in a name such as `xn--a`. */
function doubleDashes(text: string): string {
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('--'); at !== -1; at = text.indexOf('--', at)) {
    if (spaceBefore(text, at) && (at + 2 === text.length || spaceAt(text, at + 2))) {
      rewriting.replace(at, at + 2, '&#8212;');
    } else if (text.charCodeAt(at - 1) === 110 && text.charCodeAt(at - 2) === 120) {
      // The first of the two stays; with what follows the second can be a pair.
      at++;
      continue;
    } else rewriting.replace(at, at + 2, '&#8211;');
    at += 2;
  }
  return rewriting.finish();
}

function dashes(text: string): string {
  let out = text;
  if (out.includes('--')) out = doubleDashes(replacedAll(out, '---', '&#8212;'));
  const rewriting = new Rewriting(out);
  for (let at = out.indexOf('-'); at !== -1; at = out.indexOf('-', at + 1)) {
    const isAlone = spaceBefore(out, at) && (at + 1 === out.length || spaceAt(out, at + 1));
    if (isAlone) rewriting.replace(at, at + 1, '&#8211;');
  }
  return rewriting.finish();
}

/** Is there an `x` between two digits? */
function hasTimes(text: string): boolean {
  for (let at = text.indexOf('x', 1); at !== -1; at = text.indexOf('x', at + 1))
    if (isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at - 1))) return true;
  return false;
}

const isNumeric = (code: number): boolean => isDigit(code) || code === 44 || code === 46;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** `9x9` becomes `9×9`, but `0x99` and words stay. Each run of digits, points and commas is looked at twice at most. */
function times(text: string): string {
  const rewriting = new Rewriting(text);
  let from = 0;
  for (let x = text.indexOf('x'); x !== -1; x = text.indexOf('x', x + 1)) {
    if (!isDigit(text.charCodeAt(x + 1))) continue;
    let runStart = x;
    while (runStart > from && isNumeric(text.charCodeAt(runStart - 1))) runStart--;
    const start = factorStart(text, runStart, x);
    const end = start === -1 ? -1 : factorEnd(text, x + 1);
    if (end === -1) continue;
    rewriting.replace(x, x + 1, '&#215;');
    from = end;
    x = end - 1;
  }
  return rewriting.finish();
}

/** Where a first factor can start within its run: at a digit after no word character, and not a lone 0. */
function factorStart(text: string, runStart: number, x: number): number {
  for (let at = runStart; at < x; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code) && !(at > 0 && isWord(text.charCodeAt(at - 1))) && (code !== 48 || x - at > 1)) return at;
  }
  return -1;
}

/** Where a second factor ends: at the last border between word and other characters in its run. */
function factorEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isNumeric(text.charCodeAt(end))) end++;
  for (; end > start; end--) {
    const after = end < text.length && isWord(text.charCodeAt(end));
    if (isWord(text.charCodeAt(end - 1)) !== after) return end;
  }
  return -1;
}
