// A text as an array of its code units, for steps that look at many characters of it: an array is read in a fraction of the time
// that a string takes. Linear.
import { giveBack, memoryFor } from './memory.ts';

/** The code units, and zeros behind: who looks a few characters ahead need not look at the length. */
export type TextCodes = Uint16Array<ArrayBuffer>;

/** So many zeros. */
const behind = 8;
/** Up to so many a loop copies quicker than the engine's function, which must be called. */
const few = 48;
/** Texts of this length share one array. */
const short = 65_536;
const shared = new Uint16Array(short + behind);
const sharedBytes = Buffer.from(shared.buffer);

/** The array that long texts share, until the collector takes it. */
let sharedLong = new WeakRef(shared);

function longCodes(length: number): TextCodes {
  const last = sharedLong.deref();
  if (last && last.length >= length + behind) return last;
  const made = new Uint16Array(memoryFor(2 * (length + behind)));
  sharedLong = new WeakRef(made);
  return made;
}

/** A text's codes, good until the next one is asked for. */
export function codesOf(text: string): TextCodes {
  const { length } = text;
  let codes = shared;
  if (length <= few) for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
  else if (length <= short) sharedBytes.write(text, 'utf16le');
  else {
    codes = longCodes(length);
    Buffer.from(codes.buffer).write(text, 'utf16le');
  }
  for (let at = length; at < length + behind; at++) codes[at] = 0;
  return codes;
}

/** The same, good for as long as it is needed, and to be given back then. */
export function ownCodesOf(text: string): TextCodes {
  const { length } = text;
  if (length <= few) return codesOf(text).slice(0, length + behind);
  const isLong = length > short;
  const codes = isLong ? new Uint16Array(memoryFor(2 * (length + behind))) : new Uint16Array(length + behind);
  Buffer.from(codes.buffer).write(text, 'utf16le');
  if (isLong) codes.fill(0, length, length + behind);
  return codes;
}

/** Nobody uses codes of one's own any more. */
export function giveBackCodes(codes: TextCodes): void {
  if (codes.length > short + behind) giveBack(codes.buffer);
}

/** Characters that a window shows at once; they have room in the processor's nearest memory. */
export const windowed = 8192;

/** A long text's codes piece by piece, for who goes through it once: no memory is taken for all of them. */
export class CodeWindow {
  /** Behind what is shown is a zero, and room. */
  readonly codes: TextCodes = new Uint16Array(windowed + 16);
  readonly #bytes = Buffer.from(this.codes.buffer);

  /** Shows what stands from an offset on, to `end` at most; returns how many characters that are. */
  show(text: string, from: number, end: number): number {
    const until = Math.min(from + windowed, end);
    this.#bytes.write(text.slice(from, until), 'utf16le');
    this.codes.fill(0, until - from, until - from + 16);
    return until - from;
  }
}

/** Stands this string at `at`? */
export function standsAt(codes: TextCodes, at: number, string: string): boolean {
  for (let index = 0; index < string.length; index++) if (codes[at + index] !== string.charCodeAt(index)) return false;
  return true;
}
