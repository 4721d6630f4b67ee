// Locks that last until the transaction ends, for what is decided by looking first: a free slug, the next value of a list.
// On SQLite nothing is needed, whose writers follow one another; a transaction there sees what the one before it left.
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The tables whose rows stand for what hangs on them (meta, comments, revisions), and their keys. */
const owners = {
  posts: 'ID',
  users: 'ID',
  comments: 'comment_ID',
  terms: 'term_id',
  term_taxonomy: 'term_taxonomy_id',
} as const;

/**
 * Makes others that lock these rows, or write them, wait until we have committed. In order of id, so that two who want
 * several do not wait for each other. To be called before reading what is to be changed.
 */
export async function lockRows(database: Database, table: keyof typeof owners, ids: readonly number[]): Promise<void> {
  if (!database.inTransaction || !database.dialect.rowLocks || ids.length === 0) return;
  const key = sql.ref(owners[table]);
  await sql`select ${key} from ${sql.table(table)} where ${key} in (${sql.join(ids)})
    order by ${key} for update`.execute(database.kysely);
}

/** Names share this many rows: few enough to keep, enough that different names seldom wait for each other. */
const stripes = 64;

/** Makes others that lock the same name wait until we have committed. To be called before looking whether it is free. */
export async function lockName(database: Database, name: string): Promise<void> {
  if (!database.inTransaction || !database.dialect.rowLocks) return;
  let hash = 0;
  for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) >>> 0;
  const stripe = String(hash % stripes);
  const lock = () =>
    database.kysely.selectFrom('broadsheet_locks').select('name').where('name', '=', stripe).forUpdate().execute();
  if ((await lock()).length > 0) return;
  await database.dialect.insertIgnore(database, 'broadsheet_locks', [{ name: stripe }]);
  await lock();
}
