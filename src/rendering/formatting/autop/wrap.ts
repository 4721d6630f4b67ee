// Puts `<p>` and `</p>` around what stands between blank lines: the step of wpautop() that makes paragraphs. Linear.
import { ownsBehind } from './hidden.ts';
import { giveBack, roomFor } from './room.ts';
import { copied, nextOf, Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** What goes around a paragraph, in tokens. */
const around = 8;

/**
 * Each stretch between blank lines in `<p>` and `</p>`, one a line, without the empty paragraphs that come of it. A block's
 * tag alone stays as it is, where the steps that follow would take its paragraph away again and see no difference; of what most
 * texts consist of comes at once what all those steps would make of it. Returns the token from which on they have anything left to do,
 * or the text's length.
 */
export function wrapParagraphs(text: Tokens): number {
  const { items, length } = text;
  const wrapping = new Wrapping(text);
  let start = 0;
  for (let line = 0; line < length; line++) {
    const token = items[line];
    if (token !== Token.line && token !== Token.blankLine) continue;
    let next = line + 1;
    let last = line;
    for (; text.is(next, Trait.blank); next++)
      if (items[next] === Token.line || items[next] === Token.blankLine) last = next;
    if (last === line && token === Token.line) {
      line = next - 1;
      continue;
    }
    if (line > start) wrapping.add(start, line);
    start = last + 1;
    line = last;
  }
  if (start < length) wrapping.add(start, length);
  wrapping.finish();
  return wrapping.finished;
}

const blockEnd = Trait.block | Trait.closer | Trait.bare;
const wholeTag = Trait.block | Trait.closes;
const wholeOpener = Trait.blockOpener | Trait.closes;
const tag = Trait.opens | Trait.closes | Trait.holdsTags;

/** Stretches of which is known at once what comes of them. */
const Shape = {
  known: 1,
  /** It begins with a block's opening tag, and so gets no paragraph. */
  element: 2,
  /** It ends with a block's closing tag, and so loses the paragraph's behind it. */
  ended: 4,
  /** Nothing but text before an outer block's closing tag: the paragraph ends between them. */
  closed: 8,
  /** An item on one line, which loses a `</p>` before that matters to others. */
  item: 16,
} as const;

/** Is it the beginning of a tag that goes on? */
const isUnclosed = (traits: number): boolean => (traits & tag) === Trait.opens;

class Wrapping {
  private readonly text: Tokens;
  private readonly source: Uint32Array;
  private target: Uint32Array<ArrayBuffer>;
  private to = 0;
  /** The first `<p>` that is not behind us. */
  private opening = -1;
  /** Whether what has been put ends in a tag, and not in the opening of a paragraph. */
  private isSealed = true;
  /** Whether what has been put last lacks a `</p>` that would have gone later, be that instead of another behind it. */
  private isShort = false;
  /** Whether what comes of a stretch can be known at once: no tag reaches into another stretch. */
  private readonly knowsShapes: boolean;
  /** Whether nothing but `<p>` came last, which is not put yet: it goes where one tag of a block follows. */
  private isOpening = false;
  /** Where the stretch that was put last begins, and the one before. */
  private last = 0;
  private secondLast = 0;
  /** Before this token, steps that take paragraphs away have nothing to do. */
  finished = Number.POSITIVE_INFINITY;

  constructor(text: Tokens) {
    this.text = text;
    this.source = text.items;
    this.knowsShapes = text.joins && !text.hasOpenQuotes;
    this.target = roomFor(text.length + (text.length >> 1) + around);
  }

  /** Puts one paragraph, with a line break behind; line breaks around it go. */
  add(from: number, until: number): void {
    const { source, text } = this;
    let start = from;
    let end = until;
    while (start < end && source[start] === Token.line) start++;
    while (end > start && source[end - 1] === Token.line) end--;
    this.provide(end - start);
    if (this.to > this.last) {
      this.secondLast = this.last;
      this.last = this.to;
    }
    if (end === start + 1) {
      if (source[start] === Token.paragraph) {
        this.addOpening();
        return;
      }
      if (this.isSealed && this.addAlone(start)) return;
    }
    this.putOpening();
    if (this.isSealed && this.knowsShapes && this.addKnown(start, end)) return;
    const opening = this.openingAfter(start);
    const isOpen = opening < end;
    if (start < end && text.is(start, Trait.opens)) {
      if (isOpen) {
        if (opening === start && this.addOpened(start, end)) return;
      } else if (source[start] === Token.paragraphEnd) {
        this.leaveOpen();
        const put = this.to;
        const wasSealed = this.isSealed;
        this.put(start + 1, end);
        this.close();
        this.isSealed = this.endsSealed(put, wasSealed);
        return;
      } else if (this.isSealed && !ownsBehind(source[end - 1] ?? 0) && this.isBlockTag(start, end)) {
        this.put(start, end);
        this.target[this.to++] = Token.line;
        this.isShort = false;
        return;
      }
    }
    this.leaveOpen();
    const put = this.to;
    const wasSealed = this.isSealed;
    this.target[this.to++] = Token.paragraph;
    this.put(start, end);
    this.close();
    if (isOpen || text.is(start, Trait.blank) || start === end) this.dropEmpty(put);
    this.isSealed = this.endsSealed(put, wasSealed);
  }

  /** One tag of a block. */
  private addAlone(at: number): boolean {
    const token = this.source[at] ?? 0;
    if (token === Token.paragraphEnd) return false;
    if (((this.text.traits[token] ?? 0) & wholeTag) !== wholeTag) return false;
    this.target[this.to++] = token;
    this.target[this.to++] = Token.line;
    this.isShort = false;
    this.isOpening = false;
    return true;
  }

  /**
   * Text, with or without its own `<p>` and `</p>`; text up to a block's closing tag; a block's opening tag and text, with or
   * without a closing tag: no other tags of blocks among it, and none that goes on behind it.
   */
  private addKnown(from: number, end: number): boolean {
    const { source, target } = this;
    const start = source[from] === Token.paragraph ? from + 1 : from;
    if (end === start + 1) return this.addOne(source[start] ?? 0);
    const shape = start < end ? this.shapeOf(start, end, start > from) : 0;
    if (shape === 0) return false;
    if (!(shape & Shape.element)) target[this.to++] = Token.paragraph;
    if (shape & Shape.closed) {
      this.put(start, end - 1);
      target[this.to++] = Token.paragraphEnd;
      this.put(end - 1, end);
    } else this.put(start, end);
    if (!(shape & (Shape.ended | Shape.item))) target[this.to++] = Token.paragraphEnd;
    target[this.to++] = Token.line;
    this.isShort = (shape & (Shape.ended | Shape.item)) === Shape.ended;
    return true;
  }

  /** The same for one token. */
  private addOne(token: number): boolean {
    const { target } = this;
    const traits = this.text.traits[token] ?? 0;
    if (isUnclosed(traits) || traits & (Trait.blank | Trait.block | Trait.quote)) return false;
    target[this.to++] = Token.paragraph;
    target[this.to++] = token;
    target[this.to++] = Token.paragraphEnd;
    target[this.to++] = Token.line;
    this.isShort = false;
    return true;
  }

  /** What is known of a stretch of more than one token: some of `Shape`, 0 where too little is. */
  private shapeOf(start: number, end: number, isOpened: boolean): number {
    const { source } = this;
    const { traits } = this.text;
    const first = traits[source[start] ?? 0] ?? 0;
    const isElement = !isOpened && (first & wholeOpener) === wholeOpener && !(first & Trait.quote);
    if (isUnclosed(first) || (!isElement && first & (Trait.blank | Trait.block | Trait.quote))) return 0;
    let all = isElement ? 0 : first;
    let hasLine = false;
    let isEmpty = isElement;
    for (let at = start + 1; at < end - 1; at++) {
      const trait = traits[source[at] ?? 0] ?? 0;
      if (isUnclosed(trait)) return 0;
      all |= trait;
      if (source[at] === Token.line) hasLine = true;
      if (!(trait & Trait.blank)) isEmpty = false;
    }
    const last = traits[source[end - 1] ?? 0] ?? 0;
    const isEnded = (last & blockEnd) === blockEnd;
    if (all & (Trait.block | Trait.quote) || last & Trait.quote || isUnclosed(last)) return 0;
    if (!isEnded && last & (isElement ? Trait.block | Trait.blank : Trait.block)) return 0;
    if (isEmpty && source[end - 1] === Token.paragraphEnd) return 0;
    const shape = Shape.known | (isEnded ? Shape.ended : 0);
    if (isElement) return shape | Shape.element | (first & Trait.item && !hasLine ? Shape.item : 0);
    return last & Trait.outerCloser && !(all & (Trait.opens | Trait.holdsTags)) ? shape | Shape.closed : shape;
  }

  /** What is put now, later steps must look at, and at what has been put before. */
  private leaveOpen(): void {
    // They may look at the stretch before, and change its end.
    this.finished = Math.min(this.finished, this.secondLast);
    if (!this.isShort) return;
    this.isShort = false;
    this.target[this.to - 1] = Token.paragraphEnd;
    this.target[this.to++] = Token.line;
  }

  /** Nothing but `<p>`. */
  private addOpening(): void {
    this.putOpening();
    this.isOpening = true;
    if (!this.isSealed || !this.knowsShapes) this.putOpening();
  }

  private putOpening(): void {
    if (!this.isOpening) return;
    this.isOpening = false;
    this.leaveOpen();
    this.target[this.to++] = Token.paragraph;
    this.target[this.to++] = Token.line;
    this.isSealed = false;
  }

  /** What begins with `<p>` and goes on, where at once is known what comes of it. */
  private addOpened(start: number, end: number): boolean {
    const { text } = this;
    if (text.is(start + 1, Trait.opens | Trait.blank) || this.openingAfter(start + 1) < end) return false;
    this.leaveOpen();
    this.target[this.to++] = Token.paragraph;
    this.put(start, end);
    this.close();
    this.isSealed = true;
    return true;
  }

  private openingAfter(from: number): number {
    const { source } = this;
    const { length } = this.text;
    let at = Math.max(this.opening, from);
    while (at < length && source[at] !== Token.paragraph) at++;
    this.opening = at;
    return at;
  }

  /** Is the stretch one tag of a block element, up to its only `>`? */
  private isBlockTag(start: number, end: number): boolean {
    const { text } = this;
    if (!text.is(start, Trait.block) || !text.is(end - 1, Trait.closes)) return false;
    let close = start;
    while (!text.is(close, Trait.closes)) close++;
    return close === end - 1;
  }

  private put(start: number, end: number): void {
    this.to = copied(this.source, start, end, this.target, this.to);
  }

  private close(): void {
    const { target } = this;
    target[this.to++] = Token.paragraphEnd;
    target[this.to++] = Token.line;
  }

  /** What has been put since ends in a tag, and no opening of a paragraph is left at its end when closings have gone. */
  private endsSealed(since: number, before: boolean): boolean {
    const { target } = this;
    const { traits } = this.text;
    let at = this.to - 2;
    if (at >= since && !((traits[target[at] ?? 0] ?? 0) & Trait.closes)) return false;
    while (at >= since && (target[at] === Token.paragraphEnd || (traits[target[at] ?? 0] ?? 0) & Trait.blank)) at--;
    if (at < since) return before;
    // A paragraph of nothing but text that has lost its closing tag gets another one before an outer element's.
    if (at === this.to - 2 && !((traits[target[at] ?? 0] ?? 0) & Trait.opens)) return false;
    // Behind a quote's opening tag a paragraph is opened later.
    const last = target[at] ?? 0;
    return last !== Token.paragraph && ((traits[last] ?? 0) & (Trait.quote | Trait.closer)) !== Trait.quote;
  }

  /** Takes empty paragraphs away from what has been put since. */
  private dropEmpty(since: number): void {
    const { target, to } = this;
    const { traits } = this.text;
    let made = since;
    let from = since;
    const after = (at: number): number => nextOf(target, Token.paragraphEnd, at, to);
    for (let end = after(since); end < to; end = after(end + 1)) {
      let open = end - 1;
      while (open >= from && (traits[target[open] ?? 0] ?? 0) & Trait.blank) open--;
      if (open >= from && target[open] === Token.paragraph) {
        made = from === made ? open : copied(target, from, open, target, made);
        from = end + 1;
      }
    }
    if (from > made) this.to = copied(target, from, to, target, made);
  }

  private provide(length: number): void {
    const { target } = this;
    const needed = this.to + length + around;
    if (target.length >= needed + 8) return;
    this.target = roomFor(2 * needed);
    this.target.set(target.subarray(0, this.to));
    giveBack(target);
  }

  finish(): void {
    this.provide(0);
    this.putOpening();
    this.text.become(this.target, this.to);
    this.finished = Math.min(this.finished, this.to);
  }
}
