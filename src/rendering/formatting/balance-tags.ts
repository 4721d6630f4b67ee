// WordPress's force_balance_tags(): every opened element is closed, stray closing tags go, void elements end in ` />`.
import { KeptNames } from './kept-names.ts';
import { asciiLower, isBlank, trim } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';
import { codeAfter, openAfter } from './scan.ts';
import { Writing } from './writing.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voids = words(
  'area base basefont br col command embed frame hr img input isindex link meta param source track wbr',
);
const nestable = words('article aside blockquote details div figure object q section span');

interface Element {
  /** Its name in small letters. */
  readonly written: string;
  readonly isVoid: boolean;
  readonly isNestable: boolean;
  readonly closing: string;
}

const elements = new KeptNames<Element>((written) => ({
  written,
  isVoid: voids.has(written),
  isNestable: nestable.has(written),
  closing: `</${written}>`,
}));

/** A tag in any form, at a `<`. */
const tag = /<(\/?)((?:[a-z][a-z0-9._]*-[a-z0-9._-]+)|[\w:]+)(?:[\t-\r ]*(\/?)|([\t-\r ]+)(?![\t-\r ])([^>]*))>/y;

/** WordPress `force_balance_tags()`. */
export function balanceTags(input: string): string {
  if (!input.includes('<')) return input;
  const text = withoutNumbers(input.replaceAll('< !--', '<    !--'));
  const open = new OpenElements();
  const rewriting = new Rewriting(text);
  const last = text.lastIndexOf('>');
  for (let at = openAfter(text, 0); at !== -1 && at < last; ) {
    const isCloser = text.charCodeAt(at + 1) === 47;
    const start = isCloser ? at + 2 : at + 1;
    const nameEnd = plainNameEnd(text, start);
    const rest = nameEnd > start && !isCloser ? afterBlanks(text, nameEnd) : nameEnd;
    const close = text.charCodeAt(rest) === 47 && !isCloser ? rest + 1 : rest;
    let end = close + 1;
    if (nameEnd > start && text.charCodeAt(close) === 62) {
      // Most tags are nothing but a name, and most of these stay as they are.
      const element = elements.at(text, start, nameEnd);
      if (isCloser) {
        if (open.top === element.written) open.pop();
        else rewriting.replace(at, end, open.closed(element.written));
      } else if (element.isVoid) {
        const isAsWritten = close === nameEnd + 2 && rest < close && text.charCodeAt(nameEnd) === 32;
        if (!isAsWritten) rewriting.replace(nameEnd, end, ' />');
      } else if (rest < close) rewriting.replace(nameEnd, end, `>${element.closing}`);
      else {
        const before = open.opened(element);
        if (before !== '') rewriting.replace(at, at, before);
        if (close > nameEnd) rewriting.replace(nameEnd, end, '>');
      }
    } else {
      const plain = rest > nameEnd ? plainAttributesEnd(text, rest) : -1;
      const element = plain === -1 ? null : elements.at(text, start, nameEnd);
      if (element !== null && !element.isVoid) {
        const before = open.opened(element);
        if (before !== '') rewriting.replace(at, at, before);
        end = plain + 1;
      } else if (element !== null && rest === nameEnd + 1 && text.charCodeAt(nameEnd) === 32) {
        rewriting.replace(plain, plain, '/');
        end = plain + 1;
      } else {
        tag.lastIndex = at;
        const match = nameEnd > start || isCapital(text.charCodeAt(start)) ? tag.exec(text) : null;
        end = match ? tag.lastIndex : at + 1;
        if (match) rewriting.replace(at, end, madeOf(match, open));
      }
    }
    at = openAfter(text, end);
  }
  rewriting.replace(text.length, text.length, open.allClosed());
  const out = rewriting.finish();
  return out.replaceAll('< !--', '<!--').replaceAll('<    !--', '< !--');
}

/** The elements that are open, the innermost last. */
class OpenElements {
  private readonly elements: Element[] = [];
  /** How many of each name, counted once that is asked for: an element that is not open is not looked for. */
  private counts: Map<string, number> | undefined;

  /** The name of the innermost. */
  get top(): string | undefined {
    return this.elements[this.elements.length - 1]?.written;
  }

  /** Opens an element; the closing tag of the one of that name that it may not stand in. */
  opened(element: Element): string {
    const name = element.written;
    const before = !element.isNestable && this.top === name ? this.pop() : '';
    this.elements.push(element);
    this.counts?.set(name, (this.counts.get(name) ?? 0) + 1);
    return before;
  }

  /** Closes the innermost element; its closing tag. */
  pop(): string {
    const element = this.elements.pop();
    if (!element) return '';
    const { written, closing } = element;
    this.counts?.set(written, (this.counts.get(written) ?? 0) - 1);
    return closing;
  }

  /** The closing tags up to that of the innermost element of this name; '' where none is open. */
  closed(name: string): string {
    this.counts ??= counted(this.elements);
    if (!this.counts.get(name)) return '';
    let closing = '';
    for (let isLast = false; !isLast; ) {
      isLast = this.top === name;
      closing += this.pop();
    }
    return closing;
  }

  allClosed(): string {
    const closing = new Writing();
    while (this.elements.length > 0) closing.add(this.pop());
    return closing.finish();
  }
}

function counted(elements: readonly Element[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { written } of elements) counts.set(written, (counts.get(written) ?? 0) + 1);
  return counts;
}

/** Where blanks end. */
function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** Where small letters, digits, `_` and `:` end. */
function plainNameEnd(text: string, start: number): number {
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 58) || code === 95)) return at;
  }
}

/** Where attributes end, at the `>`, if they end neither in what is trimmed nor in a slash nor begin in the former; else -1. */
function plainAttributesEnd(text: string, start: number): number {
  const end = codeAfter(text, 62, start);
  const last = text.charCodeAt(end - 1);
  return last === 47 || last <= 32 || text.charCodeAt(start) === 0 ? -1 : end;
}

/** No tag begins with a digit: there the `<` is text. */
function withoutNumbers(text: string): string {
  if (!/<[0-9]/.test(text)) return text;
  const rewriting = new Rewriting(text);
  for (let at = openAfter(text, 0); at !== -1; at = openAfter(text, at + 1)) {
    const code = text.charCodeAt(at + 1);
    if (code >= 48 && code <= 57) rewriting.replace(at, at + 1, '&lt;');
  }
  return rewriting.finish();
}

/** What a tag becomes that is more than a name. */
function madeOf([, slash, rawName = '', selfSlash, blank = '', rest]: RegExpExecArray, open: OpenElements): string {
  const name = asciiLower(rawName);
  if (slash) return open.closed(name);
  const attributes = trim(rest ?? selfSlash ?? '');
  const single = voids.has(name);
  if (attributes.endsWith('/')) {
    if (single) return `<${name} ${attributes}>`;
    return `<${name}${blank}${trim(attributes.slice(0, -1))}></${name}>`;
  }
  if (single) return `<${name} ${attributes}/>`;
  return `${open.opened(elements.of(name))}<${name}${blank}${attributes}>`;
}
