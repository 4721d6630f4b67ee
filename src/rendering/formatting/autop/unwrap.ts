// Steps of wpautop() that take paragraphs away again from around the tags of blocks. Each but the first only moves and takes away,
// in place. Linear.
import { behindBlanks, dropAfterBlock, tagBefore } from './breaks.ts';
import { dropBlank } from './hidden.ts';
import { paragraphsIntoQuotes, paragraphsOutOfQuotes } from './quotes.ts';
import { TokenRewriting } from './token-rewriting.ts';
import { nextOf, nothing, Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

const paragraphEnd = Uint32Array.of(Token.paragraphEnd);

/** Takes paragraphs from around blocks, none before the token at `from`. */
export function unwrapBlocks(text: Tokens, from: number): void {
  if (text.seen & Trait.outerCloser) closeParagraphs(text, from);
  unwrapAlone(text, from);
  if (text.seen & Trait.item) unwrapItems(text, from);
  if (text.seen & Trait.quote) {
    paragraphsIntoQuotes(text);
    paragraphsOutOfQuotes(text);
  }
  unwrapOpened(text, from);
  dropAfterBlock(text, Token.paragraphEnd, from);
}

/** A paragraph of nothing but text that an outer element's closing tag ends gets its own closing tag before. */
function closeParagraphs(text: Tokens, from: number): void {
  const { items, length, traits } = text;
  const rewriting = new TokenRewriting(text, true);
  const after = (at: number): number => nextOf(items, Token.paragraph, at, length);
  for (let open = after(from), end: number; open < length; open = after(end)) {
    end = open + 1;
    while (end < length && !((traits[items[end] ?? 0] ?? 0) & (Trait.opens | Trait.holdsTags))) end++;
    if (end > open + 1 && text.is(end, Trait.outerCloser)) rewriting.replace(end, end, paragraphEnd);
  }
  rewriting.finish();
}

/** Takes paragraphs away that hold nothing but a block's tag, and blanks around that. */
function unwrapAlone(text: Tokens, first: number): void {
  const { items, length, traits } = text;
  const rewriting = new TokenRewriting(text, false);
  let from = first;
  const after = (at: number): number => nextOf(items, Token.paragraphEnd, at, length);
  for (let at = after(from); at < length; at = after(at + 1)) {
    const close = tagBefore(text, at, from);
    let open = close - 1;
    while (open >= from && !((traits[items[open] ?? 0] ?? 0) & Trait.closes)) open--;
    if (open < from || items[open] !== Token.paragraph) continue;
    const start = behindBlanks(text, open + 1);
    if (!text.is(start, Trait.block)) continue;
    dropBlank(text, close);
    rewriting.replace(open, start, nothing);
    rewriting.replace(close + 1, at + 1, nothing);
    from = at + 1;
  }
  rewriting.finish();
}

/** Takes `<p>`, and blanks behind it, from before a block's tag. */
function unwrapOpened(text: Tokens, from: number): void {
  const { items, length, traits } = text;
  const rewriting = new TokenRewriting(text, false);
  let close = from;
  for (
    let at = nextOf(items, Token.paragraph, from, length);
    at < length;
    at = nextOf(items, Token.paragraph, at, length)
  ) {
    const start = behindBlanks(text, at + 1);
    if (text.is(start, Trait.block)) {
      close = Math.max(close, start);
      while (close < length && !((traits[items[close] ?? 0] ?? 0) & Trait.closes)) close++;
      if (close === length) break;
      rewriting.replace(at, start, nothing);
      at = close + 1;
    } else at = start;
  }
  rewriting.finish();
}

/** `<p><li…</p>` on one line becomes `<li…`. */
function unwrapItems(text: Tokens, from: number): void {
  const { items, length } = text;
  const rewriting = new TokenRewriting(text, false);
  // The first `</p>` and the first line break found so far.
  let end = 0;
  let line = 0;
  const after = (at: number): number => nextOf(items, Token.paragraph, at, length);
  for (let at = after(from); at < length; at = after(at + 1)) {
    if (!text.is(at + 1, Trait.item) || text.is(at + 1, Trait.closer)) continue;
    // There must be a character behind the name.
    end = Math.max(end, text.is(at + 1, Trait.blockName) ? at + 3 : at + 2);
    while (end < length && items[end] !== Token.paragraphEnd) end++;
    if (end >= length) break;
    line = Math.max(line, at + 2);
    while (line < length && items[line] !== Token.line) line++;
    if (line < end) continue;
    rewriting.replace(at, at + 1, nothing);
    rewriting.replace(end, end + 1, nothing);
    at = end;
  }
  rewriting.finish();
}
