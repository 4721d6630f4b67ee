// The attributes of a shortcode that may have very many, as an object that reads them when it is asked for one, and then looks for
// that: to make properties of a hundred thousand names takes several times as long as to read them, and whoever renders a shortcode
// asks for a few, or for none. Where more are asked for, or all, it becomes an object like any other. Linear.
import { isNamed } from '../blocks/tag-syntax.ts';
import { Numbers } from './numbers.ts';
import { isBlank } from './php-strings.ts';
import { isDigit } from './references.ts';
import { codeAfter } from './scan.ts';
import { isNameCode, ShortcodeReader } from './shortcode-reader.ts';

const ownProperty = { configurable: true, enumerable: true, writable: true } as const;

/** Numbers that PHP takes for places in a list. */
const listed = /^[1-9][0-9]{0,8}$/;

/** Puts the attribute that was read last into an object; `next` is where the next one without a name goes. Returns the new one. */
export function putAttribute(found: Record<string, string>, reader: ShortcodeReader, next: number): number {
  if (!reader.isNamed) {
    found[next] = reader.value;
    return next + 1;
  }
  const { name, value } = reader;
  // As a property of its own, also where objects have one of that name by nature.
  if (name === '__proto__') Object.defineProperty(found, name, { ...ownProperty, value });
  else found[name] = value;
  return placeAfter(name, next);
}

/** Where the next attribute without a name goes behind one of this name. */
const placeAfter = (name: string, next: number): number =>
  isDigit(name.charCodeAt(0)) && listed.test(name) ? Math.max(next, Number(name) + 1) : next;

/** So many names are looked for before all become properties, which few attributes do at once. */
const mostAsked = 48;
const few = 64;

/** Where names end that an equals sign follows, be there blanks between. */
function nameEnds(text: string): Numbers {
  const ends = new Numbers();
  for (let at = codeAfter(text, 61, 0); at !== -1; at = codeAfter(text, 61, at + 1)) {
    let end = at;
    while (isGap(text.charCodeAt(end - 1))) end--;
    if (isNameCode(text.charCodeAt(end - 1))) ends.add(end);
  }
  return ends;
}

/** White space, and what WordPress makes a space of beforehand. */
const isGap = (code: number): boolean => isBlank(code) || code === 0xa0 || code === 0x200b;

function readAt(reader: ShortcodeReader, start: number): ShortcodeReader {
  reader.seek(start);
  reader.next();
  return reader;
}

export class ManyAttributes implements ProxyHandler<Record<string, string>> {
  readonly object: Readonly<Record<string, string>>;
  readonly #text: string;
  /** Where names end that an equals sign follows, once one has been asked for. */
  #nameEnds: Numbers | undefined;
  #read: ShortcodeReader | undefined;
  /** Where each attribute begins; of those without a name the complement. */
  readonly #starts = new Numbers();
  readonly #made: Record<string, string> = {};
  #isMade = false;
  #asked = 0;

  constructor(text: string) {
    this.#text = text;
    this.object = new Proxy(this.#made, this);
  }

  /** The attributes, once they have been gone through. */
  get #reader(): ShortcodeReader {
    if (this.#read) return this.#read;
    const reader = new ShortcodeReader(this.#text);
    this.#read = reader;
    while (reader.next()) this.#starts.add(reader.isNamed ? reader.start : ~reader.start);
    return reader;
  }

  /** Stands a name somewhere before an equals sign? Where it does not, nothing needs to be read. */
  #mayHave(name: string): boolean {
    const text = this.#text;
    const { all, count } = (this.#nameEnds ??= nameEnds(text));
    for (let at = 0; at < count; at++) {
      const start = (all[at] ?? 0) - name.length;
      if (start >= 0 && isNamed(text, start, name) && !isNameCode(text.charCodeAt(start - 1))) return true;
    }
    return false;
  }

  get(made: Record<string, string>, key: string | symbol): unknown {
    return this.#find(key) ?? Reflect.get(made, key);
  }

  has(made: Record<string, string>, key: string | symbol): boolean {
    return this.#find(key) !== undefined || Reflect.has(made, key);
  }

  getOwnPropertyDescriptor(made: Record<string, string>, key: string | symbol): PropertyDescriptor | undefined {
    const value = this.#find(key);
    return value === undefined ? Reflect.getOwnPropertyDescriptor(made, key) : { ...ownProperty, value };
  }

  ownKeys(): ArrayLike<string | symbol> {
    return Reflect.ownKeys(this.#make());
  }

  defineProperty(_: Record<string, string>, key: string | symbol, property: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#make(), key, property);
  }

  deleteProperty(_: Record<string, string>, key: string | symbol): boolean {
    return Reflect.deleteProperty(this.#make(), key);
  }

  preventExtensions(): boolean {
    return Reflect.preventExtensions(this.#make());
  }

  /** The value of an attribute that is not a property yet. */
  #find(key: string | symbol): string | undefined {
    if (this.#isMade || typeof key === 'symbol') return undefined;
    if (this.#asked++ === mostAsked) {
      this.#make();
      return undefined;
    }
    const isNumber = isDigit(key.charCodeAt(0));
    if (!isNumber && this.#read === undefined && !this.#mayHave(key)) return undefined;
    const reader = this.#reader;
    if (this.#starts.count < few) {
      this.#make();
      return undefined;
    }
    const start = isNumber ? this.#listed(key, reader) : this.#named(key, reader);
    return start === -1 ? undefined : readAt(reader, start).value;
  }

  /** Where the last attribute of a name begins, -1 where there is none. */
  #named(name: string, reader: ShortcodeReader): number {
    const { all: starts, count } = this.#starts;
    const { text } = reader;
    for (let at = count - 1; at >= 0; at--) {
      const start = starts[at] ?? 0;
      if (start < 0 || !isNamed(text, start, name)) continue;
      if (readAt(reader, start).nameEnd - start === name.length) return start;
    }
    return -1;
  }

  /** The same of a name that begins with a digit, or of the place of one that has no name. */
  #listed(key: string, reader: ShortcodeReader): number {
    const { all: starts, count } = this.#starts;
    const { text } = reader;
    const place = key === '0' || listed.test(key) ? Number(key) : -1;
    let found = -1;
    let next = 0;
    for (let at = 0; at < count; at++) {
      const start = starts[at] ?? 0;
      if (start < 0) {
        if (next++ === place) found = ~start;
      } else if (isDigit(text.charCodeAt(start))) {
        const { name } = readAt(reader, start);
        if (name === key) found = start;
        next = placeAfter(name, next);
      }
    }
    return found;
  }

  /** The object with all attributes. */
  #make(): Record<string, string> {
    const made = this.#made;
    if (this.#isMade) return made;
    this.#isMade = true;
    // Every new name would be looked for in a prototype.
    Object.setPrototypeOf(made, null);
    const reader = this.#reader;
    reader.seek(0);
    for (let next = 0; reader.next(); ) next = putAttribute(made, reader, next);
    Object.setPrototypeOf(made, Object.prototype);
    return made;
  }
}
