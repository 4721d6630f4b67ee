// Names of a table, looked up where they stand in a text: without a string of their own, which a million tags would each
// need. Few names share a place.
import { isNameAt } from './scan.ts';
import { standsAt, type TextCodes } from './text-codes.ts';

interface Entry<Value> {
  readonly name: string;
  readonly value: Value;
}

const places = 512;
const placeOf = (length: number, first: number, last: number): number =>
  (length * 61 + first * 7 + last) & (places - 1);
const placeIn = (text: string, start: number, end: number): number =>
  placeOf(end - start, text.charCodeAt(start), text.charCodeAt(end - 1));

export class NameTable<Value> {
  readonly #entries: Entry<Value>[][] = Array.from({ length: places }, () => []);

  constructor(names: ReadonlyMap<string, Value>) {
    for (const [name, value] of names) this.#entries[placeIn(name, 0, name.length)]?.push({ name, value });
  }

  /** The value of the name between two offsets. */
  find(text: string, start: number, end: number): Value | undefined {
    const entries = this.#entries[placeIn(text, start, end)];
    if (entries === undefined) return undefined;
    for (const { name, value } of entries) if (isNameAt(text, start, end, name)) return value;
    return undefined;
  }

  /** The same in the codes of a text; the name has at least one character. */
  findIn(codes: TextCodes, start: number, end: number): Value | undefined {
    const entries = this.#entries[placeOf(end - start, codes[start] ?? 0, codes[end - 1] ?? 0)];
    if (entries === undefined) return undefined;
    for (const { name, value } of entries)
      if (name.length === end - start && standsAt(codes, start, name)) return value;
    return undefined;
  }
}
