// Rows of meta of any object. Reproduces add_metadata, update_metadata and delete_metadata: values are serialized where
// they are arrays, the first row's value decides whether anything changed, and an update changes every row of a key.
import { sql } from 'kysely';
import { lockRows } from '../../database/locks.ts';
import { maybeSerialize } from '../../database/php-serialize.ts';
import { type Parameters, type Prepared, prepare } from '../../database/prepared.ts';
import type { MetaObjectType } from '../../extend/types.ts';
import type { Site } from '../site.ts';

interface MetaTable {
  readonly table: 'postmeta' | 'termmeta' | 'usermeta' | 'commentmeta';
  readonly owner: string;
  readonly id: string;
  /** The table of the objects. */
  readonly of: 'posts' | 'terms' | 'users' | 'comments';
}

/** Where the meta of an object type stands. */
export const metaTables: Readonly<Record<MetaObjectType, MetaTable>> = {
  post: { table: 'postmeta', owner: 'post_id', id: 'meta_id', of: 'posts' },
  term: { table: 'termmeta', owner: 'term_id', id: 'meta_id', of: 'terms' },
  user: { table: 'usermeta', owner: 'user_id', id: 'umeta_id', of: 'users' },
  comment: { table: 'commentmeta', owner: 'comment_id', id: 'meta_id', of: 'comments' },
};

/** Raw values of one key, in order of their rows. */
export async function metaValues(site: Site, type: MetaObjectType, id: number, key: string): Promise<string[]> {
  const { table, owner, id: rowId } = metaTables[type];
  const { rows } = await sql<{ meta_value: string | null }>`select meta_value from ${sql.table(table)}
    where ${sql.ref(owner)} = ${id} and meta_key = ${key} order by ${sql.ref(rowId)}`.execute(site.database.kysely);
  return rows.map((row) => row.meta_value ?? '');
}

/** The same before the first row of a key is added: where there is none, nobody else adds one until we have committed. */
async function valuesToChange(site: Site, type: MetaObjectType, id: number, key: string): Promise<string[]> {
  const values = await metaValues(site, type, id, key);
  const { database } = site;
  if (values.length > 0 || !database.inTransaction || !database.dialect.rowLocks) return values;
  await lockRows(database, metaTables[type].of, [id]);
  return metaValues(site, type, id, key);
}

/** Adds a row. With `unique`, only where the key has none yet. */
export async function addMeta(
  site: Site,
  type: MetaObjectType,
  id: number,
  key: string,
  value: unknown,
  unique = false,
): Promise<void> {
  if (unique && (await valuesToChange(site, type, id, key)).length > 0) return;
  await insertRows(site, type, id, [[key, maybeSerialize(value)]]);
}

/** Statements for more rows than this are seldom wanted twice. */
const keptUpTo = 16;
const insertStatements = new Map<string, Prepared<Parameters, unknown>>();

/** The statement that adds so many rows to a table of meta, compiled once. */
function insertStatement(type: MetaObjectType, count: number): Prepared<Parameters, unknown> {
  const name = `${type} ${count}`;
  let statement = insertStatements.get(name);
  if (!statement) {
    const { table, owner } = metaTables[type];
    const row = (p: Parameters, index: number) => sql`(${p.owner}, ${p[`key${index}`]}, ${p[`text${index}`]})`;
    statement = prepare((db, p: Parameters) => {
      const values = sql.join(Array.from({ length: count }, (_, index) => row(p, index)));
      const insert = sql`insert into ${sql.table(table)} (${sql.ref(owner)}, meta_key, meta_value) values ${values}`;
      return { compile: () => insert.compile(db) };
    });
    if (count <= keptUpTo) insertStatements.set(name, statement);
  }
  return statement;
}

/** Adds rows of raw (already serialized) text. One statement. */
export async function insertRows(
  site: Site,
  type: MetaObjectType,
  id: number,
  rows: readonly (readonly [key: string, text: string])[],
): Promise<void> {
  if (rows.length === 0) return;
  const insert = insertStatement(type, rows.length);
  const values: Record<string, string | number> = { owner: id };
  for (const [index, [key, text]] of rows.entries())
    Object.assign(values, { [`key${index}`]: key, [`text${index}`]: text });
  await site.database.run(insert, values);
  site.caches.changed();
}

/** Sets the one value of a key: inserts a row, or changes all that are there. Nothing where it is that already. */
export async function updateMeta(
  site: Site,
  type: MetaObjectType,
  id: number,
  key: string,
  value: unknown,
): Promise<void> {
  const stored = await valuesToChange(site, type, id, key);
  const text = maybeSerialize(value);
  if (stored.length === 1 && stored[0] === text) return;
  if (stored.length === 0) return insertRows(site, type, id, [[key, text]]);
  const { table, owner } = metaTables[type];
  await sql`update ${sql.table(table)} set meta_value = ${text}
    where ${sql.ref(owner)} = ${id} and meta_key = ${key}`.execute(site.database.kysely);
  site.caches.changed();
}

/** Deletes the rows of keys; with `text`, only those with this raw value. */
export async function deleteMeta(
  site: Site,
  type: MetaObjectType,
  id: number,
  keys: readonly string[],
  text?: string,
): Promise<void> {
  const { table, owner } = metaTables[type];
  const value = text === undefined ? sql`` : sql`and meta_value = ${text}`;
  await sql`delete from ${sql.table(table)}
    where ${sql.ref(owner)} = ${id} and meta_key in (${sql.join(keys)}) ${value}`.execute(site.database.kysely);
  site.caches.changed();
}
