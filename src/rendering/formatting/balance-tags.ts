// WordPress's force_balance_tags(): every opened element is closed, stray closing tags go, void elements end in ` />`.
import { asciiLower, isBlank, trim } from './php-strings.ts';
import { Rewriting } from './rewriting.ts';
import { openAfter } from './scan.ts';
import { Writing } from './writing.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voids = words(
  'area base basefont br col command embed frame hr img input isindex link meta param source track wbr',
);
const nestable = words('article aside blockquote details div figure object q section span');

/** A tag in any form, at a `<`. */
const tag = /<(\/?)((?:[a-z][a-z0-9._]*-[a-z0-9._-]+)|[\w:]+)(?:[\t-\r ]*(\/?)|([\t-\r ]+)([^>]*))>/y;

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
    const slash = nameEnd > start && !isCloser ? afterBlanks(text, nameEnd) : nameEnd;
    const close = text.charCodeAt(slash) === 47 && !isCloser ? slash + 1 : slash;
    let end = close + 1;
    if (nameEnd > start && text.charCodeAt(close) === 62) {
      // Most tags are nothing but a name, and most of these stay as they are.
      const name = text.slice(start, nameEnd);
      if (isCloser) {
        if (open.top === name) open.pop();
        else rewriting.replace(at, end, open.closed(name));
      } else if (voids.has(name)) {
        const isAsWritten = close === nameEnd + 2 && slash < close && text.charCodeAt(nameEnd) === 32;
        if (!isAsWritten) rewriting.replace(nameEnd, end, ' />');
      } else if (slash < close) rewriting.replace(nameEnd, end, `></${name}>`);
      else {
        const before = open.opened(name);
        if (before !== '') rewriting.replace(at, at, before);
        if (close > nameEnd) rewriting.replace(nameEnd, end, '>');
      }
    } else {
      tag.lastIndex = at;
      const match = nameEnd > start || isCapital(text.charCodeAt(start)) ? tag.exec(text) : null;
      end = match ? tag.lastIndex : at + 1;
      if (match) rewriting.replace(at, end, madeOf(match, open));
    }
    at = openAfter(text, end);
  }
  rewriting.replace(text.length, text.length, open.allClosed());
  const out = rewriting.finish();
  return out.replaceAll('< !--', '<!--').replaceAll('<    !--', '< !--');
}

/** The names of the elements that are open, the innermost last. */
class OpenElements {
  private readonly names: string[] = [];
  /** How many of each name, counted once that is asked for: an element that is not open is not looked for. */
  private counts: Map<string, number> | undefined;
  private closedLast = '';
  private closingLast = '</>';

  get top(): string | undefined {
    return this.names[this.names.length - 1];
  }

  /** Opens an element; the closing tag of the one of that name that it may not stand in. */
  opened(name: string): string {
    const before = this.top === name && !nestable.has(name) ? this.closing(this.pop()) : '';
    this.names.push(name);
    this.counts?.set(name, (this.counts.get(name) ?? 0) + 1);
    return before;
  }

  /** A closing tag; many follow another of their name. */
  private closing(name: string): string {
    if (name !== this.closedLast) {
      this.closedLast = name;
      this.closingLast = `</${name}>`;
    }
    return this.closingLast;
  }

  /** Closes the innermost element, and says its name. */
  pop(): string {
    const name = this.names.pop() ?? '';
    this.counts?.set(name, (this.counts.get(name) ?? 0) - 1);
    return name;
  }

  /** The closing tags up to that of the innermost element of this name; '' where none is open. */
  closed(name: string): string {
    this.counts ??= counted(this.names);
    if (!this.counts.get(name)) return '';
    let closing = '';
    for (let isLast = false; !isLast; ) {
      isLast = this.top === name;
      closing += this.closing(this.pop());
    }
    return closing;
  }

  allClosed(): string {
    const closing = new Writing();
    while (this.names.length > 0) {
      closing.add('</');
      closing.add(this.pop());
      closing.add('>');
    }
    return closing.finish();
  }
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
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
  return `${open.opened(name)}<${name}${blank}${attributes}>`;
}
