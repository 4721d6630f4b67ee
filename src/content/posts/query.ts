// Lists of posts. Reproduces WP_Query as the API's collections use it: the same rows in the same order, the exact total,
// and sticky posts in front where asked. A fixed number of statements: the page, its total, and one for each term clause.
import { sql } from 'kysely';
import type { Parameters, Prepared } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { getPosts } from './get.ts';
import { bound, type Condition, column, shaped } from './query-condition.ts';
import { conditions, included } from './query-conditions.ts';
import { countPosts } from './query-count.ts';
import { findInIndex, foundAtMost, foundCondition, foundPosts, pageOfIndex } from './query-found.ts';
import { type Ordering, ordering } from './query-order.ts';
import { parseSearch, type Relevance, relevanceOrder, searchCondition } from './query-search.ts';
import { stickyPosts } from './sticky.ts';
import type { PostPage, PostQuery, TaxQuery } from './types.ts';

/** The posts that answer a query: a page of rows, and how many there are in all. */
export async function queryPosts(site: Site, query: PostQuery): Promise<PostPage> {
  const relevant = query.orderBy === 'relevance' && query.search !== undefined && !/^0?$/.test(query.search);
  const relevance = relevant
    ? relevanceOrder(site.database.dialect, parseSearch(query.search ?? ''), query.searchExact ?? false)
    : undefined;
  if (relevant && !relevance) return { rows: [], ids: [], total: 0 };
  const where = await conditions(site, query);
  const order = ordering(site.database.dialect, query, relevance, included(site, query));
  const { total, ...found } = await (query.search
    ? readSearched(site, query, query.search, where, order, relevance)
    : readCounted(site, query, where, order));
  if (query.ignoreSticky !== false || query.search || narrows(query.tax) || (query.page ?? 1) > 1)
    return { ...found, total };
  const rows = await stickyFirst(site, query, found.rows);
  return { rows, ids: rows.map((row) => row.ID), total };
}

/**
 * Terms that a query leaves out leave it the list of the blog; terms that it asks for do not. WP_Query looks for them at the
 * first level alone: what stands in groups counts for nothing.
 */
function narrows(tax: TaxQuery | undefined): boolean {
  return tax?.clauses.some((clause) => !('clauses' in clause) && clause.operator !== 'NOT IN') ?? false;
}

interface Read {
  rows: PostRow[];
  ids: number[];
  total: number;
}

/** Asks the index first, where there is one; else every post is looked at. */
async function readSearched(
  site: Site,
  query: PostQuery,
  text: string,
  where: readonly Condition[],
  order: Ordering,
  relevance: Relevance | undefined,
): Promise<Read> {
  const { searchColumns = [], searchExact: exact = false, searchFiles: files = false } = query;
  const search = parseSearch(text);
  const matching = searchCondition(site.database.dialect, search, searchColumns, { exact, files });
  const whole = [...where, matching];
  const found = await findInIndex(site, query, search, where);
  if (!found) return readCounted(site, query, whole, order);
  const page = await pageOfIndex(site, query, found, where, matching, relevance, offsetOf(query));
  if (page) return withRows(site, query, page.ids, page.total);
  // Counting looks at every post that was found; the page comes out of that for nothing.
  const all = query.count !== false || query.perPage < 0 || !order.cheap || foundPosts(found) <= foundAtMost;
  if (!all) return readCounted(site, query, whole, order);
  return readNarrowed(site, query, [foundCondition(site, found, matching), ...where], order);
}

async function readCounted(site: Site, query: PostQuery, where: readonly Condition[], order: Ordering): Promise<Read> {
  const found = await readPage(site, query, where, order);
  return { ...found, total: await totalOf(site, query, where, found.ids.length) };
}

/** All that match are read at once: their number is the total, and no text is looked at twice. */
async function readNarrowed(site: Site, query: PostQuery, where: readonly Condition[], order: Ordering): Promise<Read> {
  const { ids } = await readPage(site, { ...query, perPage: -1, wantRows: false }, where, order);
  const offset = offsetOf(query);
  return withRows(site, query, query.perPage < 0 ? ids : ids.slice(offset, offset + query.perPage), ids.length);
}

/** The rows of a page of ids. */
async function withRows(site: Site, query: PostQuery, ids: number[], all: number): Promise<Read> {
  // WordPress counts nothing where an offset leads behind the end.
  const total = query.count === false || (ids.length === 0 && query.offset !== undefined) ? ids.length : all;
  if (query.wantRows === false) return { rows: [], ids, total };
  const posts = await getPosts(site, ids);
  return { rows: ids.flatMap((id) => posts.get(id) ?? []), ids, total };
}

async function totalOf(site: Site, query: PostQuery, where: readonly Condition[], read: number): Promise<number> {
  if (query.count === false || query.perPage < 0) return read;
  const offset = offsetOf(query);
  // The last page counts itself; only a full page, or one behind the end, needs a statement.
  if (read > 0 && read < query.perPage) return offset + read;
  // WordPress counts nothing where an offset leads behind the end.
  if (read === 0 && (offset === 0 || query.offset !== undefined)) return 0;
  return countPosts(site, where);
}

function offsetOf(query: PostQuery): number {
  return query.offset ?? (Math.max(1, query.page ?? 1) - 1) * Math.max(0, query.perPage);
}

async function readPage(
  site: Site,
  query: PostQuery,
  where: readonly Condition[],
  order: Ordering,
): Promise<{ rows: PostRow[]; ids: number[] }> {
  const values: Parameters = Object.assign({}, order.values, ...where.map((each) => each.values));
  const limit: Parameters = query.perPage < 0 ? {} : { limit: query.perPage, offset: offsetOf(query) };
  const shape = `${where.map((each) => each.shape).join(' ')} / ${order.shape} / ${query.perPage < 0}`;
  const merged = mergedPage(site, query, where, shape);
  if (merged) return merged(values);
  if (query.wantRows !== false && order.cheap && !where.some((each) => each.few)) {
    const rows = await site.database.run(statement(site, `rows ${shape}`, 'rows', where, order), {
      ...values,
      ...limit,
    });
    return { rows, ids: rows.map((row) => row.ID) };
  }
  const found = await site.database.run(statement(site, `ids ${shape}`, 'ids', where, order), { ...values, ...limit });
  const ids = found.map((row) => row.ID);
  if (query.wantRows === false) return { rows: [], ids };
  const posts = await getPosts(site, ids);
  return { rows: ids.flatMap((id) => posts.get(id) ?? []), ids };
}

/** The statement of a page. */
function statement(
  site: Site,
  shape: string,
  what: 'rows' | 'ids',
  where: readonly Condition[],
  order: Ordering,
): Prepared<Parameters, PostRow> {
  return shaped(site, shape, (values) => {
    const all = sql.join(
      where.map((each) => each.sql(values)),
      sql` and `,
    );
    const by = order.sql(values);
    const page = 'limit' in values ? sql`limit ${values.limit} offset ${values.offset}` : sql``;
    return sql<PostRow>`select ${sql.raw(what === 'ids' ? 'ID' : '*')} from ${sql.table('posts')} where ${all}
      ${by.length > 0 ? sql`order by ${sql.join(by)}` : sql``} ${page}`;
  });
}

/** Pages further back than this are sorted as a whole. */
const mergedAtMost = 10_000;

/**
 * A page of several statuses by date: the newest of each status are read in the order of the index, then merged; sorted
 * as a whole, a page would cost as much as the site is large. Undefined where the query is of another kind.
 */
function mergedPage(
  site: Site,
  query: PostQuery,
  where: readonly Condition[],
  shape: string,
): ((values: Parameters) => Promise<{ rows: PostRow[]; ids: number[] }>) | undefined {
  const reach = offsetOf(query) + query.perPage;
  if (where.some((each) => each.few)) return undefined;
  const byDate = query.orderBy === undefined || query.orderBy === 'date';
  const statuses = where.find((each) => each.shape === 'post_status')?.values.post_status;
  if (!byDate || query.perPage < 0 || reach > mergedAtMost || query.types.length !== 1) return undefined;
  if (!Array.isArray(statuses) || statuses.length < 2) return undefined;
  const names = statuses.map((_: unknown, index: number) => `status${index}`);
  const way = query.order === 'asc' ? sql`asc` : sql`desc`;
  const others = where.filter((each) => each.shape !== 'post_status');
  const wanted = query.wantRows !== false;
  const made = shaped(site, `merged ${statuses.length} ${wanted} ${shape}`, (given) => {
    const newest = names.map((name) => {
      const all = [...others.map((each) => each.sql(given)), sql`${column('post_status')} = ${bound(given, name)}`];
      return sql`select * from (select ID, post_date from ${sql.table('posts')} where ${sql.join(all, sql` and `)}
        order by ${column('post_date')} ${way}, ${column('ID')} ${way} limit ${bound(given, 'reach')}) as ${sql.ref(`of_${name}`)}`;
    });
    const rows = wanted ? sql`inner join ${sql.table('posts')} on ${column('ID')} = page.ID` : sql``;
    return sql<PostRow>`select ${wanted ? sql`${sql.table('posts')}.*` : sql`page.ID as ID`}
      from (${sql.join(newest, sql` union all `)}) as page ${rows}
      order by page.post_date ${way}, page.ID ${way} limit ${bound(given, 'limit')} offset ${bound(given, 'offset')}`;
  });
  return async (values) => {
    const each = Object.fromEntries(names.map((name, index) => [name, statuses[index] ?? '']));
    const page = { limit: query.perPage, offset: offsetOf(query), reach };
    const rows = await site.database.run(made, { ...values, ...each, ...page });
    return { rows: wanted ? rows : [], ids: rows.map((row) => row.ID) };
  };
}

/** Sticky posts moved to the front of a first page, those of other pages added (the blog's front page does this). */
async function stickyFirst(site: Site, query: PostQuery, rows: readonly PostRow[]): Promise<PostRow[]> {
  const sticky = stickyPosts(site);
  if (sticky.length === 0) return [...rows];
  const here = rows.filter((row) => sticky.includes(row.ID));
  const others = sticky.filter((id) => !here.some((row) => row.ID === id) && !query.exclude?.includes(id));
  const added = [...(await getPosts(site, others)).values()]
    .filter((row) => row.post_status === 'publish' && query.types.includes(row.post_type))
    .sort((a, b) => (a.post_date < b.post_date ? 1 : a.post_date > b.post_date ? -1 : b.ID - a.ID));
  return [...here, ...added, ...rows.filter((row) => !sticky.includes(row.ID))];
}
