// WordPress's wpautop(): blank lines part paragraphs, single line breaks become <br />, block elements stay unwrapped.
// The steps and their order are WordPress's, since every step sees what the one before left; each is linear here.
import { NextIndex, replaceInTags } from './html-split.ts';
import { trim, trimOf } from './php-strings.ts';

const blocks =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|' +
  'h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary';
const ws = '[\\t-\\r ]';

const doubleBreak = new RegExp(`<br${ws}*/?>${ws}*<br${ws}*/?>`, 'g');
const blockOpening = new RegExp(`<(?:${blocks})[\\t-\\r />]`, 'g');
const blockClosing = new RegExp(`</(?:${blocks})>`, 'g');
const rule = new RegExp(`<hr${ws}*/?>`, 'g');
const emptyParagraph = new RegExp(`<p>${ws}*</p>`, 'g');
const wrappedBlock = new RegExp(`<p>${ws}*(</?(?:${blocks})[^>]*>)${ws}*</p>`, 'g');
const blockAfterParagraph = new RegExp(`<p>${ws}*(</?(?:${blocks})[^>]*>)`, 'g');
const blockTag = new RegExp(`</?(?:${blocks})`, 'g');
const breakBeforeBlock = new RegExp(`<br />(${ws}*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)`, 'g');

/** WordPress `wpautop(text, breaks)`. With `breaks` off, single line breaks stay as they are. */
export function autop(input: string, breaks = true): string {
  if (trim(input) === '') return '';
  const pres: string[] = [];
  let text = setAsidePre(`${input}\n`, pres);
  text = text
    .replace(doubleBreak, '\n\n')
    .replace(blockOpening, '\n\n$&')
    .replace(blockClosing, '$&\n\n')
    .replace(rule, '$&\n\n');
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  text = replaceInTags(text, '\n', ' <!-- wpnl --> ');
  text = closeUp(text).replace(/\n\n+/g, '\n\n');
  let out = '';
  for (const paragraph of text.split(new RegExp(`\\n${ws}*\\n`))) {
    if (paragraph !== '') out += `<p>${trimOf(paragraph, '\n')}</p>\n`;
  }
  out = unwrapBlocks(out);
  if (breaks) out = addBreaks(out);
  out = dropAfterBlock(out, '<br />')
    .replace(breakBeforeBlock, '$1')
    .replace(/\n<\/p>(?=\n?$)/, '</p>');
  if (pres.length > 0)
    out = out.replace(/<pre wp-pre-tag-(\d+)><\/pre>/g, (match, index: string) => pres[Number(index)] ?? match);
  return out.includes('<!-- wpnl -->')
    ? out.replaceAll(' <!-- wpnl --> ', '\n').replaceAll('<!-- wpnl -->', '\n')
    : out;
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

/** Takes blanks away around elements that may not get paragraphs: option, object, media sources, figcaption. */
function closeUp(input: string): string {
  let text = input;
  if (text.includes('<option')) {
    text = trimBefore(text, /<option/g);
    text = text.replace(new RegExp(`</option>${ws}*`, 'g'), '</option>');
  }
  if (text.includes('</object>')) {
    text = tagsOnly(text, (part) => part.replace(new RegExp(`(<object[^>]*>)${ws}*`, 'g'), '$1'));
    text = trimBefore(text, /<\/object>/g);
    text = tagsOnly(text, (part) => trimBefore(part, new RegExp(`(</?(?:param|embed)[^>]*>)${ws}*`, 'g')));
  }
  if (text.includes('<source') || text.includes('<track')) {
    text = tagsOnly(text, (part) => part.replace(new RegExp(`([<[](?:audio|video)[^>\\]]*[>\\]])${ws}*`, 'g'), '$1'));
    text = trimBefore(text, /([<[]\/(?:audio|video)[>\]])/g);
    text = tagsOnly(text, (part) => trimBefore(part, new RegExp(`(<(?:source|track)[^>]*>)${ws}*`, 'g')));
  }
  if (text.includes('<figcaption')) {
    text = tagsOnly(text, (part) => trimBefore(part, /(<figcaption[^>]*>)/g));
    text = text.replace(new RegExp(`</figcaption>${ws}*`, 'g'), '</figcaption>');
  }
  return text;
}

/** Each match becomes its first group (or stays), and blanks before it go. */
function trimBefore(text: string, pattern: RegExp): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    let end = match.index;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    out += text.slice(from, end) + (match[1] ?? match[0]);
    from = match.index + match[0].length;
  }
  return from === 0 ? text : out + text.slice(from);
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Applies `change` up to the last `>` or `]` and the blanks behind it: past that no tag can end, however many begin. */
function tagsOnly(text: string, change: (part: string) => string): string {
  let end = Math.max(text.lastIndexOf('>'), text.lastIndexOf(']')) + 1;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return change(text.slice(0, end)) + text.slice(end);
}

function unwrapBlocks(input: string): string {
  let text = input
    .replace(emptyParagraph, '')
    .replace(/<p>([^<]+)<\/(div|address|form)>/g, '<p>$1</p></$2>')
    .replace(wrappedBlock, '$1');
  text = unwrapItems(text)
    .replace(/<p><blockquote((?:[^>"']|"[^"]*"|'[^']*')*)>/gi, '<blockquote$1><p>')
    .replaceAll('</blockquote></p>', '</p></blockquote>')
    .replace(blockAfterParagraph, '$1');
  return dropAfterBlock(text, '</p>');
}

/** `<p><li…</p>` on one line becomes `<li…`. */
function unwrapItems(text: string): string {
  if (!text.includes('<p><li')) return text;
  const closings = new NextIndex(text, '</p>');
  const lines = new NextIndex(text, '\n');
  let out = '';
  let from = 0;
  for (let at = text.indexOf('<p><li'); at !== -1; ) {
    const end = closings.after(at + 7);
    if (end === -1) break;
    const line = lines.after(at + 6);
    if (line !== -1 && line < end) {
      at = text.indexOf('<p><li', at + 1);
      continue;
    }
    out += text.slice(from, at) + text.slice(at + 3, end);
    from = end + 4;
    at = text.indexOf('<p><li', from);
  }
  return out + text.slice(from);
}

/** Removes `what`, and blanks before it, directly after a block's opening or closing tag. */
function dropAfterBlock(text: string, what: string): string {
  const tagEnds = new NextIndex(text, '>');
  let out = '';
  let from = 0;
  let checked = -1; // the last `>` after which `what` does not follow
  blockTag.lastIndex = 0;
  for (let match = blockTag.exec(text); match; match = blockTag.exec(text)) {
    const close = tagEnds.after(blockTag.lastIndex);
    if (close === -1) break;
    if (close === checked) continue;
    let at = close + 1;
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    if (!text.startsWith(what, at)) {
      checked = close;
      continue;
    }
    out += text.slice(from, close + 1);
    from = at + what.length;
    blockTag.lastIndex = from;
  }
  return from === 0 ? text : out + text.slice(from);
}

function addBreaks(input: string): string {
  const text = keepLineBreaks(input).replace(/<br\/?>/g, '<br />');
  const broken = text.replace(/[\t-\r ]+/g, (run: string, at: number) => {
    const last = run.lastIndexOf('\n');
    const start = last !== -1 && text.endsWith('<br />', at) ? 1 : 0;
    return last < start ? run : `${run.slice(0, start)}<br />\n${run.slice(last + 1)}`;
  });
  return broken.replaceAll('<WPPreserveNewline />', '\n');
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
    out += text.slice(from, match.index) + text.slice(match.index, end).replaceAll('\n', '<WPPreserveNewline />');
    from = end;
    opening.lastIndex = end;
  }
  return out + text.slice(from);
}
