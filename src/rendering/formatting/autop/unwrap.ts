// Steps of wpautop() that take paragraphs away again from around the tags of blocks. Each but the first only moves and takes away,
// in place. Linear.
import { dropAfterBlock, dropBlank } from './breaks.ts';
import { paragraphsIntoQuotes, paragraphsOutOfQuotes } from './quotes.ts';
import { TokenRewriting } from './token-rewriting.ts';
import { nothing, Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

const paragraphEnd = Uint32Array.of(Token.paragraphEnd);

/** Takes paragraphs from around blocks. */
export function unwrapBlocks(text: Tokens): void {
  if (text.seen & Trait.outerCloser) closeParagraphs(text);
  unwrapOpened(text, true);
  if (text.seen & Trait.item) unwrapItems(text);
  if (text.seen & Trait.quote) {
    paragraphsIntoQuotes(text);
    paragraphsOutOfQuotes(text);
  }
  unwrapOpened(text, false);
  dropAfterBlock(text, Token.paragraphEnd);
}

/** A paragraph of nothing but text that an outer element's closing tag ends gets its own closing tag before. */
function closeParagraphs(text: Tokens): void {
  const { items, length, traits } = text;
  const rewriting = new TokenRewriting(text, true);
  for (let open = 0; open < length; open++) {
    if (items[open] !== Token.paragraph) continue;
    let end = open + 1;
    while (end < length && !((traits[items[end] ?? 0] ?? 0) & (Trait.opens | Trait.holdsTags))) end++;
    if (end > open + 1 && text.is(end, Trait.outerCloser)) rewriting.replace(end, end, paragraphEnd);
    open = end - 1;
  }
  rewriting.finish();
}

/** Takes `<p>`, and blanks behind it, from before a block's tag; where `closed`, only if nothing but `</p>` follows, and that. */
function unwrapOpened(text: Tokens, closed: boolean): void {
  const { items, length, traits } = text;
  let to = 0;
  let close = 0;
  for (let at = 0; at < length; ) {
    const token = items[at] ?? 0;
    if (token !== Token.paragraph) {
      items[to++] = token;
      at++;
      continue;
    }
    let start = at + 1;
    while ((traits[items[start] ?? 0] ?? 0) & Trait.blank) start++;
    let end = 0;
    if ((traits[items[start] ?? 0] ?? 0) & Trait.block) {
      if (close < start) close = start;
      while (close < length && !((traits[items[close] ?? 0] ?? 0) & Trait.closes)) close++;
      if (close < length) end = closed ? paragraphEndAfter(text, close + 1) : close + 1;
    }
    if (end === 0) {
      // What is between is no paragraph.
      while (at < start) items[to++] = items[at++] ?? 0;
      continue;
    }
    if (closed) dropBlank(text, close);
    while (start <= close) items[to++] = items[start++] ?? 0;
    at = end;
  }
  text.become(items, to);
}

/** The index after a `</p>` with nothing but blanks before; the start of the text where there is none. */
function paragraphEndAfter({ items, traits }: Tokens, from: number): number {
  let at = from;
  while ((traits[items[at] ?? 0] ?? 0) & Trait.blank) at++;
  return items[at] === Token.paragraphEnd ? at + 1 : 0;
}

/** `<p><li…</p>` on one line becomes `<li…`. */
function unwrapItems(text: Tokens): void {
  const { items, length } = text;
  const rewriting = new TokenRewriting(text, false);
  // The first `</p>` and the first line break found so far.
  let end = 0;
  let line = 0;
  for (let at = 0; at < length; at++) {
    if (items[at] !== Token.paragraph || !text.is(at + 1, Trait.item) || text.is(at + 1, Trait.closer)) continue;
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
