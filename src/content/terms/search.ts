// A page of the terms of several taxonomies. Reproduces WP_Term_Query as the API's search asks it: by name, empty terms
// included. Two statements at most.
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { termColumns, termsFirst } from './get.ts';

export interface TermSearch {
  /** None: all that are registered. */
  readonly taxonomies: readonly string[];
  /** In name or slug; empty and `0` search nothing. */
  readonly search: string;
  readonly include: readonly number[];
  /** Ignored beside a filled `include`. */
  readonly exclude: readonly number[];
  readonly limit: number;
  readonly offset: number;
}

/** The terms of a page by name, and how many there are in all. */
export async function searchTerms(site: Site, query: TermSearch): Promise<{ rows: TaxonomyTermRow[]; total: number }> {
  const { kysely, dialect } = site.database;
  const taxonomies = query.taxonomies.length > 0 ? query.taxonomies : [...site.registry.taxonomies.keys()];
  let all = termsFirst(kysely).where('tt.taxonomy', 'in', taxonomies);
  if (query.include.length > 0) all = all.where('t.term_id', 'in', query.include);
  else if (query.exclude.length > 0) all = all.where('t.term_id', 'not in', query.exclude);
  if (query.search !== '' && query.search !== '0') {
    const pattern = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`;
    all = all.where(({ or, ref }) => or([dialect.like(ref('t.name'), pattern), dialect.like(ref('t.slug'), pattern)]));
  }
  const rows = await all
    .select(termColumns)
    .orderBy('t.name')
    .orderBy('t.term_id')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  if (rows.length < query.limit && (rows.length > 0 || query.offset === 0)) {
    return { rows, total: query.offset + rows.length };
  }
  const { total } = await all.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}
