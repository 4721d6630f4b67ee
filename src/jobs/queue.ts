// Durable jobs in `broadsheet_jobs`: written in the transaction of what they follow, taken by one process at a time under
// a lease, tried again with growing pauses. Several processes on one database coordinate through its rows alone.
import type { Database } from '../database/database.ts';
import type { NewJob, TakenJob } from './types.ts';

/** The time of jobs that were given up: they stand in the table with their error until somebody looks. */
export const never = Number.MAX_SAFE_INTEGER;

/** Adds a job, in the running transaction if there is one. False where one of its key waits already. */
export async function enqueue(database: Database, now: number, job: NewJob): Promise<boolean> {
  const runAt = job.runAt ?? now;
  const key = job.uniqueKey ?? null;
  const row = { kind: job.kind, unique_key: key, payload: JSON.stringify(job.payload ?? null), run_at: runAt };
  if (key === null) {
    await database.kysely.insertInto('broadsheet_jobs').values(row).execute();
    return true;
  }
  if ((await database.dialect.insertIgnore(database, 'broadsheet_jobs', [row])) > 0) return true;
  await database.kysely
    .updateTable('broadsheet_jobs')
    .set({ run_at: runAt })
    .where('unique_key', '=', key)
    .where('run_at', '>', runAt)
    .execute();
  return false;
}

/** Adds jobs with keys by one statement; those whose key waits already stay as they are. */
export async function enqueueAll(
  database: Database,
  now: number,
  jobs: readonly (NewJob & { readonly uniqueKey: string })[],
): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ kind, uniqueKey, payload, runAt }) => ({
    kind,
    unique_key: uniqueKey,
    payload: JSON.stringify(payload ?? null),
    run_at: runAt ?? now,
  }));
  await database.dialect.insertIgnore(database, 'broadsheet_jobs', rows);
}

/** Takes a waiting job back. */
export async function cancel(database: Database, uniqueKey: string): Promise<void> {
  await database.kysely.deleteFrom('broadsheet_jobs').where('unique_key', '=', uniqueKey).execute();
}

/** When the next job of these kinds may run (Unix milliseconds); undefined where none waits. */
export async function nextRun(database: Database, kinds: readonly string[]): Promise<number | undefined> {
  if (kinds.length === 0) return undefined;
  const row = await database.kysely
    .selectFrom('broadsheet_jobs')
    .select(['run_at', 'locked_until'])
    .where('kind', 'in', kinds)
    .where('run_at', '<', never)
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst();
  return row && Math.max(row.run_at, row.locked_until ?? 0);
}

/**
 * Takes the next job that is due: nobody else gets it before `lease` milliseconds have passed. Its unique key becomes
 * free, so that what happens while it runs can ask for another run.
 */
export async function take(
  database: Database,
  now: number,
  owner: string,
  leases: ReadonlyMap<string, number>,
): Promise<TakenJob | undefined> {
  if (leases.size === 0) return undefined;
  const due = await database.kysely
    .selectFrom('broadsheet_jobs')
    .selectAll()
    .where('run_at', '<=', now)
    .where('kind', 'in', [...leases.keys()])
    .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]))
    .orderBy('run_at')
    .orderBy('id')
    .limit(10)
    .execute();
  for (const row of due) {
    const lock = { locked_by: owner, locked_until: now + (leases.get(row.kind) ?? 0), unique_key: null };
    const result = await database.kysely
      .updateTable('broadsheet_jobs')
      .set(lock)
      .where('id', '=', row.id)
      .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]))
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) === 0) continue;
    const payload: unknown = JSON.parse(row.payload);
    return { id: row.id, kind: row.kind, payload, attempts: row.attempts, uniqueKey: row.unique_key };
  }
  return undefined;
}

/** Deletes a job that was done; false where its lease had run out and somebody else has it now. */
export async function complete(database: Database, job: TakenJob, owner: string): Promise<boolean> {
  const result = await database.kysely
    .deleteFrom('broadsheet_jobs')
    .where('id', '=', job.id)
    .where('locked_by', '=', owner)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Puts a job back after it failed: to run at `runAt`, with what went wrong. */
export async function putBack(
  database: Database,
  job: TakenJob,
  owner: string,
  runAt: number,
  error: string,
): Promise<void> {
  const lock = { locked_by: null, locked_until: null, attempts: job.attempts + 1, last_error: error.slice(0, 2000) };
  await database.kysely
    .updateTable('broadsheet_jobs')
    .set({ ...lock, run_at: runAt })
    .where('id', '=', job.id)
    .where('locked_by', '=', owner)
    .execute();
}

/** Pause before attempt number `attempts` (from 1): 2 s, 4 s, 8 s, … up to an hour, in milliseconds. */
export function backoff(attempts: number): number {
  return Math.min(3_600_000, 1000 * 2 ** Math.min(attempts, 20));
}
