// Line breaks within tags, which WordPress's wpautop() stands a comment of 15 characters in for: no step of it may take them for
// breaks of the text. Here the stand-in has three characters, and of tags that no step looks into nothing is left but their
// place, so that a text does not grow to fifteen times its length. Linear.
import { standIn, type TagKinds } from './autop-survey.ts';
import { blockNameLength } from './block-names.ts';
import { NextIndex, tagEnd } from './html-split.ts';
import { Rewriting, replacedAll } from './rewriting.ts';
import { unusedCharacters } from './scan.ts';

/** A quote's tag with quotation marks in it: a paragraph is put behind where they are closed, be that in another tag. */
const markedQuote = /<blockquote[^>]*["']/i;

/** Elements in which line breaks stay. */
const keeping = ['script', 'style', 'svg', 'math'] as const;

/** A text in which no tag has a line break, and the way back from what was made of it. */
export interface HiddenBreaks {
  readonly text: string;
  readonly restore: (made: string) => string;
}

/** Hides the line breaks in tags, comments and CDATA. */
export function hideBreaks(text: string, kinds: TagKinds): HiddenBreaks {
  const [inTag, wholeTag] = unusedCharacters(text, 2);
  if (inTag === undefined || wholeTag === undefined)
    return { text: withHidden(text, ` ${standIn} `, null), restore: shownBreaks };
  const tags: string[] = [];
  const seesInside = kinds.closeUp || kinds.oddQuotes || (kinds.quotes && markedQuote.test(text));
  const hidden = withHidden(text, ` <${inTag}> `, seesInside ? null : { mark: `<${wholeTag}>`, tags });
  if (hidden === text && !kinds.standIns) return { text, restore: (made) => made };
  return {
    text: kinds.standIns ? replacedAll(hidden, standIn, `<${inTag}>`) : hidden,
    restore: (made) => withTags(withBreaks(made, inTag), wholeTag, tags),
  };
}

/** A text without the stand-ins that WordPress writes: those with a blank on each side first. */
export function shownBreaks(text: string): string {
  return replacedAll(replacedAll(text, ` ${standIn} `, '\n'), standIn, '\n');
}

/** The same with our shorter ones, in one walk. */
function withBreaks(text: string, inTag: string): string {
  const rewriting = new Rewriting(text);
  let from = 0;
  for (let at = text.indexOf(inTag); at !== -1; at = text.indexOf(inTag, from)) {
    const hasBlanks = at - 2 >= from && text.charCodeAt(at - 2) === 32 && text.charCodeAt(at + 2) === 32;
    from = hasBlanks ? at + 3 : at + 2;
    rewriting.replace(hasBlanks ? at - 2 : at - 1, from, '\n');
  }
  return rewriting.finish();
}

function withHidden(text: string, lineBreak: string, whole: { mark: string; tags: string[] } | null): string {
  let line = text.indexOf('\n');
  if (line === -1) return text;
  const opens = new NextIndex(text, '<');
  const rewriting = new Rewriting(text);
  for (let at = opens.after(0); at !== -1; ) {
    const end = tagEnd(text, at, true);
    if (line !== -1 && line < at) line = text.indexOf('\n', at);
    if (line === -1) break;
    if (line < end) {
      const inner = opens.after(at + 1);
      const rest = whole && (inner === -1 || inner >= end) ? inert(text, at, line, end) : -1;
      const last = rest === -1 || !whole ? end : rest;
      for (; line !== -1 && line < last; line = text.indexOf('\n', line + 1))
        rewriting.replace(line, line + 1, lineBreak);
      if (whole && last < end) {
        // Of what is not closed the last break stays, which the text ends in.
        const isClosed = text.charCodeAt(end - 1) === 62;
        const until = isClosed ? end : end - 1;
        whole.tags.push(text.slice(last, until));
        rewriting.replace(last, until, whole.mark);
        if (!isClosed) rewriting.replace(until, end, lineBreak);
        line = text.indexOf('\n', end);
      }
    }
    at = opens.after(Math.max(end, at + 1));
  }
  return rewriting.finish();
}

/**
 * From where on no step looks into a tag whose first line break is at `line`: its start, or behind the first break of a block's
 * tag and of those that keep line breaks. -1 where that would hide too little.
 */
function inert(text: string, at: number, line: number, end: number): number {
  const nameStart = text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
  const isClosed = text.charCodeAt(end - 1) === 62;
  const isSeen = blockNameLength(text, nameStart) > 0 || keeping.some((name) => text.startsWith(name, nameStart));
  const start = isSeen ? line + 1 : at;
  const next = text.indexOf('\n', start);
  return next !== -1 && next < (isClosed ? end : end - 1) ? start : -1;
}

function withTags(text: string, wholeTag: string, tags: readonly string[]): string {
  if (tags.length === 0) return text;
  const rewriting = new Rewriting(text);
  let at = text.indexOf(wholeTag);
  for (const tag of tags) {
    rewriting.replace(at - 1, at + 2, tag);
    at = text.indexOf(wholeTag, at + 2);
  }
  return rewriting.finish();
}
