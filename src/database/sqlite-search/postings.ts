// Sets of documents of a segment, as they are stored and as they are worked with. A document is a number from 0, its place
// in the segment. Stored: a byte that says how, then either a bitmap or the distances between members as varints, whichever
// is shorter. In memory: a bitmap.

const asBitmap = 1;
const asDistances = 0;

export type Bitmap = Uint32Array;

export function emptyBitmap(documents: number): Bitmap {
  return new Uint32Array((documents + 31) >>> 5);
}

export function fullBitmap(documents: number): Bitmap {
  const bitmap = emptyBitmap(documents).fill(0xffffffff);
  if (documents & 31) bitmap[bitmap.length - 1] = 2 ** (documents & 31) - 1;
  return bitmap;
}

export function hasBit(bitmap: Bitmap, document: number): boolean {
  return (((bitmap[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1;
}

export function setBit(bitmap: Bitmap, document: number): void {
  bitmap[document >>> 5] = (bitmap[document >>> 5] ?? 0) | (1 << (document & 31));
}

export function clearBit(bitmap: Bitmap, document: number): void {
  bitmap[document >>> 5] = (bitmap[document >>> 5] ?? 0) & ~(1 << (document & 31));
}

/** Keeps what both have, in the first. */
export function intersect(bitmap: Bitmap, other: Bitmap): void {
  for (let at = 0; at < bitmap.length; at++) bitmap[at] = (bitmap[at] ?? 0) & (other[at] ?? 0);
}

/** Takes what the second has out of the first. */
export function subtract(bitmap: Bitmap, other: Bitmap): void {
  for (let at = 0; at < bitmap.length; at++) bitmap[at] = (bitmap[at] ?? 0) & ~(other[at] ?? 0);
}

/** Adds what the second has to the first. */
export function unite(bitmap: Bitmap, other: Bitmap): void {
  for (let at = 0; at < bitmap.length; at++) bitmap[at] = (bitmap[at] ?? 0) | (other[at] ?? 0);
}

/** How many members it has. */
export function countBits(bitmap: Bitmap): number {
  let count = 0;
  for (let at = 0; at < bitmap.length; at++) {
    let word = bitmap[at] ?? 0;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Calls `visit` with each member, the last one first. */
export function eachBitDown(bitmap: Bitmap, visit: (document: number) => void): void {
  for (let at = bitmap.length - 1; at >= 0; at--) {
    let word = bitmap[at] ?? 0;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word);
      visit(at * 32 + bit);
      word &= ~(1 << bit);
    }
  }
}

/** Bytes of a bitmap as it is stored: little-endian words. */
export function bitmapBytes(bitmap: Bitmap): Buffer {
  const bytes = Buffer.alloc(bitmap.length * 4);
  for (let at = 0; at < bitmap.length; at++) bytes.writeUInt32LE(bitmap[at] ?? 0, at * 4);
  return bytes;
}

export function bitmapOf(bytes: Buffer): Bitmap {
  const bitmap = new Uint32Array(bytes.length >>> 2);
  for (let at = 0; at < bitmap.length; at++) bitmap[at] = bytes.readUInt32LE(at * 4);
  return bitmap;
}

/** Stored sets, one behind the other. */
export class PostingsWriter {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Appends the first `count` members of a list in ascending order; answers how many bytes they take. */
  append(members: ArrayLike<number>, count: number, documents: number): number {
    const bitmapLength = ((documents + 31) >>> 5) * 4;
    const start = this.#length;
    this.#reserve(1 + bitmapLength + 5);
    const bytes = this.#bytes;
    let at = start + 1;
    const limit = at + bitmapLength;
    let before = -1;
    let index = 0;
    for (; index < count && at <= limit; index++) {
      const member = members[index] ?? 0;
      let distance = member - before - 1;
      before = member;
      while (distance > 127) {
        bytes[at++] = (distance & 127) | 128;
        distance >>>= 7;
      }
      bytes[at++] = distance;
    }
    bytes[start] = asDistances;
    if (index < count || at > limit) {
      bytes[start] = asBitmap;
      at = start + 1 + bitmapLength;
      bytes.fill(0, start + 1, at);
      for (let each = 0; each < count; each++) {
        const member = members[each] ?? 0;
        const place = start + 1 + (member >>> 3);
        bytes[place] = (bytes[place] ?? 0) | (1 << (member & 7));
      }
    }
    this.#length = at;
    return at - start;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Adds the members of a stored set to a bitmap. */
export function addStored(bitmap: Bitmap, stored: Uint8Array): void {
  if (stored[0] === asBitmap) {
    for (let at = 1, word = 0; at < stored.length; at += 4, word++)
      bitmap[word] =
        (bitmap[word] ?? 0) |
        (stored[at] ?? 0) |
        ((stored[at + 1] ?? 0) << 8) |
        ((stored[at + 2] ?? 0) << 16) |
        ((stored[at + 3] ?? 0) << 24);
    return;
  }
  let member = -1;
  for (let at = 1; at < stored.length; ) {
    let byte = stored[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = stored[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    member += distance + 1;
    bitmap[member >>> 5] = (bitmap[member >>> 5] ?? 0) | (1 << (member & 31));
  }
}

/** Writes the members of a stored set, renumbered, into `list` from `count` on; -1 leaves one out. Answers the new count. */
export function renumberStored(stored: Uint8Array, numbers: Int32Array, list: Uint32Array, count: number): number {
  let next = count;
  if (stored[0] === asBitmap) {
    for (let at = 1; at < stored.length; at++) {
      let byte = stored[at] ?? 0;
      while (byte !== 0) {
        const bit = 31 - Math.clz32(byte & -byte);
        const number = numbers[(at - 1) * 8 + bit] ?? -1;
        if (number >= 0) list[next++] = number;
        byte &= byte - 1;
      }
    }
    return next;
  }
  let member = -1;
  for (let at = 1; at < stored.length; ) {
    let byte = stored[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = stored[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    member += distance + 1;
    const number = numbers[member] ?? -1;
    if (number >= 0) list[next++] = number;
  }
  return next;
}
