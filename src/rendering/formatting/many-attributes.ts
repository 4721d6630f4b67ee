// The attributes of a shortcode that has very many, as an object that looks for those that are asked for: to make properties of a
// hundred thousand names takes several times as long as to read them, and whoever renders a shortcode asks for a few. Where more
// are asked for, or all, it becomes an object like any other. Linear.
import { isNamed } from '../blocks/tag-syntax.ts';
import type { ShortcodeReader } from './shortcode-reader.ts';

const ownProperty = { configurable: true, enumerable: true, writable: true } as const;

/** Numbers that PHP takes for places in a list. */
const listed = /^[1-9][0-9]{0,8}$/;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

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

/** So many names are looked for before all become properties. */
const mostAsked = 16;

export class ManyAttributes implements ProxyHandler<Record<string, string>> {
  readonly object: Readonly<Record<string, string>>;
  readonly #reader: ShortcodeReader;
  /** Where each attribute begins; of those without a name the complement. */
  #starts = new Int32Array(4096);
  #count = 0;
  readonly #made: Record<string, string> = {};
  #isMade = false;
  #asked = 0;

  constructor(reader: ShortcodeReader) {
    this.#reader = reader;
    reader.seek(0);
    while (reader.next()) this.#note(reader.isNamed ? reader.start : ~reader.start);
    this.object = new Proxy(this.#made, this);
  }

  #note(start: number): void {
    if (this.#count === this.#starts.length) {
      const starts = new Int32Array(4 * this.#count);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    this.#starts[this.#count++] = start;
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
    const start = isDigit(key.charCodeAt(0)) ? this.#listed(key) : this.#named(key);
    return start === -1 ? undefined : this.#read(start).value;
  }

  #read(start: number): ShortcodeReader {
    const reader = this.#reader;
    reader.seek(start);
    reader.next();
    return reader;
  }

  /** Where the last attribute of a name begins, -1 where there is none. */
  #named(name: string): number {
    const starts = this.#starts;
    const { text } = this.#reader;
    for (let at = this.#count - 1; at >= 0; at--) {
      const start = starts[at] ?? 0;
      if (start < 0 || !isNamed(text, start, name)) continue;
      if (this.#read(start).nameEnd - start === name.length) return start;
    }
    return -1;
  }

  /** The same of a name that begins with a digit, or of the place of one that has no name. */
  #listed(key: string): number {
    const starts = this.#starts;
    const { text } = this.#reader;
    const place = key === '0' || listed.test(key) ? Number(key) : -1;
    let found = -1;
    let next = 0;
    for (let at = 0; at < this.#count; at++) {
      const start = starts[at] ?? 0;
      if (start < 0) {
        if (next++ === place) found = ~start;
      } else if (isDigit(text.charCodeAt(start))) {
        const { name } = this.#read(start);
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
