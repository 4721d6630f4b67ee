// Paragraphs of wpautop() and the tags of quotes. Linear.
import { ownsBehind, withoutBehind } from './hidden.ts';
import { TokenRewriting } from './token-rewriting.ts';
import { firstOwn, nextOf, nothing, Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

const quoteOrCloser = Trait.quote | Trait.closer;

/** `<p>` from before a quote's opening tag to behind it, where the tag's quotation marks are closed. Its name becomes small. */
export function paragraphsIntoQuotes(text: Tokens): void {
  const { items, length, traits } = text;
  const marks = new Marks(text);
  const rewriting = new TokenRewriting(text, text.joins);
  for (let open = 0; open < length; open++) {
    if (((traits[items[open + 1] ?? 0] ?? 0) & quoteOrCloser) !== Trait.quote) continue;
    if (items[open] !== Token.paragraph && !isCapital(text, open)) continue;
    const end = marks.tagEnd(open + 1);
    if (end === -1) {
      open++;
      continue;
    }
    const isOdd = text.is(open + 1, Trait.oddQuote);
    rewriting.replace(open, isOdd ? open + 2 : open + 1, isOdd ? smallQuote : nothing);
    rewriting.replace(end, end + 1, withParagraph(text, items[end] ?? 0, marks.cut));
    open = end;
  }
  rewriting.finish();
}

const smallQuote = Uint32Array.of(Token.quote);

/** A token with `<p>` behind so many characters of it; 0: behind all. */
function withParagraph(text: Tokens, token: number, cut: number): Uint32Array {
  if (ownsBehind(token)) {
    text.hasHidden = true;
    return Uint32Array.of(withoutBehind(token), Token.paragraph, Token.space);
  }
  if (cut === 0) return Uint32Array.of(token, Token.paragraph);
  const start = text.bounds[2 * token] ?? 0;
  const end = text.bounds[2 * token + 1] ?? 0;
  const traits = text.traits[token] ?? 0;
  if (text.source[start + cut - 1] === line) {
    const before = text.make(start, start + cut - 1, traits & ~Trait.closes);
    const rest = text.make(start + cut, end, traits & Trait.closes);
    text.hasHidden = true;
    return Uint32Array.of(before, Token.leftLine, Token.paragraph, Token.space, rest);
  }
  const first = text.make(start, start + cut, traits | Trait.closes);
  const rest = text.make(start + cut, end, traits & Trait.closes);
  return Uint32Array.of(first, Token.paragraph, rest);
}

/** Is it `<P>`? */
function isCapital({ items, bounds, source }: Tokens, at: number): boolean {
  const token = items[at] ?? 0;
  const start = bounds[2 * token] ?? 0;
  return bounds[2 * token + 1] === start + 3 && source[start + 1] === 80 && source[start + 2] === 62;
}

/** How quotes' tags begin, in letters of any case. */
const beginning = '<blockquote';
const closing = 62;
/** In a token of more than that it is a hidden line break, for which WordPress stands a tag in. */
const line = 10;
/** Any quotation mark, `>` or such a line break. */
const anyMark = -1;

/** Quotation marks of a text. */
class Marks {
  /** The tag that was found last ends behind so many characters of its last token; 0: behind all. */
  cut = 0;
  private readonly text: Tokens;
  /** The last tokens with each, once one has been found. */
  private lastDouble = -1;
  private lastSingle = -1;

  constructor(text: Tokens) {
    this.text = text;
  }

  /** A tag ends in a token behind so many characters. */
  private endsIn(at: number, count: number): number {
    const token = this.text.items[at] ?? 0;
    const { bounds } = this.text;
    const all = (bounds[2 * token + 1] ?? 0) - (bounds[2 * token] ?? 0);
    this.cut = count === all ? 0 : count;
    return at;
  }

  /** The last token with a mark that some token has. */
  private last(mark: number): number {
    const known = mark === 34 ? this.lastDouble : this.lastSingle;
    if (known !== -1) return known;
    let at = this.text.length - 1;
    while (at > 0 && this.markIn(at, 0, mark) === -1) at--;
    if (mark === 34) this.lastDouble = at;
    else this.lastSingle = at;
    return at;
  }

  /** The first of some marks in a token, at or after so many characters of it; -1 where there is none. */
  private markIn(at: number, after: number, mark: number): number {
    const { items, bounds, source, traits } = this.text;
    const token = items[at] ?? 0;
    if ((traits[token] ?? 0) & Trait.opaque) return -1;
    const start = bounds[2 * token] ?? 0;
    const end = bounds[2 * token + 1] ?? 0;
    for (let from = start + after; from < end; from++) {
      const code = source[from] ?? 0;
      if (code === mark) return from - start;
      if (mark !== anyMark) continue;
      if (code === 34 || code === 39 || code === closing || (code === line && token >= firstOwn)) return from - start;
    }
    return -1;
  }

  /** The last token of the tag that starts at `start`, up to a `>` outside of quotation marks; -1 where it or a mark is not closed. */
  tagEnd(start: number): number {
    const { text } = this;
    let after = beginning.length;
    for (let at = start; at < text.length; ) {
      const found = this.markIn(at, after, anyMark);
      if (found === -1) {
        if (text.is(at, Trait.closes)) return this.endsIn(at, 0);
        at++;
        after = 0;
        continue;
      }
      const mark = this.codeAt(at, found);
      if (mark === closing || mark === line) return this.endsIn(at, found + 1);
      if (this.last(mark) < at) return -1;
      after = this.markIn(at, found + 1, mark) + 1;
      while (after === 0 && ++at < text.length) after = this.markIn(at, 0, mark) + 1;
    }
    return -1;
  }

  private codeAt(at: number, index: number): number {
    const { items, bounds, source } = this.text;
    return source[(bounds[2 * (items[at] ?? 0)] ?? 0) + index] ?? 0;
  }
}

const quoteEnd = Trait.quote | Trait.closer | Trait.bare;

/** `</p>` from behind a quote's closing tag to before it. */
export function paragraphsOutOfQuotes(text: Tokens): void {
  const { items, length, traits } = text;
  const after = (at: number): number => nextOf(items, Token.paragraphEnd, at, length);
  for (let end = after(1); end < length; end = after(end + 1)) {
    const before = items[end - 1] ?? 0;
    if (((traits[before] ?? 0) & quoteEnd) !== quoteEnd) continue;
    items[end] = before;
    items[end - 1] = Token.paragraphEnd;
    // What is behind them now stands beside another tag: one replacement does not see what the last one made.
    end++;
  }
}
