// WordPress's wpautop(): blank lines part paragraphs, single line breaks become <br />, block elements stay unwrapped.
// The steps and their order are WordPress's, since every step sees what the one before left; each is linear here.
import { addBreaks, dropBeforeBlock, withBreaks } from './autop-breaks.ts';
import { closeUp } from './autop-close-up.ts';
import { plainParagraphs } from './autop-plain.ts';
import { surveyed, type TagKinds } from './autop-survey.ts';
import { hideBreaks, shownBreaks } from './autop-tags.ts';
import { blockNameLength } from './block-names.ts';
import { NextIndex } from './html-split.ts';
import { isBlank, trim, ws } from './php-strings.ts';
import { Rewriting, replacedAll } from './rewriting.ts';
import { openAfter } from './scan.ts';

const doubleBreak = new RegExp(`<br${ws}*/?>${ws}*<br${ws}*/?>`, 'g');
const emptyParagraph = new RegExp(`<p>${ws}*</p>`, 'g');

/** WordPress `wpautop(text, breaks)`. With `breaks` off, single line breaks stay as they are. */
export function autop(input: string, breaks = true): string {
  if (trim(input) === '') return '';
  const pres: string[] = [];
  let text = `${input}\n`;
  const kinds = surveyed(text);
  if (kinds.pre) text = setAsidePre(text, pres);
  if (kinds.breaks && text.includes('<br')) text = text.replace(doubleBreak, '\n\n');
  if (kinds.blocks) text = setApart(text);
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const hidden = hideBreaks(text, kinds);
  text = kinds.closeUp ? closeUp(hidden.text) : hidden.text;
  let out = hidden.restore(
    plainParagraphs(text, kinds, breaks ? addBreaks : null) ?? paragraphsBySteps(text, breaks, kinds),
  );
  if (pres.length > 0)
    out = out.replace(/<pre wp-pre-tag-(\d+)><\/pre>/g, (match, index: string) => pres[Number(index)] ?? match);
  return kinds.standIns ? shownBreaks(out) : out;
}

/** What the steps make of a text whose blocks stand apart: right for every text, where `plainParagraphs()` is for most. */
export function paragraphsBySteps(text: string, breaks: boolean, kinds: TagKinds): string {
  let out = unwrapBlocks(wrappedParagraphs(text), kinds);
  const broken = breaks ? withBreaks(out, kinds.breaks) : { text: out, put: 0 };
  out = broken.text;
  if (kinds.breaks || broken.put > 0) out = dropBeforeBlock(dropAfterBlock(out, '<br />'));
  const end = out.endsWith('\n') ? out.length - 1 : out.length;
  return out.endsWith('\n</p>', end) ? out.slice(0, end - 5) + out.slice(end - 4) : out;
}

/**
 * Each stretch between blank lines in `<p>` and `</p>`, one a line, without the empty paragraphs that come of it. A block's
 * tag alone stays as it is, where the steps that follow would take its paragraph away again and see no difference.
 */
function wrappedParagraphs(text: string): string {
  const openings = new NextIndex(text, '<p>');
  const rewriting = new Rewriting(text);
  // Where the paragraph before ends.
  let before = 0;
  // Whether what is there ends in a tag, and not in the opening of a paragraph.
  let isSealed = true;
  const put = (opening: string, from: number, to: number, closing: string): void => {
    rewriting.replace(before, from, opening);
    if (closing !== '') rewriting.replace(to, to, closing);
    before = to;
  };
  const add = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && text.charCodeAt(start) === 10) start++;
    while (end > start && text.charCodeAt(end - 1) === 10) end--;
    isSealed = wrap(text, start, end, openings, isSealed, put);
  };
  let start = 0;
  for (let line = text.indexOf('\n'); line !== -1; ) {
    let next = line + 1;
    let last = line;
    for (let code = text.charCodeAt(next); isBlank(code); code = text.charCodeAt(++next)) if (code === 10) last = next;
    if (last === line) {
      line = text.indexOf('\n', next);
      continue;
    }
    if (line > start) add(start, line);
    start = last + 1;
    line = text.indexOf('\n', start);
  }
  if (start < text.length) add(start, text.length);
  put('', text.length, text.length, '');
  return rewriting.finish();
}

/** Puts one paragraph, with a line break behind, and says whether the text is sealed then. */
function wrap(
  text: string,
  start: number,
  end: number,
  openings: NextIndex,
  isSealed: boolean,
  put: (opening: string, from: number, to: number, closing: string) => void,
): boolean {
  const opening = openings.after(start);
  const isOpen = opening !== -1 && opening < end;
  if (text.charCodeAt(start) === 60) {
    if (isOpen) {
      if (opening === start) {
        if (end === start + 3) {
          put('<p>\n', end, end, '');
          return false;
        }
        const code = text.charCodeAt(start + 3);
        const more = openings.after(start + 3);
        if (code !== 60 && !isBlank(code) && (more === -1 || more >= end)) {
          put('<p>', start, end, '</p>\n');
          return true;
        }
      }
    } else if (text.startsWith('</p>', start)) {
      put('', start + 4, end, '</p>\n');
      return true;
    } else if (isSealed && text.charCodeAt(end - 1) === 62 && isBlockTag(text, start, end)) {
      put('', start, end, '\n');
      return true;
    }
  }
  if (isOpen || isBlank(text.charCodeAt(start)) || start === end) {
    const paragraph = `<p>${text.slice(start, end)}</p>\n`;
    const made = paragraph.replace(emptyParagraph, '');
    if (made !== paragraph) {
      put(made, end, end, '');
      return made.length > 1
        ? made.charCodeAt(made.length - 2) === 62 && !made.endsWith('<p>', made.length - 1)
        : isSealed;
    }
  }
  put('<p>', start, end, '</p>\n');
  return true;
}

/** Is the stretch one tag of a block element, up to its only `>`? */
function isBlockTag(text: string, start: number, end: number): boolean {
  const nameStart = text.charCodeAt(start + 1) === 47 ? start + 2 : start + 1;
  return blockNameLength(text, nameStart) > 0 && text.indexOf('>', nameStart) === end - 1;
}

/** Takes `<p>`, and blanks behind it, from before a block's tag; where `closed`, only if nothing but `</p>` follows, and that. */
function unwrapOpened(text: string, closed: boolean): string {
  const tagEnds = new NextIndex(text, '>');
  const rewriting = new Rewriting(text);
  for (let open = text.indexOf('<p>'); open !== -1; ) {
    let start = open + 3;
    while (isBlank(text.charCodeAt(start))) start++;
    const nameStart = text.charCodeAt(start + 1) === 47 ? start + 2 : start + 1;
    const length = text.charCodeAt(start) === 60 ? blockNameLength(text, nameStart) : 0;
    if (length === 0) {
      open = text.indexOf('<p>', start);
      continue;
    }
    const close = tagEnds.after(nameStart + length);
    if (close === -1) break;
    let end = close + 1;
    if (closed) {
      while (isBlank(text.charCodeAt(end))) end++;
      if (!text.startsWith('</p>', end)) {
        open = text.indexOf('<p>', start);
        continue;
      }
      end += 4;
    }
    rewriting.replace(open, start, '');
    if (closed) rewriting.replace(close + 1, end, '');
    open = text.indexOf('<p>', end);
  }
  return rewriting.finish();
}

/** Blank lines before a block's opening and after its closing tag; after a rule too. */
export function setApart(text: string): string {
  const rewriting = new Rewriting(text);
  for (let at = openAfter(text, 0); at !== -1; at = openAfter(text, at + 1)) {
    const isCloser = text.charCodeAt(at + 1) === 47;
    const nameStart = isCloser ? at + 2 : at + 1;
    const length = blockNameLength(text, nameStart);
    if (length === 0) continue;
    const end = nameStart + length;
    const code = text.charCodeAt(end);
    if (isCloser) {
      if (code !== 62) continue;
      rewriting.replace(end + 1, end + 1, '\n\n');
    } else if (code === 62 || code === 47 || isBlank(code)) {
      rewriting.replace(at, at, '\n\n');
      const after = length === 2 && text.startsWith('hr', nameStart) ? ruleEnd(text, end) : -1;
      if (after !== -1) rewriting.replace(after, after, '\n\n');
    }
  }
  return rewriting.finish();
}

/** The index after a rule's tag whose name ends at `at`; -1 where it has attributes. */
function ruleEnd(text: string, at: number): number {
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === 47) end++;
  return text.charCodeAt(end) === 62 ? end + 1 : -1;
}

/** Replaces `<pre…</pre>` by empty ones with a number, so that nothing inside changes. */
function setAsidePre(text: string, pres: string[]): string {
  if (!text.includes('<pre')) return text;
  const parts = text.split('</pre>');
  const last = parts.pop() ?? '';
  let out = '';
  for (const part of parts) {
    const start = part.indexOf('<pre');
    if (start === -1) {
      out += part;
      continue;
    }
    out += `${part.slice(0, start)}<pre wp-pre-tag-${pres.length}></pre>`;
    pres.push(`${part.slice(start)}</pre>`);
  }
  return out + last;
}

function unwrapBlocks(input: string, kinds: TagKinds): string {
  let text = kinds.outerClosers ? closeParagraphs(input) : input;
  text = unwrapOpened(text, true);
  if (kinds.items) text = unwrapItems(text);
  if (kinds.quotes) text = replacedAll(paragraphsIntoQuotes(text), '</blockquote></p>', '</p></blockquote>');
  return dropAfterBlock(unwrapOpened(text, false), '</p>');
}

const closesOuter = ['</div>', '</address>', '</form>'];

/** A paragraph of nothing but text that an outer element's closing tag ends gets its own closing tag before. */
function closeParagraphs(text: string): string {
  const rewriting = new Rewriting(text);
  for (let open = text.indexOf('<p>'); open !== -1; ) {
    const end = text.indexOf('<', open + 3);
    if (end === -1) break;
    if (end > open + 3 && closesOuter.some((closer) => text.startsWith(closer, end)))
      rewriting.replace(end, end, '</p>');
    open = text.indexOf('<p>', end);
  }
  return rewriting.finish();
}

/** `<p>` from before a quote's opening tag to behind it, where the tag's quotation marks are closed. */
function paragraphsIntoQuotes(text: string): string {
  const opening = /<p><blockquote/gi;
  let found = opening.exec(text);
  if (!found) return text;
  const lastMark = { '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'") };
  const rewriting = new Rewriting(text);
  for (; found; found = opening.exec(text)) {
    let end = opening.lastIndex;
    for (let code = text.charCodeAt(end); end < text.length && code !== 62; code = text.charCodeAt(end)) {
      if (code === 34) end = lastMark['"'] > end ? text.indexOf('"', end + 1) : text.length;
      else if (code === 39) end = lastMark["'"] > end ? text.indexOf("'", end + 1) : text.length;
      end++;
    }
    if (end >= text.length) continue;
    rewriting.replace(found.index, opening.lastIndex, '<blockquote');
    rewriting.replace(end, end + 1, '><p>');
    opening.lastIndex = end + 1;
  }
  return rewriting.finish();
}

/** `<p><li…</p>` on one line becomes `<li…`. */
function unwrapItems(text: string): string {
  if (!text.includes('<p><li')) return text;
  const closings = new NextIndex(text, '</p>');
  const lines = new NextIndex(text, '\n');
  const rewriting = new Rewriting(text);
  for (let at = text.indexOf('<p><li'); at !== -1; ) {
    const end = closings.after(at + 7);
    if (end === -1) break;
    const line = lines.after(at + 6);
    if (line !== -1 && line < end) {
      at = text.indexOf('<p><li', at + 1);
      continue;
    }
    rewriting.replace(at, at + 3, '');
    rewriting.replace(end, end + 4, '');
    at = text.indexOf('<p><li', end + 4);
  }
  return rewriting.finish();
}

/** Removes `what`, and blanks before it, directly after a block's opening or closing tag. */
function dropAfterBlock(text: string, what: string): string {
  if (!text.includes(what)) return text;
  const tagEnds = new NextIndex(text, '>');
  const rewriting = new Rewriting(text);
  let checked = -1; // the last `>` after which `what` does not follow
  for (let open = openAfter(text, 0); open !== -1; open = openAfter(text, open + 1)) {
    const nameStart = text.charCodeAt(open + 1) === 47 ? open + 2 : open + 1;
    const length = blockNameLength(text, nameStart);
    if (length === 0) continue;
    const end = nameStart + length;
    const close = text.charCodeAt(end) === 62 ? end : tagEnds.after(end);
    if (close === -1) break;
    if (close === checked) continue;
    let at = close + 1;
    let code = text.charCodeAt(at);
    while (isBlank(code)) code = text.charCodeAt(++at);
    if (code !== 60 || !text.startsWith(what, at)) {
      checked = close;
      continue;
    }
    rewriting.replace(close + 1, at + what.length, '');
    open = at + what.length - 1;
  }
  return rewriting.finish();
}
