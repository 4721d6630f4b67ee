// A long text put together of stretches of codes and of a few strings that come again and again, for steps that read a text as
// codes as well (text-codes.ts): what is short is copied without a string for any of it. Linear.
import type { TextCodes } from './text-codes.ts';

/** Characters that are written before they become a string; small enough for the processor's nearest memory. */
const room = 16_384;

/** A string that is put in so many times is repeated by the engine. */
const many = 64;

/** A string to put in, and its codes by two, a zero behind where there is an odd one. */
export interface MadeCodes {
  readonly text: string;
  readonly pairs: Uint32Array;
}

export function madeCodes(text: string): MadeCodes {
  const pairs = new Uint32Array(Math.ceil(text.length / 2));
  for (let at = 0; at < text.length; at++)
    pairs[at >> 1] = (pairs[at >> 1] ?? 0) | (text.charCodeAt(at) << (16 * (at & 1)));
  return { text, pairs };
}

/** Buffers that nobody is writing into. */
const idle: TextCodes[] = [];
/** The same codes in one byte each, while they become a string. */
const narrow = Buffer.from(new ArrayBuffer(room));

export class CodeWriting {
  private out = '';
  /** What is written and not yet in `out`, with room for what the last pair holds too much. */
  private readonly units: TextCodes = idle.pop() ?? new Uint16Array(room + 2);
  private readonly view = new DataView(this.units.buffer);
  private readonly isWide: boolean;
  private length = 0;

  /** `isWide`: may there be characters that take two bytes? */
  constructor(isWide: boolean) {
    this.isWide = isWide;
  }

  addMade({ text, pairs }: MadeCodes): void {
    if (this.length + text.length > room) {
      this.flush();
      if (text.length > room) {
        this.out += text;
        return;
      }
    }
    const { view, length } = this;
    // What the last one holds too much is written over by what follows.
    for (let index = 0, at = 2 * length; index < pairs.length; index++, at += 4)
      view.setUint32(at, pairs[index] ?? 0, true);
    this.length = length + text.length;
  }

  addRepeated(made: MadeCodes, times: number): void {
    if (times < many) for (let left = times; left > 0; left--) this.addMade(made);
    else {
      this.flush();
      this.out += made.text.repeat(times);
    }
  }

  /** Adds what stands between two offsets. */
  add(codes: TextCodes, start: number, end: number): void {
    if (this.length + end - start > room) this.addLong(codes, start, end);
    else {
      const { units } = this;
      let { length } = this;
      for (let at = start; at < end; at++) units[length++] = codes[at] ?? 0;
      this.length = length;
    }
  }

  private addLong(codes: TextCodes, start: number, end: number): void {
    for (let from = start; from < end; from += room) {
      this.flush();
      this.add(codes, from, Math.min(end, from + room));
    }
  }

  private flush(): void {
    const { units, length } = this;
    if (this.isWide) this.out += Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
    else {
      narrow.set(units.subarray(0, length));
      this.out += narrow.toString('latin1', 0, length);
    }
    this.length = 0;
  }

  /** The whole text. Nothing may be added afterwards. */
  finish(): string {
    this.flush();
    if (idle.length < 8) idle.push(this.units);
    return this.out;
  }
}
