// The same questions as a WordPress 7.1 was asked with the same content (query.facts.json: ids in order, and the total).
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../testing.ts';
import facts from './query.facts.json' with { type: 'json' };
import { queryPosts } from './query.ts';
import { updateSearchIndex } from './search-index.ts';
import { installed, replay } from './testing.ts';
import type { PostOrder, PostQuery, SearchColumn, TaxClause, TaxQuery } from './types.ts';

type Params = Record<string, unknown>;

const list = (value: unknown): string[] => (value === undefined ? [] : String(value).split(','));
const ids = (value: unknown): number[] => list(value).map(Number);
const taxonomies = { categories: 'category', tags: 'post_tag' };

function clauses(params: Params): TaxClause[] {
  return Object.entries(taxonomies).flatMap(([base, taxonomy]) =>
    [base, `${base}_exclude`].flatMap((name): TaxClause[] => {
      const terms = params[name] ?? params[`${name}[terms]`];
      if (terms === undefined) return [];
      const operator = name.endsWith('_exclude') ? 'NOT IN' : params[`${name}[operator]`] === 'AND' ? 'AND' : 'IN';
      return [{ taxonomy, terms: ids(terms), includeChildren: params[`${name}[include_children]`] === true, operator }];
    }),
  );
}

function formats(params: Params): TaxQuery | undefined {
  const asked = list(params.format);
  if (asked.length === 0) return undefined;
  const named = asked.filter((format) => format !== 'standard').map((format) => `post-format-${format}`);
  const parts: TaxClause[] = [];
  if (named.length < asked.length) parts.push({ taxonomy: 'post_format', terms: [], operator: 'NOT EXISTS' });
  if (named.length > 0) parts.push({ taxonomy: 'post_format', field: 'slug', terms: named });
  return { relation: 'OR', clauses: parts };
}

function taxOf(params: Params): TaxQuery | undefined {
  const format = formats(params);
  const all = [...clauses(params), ...(format ? [format] : [])];
  if (all.length === 0) return undefined;
  return { relation: params.tax_relation === 'OR' ? 'OR' : 'AND', clauses: all };
}

function queryOf(type: string, params: Params, loggedIn: boolean): PostQuery {
  const tax = taxOf(params);
  const text = (name: string) => (params[name] === undefined ? undefined : String(params[name]));
  const optional = {
    search: text('search'),
    after: text('after'),
    before: text('before'),
    modifiedAfter: text('modified_after'),
    modifiedBefore: text('modified_before'),
    sticky: params.sticky,
    offset: params.offset,
    menuOrder: params.menu_order,
    ignoreSticky: params.ignore_sticky,
    tax,
  };
  return {
    types: [type],
    statuses: params.status === undefined ? ['publish'] : list(params.status),
    authors: ids(params.author),
    authorsExclude: ids(params.author_exclude),
    parents: ids(params.parent),
    parentsExclude: ids(params.parent_exclude),
    include: ids(params.include),
    exclude: ids(params.exclude),
    slugs: list(params.slug),
    // The facts' columns are WordPress's.
    searchColumns: list(params.search_columns) as SearchColumn[],
    searchExact: params.search_semantics === 'exact',
    searchProtected: loggedIn,
    orderBy: (params.orderby ?? 'date') as PostOrder,
    order: params.order === 'asc' ? 'asc' : 'desc',
    page: Number(params.page ?? 1),
    perPage: Number(params.per_page ?? 100),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

describeEachSite('queries for posts', (open) => {
  test('take a fixed number of statements', async () => {
    const site = await open({ now: installed, caches: false });
    await replay(site);
    const statements = async (query: Partial<PostQuery>): Promise<number> => {
      const before = site.database.queryCount;
      await queryPosts(site, { types: ['post'], statuses: ['publish'], perPage: 5, ...query });
      return site.database.queryCount - before;
    };
    // The page and its total.
    expect(await statements({})).toBe(2);
    expect(await statements({ perPage: 20 })).toBe(2);
    expect(await statements({ count: false })).toBe(1);
    expect(await statements({ statuses: ['publish', 'draft'] })).toBe(2);
    // The last page counts itself.
    expect(await statements({ perPage: 100 })).toBe(1);
    const clauses = [{ taxonomy: 'category', terms: [1, 3] }];
    expect(await statements({ tax: { relation: 'AND', clauses } })).toBe(4);
    expect(await statements({ orderBy: 'title' })).toBe(3);
  });

  test('count from kept counts, which stay right whatever is written', async () => {
    const site = await open({ now: installed });
    if (!site.database.dialect.keepsCounts) return;
    await replay(site);
    const counted = sql.raw<object>(`select * from (
      select 0 as term_taxonomy_id, post_type, post_status, count(*) as total from wp_posts group by 2, 3
      union all select r.term_taxonomy_id, post_type, post_status, count(*) from wp_posts
        join wp_term_relationships r on r.object_id = ID group by 1, 2, 3) order by 1, 2, 3`);
    const kept = sql.raw<object>('select * from wp_broadsheet_counts where total <> 0 order by 1, 2, 3');
    const [fresh, stored] = [await counted.execute(site.database.kysely), await kept.execute(site.database.kysely)];
    expect(stored.rows).toEqual(fresh.rows);
    expect(fresh.rows.length).toBeGreaterThan(10);
  });

  test('find what WordPress finds', async () => {
    const site: TestSite = await open({ now: installed });
    await replay(site);
    await check(site);
    // The same through the search index, where there is one.
    if ((await updateSearchIndex(site)) > 0) await check(site);
  });
});

async function check(site: TestSite): Promise<void> {
  for (const fact of facts) {
    const label = JSON.stringify([fact.type, fact.params, fact.as]);
    const page = await queryPosts(site, queryOf(fact.type, fact.params, fact.as !== null));
    const answer = { label, ids: page.rows.map((row) => row.ID), total: page.total };
    expect.soft(answer).toEqual({ label, ids: fact.ids, total: fact.total });
  }
}
