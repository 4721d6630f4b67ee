// Paragraphs of a text without blocks, which most comments and excerpts are: what all the steps of autop.ts would make of it, known
// at once. Linear.
import { blockElements } from './block-names.ts';
import { isBlank } from './php-strings.ts';

/** A tag that a step looks at, or in which there is a line break. */
const looked = new RegExp(
  `<(?:/?(?:${blockElements.join('|')}|option|object|source|track|br|s[cv]|[mW!]|[bB][lL])|[^<>]*\\n)`,
);

/** HTML of a text that ends in a line break; null where the steps must run. */
export function plainParagraphs(text: string, breaks: boolean): string | null {
  if (text.includes('\r') || looked.test(text)) return null;
  let out = '';
  let start = 0;
  for (let line = text.indexOf('\n'); line !== -1; ) {
    let next = line + 1;
    let last = line;
    for (let code = text.charCodeAt(next); isBlank(code); code = text.charCodeAt(++next)) if (code === 10) last = next;
    if (last === line && next < text.length) {
      line = text.indexOf('\n', next);
      continue;
    }
    if (last < text.length - 1 && next >= text.length) return null;
    const paragraph = paragraphOf(text, start, line, breaks);
    if (paragraph === null) return null;
    out += paragraph;
    start = last + 1;
    line = text.indexOf('\n', start);
  }
  return out;
}

/** Null where there are blanks at the beginning. */
function paragraphOf(text: string, from: number, end: number, breaks: boolean): string | null {
  let start = from;
  while (start < end && text.charCodeAt(start) === 10) start++;
  if (start === end || isBlank(text.charCodeAt(start))) return null;
  let out = '<p>';
  let at = start;
  for (let line = text.indexOf('\n', start); breaks && line !== -1 && line < end; line = text.indexOf('\n', at)) {
    let before = line;
    while (before > at && isBlank(text.charCodeAt(before - 1))) before--;
    out += `${text.slice(at, before)}<br />\n`;
    at = line + 1;
    for (let code = text.charCodeAt(at); isBlank(code) && at < end; code = text.charCodeAt(at)) {
      out += text.charAt(at);
      at++;
    }
  }
  return `${out}${text.slice(at, end)}</p>\n`;
}
