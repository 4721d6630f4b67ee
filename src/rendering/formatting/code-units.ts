// A text as an array of its code units, for steps that walk over all of a text one after the other and each change much of it:
// reading and writing an array takes a fraction of what strings take, and what only shortens a text needs no second one. An item
// has more room than a code unit, so that steps can put in marks, which no text has. Linear.

/** Zeros behind the end: who looks a few items ahead of the last need not look at the length. */
const behind = 32;

/** Up to so many items a loop copies them quicker than the engine's function, which must be called. */
const few = 48;

/** Items that are no code units, and so mean what steps agree on. */
export const Marks = { first: 0x1_0000, second: 0x1_0001, third: 0x1_0002 } as const;

/** Items of a text that steps change. */
export class Units {
  codes: Uint32Array<ArrayBuffer>;
  length: number;

  constructor(text: string, extra = '') {
    this.length = text.length + extra.length;
    const codes = new Uint32Array(this.length + behind);
    for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
    for (let at = 0; at < extra.length; at++) codes[text.length + at] = extra.charCodeAt(at);
    this.codes = codes;
  }

  /** From here on the text is so long, in these items; there must be room for zeros behind it. */
  become(codes: Uint32Array<ArrayBuffer>, length: number): void {
    codes.fill(0, length, length + behind);
    this.codes = codes;
    this.length = length;
  }

  /** The text. There must be no marks in it. */
  text(): string {
    const { codes, length } = this;
    let all = 0;
    for (let at = 0; at < length; at++) all |= codes[at] ?? 0;
    if (all < 256) {
      const bytes = Buffer.allocUnsafe(length);
      for (let at = 0; at < length; at++) bytes[at] = codes[at] ?? 0;
      return bytes.toString('latin1');
    }
    return Buffer.from(Uint16Array.from(codes.subarray(0, length)).buffer).toString('utf16le');
  }
}

/** The items of a text that is put in somewhere. */
export const unitsOf = (text: string): Uint32Array => Uint32Array.from(text, (one) => one.charCodeAt(0));

/** Room for so many items, and the zeros behind. */
export const roomFor = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length + behind);

/** Copies items, within one array as well; returns where the copy ends. */
export function copied(source: Uint32Array, start: number, end: number, target: Uint32Array, to: number): number {
  if (end - start > few) target.set(source.subarray(start, end), to);
  else for (let from = start, at = to; from < end; from++, at++) target[at] = source[from] ?? 0;
  return to + Math.max(end - start, 0);
}

/** Is there a blank of PHP's patterns (`\s`, without Unicode)? */
export function blankAt(codes: Uint32Array, at: number): boolean {
  const code = codes[at] ?? 0;
  return code === 32 || (code >= 9 && code <= 13);
}

/** Do these items stand there? */
export function standsAt(codes: Uint32Array, at: number, items: Uint32Array): boolean {
  for (let index = 0; index < items.length; index++) if (codes[at + index] !== items[index]) return false;
  return true;
}

/**
 * Stretches of a text are replaced, from its beginning to its end. With `grows` by any items, into an array of its own; else in
 * place, by no more items than were there: what is written never passes what is to be read.
 */
export class UnitRewriting {
  private readonly text: Units;
  private readonly source: Uint32Array<ArrayBuffer>;
  private readonly grows: boolean;
  private target: Uint32Array<ArrayBuffer>;
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private to = 0;

  constructor(text: Units, grows: boolean) {
    this.text = text;
    this.source = text.codes;
    this.target = text.codes;
    this.grows = grows;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: Uint32Array): void {
    const { source, from } = this;
    let { to } = this;
    if (this.grows) this.provide(to + start - from + made.length);
    const { target } = this;
    to = from === to && target === source ? start : copied(source, from, start, target, to);
    for (let at = 0; at < made.length; at++) target[to++] = made[at] ?? 0;
    this.from = end;
    this.to = to;
  }

  private provide(length: number): void {
    const { target, source } = this;
    if (target !== source && target.length >= length + behind) return;
    const more = roomFor(Math.max(2 * length, this.text.length + (this.text.length >> 2)));
    if (target !== source) more.set(target.subarray(0, this.to));
    this.target = more;
  }

  /** The text takes in all that was replaced. Nothing may be replaced afterwards. */
  finish(): void {
    const { text, source, from } = this;
    if (from === 0 && this.to === 0) return;
    if (this.grows) this.provide(this.to + text.length - from);
    text.become(this.target, copied(source, from, text.length, this.target, this.to));
  }
}
