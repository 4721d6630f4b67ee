// Arrays for the tokens of wpautop(), which are used again: fresh ones cost their memory each time. Those of ordinary texts are kept,
// those of long texts until the collector takes them.
import { giveBack as giveBackMemory, memoryFor } from '../memory.ts';

/** Zeros behind the end: who looks a few tokens ahead of the last need not look at the length. */
export const behind = 8;

/** Tokens in arrays that are kept; as many characters have texts whose tables are. */
export const ordinary = 16_384;

/** Arrays that nobody uses, and so many at most. */
const idle: Uint32Array<ArrayBuffer>[] = [];
const most = 4;

/** Room for so many tokens, whatever is in it, and the zeros behind. */
export function roomFor(length: number): Uint32Array<ArrayBuffer> {
  if (length + behind > ordinary) return new Uint32Array(memoryFor(4 * (length + behind)));
  return idle.pop() ?? new Uint32Array(ordinary);
}

/** Nobody uses the array any more. */
export function giveBack(items: Uint32Array<ArrayBuffer>): void {
  if (items.length > ordinary) giveBackMemory(items.buffer);
  else if (items.length === ordinary && idle.length < most) idle.push(items);
}
