// WordPress's wptexturize(): straight quotes, dashes, dots and the like become typographic references, outside tags, comments,
// `pre`, `code` and their kind, and shortcodes. Works on the stretches of text between tags, each by itself. Linear.

import { tagEnd } from './html-split.ts';
import { escapeLoneAmpersands, texturizeText } from './texturize-text.ts';

const skippedTags: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'style', 'script', 'tt']);
const skippedShortcodes: ReadonlySet<string> = new Set(['code']);

/**
 * WordPress `wptexturize()`. `shortcodes` are the registered names: their brackets are left alone (and between
 * `[code]` and `[/code]`, where registered, everything).
 */
export function texturize(text: string, shortcodes: Iterable<string> = []): string {
  if (!/['"\-&`.x(]/.test(text) || text === '0') return text;
  const shortcode = text.includes('[') ? shortcodeStart(text, shortcodes) : null;
  if (!shortcode && !text.includes('<')) return isBlank(text) ? text : texturizeText(text);
  const tags: string[] = [];
  const codes: string[] = [];
  let out = '';
  let from = 0;
  for (let at = nextDelimiter(text, 0, shortcode); at !== -1; ) {
    const isTag = text[at] === '<';
    const end = isTag ? tagEnd(text, at, false) : shortcodeEnd(text, at, shortcode);
    if (end === -1) {
      at = nextDelimiter(text, at + 1, shortcode);
      continue;
    }
    if (at > from) out += outside(text.slice(from, at), tags, codes);
    const piece = text.slice(at, end);
    if (isTag) out += piece.startsWith('<!--') ? piece : element(piece, tags);
    else {
      if (!piece.startsWith('[[') && !piece.endsWith(']]')) track(piece, codes, skippedShortcodes);
      out += piece;
    }
    from = end;
    at = nextDelimiter(text, from, shortcode);
  }
  return from < text.length ? out + outside(text.slice(from), tags, codes) : out;
}

function outside(piece: string, tags: readonly string[], codes: readonly string[]): string {
  return tags.length > 0 || codes.length > 0 || isBlank(piece) ? piece : texturizeText(piece);
}

const isBlank = (piece: string): boolean => piece.charCodeAt(0) <= 32 && !/[^ \t\n\r\0\v]/.test(piece);

function element(tag: string, open: string[]): string {
  track(tag, open, skippedTags);
  return tag.includes('&') ? escapeLoneAmpersands(tag) : tag;
}

/** Remembers the opening, and forgets at the closing, of elements whose content is not touched. */
function track(piece: string, open: string[], skipped: ReadonlySet<string>): void {
  const closing = piece.length < 2 || piece[1] === '/';
  if (closing && open.length === 0) return;
  const space = piece.indexOf(' ');
  const name = piece.slice(closing ? 2 : 1, space === -1 ? -1 : space);
  if (!skipped.has(name)) return;
  if (!closing) open.push(name);
  else if (open.at(-1) === name) open.pop();
}

/** What finds the start of a registered shortcode that occurs in the text; null where none does. */
function shortcodeStart(text: string, names: Iterable<string>): RegExp | null {
  const found: string[] = [];
  for (const name of names) if (text.includes(`[${name}`) || text.includes(`/${name}`)) found.push(name);
  if (found.length === 0) return null;
  const start = new RegExp(`\\[[/[]?(?:${found.map(escapePattern).join('|')})(?=[\\t-\\r \\]/])`, 'y');
  return new RegExp(start.source).test(text) ? start : null;
}

/** A string as a regular expression that matches it. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function nextDelimiter(text: string, from: number, shortcode: RegExp | null): number {
  if (!shortcode) return text.indexOf('<', from);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 60 || code === 91) return at;
  }
  return -1;
}

/** The index after a shortcode's closing bracket(s); -1 where there is no whole shortcode at `at`. */
function shortcodeEnd(text: string, at: number, start: RegExp | null): number {
  if (!start) return -1;
  start.lastIndex = at;
  if (!start.test(text)) return -1;
  for (let i = start.lastIndex; i < text.length; i++) {
    const c = text[i];
    if (c === ']') return text[i + 1] === ']' ? i + 2 : i + 1;
    if (c === '[' || c === '>') return -1;
    if (c === '<') {
      do i++;
      while (i < text.length && text[i] !== '>' && text[i] !== '[' && text[i] !== ']');
      if (text[i] !== '>') return -1;
    }
  }
  return -1;
}
