// Line breaks of wpautop(): they become `<br />`, but for those within elements that keep them, and breaks go again from around
// the tags of blocks. Linear.
import { blockNameLength } from './block-names.ts';
import { NextIndex } from './html-split.ts';
import { isBlank } from './php-strings.ts';
import { Rewriting, replacedAll } from './rewriting.ts';

/** What stands for a line break that stays. */
const keptBreak = '<WPPreserveNewline />';

/** Characters of the longest name of a block element, with what is before and behind it in a tag. */
const longestTag = 13;

/** Does a block's tag without attributes end here? A break that is put behind it is taken away later. */
function isAfterBlockTag(text: string, end: number): boolean {
  for (let at = end - 3; at >= 0 && at >= end - longestTag; at--) {
    if (text.charCodeAt(at) !== 60) continue;
    const nameStart = text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
    const length = blockNameLength(text, nameStart);
    return length > 0 && nameStart + length === end - 1;
  }
  return false;
}

/** Line breaks become `<br />`, but for those after a break and right after a block's tag; blanks around them go. */
export const addBreaks = (text: string): string => withBreaks(text, true).text;

/** The same, and how many were put; `keeps` where there may be breaks already, or elements in which line breaks stay. */
export function withBreaks(input: string, keeps: boolean): { text: string; put: number } {
  const kept = keeps ? keepLineBreaks(input) : input;
  const text =
    keeps && kept.includes('<br') ? replacedAll(replacedAll(kept, '<br>', '<br />'), '<br/>', '<br />') : kept;
  const rewriting = new Rewriting(text);
  let put = 0;
  let from = 0;
  for (let line = text.indexOf('\n'); line !== -1; line = text.indexOf('\n', from)) {
    let start = line;
    while (start > from && isBlank(text.charCodeAt(start - 1))) start--;
    let end = line + 1;
    let last = line;
    for (; isBlank(text.charCodeAt(end)); end++) if (text.charCodeAt(end) === 10) last = end;
    const isAfterTag = text.charCodeAt(start - 1) === 62;
    if (isAfterTag && text.charCodeAt(start - 2) === 47 && text.endsWith('<br />', start)) {
      // One blank behind a break stays, and where that is the line break itself, all do.
      if (last > start) rewriting.replace(start + 1, last + 1, '<br />\n');
    } else if (
      isAfterTag &&
      !text.startsWith('<br', end) &&
      !text.startsWith(keptBreak, end) &&
      isAfterBlockTag(text, start)
    )
      rewriting.replace(start, last + 1, '\n');
    else {
      rewriting.replace(start, last + 1, '<br />\n');
      put++;
    }
    from = end;
  }
  const out = rewriting.finish();
  return { text: keeps ? replacedAll(out, keptBreak, '\n') : out, put };
}

/** Within script, style, svg and math line breaks are no breaks. */
function keepLineBreaks(text: string): string {
  if (!/<(?:script|style|svg|math)/.test(text)) return text;
  const closings = new Map(['script', 'style', 'svg', 'math'].map((name) => [name, new NextIndex(text, `</${name}>`)]));
  const opening = /<(script|style|svg|math)/g;
  let out = '';
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = match[1] ?? '';
    const close = closings.get(name)?.after(opening.lastIndex) ?? -1;
    if (close === -1) continue;
    const end = close + name.length + 3;
    out += text.slice(from, match.index) + text.slice(match.index, end).replaceAll('\n', keptBreak);
    from = end;
    opening.lastIndex = end;
  }
  return out + text.slice(from);
}

/** Takes `<br />` from before the tags of some elements. */
export function dropBeforeBlock(text: string): string {
  const lastEnd = text.lastIndexOf('>');
  const rewriting = new Rewriting(text);
  for (let open = text.indexOf('<br />'); open !== -1; ) {
    let at = open + 6;
    while (isBlank(text.charCodeAt(at))) at++;
    const nameStart = text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
    if (text.charCodeAt(at) === 60 && lastEnd >= nameStart && takesNoBreakBefore(text, nameStart)) {
      rewriting.replace(open, open + 6, '');
      // The tag belongs to what was found: no other break begins inside of it.
      at = text.indexOf('>', nameStart) + 1;
    }
    open = text.indexOf('<br />', at);
  }
  return rewriting.finish();
}

/** p, li, div, dl, dd, dt, th, td, ul, ol, and whatever begins so. */
function takesNoBreakBefore(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  switch (text.charCodeAt(at)) {
    case 112:
      return true;
    case 108:
      return next === 105;
    case 100:
      return next === 108 || next === 100 || next === 116 || text.startsWith('iv', at + 1);
    case 116:
      return next === 104 || next === 100;
    case 117:
    case 111:
      return next === 108;
    default:
      return false;
  }
}
