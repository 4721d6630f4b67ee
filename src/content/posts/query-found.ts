// Searches through the index of a site's texts (database/search-index.ts), where it has one: which posts it names for a
// query, and how a list, its total and its order come out of that. What the index cannot tell is left to the posts' own
// columns, so that the answer is the same with and without it.
import { sql } from 'kysely';
import type { DatedPost, SearchMatches } from '../../database/search-index.ts';
import type { Site } from '../site.ts';
import { bound, type Condition, column, nothing, shaped } from './query-condition.ts';
import type { Relevance } from './query-search.ts';
import type { SearchTerms } from './search-terms.ts';
import type { PostQuery } from './types.ts';

/** A page without a total: up to here all posts found are looked at, beyond the newest of the site are searched. */
export const foundAtMost = 5000;

/** What the index says about a search. */
export interface Found {
  readonly matches: SearchMatches;
  /** Are the posts it names the ones that match, but for those that wait to be indexed? */
  readonly exact: boolean;
}

/** Asks the index; undefined where there is none, or it cannot help. `where` are the query's other conditions. */
export async function findInIndex(
  site: Site,
  query: PostQuery,
  search: SearchTerms,
  where: readonly Condition[],
): Promise<Found | undefined> {
  const { searchIndex } = site.database.dialect;
  // Revisions are not in the index: they are searched below one post only. Nor are the names of files.
  if (!searchIndex || query.types.includes('revision') || query.searchFiles) return undefined;
  const statuses = where.find((each) => each.shape === 'post_status')?.values.post_status;
  const without = where.find((each) => each.shape === 'ID_not')?.values.ID_not;
  const term = where.find((each) => each.onlyTerm !== undefined)?.onlyTerm;
  const kinds = {
    types: query.types,
    statuses: Array.isArray(statuses) ? statuses.map(String) : undefined,
    open: !query.searchProtected,
    without: Array.isArray(without) ? without.map(Number) : undefined,
    only: term === undefined ? undefined : await postsOfTerm(site, term),
  };
  // What stands in another column, or beside the text, still leaves a post in.
  const whole = (query.searchColumns ?? []).length === 0 && !query.searchExact;
  const texts = whole ? search.terms : search.terms.filter((term) => !term.exclude);
  const matches = await searchIndex.find(site.database, texts, kinds, whole && query.orderBy === 'relevance');
  if (!matches) return undefined;
  return { matches, exact: matches.exact && whole };
}

const known = new Set(['post_type', 'post_status', 'open', 'ID_not']);

/** Is what these conditions ask among what the index was told? At most one of them is about a term. */
function isPlain(where: readonly Condition[]): boolean {
  const others = where.filter(({ shape }) => !known.has(shape));
  return others.length === 0 || (others.length === 1 && others[0]?.onlyTerm !== undefined);
}

/** Ids of the posts in a term (term_taxonomy_id), ascending. */
async function postsOfTerm(site: Site, term: number): Promise<number[]> {
  const statement = shaped(
    site,
    'posts of a term',
    (given) => sql<{ ID: number }>`select object_id as ID from ${sql.table('term_relationships')}
      where term_taxonomy_id = ${bound(given, 'term')} order by object_id`,
  );
  return (await site.database.run(statement, { term })).map(({ ID }) => ID);
}

/** A page that comes out of the index alone: ids in order, and the total. Undefined where it cannot. */
export async function pageOfIndex(
  site: Site,
  query: PostQuery,
  found: Found,
  where: readonly Condition[],
  matching: Condition,
  relevance: Relevance | undefined,
  offset: number,
): Promise<{ ids: number[]; total: number } | undefined> {
  const byDate = query.orderBy === undefined || query.orderBy === 'date';
  const byTitle = relevance?.shape === 'relevance1';
  if (!found.exact || !isPlain(where) || query.perPage < 0 || !(byDate || byTitle)) return undefined;
  const { matches } = found;
  const others = await waiting(site, matches.pending, [...where, matching], byTitle ? relevance : undefined);
  const ids = matches.page({
    offset,
    limit: query.perPage,
    ascending: query.order === 'asc',
    titlesFirst: byTitle,
    others,
  });
  return ids && { ids, total: matches.count + others.length };
}

/** Of the posts that wait to be indexed, those that match. One statement where there are any. */
async function waiting(
  site: Site,
  pending: readonly number[],
  where: readonly Condition[],
  relevance: Relevance | undefined,
): Promise<(DatedPost & { inTitle: boolean })[]> {
  if (pending.length === 0) return [];
  const all = [...where, amongIds(site, 'waiting', pending)];
  const shape = `waiting ${all.map((each) => each.shape).join(' ')} ${relevance?.shape ?? ''}`;
  const statement = shaped(site, shape, (given) => {
    const tied = sql.join(
      all.map((each) => each.sql(given)),
      sql` and `,
    );
    const place = relevance ? relevance.sql(given) : sql`1`;
    return sql<DatedPost & { place: number }>`select ID, post_date, ${place} as place
      from ${sql.table('posts')} where ${tied}`;
  });
  const values = Object.assign({}, relevance?.values, ...all.map((each) => each.values));
  const rows = await site.database.run(statement, values);
  return rows.map(({ ID, post_date, place }) => ({ ID, post_date, inTitle: place === 0 }));
}

function amongIds(site: Site, key: string, ids: readonly number[]): Condition {
  return {
    shape: key,
    few: true,
    values: { [key]: JSON.stringify(ids) },
    // A placeholder or the value itself; only handed on.
    sql: (values) =>
      site.database.dialect.searchIndex?.among(column('ID'), values[key] as string) ?? sql<boolean>`0 = 1`,
  };
}

/** How many posts foundCondition names. */
export function foundPosts({ matches }: Found): number {
  return matches.count + matches.pending.length;
}

/** The condition that a post is one that was found; `matching`, the search itself, is asked of those that must be read. */
export function foundCondition(site: Site, found: Found, matching: Condition): Condition {
  const { matches, exact } = found;
  const { pending } = matches;
  if (foundPosts(found) === 0) return nothing;
  if (exact && pending.length === 0) return amongIds(site, 'found', matches.ids());
  if (!exact) {
    const named = amongIds(site, 'candidates', [...matches.ids(), ...pending]);
    return {
      shape: `${named.shape} ${matching.shape}`,
      few: true,
      values: { ...named.values, ...matching.values },
      sql: (given) => sql<boolean>`(${named.sql(given)} and ${matching.sql(given)})`,
    };
  }
  const named = amongIds(site, 'named', [...matches.ids(), ...pending]);
  const unsure = amongIds(site, 'waiting', pending);
  return {
    shape: `named, waiting ${matching.shape}`,
    few: true,
    values: { ...named.values, ...unsure.values, ...matching.values },
    sql: (given) => sql<boolean>`(${named.sql(given)} and (not (${unsure.sql(given)}) or ${matching.sql(given)}))`,
  };
}
