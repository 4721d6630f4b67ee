// A text of which stretches are replaced, from its beginning to its end. Where few are, slices of the text are joined, which
// costs nothing for what stays; where they lie close together, characters are written into a buffer instead, since a million
// short strings take much longer to make, to collect and to put together. Linear.

/** Characters that a buffer holds at first. */
const room = 16_384;
/** Characters of the largest buffer that is kept for the next text; fresh memory costs as much as what is written into it. */
const largest = 2 ** 21;
/** After so many replacements it is seen whether they lie close together. */
const looked = 64;
/** Characters from one replacement to the next, on average, below which they do. */
const close = 48;

/** Buffers that nobody is writing into. */
const idle: Uint16Array[] = [];
/** A large one. */
let large: Uint16Array | null = null;

export class Rewriting {
  private readonly text: string;
  private out = '';
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private count = 0;
  private counted = 0;
  private units: Uint16Array | null = null;
  private length = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: string): void {
    const { text } = this;
    let { units } = this;
    if (!units) this.join(start, end, made);
    else {
      if (this.length + start - this.from + made.length >= units.length) units = this.grow(start, made);
      let { length } = this;
      for (let at = this.from; at < start; at++) units[length++] = text.charCodeAt(at);
      for (let at = 0; at < made.length; at++) units[length++] = made.charCodeAt(at);
      this.length = length;
    }
    this.from = end;
  }

  private join(start: number, end: number, made: string): void {
    if (start > this.from) this.out += this.text.slice(this.from, start);
    this.out += made;
    if (++this.count < looked) return;
    if (end - this.counted < looked * close) {
      const { out } = this;
      const units = out.length < room ? (idle.pop() ?? new Uint16Array(room)) : new Uint16Array(2 * out.length);
      // In one piece the whole is read faster.
      for (let at = 0; at < out.length; at++) units[at] = out.charCodeAt(at);
      this.length = out.length;
      this.out = '';
      this.units = units;
    }
    this.counted = end;
    this.count = 0;
  }

  /** A buffer that has room for a stretch of the text, and what is put behind it. */
  private grow(start: number, made: string): Uint16Array {
    const needed = this.length + start - this.from + made.length + 1;
    let units = large;
    large = null;
    if (!units || units.length < needed) units = new Uint16Array(Math.max(2 * needed, this.text.length));
    if (this.units) units.set(this.units.subarray(0, this.length));
    this.leave();
    this.units = units;
    return units;
  }

  private leave(): void {
    const { units } = this;
    if (units?.length === room && idle.length < 4) idle.push(units);
    else if (units && units.length <= largest && units.length > (large?.length ?? room)) large = units;
    this.units = null;
  }

  /** The whole text, with all that was replaced. Nothing may be replaced afterwards. */
  finish(): string {
    const { text, from, units } = this;
    if (!units) {
      if (from === 0 && this.out === '') return text;
      return from < text.length ? this.out + text.slice(from) : this.out;
    }
    this.replace(text.length, text.length, '');
    const out = ofUnits(this.units ?? units, this.length);
    this.leave();
    return out;
  }
}

/** The first so many units as a string, which takes one byte a character where each has room in one. */
export function ofUnits(units: Uint16Array, length: number): string {
  let all = 0;
  for (let at = 0; at < length; at++) all |= units[at] ?? 0;
  if (all >= 256) return Buffer.from(units.buffer, units.byteOffset, 2 * length).toString('utf16le');
  return Buffer.from(units.subarray(0, length)).toString('latin1');
}

/** The text with every `search` replaced, as `replaceAll()` does. */
export function replacedAll(text: string, search: string, made: string): string {
  let at = text.indexOf(search);
  if (at === -1) return text;
  const rewriting = new Rewriting(text);
  for (; at !== -1; at = text.indexOf(search, at + search.length)) rewriting.replace(at, at + search.length, made);
  return rewriting.finish();
}

/** A text with some of its ASCII characters replaced: the strings of `made` stand at the places of their codes. */
export function withReplaced(text: string, made: readonly (string | undefined)[]): string {
  const rewriting = new Rewriting(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) continue;
    const one = made[code];
    if (one !== undefined) rewriting.replace(at, at + 1, one);
  }
  return rewriting.finish();
}

/** A table for `withReplaced()`. */
export function replacements(pairs: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const table = new Array<string | undefined>(128).fill(undefined);
  for (const [character, made] of Object.entries(pairs)) table[character.charCodeAt(0)] = made;
  return table;
}
