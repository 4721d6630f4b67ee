// Terms by id or slug. Reproduces get_term and get_term_by: a term of another taxonomy is no term.
import type { Kysely } from 'kysely';
import { prepare } from '../../database/prepared.ts';
import type { Tables, TaxonomyTermRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

/** The columns of a term (with `terms` as t and `term_taxonomy` as tt). */
export const termColumns = [
  't.term_id',
  't.name',
  't.slug',
  't.term_group',
  'tt.term_taxonomy_id',
  'tt.taxonomy',
  'tt.description',
  'tt.parent',
  'tt.count',
] as const;

/**
 * Both tables, read from `terms`: right where few terms fit or their order is that of an index of `terms`. A cross join
 * keeps SQLite, which has no statistics, from starting with all terms of the taxonomy.
 */
export function termsFirst(kysely: Kysely<Tables>) {
  return kysely.selectFrom('terms as t').crossJoin('term_taxonomy as tt').whereRef('tt.term_id', '=', 't.term_id');
}

/** Both tables, read from `term_taxonomy`: right where most terms of a taxonomy are looked at. */
export function taxonomyFirst(kysely: Kysely<Tables>) {
  return kysely.selectFrom('term_taxonomy as tt').innerJoin('terms as t', 't.term_id', 'tt.term_id');
}

const byIds = prepare((db, p: { ids: readonly number[]; taxonomy: string }) =>
  termsFirst(db).select(termColumns).where('t.term_id', 'in', p.ids).where('tt.taxonomy', '=', p.taxonomy),
);
const bySlug = prepare((db, p: { slug: string; taxonomy: string }) =>
  termsFirst(db)
    .select(termColumns)
    .where('t.slug', '=', p.slug)
    .where('tt.taxonomy', '=', p.taxonomy)
    .orderBy('t.term_id')
    .limit(1),
);

function isId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

/** The term, or undefined. */
export async function getTerm(site: Site, id: number, taxonomy: string): Promise<TaxonomyTermRow | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await site.database.run(byIds, { ids: [id], taxonomy });
  return row;
}

/** Terms of a taxonomy by id, in one statement; ids that are none are left out. */
export async function getTerms(
  site: Site,
  ids: readonly number[],
  taxonomy: string,
): Promise<Map<number, TaxonomyTermRow>> {
  const wanted = [...new Set(ids)].filter(isId);
  if (wanted.length === 0) return new Map();
  const rows = await site.database.run(byIds, { ids: wanted, taxonomy });
  return new Map(rows.map((row) => [row.term_id, row]));
}

/** The term of a taxonomy with this (sanitised) slug, or undefined. */
export async function getTermBySlug(site: Site, slug: string, taxonomy: string): Promise<TaxonomyTermRow | undefined> {
  const [row] = await site.database.run(bySlug, { slug, taxonomy });
  return row;
}
