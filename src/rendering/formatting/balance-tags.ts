// WordPress's force_balance_tags(): every opened element is closed, stray closing tags go, void elements end in ` />`.
import { KeptNames } from './kept-names.ts';
import { NameTable } from './name-table.ts';
import { asciiLower, isBlank, trim } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';
import { codeAfterIn, openAfter } from './scan.ts';
import { codesOf, type TextCodes } from './text-codes.ts';
import { Writing } from './writing.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voids = words(
  'area base basefont br col command embed frame hr img input isindex link meta param source track wbr',
);
const nestable = words('article aside blockquote details div figure object q section span');

interface Kind {
  readonly isVoid: boolean;
  readonly isNestable: boolean;
}

const other: Kind = { isVoid: false, isNestable: false };
const kinds = new NameTable(
  new Map<string, Kind>([
    ...[...voids].map((name) => [name, { isVoid: true, isNestable: false }] as const),
    ...[...nestable].map((name) => [name, { isVoid: false, isNestable: true }] as const),
  ]),
);

class Element {
  /** Its name, and the same in small letters. */
  readonly written: string;
  readonly name: string;
  readonly kind: Kind;
  private closingTag = '';

  constructor(written: string) {
    this.written = written;
    this.name = asciiLower(written);
    this.kind = kinds.find(this.name, 0, written.length) ?? other;
  }

  /** Its closing tag, which most elements of a text that holds many names never need. */
  get closing(): string {
    if (this.closingTag === '') this.closingTag = `</${this.name}>`;
    return this.closingTag;
  }
}

const elements = new KeptNames((written) => new Element(written));

/** Comments that WordPress marks before it looks at tags, or takes for marked ones afterwards. */
const markedComment = /< (?: {3})?!--/;

/** A tag in any form, at a `<`. */
const tag = /<(\/?)((?:[a-z][a-z0-9._]*-[a-z0-9._-]+)|[\w:]+)(?:[\t-\r ]*(\/?)|([\t-\r ]+)(?![\t-\r ])([^>]*))>/y;

/** The name of a custom element with so many characters behind its dash that PHP gives up where no tag comes of it. */
const longName = /<\/?[a-z][a-z0-9._]*-[a-z0-9._-]{18}/y;

/** Does WordPress look at no more tags, since it takes too many attempts to find out that here is none? */
function isTooMuch(text: string, at: number): boolean {
  longName.lastIndex = at;
  return longName.test(text);
}

/** WordPress `force_balance_tags()`. */
export function balanceTags(input: string): string {
  if (!mayHoldTags(input)) return input;
  const text = withoutNumbers(markedComment.test(input) ? input.replaceAll('< !--', '<    !--') : input);
  const codes = codesOf(text);
  const open = new OpenElements();
  const rewriting = new Rewriting(text);
  const last = text.lastIndexOf('>');
  for (let at = openIn(text, codes, 0); at !== -1 && at < last; ) {
    const isCloser = codes[at + 1] === 47;
    const start = isCloser ? at + 2 : at + 1;
    const nameEnd = plainNameEnd(codes, start);
    const rest = nameEnd > start && !isCloser ? afterBlanks(codes, nameEnd) : nameEnd;
    const close = codes[rest] === 47 && !isCloser ? rest + 1 : rest;
    let end = close + 1;
    if (nameEnd > start && codes[close] === 62) {
      // Most tags are nothing but a name, and most of these stay as they are.
      const element = elements.in(text, codes, start, nameEnd);
      if (isCloser) {
        if (open.top === element.name) {
          writeName(rewriting, element, start, nameEnd);
          open.pop();
        } else rewriting.replace(at, end, open.closed(element.name));
      } else if (element.kind.isVoid) {
        writeName(rewriting, element, start, nameEnd);
        const isAsWritten = close === nameEnd + 2 && rest < close && codes[nameEnd] === 32;
        if (!isAsWritten) rewriting.replace(nameEnd, end, ' />');
      } else if (rest < close) {
        writeName(rewriting, element, start, nameEnd);
        rewriting.replace(nameEnd, end, `>${element.closing}`);
      } else {
        const before = open.opened(element);
        if (before !== '') rewriting.replace(at, at, before);
        writeName(rewriting, element, start, nameEnd);
        if (close > nameEnd) rewriting.replace(nameEnd, end, '>');
      }
    } else {
      const plain = rest > nameEnd ? plainAttributesEnd(text, codes, rest) : -1;
      const element = plain === -1 ? null : elements.in(text, codes, start, nameEnd);
      if (element !== null && !element.kind.isVoid) {
        const before = open.opened(element);
        if (before !== '') rewriting.replace(at, at, before);
        writeName(rewriting, element, start, nameEnd);
        end = plain + 1;
      } else if (element !== null && rest === nameEnd + 1 && codes[nameEnd] === 32) {
        writeName(rewriting, element, start, nameEnd);
        rewriting.replace(plain, plain, '/');
        end = plain + 1;
      } else {
        tag.lastIndex = at;
        const match = nameEnd > start ? tag.exec(text) : null;
        if (!match && isTooMuch(text, at)) break;
        end = match ? tag.lastIndex : at + 1;
        if (match) rewriting.replace(at, end, madeOf(match, open));
      }
    }
    at = openIn(text, codes, end);
  }
  rewriting.replace(text.length, text.length, open.allClosed());
  const out = rewriting.finish();
  return markedComment.test(out) ? out.replaceAll('< !--', '<!--').replaceAll('<    !--', '< !--') : out;
}

/** Does a `<` stand before anything but what comments and declarations begin with? */
function mayHoldTags(text: string): boolean {
  for (let at = openAfter(text, 0); at !== -1; at = openAfter(text, at + 1))
    if (text.charCodeAt(at + 1) !== 33) return true;
  return false;
}

/** Names are written in small letters. */
function writeName(rewriting: Rewriting, { name, written }: Element, start: number, end: number): void {
  if (name !== written) rewriting.replace(start, end, name);
}

/** The first `<`. */
const openIn = (text: string, codes: TextCodes, from: number): number => codeAfterIn(text, codes, 60, from);

/** The elements that are open. */
class OpenElements {
  /** The name of the innermost. */
  top: string | undefined;
  /** The innermost last. */
  private readonly elements: Element[] = [];
  /** How many of each name, counted once that is asked for: an element that is not open is not looked for. */
  private counts: Map<string, number> | undefined;

  /** Opens an element; the closing tag of the one of that name that it may not stand in. */
  opened(element: Element): string {
    const { name } = element;
    // The one that is closed makes room for another one of the same name.
    if (this.top === name && !element.kind.isNestable) return element.closing;
    this.elements.push(element);
    this.top = name;
    this.counts?.set(name, (this.counts.get(name) ?? 0) + 1);
    return '';
  }

  /** Closes the innermost element. */
  pop(): Element | undefined {
    const { elements } = this;
    const element = elements.pop();
    if (!element) return undefined;
    this.top = elements.length > 0 ? elements[elements.length - 1]?.name : undefined;
    this.counts?.set(element.name, (this.counts.get(element.name) ?? 0) - 1);
    return element;
  }

  /** The closing tags up to that of the innermost element of this name; '' where none is open. */
  closed(name: string): string {
    if (this.top === undefined) return '';
    this.counts ??= counted(this.elements);
    if (!this.counts.get(name)) return '';
    let closing = '';
    for (let isLast = false; !isLast; ) {
      isLast = this.top === name;
      closing += this.pop()?.closing ?? '';
    }
    return closing;
  }

  /** The closing tags of all. */
  allClosed(): string {
    const closing = new Writing();
    for (let index = this.elements.length - 1; index >= 0; index--) {
      closing.add('</');
      closing.add(this.elements[index]?.name ?? '');
      closing.add('>');
    }
    return closing.finish();
  }
}

function counted(elements: readonly Element[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Where blanks end. */
function afterBlanks(codes: TextCodes, start: number): number {
  let at = start;
  while (isBlank(codes[at] ?? 0)) at++;
  return at;
}

/** Where letters, digits, `_` and `:` end. */
function plainNameEnd(codes: TextCodes, start: number): number {
  for (let at = start; ; at++) {
    const code = codes[at] ?? 0;
    const isName =
      (code >= 97 && code <= 122) || (code >= 48 && code <= 58) || (code >= 65 && code <= 90) || code === 95;
    if (!isName) return at;
  }
}

/** Where attributes end, at the `>`, if they end neither in what is trimmed nor in a slash nor begin in the former; else -1. */
function plainAttributesEnd(text: string, codes: TextCodes, start: number): number {
  const end = codeAfterIn(text, codes, 62, start);
  const last = codes[end - 1] ?? 0;
  return last === 47 || last <= 32 || codes[start] === 0 ? -1 : end;
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
