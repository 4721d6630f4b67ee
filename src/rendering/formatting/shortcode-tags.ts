// Tags with brackets in them. WordPress writes those brackets as references while shortcodes run (do_shortcodes_in_html_tags());
// here it is known where the tags are, and the brackets are passed over. Linear.
import { escapes, withEscapes } from './escaping.ts';
import { NextIndex, tagEnd } from './html-split.ts';
import { openAfter } from './scan.ts';

/** Where tags with brackets start and end, by turns. */
export type TagBounds = readonly number[];

export const noTags: TagBounds = [];

/** The tags, comments and CDATA sections of a text that have brackets in them. */
export function bracketedTags(text: string): TagBounds {
  const bounds: number[] = [];
  const openings = new NextIndex(text, '[');
  const closings = new NextIndex(text, ']');
  const isBefore = (place: number, end: number): boolean => place !== -1 && place < end;
  for (let at = openAfter(text, 0); at !== -1; ) {
    const end = tagEnd(text, at, true);
    if (isBefore(openings.after(at), end) || isBefore(closings.after(at), end)) bounds.push(at, end);
    at = openAfter(text, end);
  }
  return bounds;
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

/** Positions of one string outside of tags, asked for in rising order: never searches a stretch twice. */
export class NextOutside {
  readonly #places: NextIndex;
  readonly #tags: TagBounds;
  /** The first tag that does not end before what was looked for last. */
  #tag = 0;

  constructor(text: string, search: string, tags: TagBounds) {
    this.#places = new NextIndex(text, search);
    this.#tags = tags;
  }

  /** The first position at or after `from`, -1 where there is none. */
  after(from: number): number {
    const tags = this.#tags;
    for (let at = this.#places.after(from); at !== -1; at = this.#places.after(tags[this.#tag + 1] ?? at)) {
      while ((tags[this.#tag + 1] ?? Number.POSITIVE_INFINITY) <= at) this.#tag += 2;
      if (at < (tags[this.#tag] ?? Number.POSITIVE_INFINITY)) return at;
    }
    return -1;
  }
}
