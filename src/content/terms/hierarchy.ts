// The tree of a hierarchical taxonomy: ancestors for addresses, loops that must not arise, and the option in which
// WordPress keeps the children of each term. Reproduces get_ancestors, wp_check_term_hierarchy_for_loops and
// _get_term_hierarchy.
import { prepare } from '../../database/prepared.ts';
import type { Site } from '../site.ts';

/** What an ancestor's place in an address needs. */
export interface TermPlace {
  readonly term_id: number;
  readonly slug: string;
  readonly parent: number;
}

// `union` (without all) ends where a loop closes. The cross join keeps SQLite, which has no statistics, from reading all
// terms.
const ancestors = prepare((db, p: { parents: readonly number[]; taxonomy: string }) =>
  db
    .withRecursive('up', (query) =>
      query
        .selectFrom('term_taxonomy as tt')
        .select(['tt.term_id', 'tt.parent'])
        .where('tt.taxonomy', '=', p.taxonomy)
        .where('tt.term_id', 'in', p.parents)
        .union(
          query
            .selectFrom('up')
            .innerJoin('term_taxonomy as tt', 'tt.term_id', 'up.parent')
            .select(['tt.term_id', 'tt.parent'])
            .where('tt.taxonomy', '=', p.taxonomy),
        ),
    )
    .selectFrom('up')
    .crossJoin('terms as t')
    .whereRef('t.term_id', '=', 'up.term_id')
    .select(['up.term_id', 'up.parent', 't.slug']),
);

/** All ancestors of terms (given by their parents' ids), by id, in one statement; none where nobody has a parent. */
export async function loadAncestors(
  site: Site,
  terms: readonly { parent: number }[],
  taxonomy: string,
): Promise<Map<number, TermPlace>> {
  const parents = [...new Set(terms.map((term) => term.parent))].filter((parent) => parent > 0);
  if (parents.length === 0) return new Map();
  const rows = await site.database.run(ancestors, { parents, taxonomy });
  return new Map(rows.map((row) => [row.term_id, row]));
}

/** Ids of the ancestors of a term, nearest first; ends where a loop closes. */
export function ancestorsOf(term: { parent: number }, places: ReadonlyMap<number, TermPlace>): TermPlace[] {
  const path: TermPlace[] = [];
  const seen = new Set<number>();
  for (let place = places.get(term.parent); place && !seen.has(place.term_id); place = places.get(place.parent)) {
    seen.add(place.term_id);
    path.push(place);
  }
  return path;
}

/** The parent a term may have: 0 where `parent` is the term itself or stands below it. */
export async function parentWithoutLoop(site: Site, termId: number, parent: number, taxonomy: string): Promise<number> {
  if (parent <= 0 || parent === termId) return 0;
  const places = await loadAncestors(site, [{ parent }], taxonomy);
  return ancestorsOf({ parent }, places).some((place) => place.term_id === termId) ? 0 : parent;
}

/** Writes the option `{taxonomy}_children` anew, as WordPress does after each change of a term. */
export async function rememberChildren(site: Site, taxonomy: string): Promise<void> {
  if (!site.registry.taxonomies.get(taxonomy)?.hierarchical) return;
  const rows = await site.database.kysely
    .selectFrom('term_taxonomy')
    .select(['term_id', 'parent'])
    .where('taxonomy', '=', taxonomy)
    .where('parent', '>', 0)
    .orderBy('term_id')
    .execute();
  const children = new Map<number, number[]>();
  for (const row of rows) {
    const list = children.get(row.parent);
    if (list) list.push(row.term_id);
    else children.set(row.parent, [row.term_id]);
  }
  const name = `${taxonomy}_children`;
  await site.options.delete(name);
  await site.options.set(name, children.size === 0 ? [] : children);
}

/** Ids of all ancestors of terms that have posts: what `hide_empty` leaves of a hierarchical taxonomy beside those. */
export function aboveTermsWithPosts(site: Site, taxonomy: string) {
  return site.database.kysely
    .withRecursive('above', (query) =>
      query
        .selectFrom('term_taxonomy as tt')
        .select('tt.parent as term_id')
        .where('tt.taxonomy', '=', taxonomy)
        .where('tt.count', '>', 0)
        .where('tt.parent', '>', 0)
        .union(
          query
            .selectFrom('above')
            .innerJoin('term_taxonomy as tt', 'tt.term_id', 'above.term_id')
            .select('tt.parent as term_id')
            .where('tt.taxonomy', '=', taxonomy)
            .where('tt.parent', '>', 0),
        ),
    )
    .selectFrom('above')
    .select('above.term_id');
}
