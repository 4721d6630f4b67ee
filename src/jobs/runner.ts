// Runs due jobs of one process. Sleeps until the next one is due; is woken when a job is added here, and looks itself
// every few seconds for those that another process added or left behind.
import type { Clock } from '../base/clock.ts';
import type { Database } from '../database/database.ts';
import { backoff, complete, never, nextRun, putBack, take } from './queue.ts';
import type { JobHandler, JobHandlers, TakenJob } from './types.ts';

export interface RunnerOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Asked each time: extensions come and go. */
  readonly handlers: () => JobHandlers;
  /** Runs work in a transaction; the database's own where absent. */
  readonly transaction?: (work: (inside: Database) => Promise<void>) => Promise<void>;
  /** Name of this process, unique among all. */
  readonly owner: string;
  /** Told of each failed attempt. */
  readonly onError?: (error: unknown, job: TakenJob | null) => void;
  /** Milliseconds between looks where nothing is known to be due; 5,000 where absent. */
  readonly pause?: number;
}

const lease = 60_000;
const attempts = 10;

export class JobRunner {
  readonly #options: RunnerOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks for due jobs now; call it after a transaction that added one has committed. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
  }

  /** Ends after the job in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Runs everything that is due, one after the other; answers how many jobs ran. */
  async runDue(): Promise<number> {
    const { database, clock, owner } = this.#options;
    let count = 0;
    for (;;) {
      const job = await take(database, clock.now(), owner, this.#leases());
      if (!job) return count;
      count++;
      await this.#run(job);
    }
  }

  #leases(): ReadonlyMap<string, number> {
    const handlers = Object.entries(this.#options.handlers());
    return new Map(handlers.map(([kind, { lease: own }]) => [kind, own ?? lease]));
  }

  async #work(): Promise<void> {
    clearTimeout(this.#timer);
    const { database, clock, handlers, pause = 5000, onError } = this.#options;
    let wait = pause;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.runDue();
      }
      const next = await nextRun(database, Object.keys(handlers()));
      if (next !== undefined) wait = Math.max(0, Math.min(pause, next - clock.now()));
    } catch (error) {
      onError?.(error, null);
    }
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.wake(), wait);
    this.#timer.unref();
  }

  async #run(job: TakenJob): Promise<void> {
    const { database, handlers, owner, transaction } = this.#options;
    const handler = handlers()[job.kind];
    if (!handler) return;
    try {
      if (!handler.inTransaction) {
        await handler.run(job, database);
        await complete(database, job, owner);
        return;
      }
      const work = async (inside: Database): Promise<void> => {
        // First, so that whoever lost the lease does nothing.
        if (await complete(inside, job, owner)) await handler.run(job, inside);
      };
      await (transaction ? transaction(work) : database.transaction(work));
    } catch (error) {
      await this.#failed(job, handler, error);
    }
  }

  async #failed(job: TakenJob, handler: JobHandler, error: unknown): Promise<void> {
    const { database, clock, owner, onError } = this.#options;
    onError?.(error, job);
    const tried = job.attempts + 1;
    const runAt = tried >= (handler.attempts ?? attempts) ? never : clock.now() + backoff(tried);
    await putBack(database, job, owner, runAt, error instanceof Error ? error.message : String(error));
  }
}
