// Tags with brackets in them. WordPress writes those brackets as references while shortcodes run (do_shortcodes_in_html_tags());
// here it is known where the tags are, and the brackets are passed over. Linear.
import { escapes, withEscapes } from './escaping.ts';
import { NextIndex } from './html-split.ts';
import { Numbers } from './numbers.ts';
import { codeAt } from './scan.ts';
import { CodeWindow, standsAt } from './text-codes.ts';

/** Where tags with brackets start and end, by turns. */
export type TagBounds = readonly number[];

export const noTags: TagBounds = [];

/** Where in a text brackets stand that may be those of shortcodes, and where they cannot be. */
export interface Brackets {
  /** Tags, comments and CDATA sections that have brackets in them. */
  readonly tags: number[];
  /** Outside of those: opening ones that another one follows, or a character with which a name may begin. */
  readonly openings: Numbers;
  /** Opening ones that a slash follows. */
  readonly closers: Numbers;
  /** The closing ones. */
  readonly closings: Numbers;
  /** Such opening ones in tags, comments and CDATA sections. */
  readonly inside: Numbers;
}

/** `firsts` tells by the lower byte of a code whether a name may begin with its character. */
export function bracketsOf(text: string, firsts: Uint8Array): Brackets {
  const walk = new BracketWalk(text, firsts);
  walk.toEnd();
  return walk;
}

const window = new CodeWindow();
/** So many characters are looked at behind one: as many as CDATA sections begin with. */
const ahead = 9;

class BracketWalk implements Brackets {
  readonly tags: number[] = [];
  readonly openings = new Numbers();
  readonly closers = new Numbers();
  readonly closings = new Numbers();
  readonly inside = new Numbers();
  readonly #text: string;
  readonly #firsts: Uint8Array;
  /** Where the tag starts in which the walk is, -1 outside of tags. */
  #tag = -1;
  /** What stands twice before the `>` that ends it, 0 where any does; and where that `>` may stand at the earliest. */
  #ending = 0;
  #earliest = 0;
  #hasBrackets = false;

  constructor(text: string, firsts: Uint8Array) {
    this.#text = text;
    this.#firsts = firsts;
  }

  toEnd(): void {
    const text = this.#text;
    const { length } = text;
    const marks = ['<', '[', ']'].map((mark) => new NextIndex(text, mark));
    const closings = new NextIndex(text, '>');
    for (let from = 0; from < length; ) {
      // What is far from any mark is not looked at.
      let next = length;
      for (const one of this.#tag === -1 ? marks : [...marks, closings]) {
        const at = one.after(from);
        if (at !== -1 && at < next) next = at;
      }
      from = next;
      const shown = window.show(text, from, length);
      const limit = from + shown < length ? shown - ahead : shown;
      for (let at = 0; at < limit; )
        at = this.#tag === -1 ? this.#outside(from, at, limit) : this.#within(from, at, limit);
      from += limit;
    }
    if (this.#tag !== -1) this.#end(length);
  }

  /** Up to the end of what is shown, or behind the `<` of a tag. */
  #outside(from: number, start: number, limit: number): number {
    const { codes } = window;
    for (let at = start; at < limit; at++) {
      const code = codes[at] ?? 0;
      if (code < 60 || code > 93) continue;
      if (code === 91) {
        if (codes[at + 1] === 47) this.closers.add(from + at);
        else if (this.#mayOpen(codes[at + 1] ?? 0)) this.openings.add(from + at);
      } else if (code === 93) this.closings.add(from + at);
      else if (code === 60) {
        this.#begin(from, at);
        return at + 1;
      }
    }
    return limit;
  }

  #begin(from: number, at: number): void {
    const { codes } = window;
    this.#tag = from + at;
    this.#ending = 0;
    this.#hasBrackets = false;
    if (codes[at + 1] !== 33) return;
    if (standsAt(codes, at + 2, '--')) {
      this.#ending = 45;
      this.#earliest = from + at + 4;
    } else if (standsAt(codes, at + 2, '[CDATA[')) {
      this.#ending = 93;
      this.#earliest = from + at + 11;
      this.#hasBrackets = true;
    }
  }

  /** Up to the end of what is shown, or behind the `>` of the tag. */
  #within(from: number, start: number, limit: number): number {
    const { codes } = window;
    const ending = this.#ending;
    for (let at = start; at < limit; at++) {
      const code = codes[at] ?? 0;
      if (code < 62 || code > 93) continue;
      if (code === 62) {
        if (ending !== 0 && !this.#isEnd(from + at)) continue;
        this.#end(from + at + 1);
        return at + 1;
      }
      if (code !== 91 && code !== 93) continue;
      this.#hasBrackets = true;
      if (code === 91 && this.#mayOpen(codes[at + 1] ?? 0)) this.inside.add(from + at);
    }
    return limit;
  }

  #isEnd(at: number): boolean {
    if (at < this.#earliest) return false;
    return codeAt(this.#text, at - 1) === this.#ending && codeAt(this.#text, at - 2) === this.#ending;
  }

  #end(at: number): void {
    if (this.#hasBrackets) this.tags.push(this.#tag, at);
    this.#tag = -1;
  }

  #mayOpen(next: number): boolean {
    return next === 91 || this.#firsts[next & 255] === 1;
  }
}

const ofBrackets = escapes({ '[': '&#91;', ']': '&#93;' });

/** What is between two offsets, with brackets in tags as references. */
export function withHiddenBrackets(text: string, start: number, end: number, tags: TagBounds): string {
  let out = '';
  let from = start;
  for (let at = firstBehind(tags, start); at < tags.length; at += 2) {
    const open = tags[at] ?? end;
    const close = tags[at + 1] ?? end;
    if (open >= end) break;
    out += text.slice(from, open) + withEscapes(text.slice(open, close), ofBrackets);
    from = close;
  }
  return from === start ? text.slice(start, end) : out + text.slice(from, end);
}

/** The place in the bounds of the first tag that starts at an offset or behind it. */
function firstBehind(tags: TagBounds, offset: number): number {
  let low = 0;
  let high = tags.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tags[2 * middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
