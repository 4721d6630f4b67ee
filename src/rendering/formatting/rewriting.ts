// A text of which stretches are replaced, from its beginning to its end. Where few are, slices of the text are joined, which
// costs nothing for what stays; where they lie close together, characters are written into a buffer instead, since a million
// short strings take much longer to make, to collect and to put together. Linear.
import { stringAfter } from './scan.ts';

/** Characters that a buffer holds; small enough for the processor's nearest memory, and no fresh one is needed for long texts. */
const room = 16_384;
/** After so many replacements it is seen whether they lie close together. */
const looked = 64;
/** Characters from one replacement to the next, on average, below which they do. */
const close = 48;

/** Buffers that nobody is writing into. */
const idle: Uint16Array<ArrayBuffer>[] = [];

export class Rewriting {
  private readonly text: string;
  private out = '';
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private count = 0;
  private counted = 0;
  /** What is written and not yet in `out`, once replacements lie close together. */
  private units: Uint16Array<ArrayBuffer> | null = null;
  private length = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: string): void {
    const { units } = this;
    if (units === null) this.join(start, end, made);
    else {
      this.write(units, start, made);
      this.from = end;
    }
  }

  private join(start: number, end: number, made: string): void {
    if (start > this.from) this.out += this.text.slice(this.from, start);
    this.out += made;
    this.from = end;
    if (++this.count < looked) return;
    if (end - this.counted < looked * close) this.units = idle.pop() ?? new Uint16Array(room);
    this.counted = end;
    this.count = 0;
  }

  /** What stands before `start`, and `made`. Little more than two loops, which keeps it quick for texts of every kind. */
  private write(units: Uint16Array<ArrayBuffer>, start: number, made: string): void {
    const { text, from } = this;
    let { length } = this;
    if (length + Math.max(start - from, 0) + made.length > room) {
      this.out += ofUnits(units, length);
      length = 0;
      if (start - from + made.length > room) {
        this.out += text.slice(from, start) + made;
        this.length = 0;
        return;
      }
    }
    for (let at = from; at < start; at++) units[length++] = text.charCodeAt(at);
    for (let at = 0; at < made.length; at++) units[length++] = made.charCodeAt(at);
    this.length = length;
  }

  /** The whole text, with all that was replaced so far. */
  finish(): string {
    const { text, from, units } = this;
    if (units) {
      this.out += ofUnits(units, this.length);
      this.units = null;
      this.length = 0;
      if (idle.length < 8) idle.push(units);
    } else if (from === 0 && this.out === '') return text;
    return from < text.length ? this.out + text.slice(from) : this.out;
  }
}

/** The first so many units as a string, which takes one byte a character where each has room in one. Spoils the units. */
export function ofUnits(units: Uint16Array<ArrayBuffer>, length: number): string {
  const { buffer, byteOffset } = units;
  let all = 0;
  for (let at = 0; at < length; at++) all |= units[at] ?? 0;
  if (all >= 256) return Buffer.from(buffer, byteOffset, 2 * length).toString('utf16le');
  // In the same memory: what is written lies behind what is still to be read.
  const bytes = new Uint8Array(buffer, byteOffset, length);
  for (let at = 0; at < length; at++) bytes[at] = units[at] ?? 0;
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

/** The text with every `search` replaced, as `replaceAll()` does. */
export function replacedAll(text: string, search: string, made: string): string {
  let at = text.indexOf(search);
  if (at === -1) return text;
  const rewriting = new Rewriting(text);
  for (; at !== -1; at = stringAfter(text, search, at + search.length)) rewriting.replace(at, at + search.length, made);
  return rewriting.finish();
}
