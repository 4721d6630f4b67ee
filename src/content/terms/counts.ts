// How many published posts a term has. Reproduces _update_post_term_count and
// _update_term_count_on_transition_post_status: only posts with the status `publish` of the taxonomy's types count.
// WordPress counts all posts of a term on each write. Here that is done up to a size, beyond which the stored count
// moves by one: a write must not cost more on a larger site. Hence the order that callers keep (see below).
import { sql } from 'kysely';
import { lockRows } from '../../database/locks.ts';
import { prepare } from '../../database/prepared.ts';
import type { Taxonomy } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import type { CountedPost } from './types.ts';

/** Terms with at most this many counted posts are counted anew, which also heals counts that had gone wrong. */
const countedAnew = 200;

const storedCounts = prepare((db, p: { ids: readonly number[] }) =>
  db.selectFrom('term_taxonomy').select(['term_taxonomy_id', 'count']).where('term_taxonomy_id', 'in', p.ids),
);
const termsOf = prepare((db, p: { post: number }) =>
  db
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .select(['tt.term_taxonomy_id', 'tt.taxonomy'])
    .where('tr.object_id', '=', p.post),
);
const setCount = prepare((db, p: { id: number; count: number }) =>
  db.updateTable('term_taxonomy').set({ count: p.count }).where('term_taxonomy_id', '=', p.id),
);
const moveCount = prepare((db, p: { ids: readonly number[]; by: number }) =>
  db
    .updateTable('term_taxonomy')
    .set((set) => ({ count: set('count', '+', p.by) }))
    .where('term_taxonomy_id', 'in', p.ids),
);
/** Published posts of some types, by term. */
const publishedPosts = prepare((db, p: { ids: readonly number[]; types: readonly string[] }) =>
  db
    .selectFrom('term_relationships as tr')
    .innerJoin('posts as p', 'p.ID', 'tr.object_id')
    .select(['tr.term_taxonomy_id', sql<number>`count(*)`.as('count')])
    .where('tr.term_taxonomy_id', 'in', p.ids)
    .where('p.post_type', 'in', p.types)
    .where('p.post_status', '=', 'publish')
    .groupBy('tr.term_taxonomy_id'),
);

/**
 * Makes others that count these terms wait until we have committed: a count that is read before another's post can be seen
 * would be written over the one that has it.
 */
export async function lockCounts(site: Site, ids: readonly number[]): Promise<void> {
  await lockRows(site.database, 'term_taxonomy', ids);
}

/** Does a post of this status count for its terms? */
export function isCounted(status: string): boolean {
  return status === 'publish';
}

/** Counts terms (term_taxonomy_ids of one taxonomy) exactly, whatever their size; as wp_update_term_count_now. */
export async function recountTerms(site: Site, termTaxonomyIds: readonly number[], taxonomy: Taxonomy): Promise<void> {
  if (termTaxonomyIds.length === 0) return;
  await lockCounts(site, termTaxonomyIds);
  const types = taxonomy.objectTypes.filter((type) => site.registry.postTypes.has(type));
  const ofPosts = types.length === taxonomy.objectTypes.length;
  const rows =
    ofPosts && !types.includes('attachment')
      ? await site.database.run(publishedPosts, { ids: termTaxonomyIds, types })
      : await unusualCounts(site, termTaxonomyIds, ofPosts ? types : undefined);
  const counts = new Map(rows.map((row) => [row.term_taxonomy_id, Number(row.count)]));
  for (const id of termTaxonomyIds) await site.database.run(setCount, { id, count: counts.get(id) ?? 0 });
  site.caches.changed();
}

/** Counts where attachments inherit their status, or (`types` undefined) where anything but posts has terms. */
function unusualCounts(site: Site, ids: readonly number[], types: readonly string[] | undefined) {
  const { kysely } = site.database;
  let query = kysely
    .selectFrom('term_relationships as tr')
    .select(['tr.term_taxonomy_id', sql<number>`count(*)`.as('count')])
    .where('tr.term_taxonomy_id', 'in', ids)
    .groupBy('tr.term_taxonomy_id');
  if (types) {
    const published = kysely
      .selectFrom('posts as parent')
      .select('parent.ID')
      .where('parent.post_status', '=', 'publish');
    query = query
      .innerJoin('posts as p', 'p.ID', 'tr.object_id')
      .where('p.post_type', 'in', types)
      .where((where) =>
        where.or([
          where('p.post_status', '=', 'publish'),
          where.and([
            where('p.post_type', '=', 'attachment'),
            where('p.post_status', '=', 'inherit'),
            where('p.post_parent', 'in', published),
          ]),
        ]),
      );
  }
  return query.execute();
}

/** Moves the counts of terms after posts of theirs began (`by` 1) or ceased (-1) to count. */
export async function moveCounts(
  site: Site,
  termTaxonomyIds: readonly number[],
  taxonomy: Taxonomy,
  by: 1 | -1,
): Promise<void> {
  if (termTaxonomyIds.length === 0) return;
  await lockCounts(site, termTaxonomyIds);
  const stored = await site.database.run(storedCounts, { ids: termTaxonomyIds });
  const large = stored.filter((row) => row.count > countedAnew).map((row) => row.term_taxonomy_id);
  if (large.length > 0) {
    await site.database.run(moveCount, { ids: large, by });
  }
  const small = stored.map((row) => row.term_taxonomy_id).filter((id) => !large.includes(id));
  await recountTerms(site, small, taxonomy);
  site.caches.changed();
}

/**
 * To be called right after a post's row got another status, before its terms are changed under the new one
 * (`oldStatus` is `new` for a post that did not exist): the terms that it has now begin or cease to count it.
 * A post that is deleted first loses its terms (setPostTerms with none, while its row stands), then its row.
 */
export async function countStatusChange(site: Site, post: CountedPost, oldStatus: string): Promise<void> {
  const counts = isCounted(post.post_status);
  // What did not exist has no terms yet.
  if (oldStatus === 'new' || counts === isCounted(oldStatus)) return;
  const taxonomies = site.registry.taxonomiesOf(post.post_type);
  if (taxonomies.length === 0) return;
  const rows = await site.database.run(termsOf, { post: post.ID });
  for (const taxonomy of taxonomies) {
    const ids = rows.filter((row) => row.taxonomy === taxonomy.name).map((row) => row.term_taxonomy_id);
    await moveCounts(site, ids, taxonomy, counts ? 1 : -1);
  }
}
