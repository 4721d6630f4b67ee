// Stored meta of many objects at once. Reproduces update_meta_cache: rows in order of their ids.
import { sql } from 'kysely';
import { type Prepared, prepare } from '../../database/prepared.ts';
import type { MetaObjectType } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { metaTables } from './rows.ts';
import type { MetaRows } from './types.ts';

/** A row of a meta table. */
export interface StoredMetaRow {
  owner: number;
  meta_key: string | null;
  meta_value: string | null;
}
type All = Prepared<{ ids: readonly number[] }, StoredMetaRow>;
type Some = Prepared<{ ids: readonly number[]; keys: readonly string[] }, StoredMetaRow>;

function selection(type: MetaObjectType, ids: readonly number[]) {
  const { table, owner } = metaTables[type];
  return sql`select ${sql.ref(owner)} as ${sql.ref('owner')}, meta_key, meta_value from ${sql.table(table)}
    where ${sql.ref(owner)} in (${sql.join(ids)})`;
}

function statements(type: MetaObjectType): { all: All; some: Some } {
  const order = sql`order by ${sql.ref(metaTables[type].id)}`;
  return {
    all: prepare((kysely, { ids }) => {
      const statement = sql<StoredMetaRow>`${selection(type, ids)} ${order}`;
      return { compile: () => statement.compile(kysely) };
    }),
    some: prepare((kysely, { ids, keys }) => {
      const statement = sql<StoredMetaRow>`${selection(type, ids)} and meta_key in (${sql.join(keys)}) ${order}`;
      return { compile: () => statement.compile(kysely) };
    }),
  };
}

const prepared: Readonly<Record<MetaObjectType, { all: All; some: Some }>> = {
  post: statements('post'),
  term: statements('term'),
  user: statements('user'),
  comment: statements('comment'),
};

/** Meta of objects: every id asked for is a key of the answer. One statement at most; `keys` narrows it. */
export async function loadMeta(
  site: Site,
  objectType: MetaObjectType,
  ids: readonly number[],
  keys?: readonly string[],
): Promise<Map<number, MetaRows>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0 || keys?.length === 0) return groupMeta(asked, []);
  const { all, some } = prepared[objectType];
  const rows = keys
    ? await site.database.run(some, { ids: asked, keys })
    : await site.database.run(all, { ids: asked });
  return groupMeta(asked, rows);
}

/** Rows by owner and key, in their order; `ids` are there without rows, too. */
export function groupMeta(ids: readonly number[], rows: readonly StoredMetaRow[]): Map<number, MetaRows> {
  const found = new Map<number, Map<string, string[]>>();
  for (const id of ids) found.set(id, new Map());
  for (const row of rows) {
    const key = row.meta_key ?? '';
    let values = found.get(row.owner);
    if (!values) found.set(row.owner, (values = new Map()));
    const known = values.get(key);
    if (known) known.push(row.meta_value ?? '');
    else values.set(key, [row.meta_value ?? '']);
  }
  return found;
}
