// A text of which stretches are replaced, from its beginning to its end. Where few are, slices of the text are joined, which
// costs nothing for what stays; where they lie close together, characters are written into a buffer instead, since a million
// short strings take a hundred times as long to make, to collect and to put together. Linear.

/** Characters that a buffer holds. */
const room = 16_384;
/** After so many replacements it is seen whether they lie close together. */
const looked = 64;
/** Characters from one replacement to the next, on average, below which they do. */
const close = 48;

interface Buffers {
  readonly units: Uint16Array;
  /** The same bytes, by two units and as they are. */
  readonly pairs: Uint32Array;
  readonly wide: Buffer;
  /** Room for the units that fit into a byte. */
  readonly bytes: Buffer;
}

/** Buffers that nobody is writing into. */
const idle: Buffers[] = [];

function makeBuffers(): Buffers {
  const memory = new ArrayBuffer(2 * room);
  return {
    units: new Uint16Array(memory),
    pairs: new Uint32Array(memory),
    wide: Buffer.from(memory),
    bytes: Buffer.alloc(room),
  };
}

export class Rewriting {
  private readonly text: string;
  private out = '';
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private count = 0;
  private counted = 0;
  private buffers: Buffers | null = null;
  private length = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: string): void {
    const { buffers, text, from } = this;
    if (!buffers) this.join(start, end, made);
    else if (this.length + start - from + made.length > room) this.spill(buffers, start, made);
    else {
      const { units } = buffers;
      let { length } = this;
      for (let at = from; at < start; at++) units[length++] = text.charCodeAt(at);
      for (let at = 0; at < made.length; at++) units[length++] = made.charCodeAt(at);
      this.length = length;
    }
    this.from = end;
  }

  private join(start: number, end: number, made: string): void {
    if (start > this.from) this.out += this.text.slice(this.from, start);
    this.out += made;
    if (++this.count < looked) return;
    if (end - this.counted < looked * close) this.buffers = idle.pop() ?? makeBuffers();
    this.counted = end;
    this.count = 0;
  }

  /** What has no room in the buffer goes behind it. */
  private spill(buffers: Buffers, start: number, made: string): void {
    this.flush(buffers);
    this.out += this.text.slice(this.from, start) + made;
  }

  /** The whole text, with all that was replaced. Nothing may be replaced afterwards. */
  finish(): string {
    const { text, from, buffers } = this;
    if (buffers) {
      this.flush(buffers);
      this.buffers = null;
      idle.push(buffers);
    } else if (from === 0 && this.out === '') return text;
    return from < text.length ? this.out + text.slice(from) : this.out;
  }

  private flush({ units, pairs, wide, bytes }: Buffers): void {
    const { length } = this;
    this.length = 0;
    if (length === 0) return;
    // The last pair is a whole one.
    units[length] = 0;
    let all = 0;
    for (let at = (length - 1) >> 1; at >= 0; at--) all |= pairs[at] ?? 0;
    if ((all & 0xff00ff00) !== 0) this.out += wide.toString('utf16le', 0, 2 * length);
    else {
      bytes.set(units.subarray(0, length));
      this.out += bytes.toString('latin1', 0, length);
    }
  }
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
