// A text as an array of items, for steps that walk over all of a text one after the other and each change much of it: reading and
// writing an array takes a fraction of what strings take, and what only shortens a text needs no second one. An item is a code
// unit; or a run, a stretch of plain text of which no step wants to know more than that it is there; or a mark, which means what
// steps agree on. So a step over an ordinary text has little to walk over. Linear.

import { isBlank } from './php-strings.ts';

/** Zeros behind the end: who looks a few items ahead of the last need not look at the length. */
const behind = 32;

/** Up to so many items a loop copies them quicker than the engine's function, which must be called. */
const few = 48;

/** Items that are no code units, and so mean what steps agree on. */
export const Marks = { first: 0x1_0000, second: 0x1_0001, third: 0x1_0002 } as const;

/** The first run; those above are the following ones. */
const firstRun = 0x2_0000;

/** Code units in the shortest run. */
const shortestRun = 8;

/** So many code units behind `<` and `[` are items, so that names can be read: the longest is `<WPPreserveNewline />`. */
const nameLength = 24;

/** So many before `>`: comments end in `-->`. */
const endLength = 3;

/** Characters that are items. */
const item = /[\n\r"'<>[\]]/g;
const isItem = Uint8Array.from({ length: 94 }, (_, code) => Number('\n\r"\'<>[]'.includes(String.fromCharCode(code))));

/** Plain characters after which the engine's search is asked for the end of them. */
const nearby = 24;

/** The first item at or after `from`; the text's length where there is none. */
function itemAfter(text: string, from: number): number {
  item.lastIndex = from;
  return item.test(text) ? item.lastIndex - 1 : text.length;
}

/** No items. */
const nothing = new Uint32Array(0);

/** Items of a text that steps change. */
export class Units {
  codes: Uint32Array<ArrayBuffer>;
  length: number;
  /** Are there carriage returns? */
  hasReturns = false;
  private readonly source: Uint16Array;
  private readonly isWide: boolean;
  /** Where runs start and end in the source, one after the other. */
  private readonly runs: number[] = [];

  constructor(text: string) {
    const bytes = Buffer.from(text, 'utf16le');
    this.source = new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
    this.codes = roomFor(text.length);
    this.isWide = /[^\x00-\xff]/.test(text);
    this.length = 0;
    this.read(text);
  }

  private read(text: string): void {
    const { codes } = this;
    let to = 0;
    // So many plain characters are before.
    let plain = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      codes[to++] = code;
      if (code <= 93 && isItem[code] === 1) {
        if (plain >= shortestRun) {
          to = this.readPlain(at - plain, at, to - plain - 1);
          codes[to++] = code;
        }
        if (code === 13) this.hasReturns = true;
        plain = 0;
      } else if (++plain === nearby) {
        const end = itemAfter(text, at + 1);
        to = this.readPlain(at + 1 - plain, end, to - plain);
        at = end - 1;
        plain = 0;
      }
    }
    if (plain >= shortestRun) to = this.readPlain(text.length - plain, text.length, to - plain);
    this.become(codes, to);
  }

  /** A stretch without items, from its first to its last character that is no blank, may become a run. Returns where it ends. */
  private readPlain(start: number, end: number, at: number): number {
    const { source, codes } = this;
    const before = source[start - 1];
    let first = before === 60 || before === 91 ? Math.min(start + nameLength, end) : start;
    while (first < end && isBlank(source[first] ?? 0)) first++;
    let last = source[end] === 62 ? end - endLength : end;
    while (last > first && isBlank(source[last - 1] ?? 0)) last--;
    let to = at;
    if (last - first < shortestRun) first = last = end;
    for (let from = start; from < first; from++) codes[to++] = source[from] ?? 0;
    if (first < last) {
      codes[to++] = firstRun + this.runs.length;
      this.runs.push(first, last);
    }
    for (let from = last; from < end; from++) codes[to++] = source[from] ?? 0;
    return to;
  }

  /** From here on the text is so long, in these items; there must be room for zeros behind it. */
  become(codes: Uint32Array<ArrayBuffer>, length: number): void {
    for (let at = length; at < length + behind; at++) codes[at] = 0;
    if (codes !== this.codes) giveBack(this.codes);
    this.codes = codes;
    this.length = length;
  }

  /** The text, and nothing more can be done with its items. There must be no marks in it. */
  finish(): string {
    const text = this.text();
    giveBack(this.codes);
    this.codes = nothing;
    this.length = 0;
    return text;
  }

  private text(): string {
    const { codes, length, runs } = this;
    let size = length;
    for (let at = 0; runs.length > 0 && at < length; at++) {
      const run = (codes[at] ?? 0) - firstRun;
      if (run >= 0) size += (runs[run + 1] ?? 0) - (runs[run] ?? 0) - 1;
    }
    if (this.isWide) {
      const units = new Uint16Array(size);
      this.write(units);
      return Buffer.from(units.buffer).toString('utf16le');
    }
    const bytes = Buffer.allocUnsafe(size);
    this.write(bytes);
    return bytes.toString('latin1');
  }

  private write(target: Uint16Array | Uint8Array): void {
    const { codes, length, runs, source } = this;
    let to = 0;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      if (code < firstRun) {
        target[to++] = code;
        continue;
      }
      const start = runs[code - firstRun] ?? 0;
      const end = runs[code - firstRun + 1] ?? 0;
      if (end - start > few) target.set(source.subarray(start, end), to);
      else for (let from = start; from < end; from++) target[to + from - start] = source[from] ?? 0;
      to += end - start;
    }
  }
}

/** The items of a text that is put in somewhere. */
export const unitsOf = (text: string): Uint32Array => Uint32Array.from(text, (one) => one.charCodeAt(0));

/** Items of an array that is used again; longer ones are left to the collector. */
const ordinary = 16_384;
/** Arrays that nobody uses. */
const idle: Uint32Array<ArrayBuffer>[] = [];

/** Room for so many items, whatever is in it, and the zeros behind. */
export function roomFor(length: number): Uint32Array<ArrayBuffer> {
  if (length + behind > ordinary) return new Uint32Array(length + behind);
  return idle.pop() ?? new Uint32Array(ordinary);
}

export function giveBack(codes: Uint32Array<ArrayBuffer>): void {
  if (codes.length === ordinary && idle.length < 4) idle.push(codes);
}

/** Copies items, within one array as well; returns where the copy ends. */
export function copied(source: Uint32Array, start: number, end: number, target: Uint32Array, to: number): number {
  if (end - start > few) target.set(source.subarray(start, end), to);
  else for (let from = start, at = to; from < end; from++, at++) target[at] = source[from] ?? 0;
  return to + Math.max(end - start, 0);
}

/** Is there a blank of PHP's patterns (`\s`, without Unicode)? */
export function blankAt(codes: Uint32Array, at: number): boolean {
  return isBlank(codes[at] ?? 0);
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
    if (target !== source) {
      more.set(target.subarray(0, this.to));
      giveBack(target);
    }
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
