// A text of which stretches are replaced, from its beginning to its end. Where few are, slices of the text are joined, which
// costs nothing for what stays; where they lie close together, characters are written into a buffer instead, since a million
// short strings take much longer to make, to collect and to put together. Linear.

/** Bytes that a buffer holds at first. */
const room = 16_384;
/** Bytes of the largest buffer that is kept for the next text; fresh memory costs as much as what is written into it. */
const largest = 2 ** 23;
/** After so many replacements it is seen whether they lie close together. */
const looked = 64;
/** Characters from one replacement to the next, on average, below which they do. */
const close = 48;

/** Buffers that nobody is writing into. */
const idle: ArrayBuffer[] = [];
/** A large one. */
let large: ArrayBuffer | null = null;

/** A buffer of at least so many bytes. */
function taken(bytes: number): ArrayBuffer {
  if (bytes <= room) return idle.pop() ?? new ArrayBuffer(room);
  const kept = large;
  large = null;
  return kept && kept.byteLength >= bytes ? kept : new ArrayBuffer((bytes + (bytes >> 2) + 7) & ~7);
}

function leave(buffer: ArrayBuffer): void {
  const { byteLength } = buffer;
  if (byteLength === room && idle.length < 4) idle.push(buffer);
  else if (byteLength > room && byteLength <= largest && byteLength > (large?.byteLength ?? 0)) large = buffer;
}

export class Rewriting {
  private readonly text: string;
  private out = '';
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private count = 0;
  private counted = 0;
  /** What is written, a byte a character; from the first character that needs two on, two. */
  private bytes: Uint8Array | null = null;
  private units: Uint16Array | null = null;
  private length = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: string): void {
    const { from } = this;
    this.from = end;
    if (this.bytes) this.write(this.bytes, from, start, made);
    else if (this.units) this.writeWide(this.units, from, start, made);
    else this.join(from, start, end, made);
  }

  private join(from: number, start: number, end: number, made: string): void {
    if (start > from) this.out += this.text.slice(from, start);
    this.out += made;
    if (++this.count < looked) return;
    if (end - this.counted < looked * close) {
      const { out } = this;
      this.out = '';
      this.write(new Uint8Array(taken(Math.min(2 * out.length, room))), 0, 0, out);
    }
    this.counted = end;
    this.count = 0;
  }

  private write(buffer: Uint8Array, from: number, start: number, made: string): void {
    const { text, length: before } = this;
    const needed = before + start - from + made.length;
    let bytes = buffer;
    if (needed > bytes.length) {
      bytes = new Uint8Array(taken(Math.max(needed, text.length) + (text.length >> 2)));
      bytes.set(buffer.subarray(0, before));
      leave(buffer.buffer as ArrayBuffer);
    }
    this.bytes = bytes;
    let length = before;
    let all = 0;
    for (let at = from; at < start; at++) {
      const code = text.charCodeAt(at);
      all |= code;
      bytes[length++] = code;
    }
    for (let at = 0; at < made.length; at++) {
      const code = made.charCodeAt(at);
      all |= code;
      bytes[length++] = code;
    }
    if (all < 256) this.length = length;
    else {
      const units = new Uint16Array(taken(2 * Math.max(needed, text.length)));
      for (let at = 0; at < before; at++) units[at] = bytes[at] ?? 0;
      leave(bytes.buffer as ArrayBuffer);
      this.bytes = null;
      this.writeWide(units, from, start, made);
    }
  }

  private writeWide(buffer: Uint16Array, from: number, start: number, made: string): void {
    const { text } = this;
    let { length } = this;
    const needed = length + start - from + made.length;
    let units = buffer;
    if (needed > units.length) {
      units = new Uint16Array(taken(2 * Math.max(needed, text.length) + (text.length >> 1)));
      units.set(buffer.subarray(0, length));
      leave(buffer.buffer as ArrayBuffer);
    }
    this.units = units;
    for (let at = from; at < start; at++) units[length++] = text.charCodeAt(at);
    for (let at = 0; at < made.length; at++) units[length++] = made.charCodeAt(at);
    this.length = length;
  }

  /** The whole text, with all that was replaced. Nothing may be replaced afterwards. */
  finish(): string {
    const { text, from } = this;
    if (!this.bytes && !this.units) {
      if (from === 0 && this.out === '') return text;
      return from < text.length ? this.out + text.slice(from) : this.out;
    }
    this.replace(text.length, text.length, '');
    const { buffer } = this.bytes ?? this.units ?? new Uint8Array(0);
    const out = this.bytes
      ? Buffer.from(buffer, 0, this.length).toString('latin1')
      : Buffer.from(buffer, 0, 2 * this.length).toString('utf16le');
    leave(buffer as ArrayBuffer);
    this.bytes = null;
    this.units = null;
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
