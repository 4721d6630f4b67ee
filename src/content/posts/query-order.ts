// The order of a list of posts. Reproduces WP_Query::parse_orderby; ties are broken by id in the same direction, which is
// what WordPress's index on type, status and date gives it.
import { type Expression, sql } from 'kysely';
import type { Dialect } from '../../database/dialect.ts';
import type { Parameters } from '../../database/prepared.ts';
import type { PostsTable } from '../../database/schema.ts';
import { boundList, column } from './query-condition.ts';
import type { Relevance } from './query-search.ts';
import type { PostOrder, PostQuery } from './types.ts';

const columns: Partial<Record<PostOrder, keyof PostsTable>> = {
  author: 'post_author',
  date: 'post_date',
  id: 'ID',
  menu_order: 'menu_order',
  modified: 'post_modified',
  parent: 'post_parent',
  slug: 'post_name',
  title: 'post_title',
};

export interface Ordering {
  readonly shape: string;
  readonly values: Parameters;
  readonly sql: (values: Parameters) => Expression<unknown>[];
  /** Can the rows be read in this order from an index, so that sorting moves no long texts? */
  readonly cheap: boolean;
}

/** The ordering of a query; `relevance` is given where the search asks for it, `include` are the ids in force. */
export function ordering(
  dialect: Dialect,
  query: PostQuery,
  relevance: Relevance | undefined,
  include: readonly number[],
): Ordering {
  const asked = query.orderBy ?? 'date';
  const direction = query.order === 'asc' ? sql`asc` : sql`desc`;
  const list =
    asked === 'include' && include.length > 0
      ? include
      : asked === 'include_slugs' && (query.slugs?.length ?? 0) > 0
        ? (query.slugs ?? [])
        : undefined;
  if (list) {
    const by = column(asked === 'include' ? 'ID' : 'post_name');
    return {
      shape: asked,
      values: { positions: [...list] },
      sql: (given) => [dialect.fieldPosition(by, boundList(given, 'positions'))],
      cheap: false,
    };
  }
  if (asked === 'none') return { shape: 'none', values: {}, sql: () => [], cheap: true };
  // Lists that are ordered by a list which is not there fall back to ascending dates, as there.
  const forced = asked === 'include' || asked === 'include_slugs';
  const name = columns[asked] ?? 'post_date';
  const way = forced ? sql`asc` : direction;
  return {
    shape: `${relevance?.shape ?? ''}${name} ${forced || query.order === 'asc'}`,
    values: relevance?.values ?? {},
    sql: (given) => [
      ...(relevance ? [relevance.sql(given)] : []),
      sql`${column(name)} ${way}`,
      ...(name === 'ID' ? [] : [sql`${column('ID')} ${way}`]),
    ],
    cheap: !relevance && (name === 'post_date' || name === 'ID'),
  };
}
