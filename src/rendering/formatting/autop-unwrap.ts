// Steps of wpautop() that take paragraphs away again from around the tags of blocks. Each but the first only moves and takes away,
// in place. Linear.
import { dropAfterBlock } from './autop-breaks.ts';
import { isQuote, type TagKinds } from './autop-survey.ts';
import { blockNameLength } from './block-names.ts';
import { blankAt, standsAt, UnitRewriting, type Units, unitsOf } from './code-units.ts';

const nothing = new Uint32Array(0);
const closing = unitsOf('</p>');
const item = unitsOf('<p><li');
const quote = unitsOf('blockquote');
const quoteThenParagraph = unitsOf('</blockquote></p>');
const paragraphThenQuote = unitsOf('</p></blockquote>');
const outerClosers = ['</div>', '</address>', '</form>'].map(unitsOf);

/** Does a paragraph's opening tag stand there? */
export const opensAt = (codes: Uint32Array, at: number): boolean =>
  codes[at] === 60 && codes[at + 1] === 112 && codes[at + 2] === 62;

/** Takes paragraphs from around blocks. */
export function unwrapBlocks(text: Units, kinds: TagKinds): void {
  if (kinds.outerClosers) closeParagraphs(text);
  unwrapOpened(text, true);
  if (kinds.items) unwrapItems(text);
  if (kinds.quotes) {
    paragraphsIntoQuotes(text);
    paragraphsOutOfQuotes(text);
  }
  unwrapOpened(text, false);
  dropAfterBlock(text, closing);
}

/** A paragraph of nothing but text that an outer element's closing tag ends gets its own closing tag before. */
function closeParagraphs(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, true);
  for (let open = 0; open < length; open++) {
    if (!opensAt(codes, open)) continue;
    let end = open + 3;
    while (end < length && codes[end] !== 60) end++;
    if (end > open + 3 && outerClosers.some((closer) => standsAt(codes, end, closer)))
      rewriting.replace(end, end, closing);
    open = end - 1;
  }
  rewriting.finish();
}

/** Takes `<p>`, and blanks behind it, from before a block's tag; where `closed`, only if nothing but `</p>` follows, and that. */
function unwrapOpened(text: Units, closed: boolean): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  let close = 0;
  for (let open = 0; open < length; open++) {
    if (!opensAt(codes, open)) continue;
    let start = open + 3;
    while (blankAt(codes, start)) start++;
    const nameStart = codes[start + 1] === 47 ? start + 2 : start + 1;
    const name = codes[start] === 60 ? blockNameLength(codes, nameStart) : 0;
    if (name === 0) {
      open = start - 1;
      continue;
    }
    if (close < nameStart + name) close = nameStart + name;
    while (close < length && codes[close] !== 62) close++;
    if (close >= length) break;
    let end = close + 1;
    if (closed) {
      while (blankAt(codes, end)) end++;
      if (!standsAt(codes, end, closing)) {
        open = start - 1;
        continue;
      }
      end += 4;
    }
    rewriting.replace(open, start, nothing);
    if (closed) rewriting.replace(close + 1, end, nothing);
    open = end - 1;
  }
  rewriting.finish();
}

/** `<p><li…</p>` on one line becomes `<li…`. */
function unwrapItems(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  // The first `</p>` and the first line break found so far.
  let end = 0;
  let line = 0;
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60 || !standsAt(codes, at, item)) continue;
    if (end < at + 7) end = at + 7;
    while (end < length && !standsAt(codes, end, closing)) end++;
    if (end >= length) break;
    if (line < at + 6) line = at + 6;
    while (line < length && codes[line] !== 10) line++;
    if (line < end) continue;
    rewriting.replace(at, at + 3, nothing);
    rewriting.replace(end, end + 4, nothing);
    at = end + 3;
  }
  rewriting.finish();
}

/** `<p>` from before a quote's opening tag to behind it, where the tag's quotation marks are closed. Its name becomes small. */
function paragraphsIntoQuotes({ codes, length }: Units): void {
  let lastDouble = length - 1;
  while (lastDouble >= 0 && codes[lastDouble] !== 34) lastDouble--;
  let lastSingle = length - 1;
  while (lastSingle >= 0 && codes[lastSingle] !== 39) lastSingle--;
  for (let open = 0; open < length; open++) {
    if (codes[open] !== 60 || ((codes[open + 1] ?? 0) | 32) !== 112 || codes[open + 2] !== 62) continue;
    if (codes[open + 3] !== 60 || !isQuote(codes, open + 4)) continue;
    const nameEnd = open + 4 + quote.length;
    let end = nameEnd;
    for (let code = codes[end]; end < length && code !== 62; code = codes[end]) {
      if (code === 34 || code === 39) {
        const last = code === 34 ? lastDouble : lastSingle;
        if (last > end) for (end++; codes[end] !== code; ) end++;
        else end = length;
      }
      end++;
    }
    if (end < length) {
      codes[open] = 60;
      codes.set(quote, open + 1);
      codes.copyWithin(open + 1 + quote.length, nameEnd, end + 1);
      codes[end - 2] = 60;
      codes[end - 1] = 112;
      codes[end] = 62;
      open = end;
    } else open = nameEnd - 1;
  }
}

/** `</p>` from behind a quote's closing tag to before it. */
function paragraphsOutOfQuotes({ codes, length }: Units): void {
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60 || !standsAt(codes, at, quoteThenParagraph)) continue;
    codes.set(paragraphThenQuote, at);
    at += paragraphThenQuote.length - 1;
  }
}
