// Tags with brackets in them. WordPress writes those brackets as references while shortcodes run (do_shortcodes_in_html_tags());
// here it is known where the tags are, and the brackets are passed over. Linear.
import { escapes, withEscapes } from './escaping.ts';
import { NextIndex } from './html-split.ts';
import { Numbers } from './numbers.ts';
import { codeAt } from './scan.ts';

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

/** So many characters are looked at one by one; the engine's search for each mark is quicker for longer stretches. */
const nearby = 24;

/** The next `<` or bracket, asked for in rising order. */
class NextMark {
  readonly #text: string;
  #all: readonly NextIndex[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** At or after an offset, -1 where there is none. */
  after(from: number): number {
    const text = this.#text;
    const end = Math.min(from + nearby, text.length);
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 60 || code === 91 || code === 93) return at;
    }
    if (end === text.length) return -1;
    let first = -1;
    this.#all ??= ['<', '[', ']'].map((mark) => new NextIndex(text, mark));
    for (const one of this.#all) {
      const at = one.after(end);
      if (at !== -1 && (first === -1 || at < first)) first = at;
    }
    return first;
  }
}

/** `firsts` tells by the lower byte of a code whether a name may begin with its character. */
export function bracketsOf(text: string, firsts: Uint8Array): Brackets {
  const tags: number[] = [];
  const openings = new Numbers();
  const closers = new Numbers();
  const closings = new Numbers();
  const inside = new Numbers();
  const { length } = text;
  const mayOpen = (at: number): boolean => {
    const next = codeAt(text, at + 1);
    return next === 91 || firsts[next & 255] === 1;
  };
  const marks = new NextMark(text);
  for (let start = marks.after(0); start !== -1; ) {
    const first = text.charCodeAt(start);
    if (first !== 60) {
      if (first === 93) closings.add(start);
      else if (codeAt(text, start + 1) === 47) closers.add(start);
      else if (mayOpen(start)) openings.add(start);
      start = marks.after(start + 1);
      continue;
    }
    // What must stand before the `>` that ends it, and where that `>` may stand at the earliest.
    let ending = 0;
    let at = start + 1;
    let hasBrackets = false;
    if (codeAt(text, at) === 33) {
      if (text.startsWith('--', at + 1)) {
        ending = 45;
        at += 3;
      } else if (text.startsWith('[CDATA[', at + 1)) {
        ending = 93;
        hasBrackets = true;
        for (const end = at + 10; at < end; at++) if (codeAt(text, at) === 91 && mayOpen(at)) inside.add(at);
      }
    }
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code > 93 || code < 62) continue;
      if (code === 62) {
        if (ending === 0 || (codeAt(text, at - 1) === ending && codeAt(text, at - 2) === ending)) break;
      } else if (code === 91) {
        hasBrackets = true;
        if (mayOpen(at)) inside.add(at);
      } else if (code === 93) hasBrackets = true;
    }
    const end = Math.min(at + 1, length);
    if (hasBrackets) tags.push(start, end);
    start = marks.after(end);
  }
  return { tags, openings, closers, closings, inside };
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
