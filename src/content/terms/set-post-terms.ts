// Gives a post its terms in one taxonomy. Reproduces wp_set_object_terms with term ids and wp_remove_object_terms:
// same rows, counts kept right; ids that are no terms of the taxonomy are passed over.
import { SiteError } from '../../base/error.ts';
import { prepare } from '../../database/prepared.ts';
import type { Site } from '../site.ts';
import { isCounted, lockCounts, moveCounts } from './counts.ts';
import type { CountedPost } from './types.ts';

const taxonomyIds = prepare((db, p: { taxonomy: string; terms: readonly number[] }) =>
  db
    .selectFrom('term_taxonomy')
    .select(['term_id', 'term_taxonomy_id'])
    .where('taxonomy', '=', p.taxonomy)
    .where('term_id', 'in', p.terms),
);
const relationships = prepare((db, p: { post: number; taxonomy: string }) =>
  db
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .select('tt.term_taxonomy_id')
    .where('tr.object_id', '=', p.post)
    .where('tt.taxonomy', '=', p.taxonomy),
);

/**
 * Makes `termIds` the post's terms in a taxonomy (with `append`: adds them), in one transaction.
 * `post` carries the status that its row has now. Answers the term_taxonomy_ids that were asked for and exist.
 * Throws `invalid_taxonomy`.
 */
export async function setPostTerms(
  site: Site,
  post: CountedPost,
  taxonomyName: string,
  termIds: readonly number[],
  { append = false }: { append?: boolean } = {},
): Promise<number[]> {
  const taxonomy = site.registry.taxonomies.get(taxonomyName);
  if (!taxonomy) throw new SiteError('invalid_taxonomy', 'There is no such taxonomy.', 400);
  return site.transaction(async (inside) => {
    const { kysely } = inside.database;
    const known = new Map<number, number>();
    // term_exists() takes an id without its sign.
    const wanted = [...new Set(termIds.map(Math.abs))].filter((id) => Number.isSafeInteger(id) && id > 0);
    if (wanted.length > 0) {
      const rows = await inside.database.run(taxonomyIds, { taxonomy: taxonomyName, terms: wanted });
      for (const row of rows) known.set(row.term_id, row.term_taxonomy_id);
    }
    const asked = wanted.flatMap((id) => known.get(id) ?? []);
    const old = await inside.database.run(relationships, { post: post.ID, taxonomy: taxonomyName });
    const before = old.map((row) => row.term_taxonomy_id);

    const added = await thatStay(
      inside,
      asked.filter((id) => !before.includes(id)),
    );
    if (added.length > 0) {
      const rows = added.map((id) => ({ object_id: post.ID, term_taxonomy_id: id, term_order: 0 }));
      await inside.database.dialect.insertIgnore(inside.database, 'term_relationships', rows);
    }
    const removed = append ? [] : before.filter((id) => !asked.includes(id));
    if (removed.length > 0) {
      await kysely
        .deleteFrom('term_relationships')
        .where('object_id', '=', post.ID)
        .where('term_taxonomy_id', 'in', removed)
        .execute();
    }
    if (taxonomy.sort && !append) {
      for (const [index, id] of asked.entries()) {
        await kysely
          .updateTable('term_relationships')
          .set({ term_order: index + 1 })
          .where('object_id', '=', post.ID)
          .where('term_taxonomy_id', '=', id)
          .execute();
      }
    }
    if (isCounted(post.post_status) && taxonomy.objectTypes.includes(post.post_type)) {
      await moveCounts(inside, added, taxonomy, 1);
      await moveCounts(inside, removed, taxonomy, -1);
    }
    if (added.length > 0 || removed.length > 0) inside.caches.changed();
    return asked;
  });
}

/** Those of the terms that no other transaction is deleting; they stay until ours has ended. */
async function thatStay(site: Site, ids: readonly number[]): Promise<readonly number[]> {
  if (!site.database.dialect.rowLocks || ids.length === 0) return ids;
  await lockCounts(site, ids);
  const rows = site.database.kysely.selectFrom('term_taxonomy').select('term_taxonomy_id');
  const there = await rows.where('term_taxonomy_id', 'in', ids).execute();
  return ids.filter((id) => there.some((row) => row.term_taxonomy_id === id));
}
