// Lists of many offsets in a text, without memory for each.

const none = new Int32Array(0);

/** Offsets, as they come: rising. */
export class Offsets {
  all = none;
  /** So many are there. */
  count = 0;

  add(offset: number): void {
    if (this.count === this.all.length) {
      const all = new Int32Array(Math.max(4 * this.count, 16));
      all.set(this.all);
      this.all = all;
    }
    this.all[this.count++] = offset;
  }
}

/** Offsets asked for in rising order. */
export class InOrder {
  readonly #offsets: Offsets;
  /** Those before this one lie before what was asked for last. */
  #next = 0;

  constructor(offsets: Offsets) {
    this.#offsets = offsets;
  }

  /** The first at or after `from`, -1 where there is none. */
  after(from: number): number {
    const { all, count } = this.#offsets;
    let next = this.#next;
    while (next < count && (all[next] ?? 0) < from) next++;
    this.#next = next;
    return next < count ? (all[next] ?? -1) : -1;
  }
}
