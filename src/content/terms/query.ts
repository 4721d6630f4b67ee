// A page of the terms of a taxonomy. Reproduces WP_Term_Query as the REST collections use it, with wp_count_terms beside
// it: two statements at most, whatever the size. Its oddities are kept: in a hierarchical taxonomy `hide_empty` shows
// empty parents of terms with posts but does not count them, and search for "0" searches nothing.
import { sql } from 'kysely';
import { type Prepared, prepare } from '../../database/prepared.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import type { Site } from '../site.ts';
import { taxonomyFirst, termColumns, termsFirst } from './get.ts';
import { aboveTermsWithPosts } from './hierarchy.ts';
import type { TermOrder, TermQuery } from './types.ts';

const columns = {
  id: 't.term_id',
  name: 't.name',
  slug: 't.slug',
  term_group: 't.term_group',
  description: 'tt.description',
  count: 'tt.count',
} as const;
type ColumnOrder = keyof typeof columns;

/** From this size on, a page is read along an index of `terms` instead of sorting all terms of the taxonomy. */
const large = 2000;

/** The rows of the page and the number of all that match. */
export async function queryTerms(site: Site, query: TermQuery): Promise<{ rows: TaxonomyTermRow[]; total: number }> {
  return isPlain(query) ? plainPage(site, query) : filteredPage(site, query);
}

function isPlain(query: TermQuery): boolean {
  const filters = [query.include, query.exclude, query.slugs];
  return !query.search && query.parent === undefined && !query.post && !query.hideEmpty && filters.every(isUnset);
}

function isUnset(list: readonly unknown[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

/** The column that an order means; orders by a list that is not there are orders by name. */
function columnOf(order: TermOrder | undefined): ColumnOrder {
  return order === undefined || order === 'include' || order === 'include_slugs' ? 'name' : order;
}

type PageValues = { taxonomy: string; limit: number; offset: number };
type Page = Prepared<PageValues, TaxonomyTermRow>;

function preparedPage(start: typeof termsFirst | typeof taxonomyFirst, by: ColumnOrder, order: 'asc' | 'desc'): Page {
  return prepare((db, p: PageValues) =>
    // The two starts differ in their joins alone.
    (start as typeof taxonomyFirst)(db)
      .select(termColumns)
      .where('tt.taxonomy', '=', p.taxonomy)
      .orderBy(columns[by], order)
      .orderBy('t.term_id')
      .limit(sql<number>`${p.limit}`)
      .offset(sql<number>`${p.offset}`),
  );
}

const orders = (['id', 'name', 'slug', 'term_group', 'description', 'count'] as const).flatMap((by) =>
  (['asc', 'desc'] as const).map((order) => [by, order] as const),
);
const smallPages = new Map(orders.map(([by, order]) => [`${by} ${order}`, preparedPage(taxonomyFirst, by, order)]));
const largePages = new Map(
  orders
    .filter(([by]) => by === 'id' || by === 'name' || by === 'slug')
    .map(([by, order]) => [`${by} ${order}`, preparedPage(termsFirst, by, order)]),
);
const allOf = prepare((db, p: { taxonomy: string }) =>
  db
    .selectFrom('term_taxonomy')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('taxonomy', '=', p.taxonomy),
);

async function countAll(site: Site, taxonomy: string): Promise<number> {
  const kept = site.caches.enabled ? site.caches.map<number>('terms:totals') : undefined;
  const known = kept?.get(taxonomy);
  if (known !== undefined) return known;
  const [row] = await site.database.run(allOf, { taxonomy });
  const total = Number(row?.total ?? 0);
  kept?.set(taxonomy, total);
  return total;
}

async function plainPage(site: Site, query: TermQuery): Promise<{ rows: TaxonomyTermRow[]; total: number }> {
  const { taxonomy, limit, offset } = query;
  const total = await countAll(site, taxonomy);
  if (offset >= total) return { rows: [], total };
  const shape = `${columnOf(query.orderBy)} ${query.order ?? 'asc'}`;
  const page = (total > large ? largePages.get(shape) : undefined) ?? smallPages.get(shape);
  const rows = page ? await site.database.run(page, { taxonomy, limit, offset }) : [];
  return { rows, total };
}

/** `%text%` with LIKE's own characters taken as they are. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function absolute(ids: readonly number[] | undefined): number[] {
  return [...new Set((ids ?? []).map((id) => Math.min(Math.abs(id), Number.MAX_SAFE_INTEGER)))];
}

function matching(site: Site, query: TermQuery, slugs: readonly string[]) {
  const { kysely, dialect } = site.database;
  const include = absolute(query.include);
  const exclude = absolute(query.exclude);
  const few = include.length > 0 || slugs.length > 0;
  // The two starts differ in their joins alone.
  let rows = (few ? (termsFirst as typeof taxonomyFirst) : taxonomyFirst)(kysely).where(
    'tt.taxonomy',
    '=',
    query.taxonomy,
  );
  if (!isUnset(query.include)) rows = rows.where('t.term_id', 'in', include.length > 0 ? include : [0]);
  else if (exclude.length > 0) rows = rows.where('t.term_id', 'not in', exclude);
  if (slugs.length > 0) rows = rows.where('t.slug', 'in', slugs);
  if (query.parent !== undefined) rows = rows.where('tt.parent', '=', query.parent);
  if (query.search && query.search !== '0') {
    const pattern = containing(query.search);
    rows = rows.where(({ or, ref }) =>
      or([dialect.like(ref('t.name'), pattern), dialect.like(ref('t.slug'), pattern)]),
    );
  }
  if (query.post) {
    const ofPost = kysely
      .selectFrom('term_relationships')
      .select('term_taxonomy_id')
      .where('object_id', '=', query.post);
    rows = rows.where('tt.term_taxonomy_id', 'in', ofPost);
  }
  return rows;
}

async function filteredPage(site: Site, query: TermQuery): Promise<{ rows: TaxonomyTermRow[]; total: number }> {
  const { dialect } = site.database;
  const slugs = [...new Set((query.slugs ?? []).map((slug) => sanitizeTitle(slug)))];
  // Asking for a post's terms makes `hide_empty` idle.
  const hideEmpty = query.hideEmpty === true && !query.post;
  const hierarchical = site.registry.taxonomies.get(query.taxonomy)?.hierarchical === true;
  let page = matching(site, query, slugs);
  let all = page;
  if (hideEmpty) {
    all = all.where('tt.count', '>', 0);
    page = hierarchical
      ? page.where((where) =>
          where.or([where('tt.count', '>', 0), where('t.term_id', 'in', aboveTermsWithPosts(site, query.taxonomy))]),
        )
      : all;
  }
  const direction = query.order ?? 'asc';
  const include = absolute(query.include);
  if (query.orderBy === 'include' && include.length > 0) {
    page = page.orderBy(({ ref }) => dialect.fieldPosition(ref('t.term_id'), include), direction);
  } else if (query.orderBy === 'include_slugs' && slugs.length > 0) {
    page = page.orderBy(({ ref }) => dialect.fieldPosition(ref('t.slug'), slugs), direction);
  } else page = page.orderBy(columns[columnOf(query.orderBy)], direction);
  const rows = await page.orderBy('t.term_id').select(termColumns).limit(query.limit).offset(query.offset).execute();
  const isEnd = rows.length < query.limit && (rows.length > 0 || query.offset === 0);
  if (isEnd && !(hideEmpty && hierarchical)) return { rows, total: query.offset + rows.length };
  const { total } = await all.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}
