// Line breaks of wpautop(): they become `<br />`, but for those within elements that keep them, and breaks go again from around
// the tags of blocks. Linear.
import type { TagKinds } from './autop-survey.ts';
import { blockNameLength } from './block-names.ts';
import { blankAt, Marks, standsAt, UnitRewriting, type Units, unitsOf } from './code-units.ts';

/** What WordPress stands in for a line break that stays. */
const keptBreak = unitsOf('<WPPreserveNewline />');
/** The same, here. */
const kept = Uint32Array.of(Marks.third);

const lineBreak = Uint32Array.of(10);
const nothing = new Uint32Array(0);
const br = unitsOf('<br />');
const brLine = unitsOf('<br />\n');
const brStart = unitsOf('<br');

/** Elements in which line breaks stay, in the order in which a name is looked for. */
const keeping = ['script', 'style', 'svg', 'math'].map((name) => ({
  name: unitsOf(name),
  closer: unitsOf(`</${name}>`),
}));

/** Characters of the longest name of a block element, with what is before and behind it in a tag. */
const longestTag = 13;

/** Does a block's tag without attributes end here? A break that is put behind it is taken away later. */
function isAfterBlockTag(codes: Uint32Array, end: number): boolean {
  for (let at = end - 3; at >= 0 && at >= end - longestTag; at--) {
    if (codes[at] !== 60) continue;
    const nameStart = codes[at + 1] === 47 ? at + 2 : at + 1;
    const length = blockNameLength(codes, nameStart);
    return length > 0 && nameStart + length === end - 1;
  }
  return false;
}

/**
 * Line breaks become `<br />`, but for those after a break and right after a block's tag; blanks around them go. Returns whether
 * any was put.
 */
export function addBreaks(text: Units, { breaks, keeps }: TagKinds): boolean {
  if (keeps) keepLineBreaks(text);
  if (breaks) alikeBreaks(text);
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, true);
  let isPut = false;
  let from = 0;
  for (let line = 0; line < length; line++) {
    if (codes[line] !== 10) continue;
    let start = line;
    while (start > from && blankAt(codes, start - 1)) start--;
    let end = line + 1;
    let last = line;
    for (; blankAt(codes, end); end++) if (codes[end] === 10) last = end;
    const isAfterTag = codes[start - 1] === 62;
    if (isAfterTag && codes[start - 2] === 47 && start >= 6 && standsAt(codes, start - 6, br)) {
      // One blank behind a break stays, and where that is the line break itself, all do.
      if (last > start) rewriting.replace(start + 1, last + 1, brLine);
    } else if (
      isAfterTag &&
      codes[end] !== Marks.third &&
      !standsAt(codes, end, brStart) &&
      isAfterBlockTag(codes, start)
    )
      rewriting.replace(start, last + 1, lineBreak);
    else {
      rewriting.replace(start, last + 1, brLine);
      isPut = true;
    }
    from = end;
    line = end - 1;
  }
  rewriting.finish();
  if (keeps) for (let at = 0; at < text.length; at++) if (text.codes[at] === Marks.third) text.codes[at] = 10;
  return isPut;
}

/** Breaks in the way of XHTML. */
function alikeBreaks(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, true);
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60 || codes[at + 1] !== 98 || codes[at + 2] !== 114) continue;
    if (codes[at + 3] === 62) rewriting.replace(at, at + 4, br);
    else if (codes[at + 3] === 47 && codes[at + 4] === 62) rewriting.replace(at, at + 5, br);
  }
  rewriting.finish();
}

/** Within script, style, svg and math line breaks are no breaks. */
function keepLineBreaks(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  // Where the closing tag of each was found last.
  const closings = keeping.map(() => 0);
  // Up to where line breaks stay.
  let until = 0;
  for (let at = 0; at < length; at++) {
    if (codes[at] === 10 && at < until) rewriting.replace(at, at + 1, kept);
    if (codes[at] !== 60) continue;
    const first = codes[at + 1];
    if (first !== 87 && first !== 109 && first !== 115) continue;
    if (standsAt(codes, at, keptBreak)) {
      rewriting.replace(at, at + keptBreak.length, kept);
      at += keptBreak.length - 1;
      continue;
    }
    if (at < until) continue;
    const found = keeping.findIndex(({ name }) => standsAt(codes, at + 1, name));
    const element = keeping[found];
    if (!element) continue;
    let close = closings[found] ?? 0;
    const from = at + 1 + element.name.length;
    if (close < from) {
      close = from;
      while (close < length && !standsAt(codes, close, element.closer)) close++;
      closings[found] = close;
    }
    if (close < length) until = close + element.closer.length;
  }
  rewriting.finish();
}

/** Removes `what`, and blanks before it, directly after a block's opening or closing tag. */
export function dropAfterBlock(text: Units, what: Uint32Array): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  let close = 0;
  let checked = -1; // the last `>` after which `what` does not follow
  for (let open = 0; open < length; open++) {
    if (codes[open] !== 60) continue;
    const nameStart = codes[open + 1] === 47 ? open + 2 : open + 1;
    const name = blockNameLength(codes, nameStart);
    if (name === 0) continue;
    if (close < nameStart + name) close = nameStart + name;
    while (close < length && codes[close] !== 62) close++;
    if (close >= length) break;
    if (close === checked) continue;
    let at = close + 1;
    while (blankAt(codes, at)) at++;
    if (codes[at] !== 60 || !standsAt(codes, at, what)) {
      checked = close;
      continue;
    }
    rewriting.replace(close + 1, at + what.length, nothing);
    open = at + what.length - 1;
  }
  rewriting.finish();
}

/** Takes `<br />` away from after the tags of blocks, and from before those of some. */
export function dropBreaks(text: Units): void {
  dropAfterBlock(text, br);
  dropBeforeBlock(text);
}

function dropBeforeBlock(text: Units): void {
  const { codes, length } = text;
  let lastEnd = length - 1;
  while (lastEnd >= 0 && codes[lastEnd] !== 62) lastEnd--;
  const rewriting = new UnitRewriting(text, false);
  for (let open = 0; open < length; open++) {
    if (codes[open] !== 60 || !standsAt(codes, open, br)) continue;
    let at = open + 6;
    while (blankAt(codes, at)) at++;
    const nameStart = codes[at + 1] === 47 ? at + 2 : at + 1;
    if (codes[at] === 60 && lastEnd >= nameStart && takesNoBreakBefore(codes, nameStart)) {
      rewriting.replace(open, open + 6, nothing);
      // The tag belongs to what was found: no other break begins inside of it.
      for (at = nameStart; codes[at] !== 62; ) at++;
      at++;
    }
    open = at - 1;
  }
  rewriting.finish();
}

/** p, li, div, dl, dd, dt, th, td, ul, ol, and whatever begins so. */
function takesNoBreakBefore(codes: Uint32Array, at: number): boolean {
  const next = codes[at + 1];
  switch (codes[at]) {
    case 112:
      return true;
    case 108:
      return next === 105;
    case 100:
      return next === 108 || next === 100 || next === 116 || (next === 105 && codes[at + 2] === 118);
    case 116:
      return next === 104 || next === 100;
    case 117:
    case 111:
      return next === 108;
    default:
      return false;
  }
}
