// A kind of facts that rendering reads: what is known is answered, what is not is noted and loaded all at once.

/** Facts of one kind. `K` is what is asked for, `V` the answer; a key is told from others by its JSON. */
export class Reader<K, V> {
  readonly #known = new Map<string, V | undefined>();
  #wanted = new Map<string, K>();
  readonly #asked: K[] = [];
  readonly #load: (keys: readonly K[]) => Promise<readonly (V | undefined)[]>;

  /** `load` answers for each key in order, in a fixed number of statements. */
  constructor(load: (keys: readonly K[]) => Promise<readonly (V | undefined)[]>) {
    this.#load = load;
  }

  /** The fact; undefined where there is none or it is not loaded yet. */
  read(key: K): V | undefined {
    const text = JSON.stringify(key);
    if (this.#known.has(text)) return this.#known.get(text);
    if (!this.#wanted.has(text)) this.#asked.push(key);
    this.#wanted.set(text, key);
    return undefined;
  }

  /** All keys that were asked for. */
  get asked(): readonly K[] {
    return this.#asked;
  }

  get isWanting(): boolean {
    return this.#wanted.size > 0;
  }

  /** Loads what was asked for in vain. */
  async fill(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted.size === 0) return;
    this.#wanted = new Map();
    const values = await this.#load([...wanted.values()]);
    [...wanted.keys()].forEach((text, index) => {
      this.#known.set(text, values[index]);
    });
  }
}
