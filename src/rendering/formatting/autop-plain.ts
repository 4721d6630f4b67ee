// The short way of WordPress's wpautop(): where every paragraph is plain text, one tag alone, or one block element around
// text, what all the steps of autop.ts would make of it is known at once. Anything else is left to those steps. Linear.
import { keepsBreaks, type TagKinds } from './autop-survey.ts';
import { blockNameLength } from './block-names.ts';
import { isBlank } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';

/**
 * HTML of a text whose block elements have been set apart by blank lines; null where the steps must run. `addBreaks` makes
 * breaks of single line breaks.
 */
export function plainParagraphs(
  text: string,
  kinds: TagKinds,
  addBreaks: ((paragraph: string) => string) | null,
): string | null {
  if (kinds.oddQuotes) return null;
  const out = new Rewriting(text);
  // Without such tags all paragraphs are plain text, whatever else is in it.
  const isText = !kinds.blocks && !kinds.breaks;
  let before = 0;
  let start = 0;
  let lines = 0;
  for (let line = text.indexOf('\n'); ; ) {
    let next = line === -1 ? text.length : line + 1;
    let last = line;
    if (line !== -1) for (; isBlank(text.charCodeAt(next)); next++) if (text.charCodeAt(next) === 10) last = next;
    const isEnd = line === -1 || next >= text.length;
    if (last === line && !isEnd) {
      // A single line break; at the start of a paragraph it does not count.
      if (line === start) start++;
      else lines++;
      line = text.indexOf('\n', next);
      continue;
    }
    const end = line === -1 ? text.length : line;
    if (end > start) {
      const kind = isText ? kindOfText(text, start, end, lines > 0) : kindOf(text, start, end, lines > 0);
      if (kind === Kinds.unknown) return null;
      const isWrapped = kind === Kinds.text || kind === Kinds.brokenText;
      out.replace(before, start, isWrapped ? '<p>' : '');
      if (addBreaks && (kind === Kinds.brokenText || kind === Kinds.broken || (isText && lines > 0)))
        out.replace(start, end, addBreaks(text.slice(start, end)));
      out.replace(end, end, isWrapped ? '</p>\n' : '\n');
      before = end;
    }
    if (isEnd) {
      if (last !== line && last + 1 < text.length) return null;
      out.replace(before, text.length, '');
      return out.finish();
    }
    start = last + 1;
    lines = 0;
    line = text.indexOf('\n', start);
  }
}

/** Of a paragraph: text or within an element already, with breaks in it or none; or unknown. */
const Kinds = { text: 0, brokenText: 1, whole: 2, broken: 3, unknown: 4 } as const;
type Kind = (typeof Kinds)[keyof typeof Kinds];

function kindOfText(text: string, start: number, end: number, hasLines: boolean): Kind {
  if (!isBlank(text.charCodeAt(start))) return Kinds.text;
  return hasLines || isBlankBetween(text, start, end) ? Kinds.unknown : Kinds.text;
}

function kindOf(text: string, start: number, end: number, hasLines: boolean): Kind {
  if (kindOfText(text, start, end, hasLines) === Kinds.unknown) return Kinds.unknown;
  let isElement = false;
  let isContainer = false;
  let innerStart = start;
  let innerEnd = end;
  let lastBreak = -1;
  let isNested = false;
  for (let at = openFrom(text, start, end), next = at; at !== -1; at = next) {
    next = openFrom(text, at + 1, end);
    const isCloser = text.charCodeAt(at + 1) === 47;
    const nameStart = isCloser ? at + 2 : at + 1;
    const name = blockNameLength(text, nameStart);
    if (name === 0 && !keepsBreaks(text, nameStart)) continue;
    const close = text.indexOf('>', at);
    if (close === -1 || close >= end || (next !== -1 && next < close)) return Kinds.unknown;
    if (name === 0) {
      if (text.charCodeAt(nameStart) !== 98 || isBlankBetween(text, innerStart, at)) return Kinds.unknown;
      lastBreak = close + 1;
    } else {
      const code = text.charCodeAt(nameStart + name);
      if (code !== 62 && (isCloser || !(code === 47 || isBlank(code)))) return Kinds.unknown;
      // Paragraphs within paragraphs and quotes have rules of their own.
      const isParagraph = name === 1;
      const isQuote = name === 10 && text.startsWith('blockquote', nameStart);
      if (at === start) {
        if (close === end - 1) return isParagraph ? Kinds.unknown : Kinds.whole;
        if (isCloser || isQuote) return Kinds.unknown;
        if (isParagraph) isElement = true;
        else isContainer = true;
        innerStart = close + 1;
      } else if (close === end - 1 && isCloser && (isElement || isContainer) && !isQuote) {
        if (isParagraph !== isElement) return Kinds.unknown;
        innerEnd = at;
      } else if (isContainer && !isParagraph && !isQuote && !hasLines) {
        // Blocks inside of a block, on one line: nothing looks at them.
        if (next === -1) return Kinds.unknown;
        isNested = true;
      } else return Kinds.unknown;
    }
  }
  const isText = !isElement && !isContainer;
  if (!isText && innerEnd === end) return Kinds.unknown;
  if (isElement && isBlankBetween(text, innerStart, innerEnd)) return Kinds.unknown;
  if (lastBreak !== -1 && (isNested || isBlankBetween(text, lastBreak, innerEnd))) return Kinds.unknown;
  if (hasLines && !isText) {
    if (innerStart === innerEnd) return Kinds.unknown;
    if (isBlank(text.charCodeAt(innerStart)) || isBlank(text.charCodeAt(innerEnd - 1))) return Kinds.unknown;
  }
  if (hasLines || lastBreak !== -1) return isText ? Kinds.brokenText : Kinds.broken;
  return isText ? Kinds.text : Kinds.whole;
}

/** The first `<` in a stretch, -1 where there is none. */
function openFrom(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 60) return at;
  return -1;
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at >= end;
}
