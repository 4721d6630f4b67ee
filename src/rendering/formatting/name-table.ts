// Names of a table, looked up where they stand in a text: without a string of their own, which a million tags would each
// need. Few names share a place.
import { isNameAt } from './scan.ts';

interface Entry<Value> {
  readonly name: string;
  readonly value: Value;
}

const places = 512;
const placeOf = (text: string, start: number, end: number): number =>
  ((end - start) * 61 + text.charCodeAt(start) * 7 + text.charCodeAt(end - 1)) & (places - 1);

export class NameTable<Value> {
  readonly #entries: Entry<Value>[][] = Array.from({ length: places }, () => []);

  constructor(names: ReadonlyMap<string, Value>) {
    for (const [name, value] of names) this.#entries[placeOf(name, 0, name.length)]?.push({ name, value });
  }

  /** The value of the name between two offsets. */
  find(text: string, start: number, end: number): Value | undefined {
    const entries = this.#entries[placeOf(text, start, end)];
    if (entries === undefined) return undefined;
    for (const { name, value } of entries) if (isNameAt(text, start, end, name)) return value;
    return undefined;
  }
}
