// Meta of posts and of their featured pictures in one statement, for answers that show both.
import { sql } from 'kysely';
import { prepare } from '../../database/prepared.ts';
import { groupMeta, type StoredMetaRow } from '../meta/load.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';

// `signed` is a whole number to MySQL, and to SQLite a number.
const withPictures = prepare((kysely, { ids, keys }: { ids: readonly number[]; keys: readonly string[] }) => {
  const meta = sql.table('postmeta');
  const columns = (of: string) => sql`${sql.ref(`${of}.meta_id`)}, ${sql.ref(`${of}.post_id`)} as ${sql.ref('owner')},
    ${sql.ref(`${of}.meta_key`)}, ${sql.ref(`${of}.meta_value`)}`;
  const statement = sql<StoredMetaRow>`select ${columns('m')} from ${meta} as ${sql.ref('m')}
    where ${sql.ref('m.post_id')} in (${sql.join(ids)}) and ${sql.ref('m.meta_key')} in (${sql.join(keys)})
    union select ${columns('p')} from ${meta} as ${sql.ref('t')}
    inner join ${meta} as ${sql.ref('p')} on ${sql.ref('p.post_id')} = cast(${sql.ref('t.meta_value')} as signed)
    where ${sql.ref('t.post_id')} in (${sql.join(ids)}) and ${sql.ref('t.meta_key')} = '_thumbnail_id'
      and ${sql.ref('p.meta_key')} in (${sql.join(keys)})
    order by ${sql.ref('meta_id')}`;
  return { compile: () => statement.compile(kysely) };
});

/** As loadMeta of posts; pictures that they name as featured are among the answer. One statement at most. */
export async function loadMetaWithPictures(
  site: Site,
  ids: readonly number[],
  keys: readonly string[],
): Promise<Map<number, MetaRows>> {
  return groupMeta(ids, ids.length > 0 ? await site.database.run(withPictures, { ids, keys }) : []);
}
