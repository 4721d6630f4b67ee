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

export class SeenNames {
  readonly #names: string[] = [];
  /** Of each name, once there is a table: most others are told apart by it. */
  #hashes: number[] = none;
  /** Of each place the number of its name among `#names`, counted from 1; 0 where it is free. */
  #table: Int32Array | undefined;
  #others: Set<string> | undefined;

  /** Notes a name; false where it has been seen already. */
  add(name: string): boolean {
    const names = this.#names;
    const table = this.#table;
    if (!table) {
      for (let index = 0; index < names.length; index++) if (names[index] === name) return false;
      names.push(name);
      if (names.length > few) this.#grow();
      return true;
    }
    const mask = table.length - 1;
    const hash = hashOf(name);
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
