// The search part of a query for posts, and the order by relevance. Reproduces WP_Query::parse_search_order.
import { type Expression, sql } from 'kysely';
import type { Dialect } from '../../database/dialect.ts';
import type { Parameters } from '../../database/prepared.ts';
import { bound, type Condition, column } from './query-condition.ts';
import { escapeLike, parseSearch, type SearchTerms } from './search-terms.ts';
import type { SearchColumn } from './types.ts';

const allColumns: readonly SearchColumn[] = ['post_title', 'post_excerpt', 'post_content'];

/** The condition that posts match a search. */
export function searchCondition(
  dialect: Dialect,
  search: SearchTerms,
  asked: readonly SearchColumn[],
  { exact, files }: { readonly exact: boolean; readonly files: boolean },
): Condition {
  const columns = allColumns.filter((name) => asked.includes(name));
  const used = columns.length === 0 ? allColumns : columns;
  const values: Record<string, string> = {};
  search.terms.forEach((term, index) => {
    values[`search${index}`] = exact ? escapeLike(term.text) : `%${escapeLike(term.text)}%`;
  });
  return {
    shape: `search${files ? ' files' : ''}(${search.terms.map((term) => (term.exclude ? '-' : '+')).join('')} ${used.join()})`,
    values,
    sql: (given) => {
      const parts = search.terms.map((term, index) => {
        const matches = used.map((name) => dialect.like(column(name), bound(given, `search${index}`)));
        if (files) matches.push(fileMatches(dialect, bound(given, `search${index}`)));
        return term.exclude
          ? sql`(${sql.join(
              matches.map((match) => sql`not (${match})`),
              sql` and `,
            )})`
          : sql`(${sql.join(matches, sql` or `)})`;
      });
      return sql<boolean>`(${sql.join(parts, sql` and `)})`;
    },
  };
}

/** The name of an attachment's file matches. */
function fileMatches(dialect: Dialect, pattern: string): ReturnType<Dialect['like']> {
  return sql<boolean>`exists (select 1 from ${sql.table('postmeta')} as attached
    where attached.post_id = ${column('ID')} and attached.meta_key = '_wp_attached_file'
    and ${dialect.like(sql.ref('attached.meta_value'), pattern)})`;
}

/** An order by relevance: bound values, and the expression to sort by (ascending). */
export interface Relevance {
  readonly shape: string;
  readonly values: Parameters;
  readonly sql: (values: Parameters) => Expression<unknown>;
}

/**
 * The order by relevance of a search; undefined where WordPress makes a query of it that its database refuses (searches
 * of nothing but excluded words), and so finds nothing.
 */
export function relevanceOrder(dialect: Dialect, search: SearchTerms, exact: boolean): Relevance | undefined {
  const titles = exact ? [] : search.terms.filter((term) => !term.exclude);
  const values: Record<string, string> = {};
  titles.forEach((term, index) => {
    values[`title${index}`] = `%${escapeLike(term.text)}%`;
  });
  const titleMatches = (given: Parameters) =>
    titles.map((_, index) => dialect.like(column('post_title'), bound(given, `title${index}`)));
  if (search.parts <= 1) {
    if (titles.length === 0) return undefined;
    return {
      shape: 'relevance1',
      values,
      sql: (given) => sql`(case when ${sql.join(titleMatches(given).slice(0, 1))} then 0 else 1 end)`,
    };
  }
  const sentence = !/(?:\s|^)-/.test(search.sentence);
  if (titles.length === 0) return undefined;
  if (sentence) values.sentence = `%${escapeLike(search.sentence)}%`;
  const few = titles.length < 7;
  return {
    shape: `relevance(${titles.length} ${sentence})`,
    values,
    sql: (given) => {
      const whole = (name: SearchColumn) => dialect.like(column(name), bound(given, 'sentence'));
      const cases: Expression<unknown>[] = [];
      if (sentence) cases.push(sql`when ${whole('post_title')} then 1`);
      if (few) cases.push(sql`when ${sql.join(titleMatches(given), sql` and `)} then 2`);
      if (few && titles.length > 1) cases.push(sql`when ${sql.join(titleMatches(given), sql` or `)} then 3`);
      if (sentence) cases.push(sql`when ${whole('post_excerpt')} then 4`, sql`when ${whole('post_content')} then 5`);
      return cases.length === 0 ? sql`6` : sql`(case ${sql.join(cases, sql` `)} else 6 end)`;
    },
  };
}

export { parseSearch };
