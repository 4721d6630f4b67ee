// What the list blocks show of the site: terms of a taxonomy, pages. One statement each.
import type { PageFacts, PageOrder, TermFacts, TermsQuestion } from '../../../rendering/blocks/facts.ts';
import { permalink } from '../../posts/permalink.ts';
import { loadPermalinkData } from '../../posts/permalink-data.ts';
import type { Site } from '../../site.ts';
import { taxonomyFirst, termColumns } from '../../terms/get.ts';
import { termFacts } from './posts.ts';

const columns: Readonly<Record<string, 't.name' | 't.slug' | 'tt.count' | 't.term_id'>> = {
  name: 't.name',
  slug: 't.slug',
  count: 'tt.count',
  id: 't.term_id',
  term_id: 't.term_id',
};

/** Terms of taxonomies by name (those with most posts first where only some are wanted). */
export async function loadTermLists(site: Site, questions: readonly TermsQuestion[]): Promise<TermFacts[][]> {
  const lists: TermFacts[][] = [];
  for (const question of questions) {
    const { taxonomy, empty, parent, below, most, padded, include, limit } = question;
    let query = taxonomyFirst(site.database.kysely).select(termColumns).where('tt.taxonomy', '=', taxonomy);
    if (!empty) query = query.where('tt.count', '>', 0);
    if (parent !== undefined) query = query.where('tt.parent', '=', parent);
    if (include !== undefined) query = query.where('t.term_id', 'in', include);
    // Those that are named stand in the order of their names: which are the first is known afterwards.
    if (limit !== undefined && include === undefined && below === undefined) query = query.limit(limit);
    if (most === undefined) query = query.orderBy(columns[question.orderBy ?? ''] ?? 't.name', question.order ?? 'asc');
    else query = query.orderBy('tt.count', 'desc').orderBy('t.name');
    if (most !== undefined && most > 0) query = query.limit(most);
    const terms = await termFacts(site, await query.orderBy('t.term_id').execute());
    if (include !== undefined) terms.sort((one, other) => include.indexOf(one.id) - include.indexOf(other.id));
    if (include !== undefined && limit !== undefined) terms.splice(limit);
    if (below !== undefined) {
      const inside = await termsBelow(site, taxonomy, below);
      lists.push(terms.filter(({ id }) => inside.has(id)).slice(0, limit));
      continue;
    }
    lists.push(padded ? await withPaddedCounts(site, taxonomy, terms) : terms);
  }
  return lists;
}

/** Ids of the terms below one, at any depth. */
async function termsBelow(site: Site, taxonomy: string, id: number): Promise<ReadonlySet<number>> {
  const rows = await taxonomyFirst(site.database.kysely)
    .select(['t.term_id', 'tt.parent'])
    .where('tt.taxonomy', '=', taxonomy)
    .execute();
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const row of rows) if (found.has(row.parent)) found.add(row.term_id);
  }
  found.delete(id);
  return found;
}

/** `_pad_term_counts`: each term counts the published posts of the terms below it as well, each post once. */
async function withPaddedCounts(site: Site, taxonomy: string, terms: readonly TermFacts[]): Promise<TermFacts[]> {
  const kept = site.caches.map<ReadonlyMap<number, number>>('padded-counts');
  const counts = kept.get(taxonomy) ?? (await paddedCounts(site, taxonomy));
  kept.set(taxonomy, counts);
  return terms.map((term) => ({ ...term, count: counts.get(term.id) ?? term.count }));
}

async function paddedCounts(site: Site, taxonomy: string): Promise<ReadonlyMap<number, number>> {
  const { kysely } = site.database;
  const all = await taxonomyFirst(kysely).select(termColumns).where('tt.taxonomy', '=', taxonomy).execute();
  const parents = new Map(all.map((row) => [row.term_id, row.parent]));
  const objectTypes = site.registry.taxonomies.get(taxonomy)?.objectTypes ?? [];
  const types = objectTypes.length > 0 ? objectTypes : [''];
  const related = await kysely
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('posts as p', 'p.ID', 'tr.object_id')
    .select(['tr.object_id', 'tt.term_id'])
    .where('tt.taxonomy', '=', taxonomy)
    .where('p.post_status', '=', 'publish')
    .where('p.post_type', 'in', types)
    .execute();
  const posts = new Map<number, Set<number>>();
  for (const { object_id, term_id } of related) {
    const seen = new Set<number>();
    for (let id = term_id; id > 0 && !seen.has(id); id = parents.get(id) ?? 0) {
      seen.add(id);
      const own = posts.get(id);
      if (own) own.add(object_id);
      else posts.set(id, new Set([object_id]));
    }
  }
  return new Map([...posts].map(([id, own]) => [id, own.size]));
}

/**
 * `get_pages()`: published pages by their place in menus, then by title; or by title or id alone; or the newest first. Two
 * statements, one more a level of parents.
 */
export async function loadPages(site: Site, order: PageOrder | 'menu'): Promise<PageFacts[]> {
  let query = site.database.kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_type', '=', 'page')
    .where('post_status', '=', 'publish');
  if (order === 'menu') query = query.orderBy('menu_order');
  if (order === 'date') query = query.orderBy('post_date', 'desc');
  else if (order !== 'id') query = query.orderBy('post_title');
  const rows = await query.orderBy('ID').execute();
  const links = await loadPermalinkData(site, rows);
  return rows.map((row) => ({
    id: row.ID,
    parent: row.post_parent,
    title: row.post_title,
    link: permalink(site, row, links),
  }));
}
