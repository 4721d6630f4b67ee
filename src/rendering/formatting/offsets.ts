/** Offsets in a text, as they come: rising. */
export class Offsets {
  all = new Int32Array(16);
  /** So many are there. */
  count = 0;
  /** Those before this one lie before what was asked for last. */
  #next = 0;

  add(offset: number): void {
    if (this.count === this.all.length) {
      const all = new Int32Array(4 * this.count);
      all.set(this.all);
      this.all = all;
    }
    this.all[this.count++] = offset;
  }

  /** The first at or after `from`, -1 where there is none. What is asked for must rise from call to call. */
  after(from: number): number {
    const { all, count } = this;
    let next = this.#next;
    while (next < count && (all[next] ?? 0) < from) next++;
    this.#next = next;
    return next < count ? (all[next] ?? -1) : -1;
  }
}
