// The short way of WordPress's wpautop(): where every paragraph is plain text, one tag alone, or one block element around
// text, what all the steps of autop.ts would make of it is known at once. Anything else is left to those steps. Linear.
import { blockNameLength } from './block-names.ts';

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/**
 * HTML of a text whose block elements have been set apart by blank lines; null where the steps must run. `addBreaks` makes
 * breaks of single line breaks.
 */
export function plainParagraphs(text: string, addBreaks: ((paragraph: string) => string) | null): string | null {
  let out = '';
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
      const made = plainParagraph(text.slice(start, end), lines > 0, addBreaks);
      if (made === null) return null;
      out += made;
    }
    if (isEnd) return last === line || last + 1 >= text.length ? out : null;
    start = last + 1;
    lines = 0;
    line = text.indexOf('\n', start);
  }
}

const Kinds = { text: 0, element: 1, container: 2 } as const;

function plainParagraph(
  text: string,
  hasLines: boolean,
  addBreaks: ((paragraph: string) => string) | null,
): string | null {
  const { length } = text;
  if (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(length - 1))) return null;
  let kind: number = Kinds.text;
  let innerStart = 0;
  let innerEnd = length;
  let lastBreak = -1;
  let isNested = false;
  for (let at = text.indexOf('<'); at !== -1; ) {
    const end = text.indexOf('>', at);
    const next = text.indexOf('<', at + 1);
    if (end === -1 || (next !== -1 && next < end)) return null;
    const isCloser = text.charCodeAt(at + 1) === 47;
    const nameStart = isCloser ? at + 2 : at + 1;
    const name = blockNameLength(text, nameStart);
    if (name === 0) {
      const code = text.charCodeAt(nameStart);
      // br; script, svg and their kind keep line breaks as they are.
      if (code === 98 && text.charCodeAt(nameStart + 1) === 114) {
        if (isBlankBetween(text, innerStart, at)) return null;
        lastBreak = end + 1;
      } else if (code === 87 || code === 109) return null;
      else if (code === 115 && 'cv'.includes(text.charAt(nameStart + 1))) return null;
    } else {
      const code = text.charCodeAt(nameStart + name);
      if (code !== 62 && (isCloser || !(code === 47 || isBlank(code)))) return null;
      // Paragraphs within paragraphs and quotes have rules of their own.
      const isParagraph = name === 1;
      const isQuote = name === 10 && text.startsWith('blockquote', nameStart);
      if (at === 0) {
        if (end === length - 1) return isParagraph ? null : `${text}\n`;
        if (isCloser || isQuote) return null;
        kind = isParagraph ? Kinds.element : Kinds.container;
        innerStart = end + 1;
      } else if (end === length - 1 && isCloser && kind !== Kinds.text && !isQuote) {
        if (isParagraph !== (kind === Kinds.element)) return null;
        innerEnd = at;
      } else if (kind === Kinds.container && !isParagraph && !isQuote && !hasLines) {
        // Blocks inside of a block, on one line: nothing looks at them.
        if (next === -1) return null;
        isNested = true;
      } else return null;
    }
    at = next;
  }
  if (kind !== Kinds.text && innerEnd === length) return null;
  if (kind === Kinds.element && isBlankBetween(text, innerStart, innerEnd)) return null;
  if (lastBreak !== -1 && (isNested || isBlankBetween(text, lastBreak, innerEnd))) return null;
  if (hasLines && (isBlank(text.charCodeAt(innerStart)) || isBlank(text.charCodeAt(innerEnd - 1)))) return null;
  if (hasLines && innerStart === innerEnd) return null;
  const made = addBreaks && (hasLines || lastBreak !== -1) ? addBreaks(text) : text;
  return kind === Kinds.text ? `<p>${made}</p>\n` : `${made}\n`;
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at >= end;
}
