// Names of a tag's attributes that have been seen, as stretches of the tag, capitals like small letters: as seen-names.ts, and no
// string is made of any. No text can choose names that fall on one another: the table's order differs from process to process, and
// names that meet too many others go into a `Set` all the same. Linear.
import { asciiLower } from './php-strings.ts';

/** So many names are looked through one by one. */
const few = 16;
/** So many others a name may meet. */
const mostMet = 32;
const seed = Math.floor(Math.random() * 2 ** 32) | 1;

/** Of tags with few names. */
const none = new Int32Array(0);

export class SeenStretches {
  readonly #source: string;
  /** Where each name starts and ends, by turns, as long as there is no table. */
  readonly #first: number[] = [];
  /** The same, and the names' hashes, once there is one. */
  #places = none;
  #hashes = none;
  #count = 0;
  /** Of each slot the number of its name, counted from 1; 0 where it is free. */
  #table = none;
  #others: Set<string> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Notes the name between two offsets; false where it has been seen already. */
  add(start: number, end: number): boolean {
    const table = this.#table;
    if (table.length === 0) return this.#addToFew(start, end);
    const mask = table.length - 1;
    const hash = this.#hashOf(start, end);
    let slot = hash & mask;
    for (let met = 0; met < mostMet; met++, slot = (slot + 1) & mask) {
      const number = table[slot] ?? 0;
      if (number === 0) {
        // A slot may have become free by growth: the name may stand among the others.
        if (this.#others?.has(this.#name(start, end))) return false;
        this.#hashes[this.#count] = hash;
        table[slot] = this.#push(start, end);
        if (4 * this.#count > table.length) this.#grow();
        return true;
      }
      if (this.#hashes[number - 1] === hash && this.#isSameAs(number - 1, start, end)) return false;
    }
    return this.#note(start, end);
  }

  #addToFew(start: number, end: number): boolean {
    const first = this.#first;
    for (let place = 0; place < first.length; place += 2)
      if (this.#isSame(first[place] ?? 0, first[place + 1] ?? 0, start, end)) return false;
    first.push(start, end);
    if (first.length === 2 * few) this.#grow();
    return true;
  }

  #push(start: number, end: number): number {
    this.#places[2 * this.#count] = start;
    this.#places[2 * this.#count + 1] = end;
    return ++this.#count;
  }

  #name(start: number, end: number): string {
    return asciiLower(this.#source.slice(start, end));
  }

  #note(start: number, end: number): boolean {
    this.#others ??= new Set();
    const { size } = this.#others;
    return this.#others.add(this.#name(start, end)).size > size;
  }

  #isSameAs(index: number, start: number, end: number): boolean {
    return this.#isSame(this.#places[2 * index] ?? 0, this.#places[2 * index + 1] ?? 0, start, end);
  }

  #isSame(from: number, until: number, start: number, end: number): boolean {
    if (until - from !== end - start) return false;
    const source = this.#source;
    for (let at = start; at < end; at++)
      if (small(source.charCodeAt(at)) !== small(source.charCodeAt(from + at - start))) return false;
    return true;
  }

  #hashOf(start: number, end: number): number {
    const source = this.#source;
    let hash = seed;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ small(source.charCodeAt(at)), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash ^ (hash >>> 13);
  }

  /** Makes the table, or a larger one: there is room for a quarter as many names as it has slots. */
  #grow(): void {
    const table = new Int32Array(Math.max(128, 4 * this.#table.length));
    const places = new Int32Array(table.length / 2 + 2);
    const hashes = new Int32Array(table.length / 4 + 1);
    places.set(this.#table === none ? this.#first : this.#places);
    hashes.set(this.#hashes);
    if (this.#table === none) {
      this.#count = few;
      for (let index = 0; index < few; index++)
        hashes[index] = this.#hashOf(places[2 * index] ?? 0, places[2 * index + 1] ?? 0);
    }
    this.#places = places;
    this.#hashes = hashes;
    this.#table = table;
    const mask = table.length - 1;
    for (let index = 0; index < this.#count; index++) {
      let slot = (hashes[index] ?? 0) & mask;
      let met = 0;
      while (met < mostMet && table[slot] !== 0) {
        slot = (slot + 1) & mask;
        met++;
      }
      if (met < mostMet) table[slot] = index + 1;
      else this.#note(places[2 * index] ?? 0, places[2 * index + 1] ?? 0);
    }
  }
}

/** A letter as a small one. */
const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
