// Line breaks within tags, which WordPress's wpautop() stands a comment of 15 characters in for: no step of it may take them for
// breaks of the text. Here the stand-in is one mark in a tag, and of tags that no step looks into nothing is left but their
// place, so that a text does not grow to fifteen times its length. Linear.
import { isQuote, standIn, type TagKinds } from './autop-survey.ts';
import { blockNameLength } from './block-names.ts';
import { copied, Marks, roomFor, standsAt, UnitRewriting, type Units, unitsOf } from './code-units.ts';
import { replacedAll } from './rewriting.ts';

/** Stands for a line break in a tag. */
const inTag = Uint32Array.of(60, Marks.first, 62);
/** The same with the blanks that WordPress puts around. */
const inTagApart = Uint32Array.of(32, ...inTag, 32);
/** Stands for what nobody looks into. */
const wholeTag = Uint32Array.of(60, Marks.second, 62);
const lineBreak = Uint32Array.of(10);
const standInUnits = unitsOf(standIn);

/** Elements in which line breaks stay. */
const keeping = ['script', 'style', 'svg', 'math'].map(unitsOf);
const commentStart = unitsOf('!--');
const cdataStart = unitsOf('![CDATA[');

/** Hides the line breaks in tags, comments and CDATA; returns the way back, null where there are none. */
export function hideBreaks(text: Units, kinds: TagKinds): ((made: Units) => void) | null {
  const aside = kinds.closeUp || kinds.oddQuotes || (kinds.quotes && hasMarkedQuote(text)) ? null : new Aside(text);
  const isHidden = hideIn(text, aside);
  if (kinds.standIns) hideStandIns(text);
  return isHidden || kinds.standIns ? (made) => showBreaks(made, aside) : null;
}

/** A text without the stand-ins that WordPress writes: those with a blank on each side first. */
export function shownBreaks(text: string): string {
  return replacedAll(replacedAll(text, ` ${standIn} `, '\n'), standIn, '\n');
}

/** Parts of tags that are kept aside. */
class Aside {
  codes = new Uint32Array(0);
  /** Where each part ends. */
  readonly ends: number[] = [];
  private readonly text: Units;
  private length = 0;

  constructor(text: Units) {
    this.text = text;
  }

  add(start: number, end: number): void {
    if (this.codes.length === 0) this.codes = roomFor(this.text.length);
    this.length = copied(this.text.codes, start, end, this.codes, this.length);
    this.ends.push(this.length);
  }
}

/** Is there a quote's tag with quotation marks in it? A paragraph is put behind where they are closed, be that in another tag. */
function hasMarkedQuote({ codes, length }: Units): boolean {
  let isInside = false;
  for (let at = 0; at < length; at++) {
    const code = codes[at];
    if (code === 60) isInside = isInside || isQuote(codes, at + 1);
    else if (code === 62) isInside = false;
    else if (isInside && (code === 34 || code === 39)) return true;
  }
  return false;
}

function hideIn(text: Units, aside: Aside | null): boolean {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, true);
  let isHidden = false;
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60) continue;
    const end = tagEnd(codes, at, length);
    let line = at + 1;
    while (line < end && codes[line] !== 10) line++;
    if (line < end) {
      isHidden = true;
      const rest = aside && !hasTag(codes, at + 1, end) ? inert(codes, at, line, end) : -1;
      const last = rest === -1 ? end : rest;
      for (; line < last; line++) if (codes[line] === 10) rewriting.replace(line, line + 1, inTagApart);
      if (aside && last < end) {
        // Of what is not closed the last break stays, which the text ends in.
        const isClosed = codes[end - 1] === 62;
        const until = isClosed ? end : end - 1;
        aside.add(last, until);
        rewriting.replace(last, until, wholeTag);
        if (!isClosed) rewriting.replace(until, end, inTagApart);
      }
    }
    at = end - 1;
  }
  rewriting.finish();
  return isHidden;
}

function hasTag(codes: Uint32Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (codes[at] === 60) return true;
  return false;
}

/** The index after the tag, comment or CDATA section that starts with the `<` at `at`: each up to its own end, or the text's. */
function tagEnd(codes: Uint32Array, at: number, length: number): number {
  let end = at + 1;
  if (codes[end] === 33) {
    if (standsAt(codes, end, commentStart)) {
      for (end++; end < length; end++)
        if (codes[end] === 45 && codes[end + 1] === 45 && codes[end + 2] === 62) return end + 3;
      return length;
    }
    if (standsAt(codes, end, cdataStart)) {
      for (end += 8; end < length; end++)
        if (codes[end] === 93 && codes[end + 1] === 93 && codes[end + 2] === 62) return end + 3;
      return length;
    }
  }
  while (end < length && codes[end] !== 62) end++;
  return Math.min(end + 1, length);
}

/**
 * From where on no step looks into a tag whose first line break is at `line`: its start, or behind the first break of a block's
 * tag and of those that keep line breaks. -1 where that would hide too little.
 */
function inert(codes: Uint32Array, at: number, line: number, end: number): number {
  const nameStart = codes[at + 1] === 47 ? at + 2 : at + 1;
  const isSeen = blockNameLength(codes, nameStart) > 0 || keeping.some((name) => standsAt(codes, nameStart, name));
  const start = isSeen ? line + 1 : at;
  const last = codes[end - 1] === 62 ? end : end - 1;
  for (let next = start; next < last; next++) if (codes[next] === 10) return start;
  return -1;
}

/** The stand-ins that a text has from its author. */
function hideStandIns(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60 || !standsAt(codes, at, standInUnits)) continue;
    rewriting.replace(at, at + standInUnits.length, inTag);
    at += standInUnits.length - 1;
  }
  rewriting.finish();
}

/** Puts line breaks in the places of what stands for them, and what was kept aside in its own. */
function showBreaks(text: Units, aside: Aside | null): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, true);
  let from = 0;
  let part = 0;
  for (let at = 0; at < length; at++) {
    const code = codes[at];
    if (code === Marks.first) {
      const hasBlanks = at - 2 >= from && codes[at - 2] === 32 && codes[at + 2] === 32;
      from = hasBlanks ? at + 3 : at + 2;
      rewriting.replace(hasBlanks ? at - 2 : at - 1, from, lineBreak);
    } else if (code === Marks.second && aside) {
      const start = part === 0 ? 0 : (aside.ends[part - 1] ?? 0);
      rewriting.replace(at - 1, at + 2, aside.codes.subarray(start, aside.ends[part]));
      part++;
    }
  }
  rewriting.finish();
}
