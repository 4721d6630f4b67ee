// Maps that forget: all that share a budget together hold at most its bytes, so that memory stays bounded however many maps
// there are and whatever is asked for. What must go is the oldest of whichever map holds most.
import { textBytes } from '../base/text-bytes.ts';

/** What an entry costs besides its texts, in bytes: the entry, its object, heads of strings. */
const entryCost = 300;
/** One entry may take this part of the budget at most. */
const largestPart = 1 / 8;

/** Bytes that maps share. */
export class CacheBudget {
  readonly most: number;
  readonly #maps = new Set<BoundedMap<unknown>>();
  used = 0;

  constructor(most: number) {
    this.most = most;
  }

  add(map: BoundedMap<unknown>): void {
    this.#maps.add(map);
  }

  /** Counts no longer what this map holds: nobody will find it again. */
  release(map: BoundedMap<unknown>): void {
    if (this.#maps.delete(map)) this.used -= map.bytes;
  }

  holds(map: BoundedMap<unknown>): boolean {
    return this.#maps.has(map);
  }

  /** Makes room for so many bytes. */
  make(bytes: number): void {
    while (this.used + bytes > this.most) {
      let largest: BoundedMap<unknown> | undefined;
      for (const map of this.#maps) if (!largest || map.bytes > largest.bytes) largest = map;
      if (!largest?.deleteOldest()) return;
    }
  }
}

/** A map that forgets its oldest entries where its budget says so. Entries that take an eighth of that are not kept. */
export class BoundedMap<V> extends Map<string, V> {
  readonly #budget: CacheBudget;
  #bytes = 0;

  constructor(budget: CacheBudget) {
    super();
    this.#budget = budget;
    budget.add(this);
  }

  /** What the entries take. */
  get bytes(): number {
    return this.#bytes;
  }

  override set(key: string, value: V): this {
    this.delete(key);
    const bytes = bytesOf(key, value);
    if (bytes > this.#budget.most * largestPart) return this;
    // One that was released is filled by whoever still reads with it, for a moment.
    if (this.#budget.holds(this)) {
      this.#budget.make(bytes);
      this.#budget.used += bytes;
    }
    this.#bytes += bytes;
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    const before = this.get(key);
    if (before === undefined) return super.delete(key);
    this.#forget(bytesOf(key, before));
    return super.delete(key);
  }

  /** Forgets the entry that was set first; false where there is none. */
  deleteOldest(): boolean {
    for (const oldest of this.keys()) return this.delete(oldest);
    return false;
  }

  override clear(): void {
    this.#forget(this.#bytes);
    super.clear();
  }

  #forget(bytes: number): void {
    this.#bytes -= bytes;
    if (this.#budget.holds(this)) this.#budget.used -= bytes;
  }
}

/** Bytes of the key and of the value's own texts; or as many as its `bytes` says, which must not change. */
function bytesOf(key: string, value: unknown): number {
  const bytes = entryCost + textBytes(key);
  if (typeof value === 'string') return bytes + textBytes(value);
  if (typeof value !== 'object' || value === null) return bytes;
  if ('bytes' in value && typeof value.bytes === 'number') return bytes + value.bytes;
  let size = bytes;
  for (const text of Object.values(value)) if (typeof text === 'string') size += textBytes(text);
  return size;
}
