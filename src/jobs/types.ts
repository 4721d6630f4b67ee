// What a job is, and what runs it.
import type { Database } from '../database/database.ts';

/** A job to be done. */
export interface NewJob {
  /** Name of its handler. */
  readonly kind: string;
  /**
   * Jobs of one lane run one after the other, those of different lanes beside each other, so that who stalls holds up nobody
   * else: `GROUP.NAME` (a network and an account at it). Kind and lane together have at most 63 characters.
   */
  readonly lane?: string;
  /** Kept as JSON. */
  readonly payload?: unknown;
  /** Unix milliseconds before which it does not run; now where absent. */
  readonly runAt?: number;
  /** At most one job of a key waits: a second is not added, but an earlier time is taken over. */
  readonly uniqueKey?: string;
}

/** A job that this process has taken. */
export interface TakenJob {
  readonly id: number;
  readonly kind: string;
  /** '' where it has none. */
  readonly lane: string;
  readonly payload: unknown;
  /** How often it was tried before. */
  readonly attempts: number;
  readonly uniqueKey: string | null;
}

export interface JobHandler {
  /**
   * Does the job. With `inTransaction`, it gets a database in the transaction that also deletes the job: what it writes
   * happens exactly once. Else it may run again after a crash, and must bear it.
   */
  readonly run: (job: TakenJob, database: Database) => Promise<void>;
  readonly inTransaction?: boolean;
  /** Milliseconds after which somebody else may take the job over; 60,000 where absent. */
  readonly lease?: number;
  /** Attempts before it is given up and left standing with its error; 10 where absent. */
  readonly attempts?: number;
  /** Its jobs have lanes: how many run at once in one process, of all and of one group. */
  readonly lanes?: Lanes;
}

export interface Lanes {
  readonly all: number;
  readonly ofGroup: number;
}

export type JobHandlers = Readonly<Record<string, JobHandler>>;
