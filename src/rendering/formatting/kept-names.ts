// What is known of a name, by its characters in a text, without making a string for each place where it stands: most of the
// names of a text are few, so that those met lately are kept. Long names are not.
import { isNameAt } from './scan.ts';
import { standsAt, type TextCodes } from './text-codes.ts';

/** Characters of the longest name that is kept. */
const longest = 20;
const slots = 128;

export class KeptNames<Known extends { readonly written: string }> {
  readonly #lately: (Known | undefined)[] = new Array<undefined>(slots).fill(undefined);
  readonly #made: (written: string) => Known;

  constructor(made: (written: string) => Known) {
    this.#made = made;
  }

  /** What is known of the name between two offsets, at least one character. */
  at(text: string, start: number, end: number): Known {
    if (end - start > longest) return this.#made(text.slice(start, end));
    let hash = 0;
    for (let at = start; at < end; at++) hash = (hash * 31 + text.charCodeAt(at)) & (slots - 1);
    const known = this.#lately[hash];
    if (known !== undefined && isNameAt(text, start, end, known.written)) return known;
    return (this.#lately[hash] = this.#made(text.slice(start, end)));
  }

  /** The same in a text that is there as codes as well. */
  in(text: string, codes: TextCodes, start: number, end: number): Known {
    if (end - start > longest) return this.#made(text.slice(start, end));
    let hash = 0;
    for (let at = start; at < end; at++) hash = (hash * 31 + (codes[at] ?? 0)) & (slots - 1);
    const known = this.#lately[hash];
    if (known !== undefined && known.written.length === end - start && standsAt(codes, start, known.written))
      return known;
    return (this.#lately[hash] = this.#made(text.slice(start, end)));
  }

  /** What is known of a name. */
  of(name: string): Known {
    return this.at(name, 0, name.length);
  }
}
