// Arrays for the tokens of wpautop(), which are used again: fresh ones cost their memory each time. Those of ordinary texts are kept,
// those of long texts until the collector takes them.

/** Zeros behind the end: who looks a few tokens ahead of the last need not look at the length. */
export const behind = 8;

/** Tokens in arrays that are kept; as many characters have texts whose tables are. */
export const ordinary = 16_384;

/** Arrays that nobody uses. */
const idle: Uint32Array<ArrayBuffer>[] = [];
let idleLong: WeakRef<Uint32Array<ArrayBuffer>>[] = [];

/** So many of each at most. */
const most = 4;

/** Room for so many tokens, whatever is in it, and the zeros behind. */
export function roomFor(length: number): Uint32Array<ArrayBuffer> {
  if (length + behind > ordinary) return longRoom(length + behind);
  return idle.pop() ?? new Uint32Array(ordinary);
}

function longRoom(length: number): Uint32Array<ArrayBuffer> {
  const at = idleLong.findIndex((one) => (one.deref()?.length ?? 0) >= length);
  const found = at === -1 ? undefined : idleLong.splice(at, 1)[0]?.deref();
  return found ?? new Uint32Array(length);
}

/** Nobody uses the array any more. */
export function giveBack(items: Uint32Array<ArrayBuffer>): void {
  if (items.length === ordinary) {
    if (idle.length < most) idle.push(items);
  } else if (items.length > ordinary) idleLong = [new WeakRef(items), ...idleLong].slice(0, most);
}
