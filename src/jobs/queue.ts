// Durable jobs in `broadsheet_jobs`: written in the transaction of what they follow, taken by one process at a time under
// a lease, tried again with growing pauses. Several processes on one database coordinate through its rows alone.
import { type ExpressionBuilder, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/schema.ts';
import type { NewJob, TakenJob } from './types.ts';

/** The time of jobs that were given up: they stand in the table with their error until somebody looks. */
export const never = Number.MAX_SAFE_INTEGER;

/** What is looked for: kinds of jobs without lanes, and kinds with lanes, but for those of them that are busy. */
export interface Wanted {
  readonly kinds: readonly string[];
  readonly laned: readonly string[];
  readonly busy: { readonly lanes: readonly string[]; readonly groups: readonly string[] };
}

/** A job's kind as it stands in its row: its lane belongs to it. */
const storedKind = ({ kind, lane }: Pick<NewJob, 'kind' | 'lane'>): string =>
  lane === undefined || lane === '' ? kind : `${kind}:${lane}`;

/** Adds a job, in the running transaction if there is one. False where one of its key waits already. */
export async function enqueue(database: Database, now: number, job: NewJob): Promise<boolean> {
  const runAt = job.runAt ?? now;
  const key = job.uniqueKey ?? null;
  const row = { kind: storedKind(job), unique_key: key, payload: JSON.stringify(job.payload ?? null), run_at: runAt };
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
  const rows = jobs.map(({ kind, lane, uniqueKey, payload, runAt }) => ({
    kind: storedKind({ kind, lane }),
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

type Builder = ExpressionBuilder<Pick<Tables, 'broadsheet_jobs'>, 'broadsheet_jobs'>;

/** Kinds that are equal, or begin with one and a lane that is free. */
function isWanted(where: Builder, { kinds, laned, busy }: Wanted) {
  // Texts in order: from `KIND:` to what follows the last that begins so.
  const within = (from: string) =>
    where.and([where('kind', '>=', from), where('kind', '<', `${from.slice(0, -1)}${after(from)}`)]);
  const free = laned.map((kind) =>
    where.and([
      within(`${kind}:`),
      ...busy.lanes.map((lane) => where('kind', '!=', `${kind}:${lane}`)),
      ...busy.groups.map((group) => where.not(within(`${kind}:${group}.`))),
    ]),
  );
  return where.or([...(kinds.length > 0 ? [where('kind', 'in', kinds)] : []), ...free, sql<boolean>`1 = 0`]);
}

/** The sign after a text's last one. */
const after = (text: string): string => String.fromCharCode(text.charCodeAt(text.length - 1) + 1);

/** When the next job that is wanted may run (Unix milliseconds); undefined where none waits. */
export async function nextRun(database: Database, wanted: Wanted): Promise<number | undefined> {
  const row = await database.kysely
    .selectFrom('broadsheet_jobs')
    .select(['run_at', 'locked_until'])
    .where((where) => isWanted(where, wanted))
    .where('run_at', '<', never)
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst();
  return row && Math.max(row.run_at, row.locked_until ?? 0);
}

/**
 * Takes the next job that is wanted and due: nobody else gets it before its lease (`leaseOf` its kind, in milliseconds) has
 * passed. Its unique key becomes free, so that what happens while it runs can ask for another run.
 */
export async function take(
  database: Database,
  now: number,
  owner: string,
  wanted: Wanted,
  leaseOf: (kind: string) => number,
): Promise<TakenJob | undefined> {
  const due = await database.kysely
    .selectFrom('broadsheet_jobs')
    .selectAll()
    .where('run_at', '<=', now)
    .where((where) => isWanted(where, wanted))
    .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]))
    .orderBy('run_at')
    .orderBy('id')
    .limit(10)
    .execute();
  for (const row of due) {
    const [kind = '', lane = ''] = row.kind.split(':');
    const lock = { locked_by: owner, locked_until: now + leaseOf(kind), unique_key: null };
    const result = await database.kysely
      .updateTable('broadsheet_jobs')
      .set(lock)
      .where('id', '=', row.id)
      .where((where) => where.or([where('locked_until', 'is', null), where('locked_until', '<=', now)]))
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) === 0) continue;
    const payload: unknown = JSON.parse(row.payload);
    return { id: row.id, kind, lane, payload, attempts: row.attempts, uniqueKey: row.unique_key };
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
