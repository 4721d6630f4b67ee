// Keeps the search index of large sites up to date in pauses between requests. Without an index, or before it has caught
// up, searches read every post, as WordPress's do.
import type { SearchWorker } from '../../database/search-index.ts';
import type { Site } from '../site.ts';

/** Milliseconds between steps while there is something to do: requests come in between. */
const pause = 3;
const idle = 1000;

function workerOf(site: Site): SearchWorker | undefined {
  return site.database.dialect.searchIndex?.worker(site.database, () => site.clock.now());
}

/** Brings the index up to date with everything written so far; answers how many posts it took in. */
export async function updateSearchIndex(site: Site): Promise<number> {
  const worker = workerOf(site);
  let taken = 0;
  for (let done = !worker; worker && !done; ) {
    const work = await worker.step();
    taken += work.taken;
    done = work.done;
  }
  return taken;
}

/** Keeps the index up to date while a site is served. */
export class SearchIndexer {
  readonly #worker: SearchWorker | undefined;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;
  #working: Promise<void> | undefined;

  constructor(site: Site, onError: (error: unknown) => void) {
    this.#worker = workerOf(site);
    this.#onError = onError;
  }

  start(): void {
    if (!this.#worker) return;
    this.#stopped = false;
    this.#next(this.#worker, idle);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  #next(worker: SearchWorker, wait: number): void {
    this.#timer = setTimeout(() => {
      this.#working = this.#work(worker);
    }, wait);
    this.#timer.unref();
  }

  async #work(worker: SearchWorker): Promise<void> {
    let wait = idle;
    try {
      if (!(await worker.step()).done) wait = pause;
    } catch (error) {
      this.#onError(error);
    }
    if (!this.#stopped) this.#next(worker, wait);
  }
}
