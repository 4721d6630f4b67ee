// What can be said of an excerpt before formatting the text: that a start of it is enough, since what formatting makes of that does not
// depend on what follows; that there is nothing to say, since formatting puts in nothing but tags and blanks; or that there are more signs
// than are looked at.
import { isSign } from './formatting/signs.ts';
import { CodeWindow, windowed } from './formatting/text-codes.ts';

/**
 * Tags with nothing in their values that looks like another's. Of tags whose names begin like these, steps look for the end further
 * on, or for others of the kind anywhere in the text.
 */
const plainTag =
  /<\/?(?!pre|script|style|svg|math|option|object|param|embed|audio|video|source|track)[a-z][a-z\d]*(?:\s[^<>"']*(?:"[^<>"]*"[^<>"']*|'[^<>']*'[^<>"']*)*)?\/?>/iy;

/** Texts that have no place to be cut at before this have none. */
const furthest = 20_000;

/**
 * The text up to a tag that ends a line, with so many words before it or more; undefined where it cannot be said that what follows
 * leaves them alone: shortcodes, comments, tags that are not plain. Formatting looks at a text between two tags as a whole, so a start
 * ends with a tag. Linear.
 */
export function startWithWords(html: string, words: number): string | undefined {
  let found = 0;
  let isInWord = false;
  let hasCaption = false;
  const end = Math.min(html.length, furthest);
  for (let at = 0; at < end; ) {
    const code = html.charCodeAt(at);
    if (code === 91) return undefined;
    if (code === 60) {
      plainTag.lastIndex = at;
      if (!plainTag.test(html)) return undefined;
      // Blanks go from behind captions where any begins.
      if (html.startsWith('<figcaption', at)) hasCaption = true;
      else if (!hasCaption && html.startsWith('</figcaption', at)) return undefined;
      at = plainTag.lastIndex;
      if (found > words && at < html.length && html.charCodeAt(at) === 10) return html.slice(0, at);
      continue;
    }
    const isLetter = !isGap(code);
    if (isLetter && !isInWord) found++;
    isInWord = isLetter;
    at++;
  }
  return undefined;
}

/** Excerpts are made of what stands before so many signs: many times what articles have around the words of one. */
export const mostSigns = 20_000;

const window = new CodeWindow();

/** Counts what formatting has to do: characters that begin markup or that it changes. Of a tag's values it changes none. */
export class SignCount {
  #left = mostSigns;

  /** Counts on; where the sign stands in the text with which there are too many, -1 where there is none. Linear. */
  endIn(text: string): number {
    let left = this.#left;
    let isInTag = false;
    for (let from = 0; from < text.length; from += windowed) {
      const shown = window.show(text, from, text.length);
      for (let at = 0; at < shown; at++) {
        const code = window.codes[at] ?? 0;
        if (isInTag && code === 62) isInTag = false;
        if (code >= 128 || isSign[code] !== 1 || (isInTag && code !== 60 && code !== 91)) continue;
        if (left-- === 0) return from + at;
        if (code === 60) isInTag = true;
      }
    }
    this.#left = left;
    return -1;
  }
}

/** What stands between words: a form feed is a letter of one. */
function isGap(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Is there nothing but tags and blanks, each tag up to its own `>` or the end, and no line in a tag that could be an address to embed? Linear. */
export function isWordless(html: string): boolean {
  const hasAddress = html.includes('://');
  let line = -1;
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (isGap(code)) continue;
    if (code !== 60) return false;
    const name = html.charCodeAt(html[at + 1] === '/' ? at + 2 : at + 1) | 32;
    if (name < 97 || name > 122) return false;
    const close = html.indexOf('>', at);
    const end = close === -1 ? html.length : close;
    if (html.lastIndexOf('<', end) !== at) return false;
    if (hasAddress && line < at) line = html.indexOf('\n', at);
    if (hasAddress && line === -1) line = html.length;
    if (hasAddress && line < end) return false;
    at = end;
  }
  return true;
}
