// CSS of style attributes: WordPress's safecss_filter_attr(). Declarations with a property that is not allowed, or with
// anything that could load or run something, go; the others stay as they were written. Linear.
import { safeFunctions, safeProperties, urlProperties } from './css-tables.ts';
import { trim } from './php-strings.ts';
import { withoutBadProtocol, withoutNull } from './protocols.ts';

const customProperty = /^--[a-zA-Z0-9_-]+$/;
const functionCall = new RegExp(`\\b(?:${safeFunctions})\\(`, 'g');
const gradientCall = /(?:repeating-)?(?:linear|radial|conic)-gradient\(/g;

/** WordPress `safecss_filter_attr()`: the allowed declarations, joined by `;`. '' where none is left. */
export function safeCss(css: string): string {
  const clean = withoutNull(css).replace(/[\n\r\t]/g, '');
  const kept: string[] = [];
  for (const part of trim(clean).split(';')) {
    if (part === '') continue;
    const declaration = trim(part);
    if (isSafe(declaration)) kept.push(declaration);
  }
  return kept.reduce((css, declaration) => (css === '' ? declaration : `${css};${declaration}`), '');
}

function isSafe(declaration: string): boolean {
  let rest = declaration;
  const colon = declaration.indexOf(':');
  if (colon !== -1) {
    const property = trim(declaration.slice(0, colon));
    const value = declaration.slice(colon + 1);
    const custom = customProperty.test(property);
    if (!custom && !safeProperties.has(property)) return false;
    if (custom ? trim(value).startsWith('url(') : urlProperties.has(property)) {
      const without = withoutUrls(rest, colon + 1);
      if (without === null) return false;
      rest = without;
    }
    if (custom ? value.includes('-gradient(') : property === 'background' || property === 'background-image') {
      rest = withoutCalls(rest, gradientCall, 2);
    }
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
    const url = trim(unquoted(inner));
    if (url === '' || url === '0' || withoutBadProtocol(url) !== url) return null;
    if (inner.includes('url(') && endsInSeen(inner, seen)) return null;
    seen.add(inner);
    out += declaration.slice(copied, at);
    copied = end + 1;
  }
  return out + declaration.slice(copied);
}

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
  const end = inner.replace(/(?<![\t-\r ])[\t-\r ]+$/, '');
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
    closings ??= matchingBrackets(text, depth);
    const close = closings[opening.lastIndex - 1] ?? 0;
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
