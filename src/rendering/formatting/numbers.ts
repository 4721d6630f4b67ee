// Lists of many whole numbers, such as offsets in a text, without memory for each.

const none = new Int32Array(0);

/** Numbers, as they come. */
export class Numbers {
  all = none;
  /** So many are there. */
  count = 0;

  add(number: number): void {
    if (this.count === this.all.length) {
      const all = new Int32Array(Math.max(4 * this.count, 16));
      all.set(this.all);
      this.all = all;
    }
    this.all[this.count++] = number;
  }
}

/** Numbers that rise, asked for in that order. */
export class InOrder {
  readonly #numbers: Numbers;
  /** Those before this one lie before what was asked for last. */
  #next = 0;

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
  }

  /** The first at or after `from`, -1 where there is none. */
  after(from: number): number {
    const { all, count } = this.#numbers;
    let next = this.#next;
    while (next < count && (all[next] ?? 0) < from) next++;
    this.#next = next;
    return next < count ? (all[next] ?? -1) : -1;
  }
}
