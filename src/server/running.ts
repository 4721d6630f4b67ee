// Work that goes on although nobody waits for it any more (a client that went away while its upload was looked at): an
// orderly stop ends after it, because it still writes to the database.

export class RunningWork {
  readonly #running = new Set<Promise<unknown>>();

  /** The same promise, known until it is settled. */
  add<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    const done = () => this.#running.delete(work);
    work.then(done, done);
    return work;
  }

  /** Resolves when nothing runs any more, whatever came of it. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
