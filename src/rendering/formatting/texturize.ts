// WordPress's wptexturize(): straight quotes, dashes, dots and the like become typographic references, outside tags, comments,
// `pre`, `code` and their kind, and shortcodes. Works on the stretches of text between tags, each by itself. Linear.

import { tagEnd } from './html-split.ts';
import { escapeLoneAmpersands } from './references.ts';
import { codeAfter } from './scan.ts';
import { marksOf, texturizeText } from './texturize-text.ts';

const skippedTags: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'style', 'script', 'tt']);
const skippedShortcodes: ReadonlySet<string> = new Set(['code']);

interface ShortcodeStart {
  /** Of the bracket and the name. */
  readonly pattern: RegExp;
  /** By code of ASCII characters: can a name begin with it? */
  readonly firsts: Uint8Array;
}

/**
 * WordPress `wptexturize()`. `shortcodes` are the registered names: their brackets are left alone (and between
 * `[code]` and `[/code]`, where registered, everything).
 */
export function texturize(text: string, shortcodes: Iterable<string> = []): string {
  if (!/['"\-&`.x(]/.test(text) || text === '0') return text;
  const shortcode = text.includes('[') ? shortcodeStart(text, shortcodes) : null;
  if (!shortcode && !text.includes('<')) return isBlank(text) ? text : texturizeText(text);
  // What occurs nowhere in the text need not be looked for between its tags.
  const found = marksOf(text);
  const ampersands = text.includes('&');
  if (found === 0 && !ampersands) return text;
  const tags: string[] = [];
  const codes: string[] = [];
  let out = '';
  let copied = 0; // what lies before is in `out` already
  let from = 0;
  const outside = (end: number): void => {
    if (end === from || tags.length > 0 || codes.length > 0) return;
    const piece = text.slice(from, end);
    if (isBlank(piece)) return;
    const made = texturizeText(piece, found);
    if (made === piece) return;
    out += text.slice(copied, from) + made;
    copied = end;
  };
  for (let at = nextDelimiter(text, 0, shortcode); at !== -1; ) {
    const isTag = text.charCodeAt(at) === 60;
    const end = isTag ? tagEnd(text, at, false) : shortcodeEnd(text, at, shortcode);
    if (end === -1) {
      at = nextDelimiter(text, at + 1, shortcode);
      continue;
    }
    outside(at);
    if (!isTag) {
      const piece = text.slice(at, end);
      if (!piece.startsWith('[[') && !piece.endsWith(']]')) track(piece, codes, skippedShortcodes);
    } else if (!text.startsWith('!--', at + 1)) {
      if (mayBeSkipped(text, at)) track(text.slice(at, end), tags, skippedTags);
      if (ampersands) {
        const piece = text.slice(at, end);
        const made = escapeLoneAmpersands(piece);
        if (made !== piece) {
          out += text.slice(copied, at) + made;
          copied = end;
        }
      }
    }
    from = end;
    at = nextDelimiter(text, from, shortcode);
  }
  outside(text.length);
  return copied === 0 ? text : out + text.slice(copied);
}

const isBlank = (piece: string): boolean => piece.charCodeAt(0) <= 32 && !/[^ \t\n\r\0\v]/.test(piece);

/** Can the tag at `at` be one of the skipped ones? Looks at its first letter alone; a tag of one character counts as closing. */
function mayBeSkipped(text: string, at: number): boolean {
  const code = text.charCodeAt(text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1);
  if (code === 112) return text.charCodeAt(text.charCodeAt(at + 1) === 47 ? at + 3 : at + 2) === 114;
  return code === 99 || code === 107 || code === 115 || code === 116;
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

/** What finds the start of a registered shortcode; null where none occurs in the text. One look at each bracket. */
function shortcodeStart(text: string, names: Iterable<string>): ShortcodeStart | null {
  const firsts = new Uint8Array(128);
  const patterns: string[] = [];
  for (const name of names) {
    patterns.push(escapePattern(name));
    const first = name.charCodeAt(0);
    if (first < 128 && first !== 47 && first !== 91) firsts[first] = 1;
    else firsts.fill(1);
  }
  if (patterns.length === 0) return null;
  const start = { pattern: new RegExp(`\\[[/[]?(?:${patterns.join('|')})(?=[\\t-\\r \\]/])`, 'y'), firsts };
  for (let at = text.indexOf('['); at !== -1; at = codeAfter(text, 91, at + 1))
    if (nameEnd(text, at, start) !== -1) return start;
  return null;
}

/** Where the name of a registered shortcode ends whose bracket stands at `at`; -1 where there is none. */
function nameEnd(text: string, at: number, { pattern, firsts }: ShortcodeStart): number {
  let code = text.charCodeAt(at + 1);
  if (code === 47 || code === 91) code = text.charCodeAt(at + 2);
  if (firsts[code] === 0) return -1;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** A string as a regular expression that matches it. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function nextDelimiter(text: string, from: number, shortcode: ShortcodeStart | null): number {
  if (!shortcode) return text.indexOf('<', from);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 60 || code === 91) return at;
  }
  return -1;
}

/** The index after a shortcode's closing bracket(s); -1 where there is no whole shortcode at `at`. */
function shortcodeEnd(text: string, at: number, start: ShortcodeStart | null): number {
  const from = start ? nameEnd(text, at, start) : -1;
  if (from === -1) return -1;
  for (let i = from; i < text.length; i++) {
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
