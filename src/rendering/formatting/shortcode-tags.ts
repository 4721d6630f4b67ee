// Tags with brackets in them. WordPress writes those brackets as references while shortcodes run (do_shortcodes_in_html_tags());
// here it is known where the tags are, and the brackets are passed over. Linear.
import { escapes, withEscapes } from './escaping.ts';
import { NextIndex } from './html-split.ts';
import { Numbers } from './numbers.ts';
import { codeAt } from './scan.ts';
import { CodeWindow, standsAt, type TextCodes } from './text-codes.ts';

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

const window = new CodeWindow();
/** So many characters are looked at behind one: as many as CDATA sections begin with. */
const ahead = 9;

/** `firsts` tells by the lower byte of a code whether a name may begin with its character. */
export function bracketsOf(text: string, firsts: Uint8Array): Brackets {
  const tags: number[] = [];
  const openings = new Numbers();
  const closers = new Numbers();
  const closings = new Numbers();
  const inside = new Numbers();
  const { codes } = window;
  const { length } = text;
  const mayOpen = (next: number): boolean => next === 91 || firsts[next & 255] === 1;
  const marks = ['<', '[', ']'].map((mark) => new NextIndex(text, mark));
  const marksInTags = [...marks, new NextIndex(text, '>')];
  // Where the tag starts in which we are, what stands twice before the `>` that ends it, and where that may stand at the earliest.
  let tag = -1;
  let ending = 0;
  let earliest = 0;
  let hasBrackets = false;
  for (let from = nextOf(marks, 0, length); from < length; ) {
    const shown = window.show(text, from, length);
    const limit = from + shown < length ? shown - ahead : shown;
    let at = 0;
    while (at < limit) {
      if (tag === -1) {
        for (; at < limit; at++) {
          const code = codes[at] ?? 0;
          if (code < 60 || code > 93) continue;
          if (code === 60) break;
          if (code === 93) closings.add(from + at);
          else if (code === 91) {
            if (codes[at + 1] === 47) closers.add(from + at);
            else if (mayOpen(codes[at + 1] ?? 0)) openings.add(from + at);
          }
        }
        if (at === limit) break;
        tag = from + at;
        ending = codes[at + 1] === 33 ? endingAt(codes, at + 2) : 0;
        earliest = tag + (ending === 93 ? 11 : 4);
        hasBrackets = ending === 93;
        at++;
      } else {
        for (; at < limit; at++) {
          const code = codes[at] ?? 0;
          if (code < 62 || code > 93) continue;
          if (code === 62) {
            if (ending === 0 || (from + at >= earliest && standsTwice(text, from + at, ending))) break;
          } else if (code === 91) {
            hasBrackets = true;
            if (mayOpen(codes[at + 1] ?? 0)) inside.add(from + at);
          } else if (code === 93) hasBrackets = true;
        }
        if (at === limit) break;
        at++;
        if (hasBrackets) tags.push(tag, from + at);
        tag = -1;
      }
    }
    from = nextOf(tag === -1 ? marks : marksInTags, from + limit, length);
  }
  if (tag !== -1 && hasBrackets) tags.push(tag, length);
  return { tags, openings, closers, closings, inside };
}

/** The first of some marks at or after an offset, the text's end where there is none: what is far from any is not looked at. */
function nextOf(marks: readonly NextIndex[], from: number, length: number): number {
  let next = length;
  for (const one of marks) {
    const at = one.after(from);
    if (at !== -1 && at < next) next = at;
  }
  return next;
}

/** What ends a comment or a CDATA section twice, whose name behind `<!` begins at an offset; 0 where none does. */
function endingAt(codes: TextCodes, at: number): number {
  if (standsAt(codes, at, '--')) return 45;
  return standsAt(codes, at, '[CDATA[') ? 93 : 0;
}

const standsTwice = (text: string, end: number, code: number): boolean =>
  codeAt(text, end - 1) === code && codeAt(text, end - 2) === code;

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
