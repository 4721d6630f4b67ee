// Cutting text to a length: WordPress's wp_trim_words() and wp_html_excerpt(), and zeroise().

import { trimBoth } from '../../base/trim.ts';
import { tabsAndBreaks, withSingleBlanks } from './blanks.ts';
import { byteLength, firstCharacters, trim } from './php-strings.ts';
import { startOfPlain, stripAllTags } from './strip-tags.ts';

/** What a language counts (WordPress `wp_get_word_count_type()`). */
export type WordCount = 'words' | 'characters_excluding_spaces' | 'characters_including_spaces';

/** The first `count` words (or characters, spaces among them) of the text without tags, then `more` if something was cut. */
export function trimWords(text: string, count = 55, more = '&hellip;', counted: WordCount = 'words'): string {
  if (count < 0) return withoutLast(stripAllTags(text), -count, counted) + more;
  if (counted === 'words') {
    // A start of the text has most excerpts whole.
    const { plain, isWhole } = startOfPlain(text, count * 10 + 100);
    const start = firstWords(trim(plain), count, more);
    return start.isCut || isWhole ? start.words : firstWords(stripAllTags(text), count, more).words;
  }
  const plain = stripAllTags(text);
  const line = trimBoth(withSingleBlanks(plain, tabsAndBreaks), ' ');
  const cut = firstCharacters(line, count);
  return cut.length < line.length ? cut + more : cut;
}

/** The same for words where something is cut; undefined where nothing is. */
export function cutAfterWords(text: string, count: number, more: string): string | undefined {
  const { words, isCut } = firstWords(stripAllTags(text), count, more);
  return isCut ? words : undefined;
}

/** One or two words fewer than none are all but the last, as PHP splits; of characters the last so many are left out. */
function withoutLast(text: string, count: number, counted: WordCount): string {
  if (counted === 'words' && count > 2) return '';
  if (counted === 'words') return (text.match(/[^\n\r\t ]+/g) ?? []).slice(0, -1).join(' ');
  const line = trimBoth(withSingleBlanks(text, tabsAndBreaks), ' ');
  return count === 1 ? '' : [...line].slice(0, -count).join('');
}

function firstWords(text: string, count: number, more: string): { words: string; isCut: boolean } {
  let out = '';
  let words = 0;
  for (let at = 0; ; ) {
    while (isGap(text.charCodeAt(at))) at++;
    if (at >= text.length) return { words: out, isCut: false };
    if (words === count) return { words: out + more, isCut: true };
    const start = at;
    at = wordEnd(text, at);
    out += words === 0 ? text.slice(start, at) : ` ${text.slice(start, at)}`;
    words++;
  }
}

/** Characters of a word after which the engine's search is asked for its end. */
const longWord = 32;
const gap = /[\n\r\t ]/g;

function wordEnd(text: string, start: number): number {
  const near = Math.min(start + longWord, text.length);
  for (let at = start; at < near; at++) if (isGap(text.charCodeAt(at))) return at;
  gap.lastIndex = near;
  return gap.test(text) ? gap.lastIndex - 1 : text.length;
}

const isGap = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** WordPress `wp_html_excerpt()`: the first `count` characters without tags, never part of a reference, then `more`. */
export function htmlExcerpt(text: string, count: number, more = ''): string {
  const plain = stripAllTags(text, true);
  const excerpt = withoutCutReference(firstCharacters(plain, count));
  return excerpt === plain ? excerpt : trim(excerpt) + more;
}

/** Drops the start of a reference at the end: `&` and up to six bytes that are neither `;` nor blank. */
function withoutCutReference(text: string): string {
  for (let at = Math.max(0, text.length - 7); at < text.length; at++) {
    const tail = text[at] === '&' ? text.slice(at + 1) : null;
    if (tail !== null && byteLength(tail) <= 6 && !/[;\t\n\v\f\r ]/.test(tail)) return text.slice(0, at);
  }
  return text;
}

/** WordPress `zeroise()`: leading zeros up to `length` characters. */
export const zeroise = (number: number | string, length: number): string => String(number).padStart(length, '0');
