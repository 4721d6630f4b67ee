// CSS of style attributes: WordPress's safecss_filter_attr(). Declarations with a property that is not allowed, or with
// anything that could load or run something, go; the others stay as they were written. Linear.
import { withoutWhiteSpaceBehind } from './blanks.ts';
import { safeFunctions, safeProperties, urlProperties } from './css-tables.ts';
import { NameTable } from './name-table.ts';
import { isTrimmed, trim } from './php-strings.ts';
import { withoutBadProtocol, withoutNull } from './protocols.ts';
import { Rewriting } from './rewriting.ts';
import { isNameAt } from './scan.ts';

const functionCall = new RegExp(`\\b(?:${safeFunctions})\\(`, 'g');
const gradientCall = /(?:repeating-)?(?:linear|radial|conic)-gradient\(/g;

/** The allowed properties, and whether their value may hold `url()`. */
const properties = new NameTable(new Map([...safeProperties].map((name) => [name, urlProperties.has(name)])));

/** WordPress `safecss_filter_attr()`: the allowed declarations, joined by `;`. '' where none is left. */
export function safeCss(css: string): string {
  const text = trim(withoutNull(css).replace(/[\n\r\t]+/g, ''));
  const rewriting = new Rewriting(text);
  // Where the last declaration that is kept ends, and whether anything but empty ones is.
  let keptEnd = 0;
  let isKept = false;
  for (let at = 0; at < text.length; at++) {
    const { end, colon, hasBracket, isOdd } = declarationAt(text, at);
    if (end > at) {
      const stop = trimmedEnd(text, at, end);
      const start = trimmedStart(text, at, stop);
      const isSafe = hasBracket
        ? isSafeDeclaration(text.slice(start, stop))
        : !isOdd && (colon === -1 || isSafeProperty(text, start, trimmedEnd(text, start, colon)));
      if (isSafe && (isKept || start < stop)) {
        if (!isKept) rewriting.replace(0, start, '');
        else if (start !== keptEnd + 1) rewriting.replace(keptEnd, start, ';');
        isKept = true;
        keptEnd = stop;
      }
    }
    at = end;
  }
  if (!isKept) return '';
  if (keptEnd < text.length) rewriting.replace(keptEnd, text.length, '');
  return rewriting.finish();
}

interface Declaration {
  /** Where it ends, and its first colon; -1 without one. */
  readonly end: number;
  readonly colon: number;
  readonly hasBracket: boolean;
  /** Is there anything that must not be, but in calls of functions? */
  readonly isOdd: boolean;
}

/** What is between an offset and the next semicolon. */
function declarationAt(text: string, start: number): Declaration {
  let colon = -1;
  let hasBracket = false;
  let isOdd = false;
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 59) break;
    if (code === 58) {
      if (colon === -1) colon = end;
    } else if (code === 40) hasBracket = true;
    else if (code === 92 || code === 38 || code === 61 || code === 125) isOdd = true;
    else if (code === 47 && text.charCodeAt(end + 1) === 42) isOdd = true;
  }
  return { end, colon, hasBracket, isOdd };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isTrimmed(text.charCodeAt(at - 1))) at--;
  return at;
}

function trimmedStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isTrimmed(text.charCodeAt(at))) at++;
  return at;
}

const isSafeProperty = (text: string, start: number, end: number): boolean =>
  properties.find(text, start, end) !== undefined || isCustomProperty(text, start, end);

/** `--` and at least one letter, digit, `_` or `-`. */
function isCustomProperty(text: string, start: number, end: number): boolean {
  if (end < start + 3 || text.charCodeAt(start) !== 45 || text.charCodeAt(start + 1) !== 45) return false;
  for (let at = start + 2; at < end; at++) {
    const code = text.charCodeAt(at);
    const isName =
      ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 95;
    if (!isName) return false;
  }
  return true;
}

/** Is a declaration safe that has brackets? What calls of functions hold is not looked at. */
function isSafeDeclaration(declaration: string): boolean {
  let rest = declaration;
  const colon = declaration.indexOf(':');
  if (colon !== -1) {
    const start = colon + 1;
    const nameEnd = trimmedEnd(declaration, 0, colon);
    const mayHaveUrl = properties.find(declaration, 0, nameEnd);
    const isCustom = mayHaveUrl === undefined;
    if (isCustom && !isCustomProperty(declaration, 0, nameEnd)) return false;
    if (isCustom ? trim(declaration.slice(start)).startsWith('url(') : mayHaveUrl) {
      const without = withoutUrls(rest, start);
      if (without === null) return false;
      rest = without;
    }
    const isBackground =
      isNameAt(declaration, 0, nameEnd, 'background') || isNameAt(declaration, 0, nameEnd, 'background-image');
    if (isCustom ? declaration.includes('-gradient(', start) : isBackground) rest = withoutCalls(rest, gradientCall, 2);
  }
  rest = withoutCalls(rest, functionCall, Number.POSITIVE_INFINITY);
  return !/[\\(&=}]|\/\*/.test(rest);
}

/** The declaration without its `url(…)`; null where one of them is empty or leads to a protocol that is not allowed. */
function withoutUrls(declaration: string, from: number): string | null {
  const seen = new Set<string>();
  let out = '';
  let copied = 0;
  for (let at = declaration.indexOf('url(', from); at !== -1; at = declaration.indexOf('url(', at + 1)) {
    const end = declaration.indexOf(')', at + 4);
    if (end === -1) break;
    if (end === at + 4 || at < copied) continue;
    const inner = declaration.slice(at + 4, end);
    const url = plainUrl.test(inner) ? inner : trim(unquoted(inner));
    if (url === '' || url === '0' || withoutBadProtocol(url) !== url) return null;
    if (inner.includes('url(') && endsInSeen(inner, seen)) return null;
    seen.add(inner);
    out += declaration.slice(copied, at);
    copied = end + 1;
  }
  return out + declaration.slice(copied);
}

/** An address without quotes and blanks around it. */
const plainUrl = /^[^\t-\r "']+$/;

/** `url(a)` and later `url(url(a)`: the earlier one is taken out of the later one, and an open bracket stays. */
function endsInSeen(inner: string, seen: ReadonlySet<string>): boolean {
  const parts = inner.split('url(', 9);
  if (parts.length > 8) return true;
  for (let at = inner.indexOf('url('); at !== -1; at = inner.indexOf('url(', at + 1)) {
    if (seen.has(inner.slice(at + 4))) return true;
  }
  return false;
}

function unquoted(text: string): string {
  const inner = text.replace(/^[\t-\r ]+/, '');
  const end = withoutWhiteSpaceBehind(inner);
  const quote = inner[0];
  return (quote === '"' || quote === "'") && end.length > 1 && end.endsWith(quote) ? end.slice(1, -1) : inner;
}

/** Removes calls of the functions `opening` finds, up to their own closing bracket, nested at most `depth` deep. */
function withoutCalls(text: string, opening: RegExp, depth: number): string {
  if (!text.includes('(')) return text;
  let closings: Int32Array | null = null;
  let out = '';
  let from = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    let close = nextBracket(text, opening.lastIndex);
    // Brackets within brackets.
    if (text.charCodeAt(close) === 40) {
      closings ??= matchingBrackets(text, depth);
      close = closings[opening.lastIndex - 1] ?? 0;
    }
    if (close === 0) {
      opening.lastIndex = match.index + 1;
      continue;
    }
    out += text.slice(from, match.index);
    from = close + 1;
    opening.lastIndex = from;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The first bracket of either kind at or after `from`; 0 where there is none. */
function nextBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 41) return at;
  }
  return 0;
}

/** At the position of each opening bracket that of its closing one, for those at most `depth` levels high; else 0. */
function matchingBrackets(text: string, depth: number): Int32Array {
  const closings = new Int32Array(text.length);
  // Positions of the brackets that are open, and how many levels each has within it.
  const open: number[] = [];
  const heights: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) {
      open.push(at);
      heights.push(1);
    } else if (code === 41) {
      const bracket = open.pop();
      const height = heights.pop();
      if (bracket === undefined || height === undefined) continue;
      if (height <= depth) closings[bracket] = at;
      const outer = heights.length - 1;
      if (outer >= 0 && (heights[outer] ?? 0) <= height) heights[outer] = height + 1;
    }
  }
  return closings;
}

/** A stylesheet as it may stand in a style element: nothing in it closes the element. */
export const inStyleElement = (css: string): string => css.replace(/<\/(style)/gi, '\\3c\\2f$1');
