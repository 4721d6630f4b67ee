// Stretches of a text and what is put between them, written as codes that become one string at the end: a million short strings
// take much longer to make and to collect, and a string of many parts is copied once more by whoever reads it. One byte a
// character, as long as each has room in one. Linear.
import { giveBack, memoryFor } from './memory.ts';

/** Stretches of this length and more are copied by the engine, shorter ones in a loop, which is quicker for them. */
const long = 64;
/** The same for codes that lie in memory of their own. */
const some = 16;

const noBytes = Buffer.alloc(0);
const noWords = new Uint16Array(0);

/** Has each character room in one byte? */
export const isNarrow = (text: string): boolean => !/[^\x00-\xff]/.test(text);

export class CodeOutput {
  readonly #text: string;
  /** What is written and the text, as bytes; both empty once there is a character that needs two. */
  #bytes: Buffer<ArrayBuffer> = noBytes;
  #source: Buffer<ArrayBuffer> = noBytes;
  /** The same as words. */
  #words: Uint16Array<ArrayBuffer> = noWords;
  #wideSource: Uint16Array<ArrayBuffer> = noWords;
  #isWide = false;
  /** How many characters are written, and how many there is room for. */
  #length: number;
  #room: number;

  /** `start` is what is written already. */
  constructor(text: string, start: string) {
    const { length } = text;
    this.#text = text;
    this.#length = start.length;
    this.#room = start.length + length + (length >> 1) + long;
    if (isNarrow(text) && isNarrow(start)) {
      this.#source = bytesFor(length);
      this.#source.write(text, 'latin1');
      this.#bytes = bytesFor(this.#room);
      this.#bytes.write(start, 'latin1');
    } else {
      this.#words = wordsFor(this.#room);
      Buffer.from(this.#words.buffer).write(start, 'utf16le');
      this.#widen();
    }
  }

  /** Writes what is between two offsets of the text. */
  copy(start: number, end: number): void {
    const count = end - start;
    if (count <= 0) return;
    if (this.#length + count > this.#room) this.#grow(count);
    if (this.#isWide) {
      if (count >= long) this.#words.set(this.#wideSource.subarray(start, end), this.#length);
      else copyWords(this.#wideSource, start, end, this.#words, this.#length);
    } else if (count >= long) this.#bytes.set(this.#source.subarray(start, end), this.#length);
    else {
      const source = this.#source;
      const bytes = this.#bytes;
      let length = this.#length;
      for (let at = start; at < end; at++) bytes[length++] = source[at] ?? 0;
    }
    this.#length += count;
  }

  /** Writes what is between two offsets of the text, and then characters whose codes are below 256. */
  add(start: number, end: number, codes: Uint8Array): void {
    if (end - start >= long) this.copy(start, end);
    const from = end - start >= long ? end : start;
    let length = this.#length;
    if (length + end - from + codes.length > this.#room) this.#grow(end - from + codes.length);
    if (this.#isWide) {
      const words = this.#words;
      const source = this.#wideSource;
      for (let at = from; at < end; at++) words[length++] = source[at] ?? 0;
      for (let at = 0; at < codes.length; at++) words[length++] = codes[at] ?? 0;
    } else {
      const bytes = this.#bytes;
      const source = this.#source;
      for (let at = from; at < end; at++) bytes[length++] = source[at] ?? 0;
      if (codes.length < some) for (let at = 0; at < codes.length; at++) bytes[length++] = codes[at] ?? 0;
      else {
        bytes.set(codes, length);
        length += codes.length;
      }
    }
    this.#length = length;
  }

  /** Writes the last so many characters again, so many times. */
  repeat(last: number, times: number): void {
    const all = last * times;
    if (all === 0) return;
    if (this.#length + all > this.#room) this.#grow(all);
    const units = this.#isWide ? this.#words : this.#bytes;
    const start = this.#length - last;
    // What is written is doubled until it is enough.
    for (let done = last, most = last + all; done < most; done *= 2)
      units.copyWithin(start + done, start, start + Math.min(done, most - done));
    this.#length += all;
  }

  /** Writes what is between two offsets of the text, and then a string. */
  addText(start: number, end: number, made: string): void {
    if (end - start >= long) this.copy(start, end);
    const from = end - start >= long ? end : start;
    let length = this.#length;
    if (length + end - from + made.length > this.#room) this.#grow(end - from + made.length);
    if (!this.#isWide) {
      const bytes = this.#bytes;
      const source = this.#source;
      for (let at = from; at < end; at++) bytes[length++] = source[at] ?? 0;
      this.#length = length;
      let all = 0;
      for (let at = 0; at < made.length; at++) {
        const code = made.charCodeAt(at);
        bytes[length++] = code;
        all |= code;
      }
      if (all < 256) this.#length = length;
      else this.#addWide(made);
      return;
    }
    const words = this.#words;
    const source = this.#wideSource;
    for (let at = from; at < end; at++) words[length++] = source[at] ?? 0;
    for (let at = 0; at < made.length; at++) words[length++] = made.charCodeAt(at);
    this.#length = length;
  }

  /** Writes the first string with a character that needs two bytes. */
  #addWide(made: string): void {
    this.#words = wordsFor(this.#room);
    this.#words.set(this.#bytes.subarray(0, this.#length));
    this.#widen();
    this.addText(0, 0, made);
  }

  #widen(): void {
    this.#isWide = true;
    this.#wideSource = wordsFor(this.#text.length);
    Buffer.from(this.#wideSource.buffer).write(this.#text, 'utf16le');
    this.#giveBackBytes();
  }

  #grow(count: number): void {
    this.#room = 2 * this.#room + count;
    if (this.#isWide) {
      const words = this.#words;
      this.#words = wordsFor(this.#room);
      this.#words.set(words.subarray(0, this.#length));
      giveBackLong(words);
    } else {
      const bytes = this.#bytes;
      this.#bytes = bytesFor(this.#room);
      this.#bytes.set(bytes.subarray(0, this.#length));
      giveBackLong(bytes);
    }
  }

  #giveBackBytes(): void {
    giveBackLong(this.#bytes);
    giveBackLong(this.#source);
    this.#bytes = noBytes;
    this.#source = noBytes;
  }

  /** All that was written. Nothing may be written afterwards. */
  finish(): string {
    const text = this.#isWide ? ofUnits(this.#words, this.#length) : this.#bytes.toString('latin1', 0, this.#length);
    this.#giveBackBytes();
    giveBackLong(this.#words);
    giveBackLong(this.#wideSource);
    this.#words = this.#wideSource = noWords;
    return text;
  }
}

/** From so many bytes on, memory is used again. */
const longMemory = 65_536;

const bytesFor = (count: number): Buffer<ArrayBuffer> =>
  count < longMemory ? Buffer.allocUnsafeSlow(count) : Buffer.from(memoryFor(count));

const wordsFor = (count: number): Uint16Array<ArrayBuffer> =>
  2 * count < longMemory ? new Uint16Array(count) : new Uint16Array(memoryFor(2 * count));

function giveBackLong({ byteLength, buffer }: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>): void {
  if (byteLength >= longMemory) giveBack(buffer);
}

function copyWords(source: Uint16Array, start: number, end: number, words: Uint16Array, length: number): void {
  for (let at = start, to = length; at < end; at++) words[to++] = source[at] ?? 0;
}

/** The first so many units as a string, which takes one byte a character where each has room in one. Spoils the units. */
export function ofUnits(units: Uint16Array<ArrayBuffer>, length: number): string {
  const { buffer, byteOffset } = units;
  let narrow = 0;
  while (narrow < length && (units[narrow] ?? 0) < 256) narrow++;
  if (narrow < length) return Buffer.from(buffer, byteOffset, 2 * length).toString('utf16le');
  // In the same memory: what is written lies behind what is still to be read.
  const bytes = new Uint8Array(buffer, byteOffset, length);
  for (let at = 0; at < length; at++) bytes[at] = units[at] ?? 0;
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
