// Runs due jobs of one process: those without a lane one after the other, lanes beside each other. Sleeps until the next one
// is due; is woken when a job is added here, and looks itself every few seconds for those that another process added or left
// behind.
import type { Clock } from '../base/clock.ts';
import type { Database } from '../database/database.ts';
import { backoff, complete, never, nextRun, putBack, take } from './queue.ts';
import { RunningJobs } from './running.ts';
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
  readonly #running = new RunningJobs();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
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
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  /** Ends after the jobs in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#running.ended();
  }

  /** Runs everything that is due; answers how many jobs ran. Throws what kept a job's end from being written. */
  async runDue(): Promise<number> {
    let count = 0;
    try {
      for (;;) {
        const started = await this.#startDue(() => {});
        count += started;
        // What was started may have ended by now, and have added jobs.
        if (!(await this.#running.oneEnded()) && started === 0) return count;
      }
    } finally {
      await this.#running.ended();
    }
  }

  /** Starts what is due and has room; answers how many. `ended` is told of each end. */
  async #startDue(ended: (error?: unknown) => void): Promise<number> {
    const { database, clock, owner, handlers } = this.#options;
    for (let count = 0; ; count++) {
      const known = handlers();
      const leaseOf = (kind: string): number => known[kind]?.lease ?? lease;
      const job = await take(database, clock.now(), owner, this.#running.wanted(known), leaseOf);
      if (!job) return count;
      this.#running.add(job, this.#run(job, known[job.kind]), ended);
    }
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    const { database, clock, handlers, pause = 5000, onError } = this.#options;
    let wait = pause;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#startDue((error) => {
          if (error !== undefined) onError?.(error, null);
          this.wake();
        });
      }
      const next = await nextRun(database, this.#running.wanted(handlers()));
      if (next !== undefined) wait = Math.max(0, Math.min(pause, next - clock.now()));
    } catch (error) {
      onError?.(error, null);
    }
    // What ended meanwhile asked for another look.
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.wake(), this.#again ? 0 : wait);
    this.#timer.unref();
  }

  async #run(job: TakenJob, handler: JobHandler | undefined): Promise<void> {
    const { database, owner, transaction } = this.#options;
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
