// Edits tags inside HTML without touching another byte: a forward walk over the tags of a fragment, reading attributes and
// changing classes and attributes as WordPress's HTML tag processor does (same places, quoting, order and escaping).
// Linear. Comments, scripts, styles and the like are stepped over; a fragment that ends inside a tag ends the walk.
import { openAfter } from '../formatting/scan.ts';
import { ShortMap } from './short-map.ts';
import { TagEdits } from './tag-edits.ts';
import { tagNameAt } from './tag-names.ts';
import { commentEnd, decodeAttribute, escaped, isLetter, isNamed, isSpace, readAttributes } from './tag-syntax.ts';

const noNames = new Set<string>();

/** An attribute that was set, by its name in lower case. */
interface Written {
  readonly name: string;
  readonly value: string | true;
  readonly key: string;
  readonly text: string;
}

function attributeText(name: string, value: string | true): string {
  if (value === true) return name === '' ? '' : ` ${name}`;
  const safe = escaped(name, value);
  return safe === '' && value !== '' ? '' : ` ${name}="${safe}"`;
}

export class Tags {
  readonly #html: string;
  #at = 0;
  readonly #edits: TagEdits;
  #nameEnd = 0;
  /** Five numbers an attribute: start, end of its name, start and end of its value (-1 without one), end. */
  #attributes: number[] = [];
  /** Attributes of the tag by name, as they are to be written after a space, with it; '' for one that goes. */
  readonly #changes = new ShortMap<string>();
  /** Classes that the tag gets or loses. */
  readonly #classes = new ShortMap<boolean>();
  /** What was written last: what one tag is given, the next mostly is, too. */
  readonly #lately: Written[] = [];
  #moved = false;
  /** Upper-case name of the tag the walk stands on. */
  name = '';
  isCloser = false;
  /** Offsets of the tag in the original fragment. */
  start = 0;
  end = 0;

  constructor(html: string) {
    this.#html = html;
    this.#edits = new TagEdits(html);
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
        this.#edits.write(this.start);
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
    return this.#valueOf(name);
  }

  /** The same, without classes that are not settled. */
  #valueOf(name: string): string | true | null {
    const changed = this.#changes.size === 0 ? undefined : this.#changes.get(name);
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
      if ((list[at + 1] ?? 0) - start === name.length && isNamed(this.#html, start, name)) return at;
    }
    return -1;
  }

  /** Names of the tag's own attributes that begin so, in lower case, each once. */
  names(prefix: string): string[] {
    const names: string[] = [];
    for (let at = 0; at < this.#attributes.length; at += 5) {
      const start = this.#attributes[at] ?? 0;
      const end = this.#attributes[at + 1] ?? 0;
      if (end - start < prefix.length || !isNamed(this.#html, start, prefix)) continue;
      names.push(this.#html.slice(start, end).toLowerCase());
    }
    return names.length < 2 ? names : [...new Set(names)];
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
    const { key, text } = this.#written(name, value);
    // An address of which nothing is left changes nothing.
    if (text === '') return;
    this.#changes.set(key, text);
    if (name === 'class') this.#classes.clear();
  }

  /** An attribute as it is written, with the space before it; '' where nothing is left of its value. */
  #written(name: string, value: string | true): Written {
    const slot = this.#changes.size % 4;
    const last = this.#lately[slot];
    if (last !== undefined && last.name === name && last.value === value) return last;
    const made = { name, value, key: name.toLowerCase(), text: attributeText(name, value) };
    this.#lately[slot] = made;
    return made;
  }

  remove(name: string): void {
    if (name === 'class') this.#classes.clear();
    if (this.#indexOf(name, 0) !== -1) this.#changes.set(name, '');
    else if (this.#changes.size > 0) this.#changes.delete(name);
  }

  addClass(name: string): void {
    this.#classes.set(name, true);
  }

  removeClass(name: string): void {
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
    this.#edits.add(this.end, closer, html);
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
    this.#edits.add(this.end, this.end, html);
  }

  /** Drops the tag itself and keeps what it wraps. */
  unwrap(): void {
    this.#moved = false;
    this.#edits.add(this.start, this.end, '');
  }

  /** The fragment with every edit so far. */
  html(): string {
    if (this.#moved) this.#settle();
    this.#moved = false;
    return this.#edits.finish();
  }

  #settle(): void {
    this.#settleClasses();
    const { size, keys, values } = this.#changes;
    if (size === 0) return;
    for (let at = 0; at < size; at++) {
      const text = values[at];
      if (text !== undefined) this.#settleOne(keys[at] ?? '', text);
    }
    this.#changes.clear();
  }

  #settleOne(name: string, text: string): void {
    let found = this.#indexOf(name, 0);
    if (found === -1) {
      if (text !== '') this.#edits.add(this.#nameEnd, this.#nameEnd, text);
      return;
    }
    for (let put = text.slice(1); found !== -1; found = this.#indexOf(name, found + 5)) {
      this.#edits.add(this.#attributes[found] ?? 0, this.#attributes[found + 4] ?? 0, put);
      // A removed attribute goes with all its repetitions; a changed one leaves them.
      if (text !== '') break;
      put = '';
    }
  }

  /** Turns wanted class changes into one change of the attribute: names kept once, spaces between them kept. */
  #settleClasses(): void {
    const wanted = this.#classes;
    if (wanted.size === 0) return;
    const value = this.#valueOf('class');
    const existing = typeof value === 'string' ? value : '';
    const seen = existing === '' ? noNames : new Set<string>();
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
    for (let at = 0; at < wanted.size; at++) {
      const name = wanted.keys[at] ?? '';
      if (wanted.values[at] !== true || seen.has(name)) continue;
      modified = true;
      classes += classes === '' ? name : ` ${name}`;
    }
    wanted.clear();
    if (!modified) return;
    if (classes === '') this.remove('class');
    else this.set('class', classes);
  }

  #find(): boolean {
    const html = this.#html;
    for (let at = openAfter(html, this.#at); at !== -1; at = openAfter(html, at)) {
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
    if (this.#attributes.length > 0) this.#attributes = [];
    const end = readAttributes(html, here, closer ? undefined : this.#attributes);
    if (end === -1) return false;
    this.end = end;
    this.#at = end;
    const { name, raw } = tagNameAt(html, nameStart, here);
    this.name = name;
    if (raw && !closer) {
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
