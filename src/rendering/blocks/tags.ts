// Edits tags inside HTML without touching another byte: a forward walk over the tags of a fragment, reading attributes and
// changing classes and attributes as WordPress's HTML tag processor does (same places, quoting, order and escaping).
// Linear. Comments, scripts, styles and the like are stepped over; a fragment that ends inside a tag ends the walk.
import { Rewriting } from '../formatting/rewriting.ts';
import { commentEnd, decodeAttribute, escaped, isLetter, isSpace, rawElements, readAttributes } from './tag-syntax.ts';

type Edit = { readonly start: number; readonly end: number; readonly text: string };

const isAfter = (one: Edit, other: Edit): boolean =>
  one.start > other.start || (one.start === other.start && one.text > other.text);

export class Tags {
  readonly #html: string;
  #at = 0;
  #edits: Edit[] = [];
  /** Do the edits stand in the order of their places? */
  #inOrder = true;
  #nameEnd = 0;
  /** The name as it is written. */
  #written = '';
  /** Five numbers an attribute: start, end of its name, start and end of its value (-1 without one), end. */
  #attributes: number[] = [];
  #changes = new Map<string, string>();
  #classes: Map<string, boolean> | null = null;
  #moved = false;
  /** Upper-case name of the tag the walk stands on. */
  name = '';
  isCloser = false;
  /** Offsets of the tag in the original fragment. */
  start = 0;
  end = 0;

  constructor(html: string) {
    this.#html = html;
  }

  /** Moves to the next tag; closing tags only when asked for. False at the end. */
  next(closers = false): boolean {
    if (this.#moved) this.#settle();
    for (;;) {
      if (!this.#find()) {
        this.#moved = false;
        this.#at = this.#html.length;
        return false;
      }
      if (closers || !this.isCloser) {
        this.#moved = true;
        return true;
      }
    }
  }

  /** Moves to the next opening tag of this (upper-case) name. */
  nextNamed(name: string): boolean {
    while (this.next()) if (this.name === name) return true;
    return false;
  }

  /** Moves to the next opening tag that has a class, and a name if given. */
  nextWithClass(className: string, name?: string): boolean {
    while (this.next()) if ((name === undefined || this.name === name) && this.hasClass(className)) return true;
    return false;
  }

  /** Value of an attribute as it would now be read: true without a value, null if absent. */
  attribute(name: string): string | true | null {
    if (name === 'class') this.#settleClasses();
    const changed = this.#changes.get(name);
    if (changed !== undefined) {
      if (changed === '') return null;
      const equals = changed.indexOf('=');
      return equals === -1 ? true : decodeAttribute(changed.slice(equals + 2, -1));
    }
    const found = this.#indexOf(name, 0);
    if (found === -1) return null;
    const valueStart = this.#attributes[found + 2] ?? -1;
    return valueStart === -1 ? true : decodeAttribute(this.#html.slice(valueStart, this.#attributes[found + 3]));
  }

  /** Place in the list of the next attribute of this name, -1 if there is none. */
  #indexOf(name: string, from: number): number {
    const list = this.#attributes;
    for (let at = from; at < list.length; at += 5) {
      const start = list[at] ?? 0;
      const end = list[at + 1] ?? 0;
      if (end - start === name.length && this.#html.slice(start, end).toLowerCase() === name) return at;
    }
    return -1;
  }

  /** Names of the tag's own attributes that begin so, in lower case, each once. */
  names(prefix: string): string[] {
    const names = new Set<string>();
    for (let at = 0; at < this.#attributes.length; at += 5) {
      const name = this.#html.slice(this.#attributes[at], this.#attributes[at + 1]).toLowerCase();
      if (name.startsWith(prefix)) names.add(name);
    }
    return [...names];
  }

  /** Does an attribute of the tag stand there more than once? */
  get hasRepeated(): boolean {
    return this.names('').length < this.#attributes.length / 5;
  }

  get hasAttributes(): boolean {
    return this.#attributes.length > 0;
  }

  get isSelfClosing(): boolean {
    return this.#html.charCodeAt(this.end - 2) === 47;
  }

  set(name: string, value: string | true): void {
    const safe = value === true ? name : escaped(name, value);
    // An address of which nothing is left changes nothing.
    if (safe === '' && value !== '') return;
    this.#changes.set(name.toLowerCase(), value === true ? name : `${name}="${safe}"`);
    if (name === 'class') this.#classes = null;
  }

  remove(name: string): void {
    if (name === 'class') this.#classes = null;
    if (this.#indexOf(name, 0) !== -1) this.#changes.set(name, '');
    else this.#changes.delete(name);
  }

  addClass(name: string): void {
    this.#classes ??= new Map();
    this.#classes.set(name, true);
  }

  removeClass(name: string): void {
    this.#classes ??= new Map();
    this.#classes.set(name, false);
  }

  hasClass(name: string): boolean {
    const value = this.attribute('class');
    return typeof value === 'string' && value.split(/[ \t\f\r\n]+/).includes(name);
  }

  /** Is what follows this tag, comments aside, another tag of its name, opening or closing, or nothing that is whole? */
  isTwinRightAfter(): boolean {
    const html = this.#html;
    let at = this.end;
    while (html.startsWith('<!--', at)) {
      at = commentEnd(html, at);
      if (at === -1) return true;
    }
    if (at >= html.length) return true;
    const name = new RegExp(`</?${this.name}[ \\t\\f\\r\\n/>]`, 'iy');
    name.lastIndex = at;
    return name.test(html);
  }

  /** Offset in the original fragment past the closing tag that follows this tag with at most comments between, else -1. */
  closerRightAfter(): number {
    const html = this.#html;
    let at = this.end;
    while (html.startsWith('<!--', at)) {
      at = commentEnd(this.#html, at);
      if (at === -1) return -1;
    }
    const name = html.slice(at + 2, at + 2 + this.name.length).toUpperCase();
    if (!html.startsWith('</', at) || name !== this.name) return -1;
    const close = html.indexOf('>', at);
    return close === -1 ? -1 : close + 1;
  }

  /** Puts HTML in place of all that stands between the tag and the one that closes it, where the walk goes on. False without one. */
  setContent(html: string): boolean {
    const closer = this.closer();
    if (closer === -1) return false;
    this.#edit(this.end, closer, html);
    this.#at = closer;
    return true;
  }

  /** Offset in the original fragment of the tag that closes this one, -1 without one. */
  closer(): number {
    const rest = new Tags(this.#html);
    rest.#at = this.end;
    for (let depth = 0; rest.next(true); ) {
      if (rest.name !== this.name) continue;
      if (!rest.isCloser) depth++;
      else if (depth-- === 0) return rest.start;
    }
    return -1;
  }

  /** Puts HTML right after the tag. */
  insertAfter(html: string): void {
    this.#edit(this.end, this.end, html);
  }

  /** Drops the tag itself and keeps what it wraps. */
  unwrap(): void {
    this.#moved = false;
    this.#edit(this.start, this.end, '');
  }

  /** The fragment with every edit so far. */
  html(): string {
    if (this.#moved) this.#settle();
    this.#moved = false;
    if (!this.#inOrder)
      this.#edits.sort((a, b) => a.start - b.start || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    this.#inOrder = true;
    const rewriting = new Rewriting(this.#html);
    for (const edit of this.#edits) rewriting.replace(edit.start, edit.end, edit.text);
    return rewriting.finish();
  }

  #edit(start: number, end: number, text: string): void {
    const edits = this.#edits;
    const edit = { start, end, text };
    const before = edits.at(-1);
    if (before === undefined || !isAfter(before, edit)) {
      edits.push(edit);
      return;
    }
    // Most that come out of order change places with the one before; the others are sorted at the end.
    const earlier = edits.at(-2);
    if (earlier !== undefined && isAfter(earlier, edit)) {
      this.#inOrder = false;
      edits.push(edit);
      return;
    }
    edits[edits.length - 1] = edit;
    edits.push(before);
  }

  #settle(): void {
    this.#settleClasses();
    if (this.#changes.size === 0) return;
    for (const [name, text] of this.#changes) {
      let found = this.#indexOf(name, 0);
      if (found === -1) {
        if (text !== '') this.#edit(this.#nameEnd, this.#nameEnd, ` ${text}`);
        continue;
      }
      for (let put = text; found !== -1; found = this.#indexOf(name, found + 5)) {
        this.#edit(this.#attributes[found] ?? 0, this.#attributes[found + 4] ?? 0, put);
        // A removed attribute goes with all its repetitions; a changed one leaves them.
        if (text !== '') break;
        put = '';
      }
    }
    this.#changes.clear();
  }

  /** Turns wanted class changes into one change of the attribute: names kept once, spaces between them kept. */
  #settleClasses(): void {
    const wanted = this.#classes;
    if (!wanted) return;
    this.#classes = null;
    const value = this.attribute('class');
    const existing = typeof value === 'string' ? value : '';
    if (existing === '' && !wanted.has('')) {
      let added = '';
      for (const [name, add] of wanted) if (add) added += added === '' ? name : ` ${name}`;
      if (added !== '') this.set('class', added);
      return;
    }
    const seen = new Set<string>();
    let modified = false;
    let classes = '';
    for (let at = 0; at < existing.length; ) {
      const from = at;
      while (isSpace(existing.charCodeAt(at))) at++;
      const start = at;
      while (at < existing.length && !isSpace(existing.charCodeAt(at))) at++;
      if (at === start) break;
      const name = existing.slice(start, at);
      if (wanted.get(name) === false) {
        modified = true;
        continue;
      }
      if (seen.has(name)) continue;
      seen.add(name);
      classes += classes === '' ? name : existing.slice(from, at);
    }
    for (const [name, add] of wanted) {
      if (!add || seen.has(name)) continue;
      modified = true;
      classes += classes === '' ? name : ` ${name}`;
    }
    if (!modified) return;
    if (classes === '') this.remove('class');
    else this.set('class', classes);
  }

  #find(): boolean {
    const html = this.#html;
    for (let at = html.indexOf('<', this.#at); at !== -1; at = html.indexOf('<', at)) {
      const code = html.charCodeAt(at + 1);
      const closer = code === 47;
      if (isLetter(closer ? html.charCodeAt(at + 2) : code)) return this.#readTag(at, closer);
      if (closer) {
        // "</" before anything but a letter is a comment to the next ">".
        const end = html.charCodeAt(at + 2) === 62 ? at + 2 : html.indexOf('>', at + 3);
        if (end === -1) return false;
        at = end + 1;
      } else if (code === 33) {
        const end = commentEnd(this.#html, at);
        if (end === -1) return false;
        at = end;
      } else if (code === 63) {
        const end = html.indexOf('>', at + 2);
        if (end === -1) return false;
        at = end + 1;
      } else at++;
    }
    return false;
  }

  #readTag(at: number, closer: boolean): boolean {
    const html = this.#html;
    const nameStart = closer ? at + 2 : at + 1;
    let here = nameStart + 1;
    for (let code = html.charCodeAt(here); here < html.length; code = html.charCodeAt(++here)) {
      if (isSpace(code) || code === 47 || code === 62) break;
    }
    this.start = at;
    this.isCloser = closer;
    this.#nameEnd = here;
    this.#attributes.length = 0;
    const end = readAttributes(html, here, closer ? undefined : this.#attributes);
    if (end === -1) return false;
    this.end = end;
    this.#at = end;
    // Many a tag is named as the one before it.
    const name = html.slice(nameStart, this.#nameEnd);
    if (name !== this.#written) {
      this.#written = name;
      this.name = name.toUpperCase();
    }
    const raw = closer ? undefined : rawElements[this.name];
    if (raw) {
      raw.lastIndex = end;
      const found = raw.exec(html);
      const close = found ? html.indexOf('>', found.index) : -1;
      if (close === -1) return false;
      this.#at = close + 1;
    }
    return true;
  }
}

/** The fragment with a class added to its first tag. */
export function withClass(html: string, ...classes: readonly string[]): string {
  const tags = new Tags(html);
  if (!tags.next()) return html;
  for (const name of classes) tags.addClass(name);
  return tags.html();
}
