// Names that have been seen, for a tag that may have a hundred thousand of them: a few are looked through one by one, more are kept
// in a table. A `Set` of so many strings takes several times as long to fill. No text can choose names that fall on one another:
// the table's order differs from process to process, and names that meet too many others go into a `Set` all the same.

/** So many names are looked through one by one. */
const few = 16;
/** So many others a name may meet. */
const mostMet = 32;
const seed = Math.floor(Math.random() * 2 ** 32) | 1;

/** Of tags with few names; never written to. */
const none: number[] = [];

/** An attribute with its name as it stands in a text, and in small letters. */
export interface NamedAttribute {
  readonly source: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly name: string;
}

export class SeenNames {
  readonly #names: string[] = [];
  /** Of each name, once there is a table: most others are told apart by it. */
  #hashes: number[] = none;
  /** Of each place the number of its name among `#names`, counted from 1; 0 where it is free. */
  #table: Int32Array | undefined;
  #others: Set<string> | undefined;

  /** Notes a name; false where it has been seen already. */
  add(name: string): boolean {
    const table = this.#table;
    if (table) return this.#addTo(table, name, hashOf(name));
    for (let index = 0; index < this.#names.length; index++) if (this.#names[index] === name) return false;
    this.#addFew(name);
    return true;
  }

  /** Notes the name of an attribute, in small letters; null where it has been seen already, mostly without a string of its own. */
  addOf(attribute: NamedAttribute): string | null {
    const { source, nameStart, nameEnd } = attribute;
    const names = this.#names;
    const table = this.#table;
    if (table) {
      const hash = hashOfLower(source, nameStart, nameEnd);
      const number = table[hash & (table.length - 1)] ?? 0;
      const isHere =
        number > 0 && this.#hashes[number - 1] === hash && isLower(source, nameStart, nameEnd, names[number - 1] ?? '');
      const name = isHere ? null : attribute.name;
      return name !== null && this.#addTo(table, name, hash) ? name : null;
    }
    for (let index = 0; index < names.length; index++)
      if (isLower(source, nameStart, nameEnd, names[index] ?? '')) return null;
    const { name } = attribute;
    this.#addFew(name);
    return name;
  }

  #addFew(name: string): void {
    this.#names.push(name);
    if (this.#names.length > few) this.#grow();
  }

  #addTo(table: Int32Array, name: string, hash: number): boolean {
    const names = this.#names;
    const mask = table.length - 1;
    let place = hash & mask;
    for (let met = 0; met < mostMet; met++, place = (place + 1) & mask) {
      const number = table[place] ?? 0;
      if (number === 0) {
        // A place may have become free by growth: the name may stand among the others.
        if (this.#others?.has(name)) return false;
        this.#hashes.push(hash);
        table[place] = names.push(name);
        if (2 * names.length > table.length) this.#grow();
        return true;
      }
      if (this.#hashes[number - 1] === hash && names[number - 1] === name) return false;
    }
    return this.#note(name);
  }

  #note(name: string): boolean {
    this.#others ??= new Set();
    const { size } = this.#others;
    return this.#others.add(name).size > size;
  }

  #grow(): void {
    const names = this.#names;
    if (!this.#table) this.#hashes = names.map(hashOf);
    const hashes = this.#hashes;
    const table = new Int32Array(Math.max(128, 4 * (this.#table?.length ?? 0)));
    this.#table = table;
    const mask = table.length - 1;
    for (let index = 0; index < names.length; index++) {
      let place = (hashes[index] ?? 0) & mask;
      let met = 0;
      while (met < mostMet && table[place] !== 0) {
        place = (place + 1) & mask;
        met++;
      }
      if (met < mostMet) table[place] = index + 1;
      else this.#note(names[index] ?? '');
    }
  }
}

function hashOf(name: string): number {
  let hash = seed;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash ^ (hash >>> 13);
}

const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** The same of a name that stands in a text, in small letters. */
function hashOfLower(text: string, start: number, end: number): number {
  let hash = seed;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ lower(text.charCodeAt(at)), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash ^ (hash >>> 13);
}

/** Is the stretch between two offsets this name, in letters of any case? */
function isLower(text: string, start: number, end: number, name: string): boolean {
  if (name.length !== end - start) return false;
  for (let at = start; at < end; at++) if (lower(text.charCodeAt(at)) !== name.charCodeAt(at - start)) return false;
  return true;
}
