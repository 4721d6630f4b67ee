// A map of few entries that is filled and emptied again and again, as for each tag of a text: two lists, looked through from
// their beginning, make nothing anew. Where there are many entries, a Map says where each stands, so that it stays linear.

/** From so many entries on. */
const many = 12;

export class ShortMap<Value> {
  /** Only the first `size` of both are entries; one without a value is none. */
  readonly keys: string[] = [];
  readonly values: (Value | undefined)[] = [];
  size = 0;
  #places: Map<string, number> | null = null;

  #indexOf(key: string): number {
    if (this.#places !== null) return this.#places.get(key) ?? -1;
    for (let at = 0; at < this.size; at++) if (this.keys[at] === key) return at;
    return -1;
  }

  get(key: string): Value | undefined {
    const at = this.#indexOf(key);
    return at === -1 ? undefined : this.values[at];
  }

  set(key: string, value: Value): void {
    const at = this.#indexOf(key);
    if (at !== -1) {
      this.values[at] = value;
      return;
    }
    this.keys[this.size] = key;
    this.values[this.size] = value;
    this.#places?.set(key, this.size);
    if (++this.size === many) this.#places = new Map(this.keys.slice(0, many).map((one, place) => [one, place]));
  }

  delete(key: string): void {
    const at = this.#indexOf(key);
    if (at !== -1) this.values[at] = undefined;
  }

  clear(): void {
    this.size = 0;
    this.#places = null;
  }
}
