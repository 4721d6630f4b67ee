// A slug that no other term of the taxonomy has. Reproduces wp_unique_term_slug: below a parent the parents' slugs are
// appended until it is free, then a number is.
import type { Taxonomy } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { getTermBySlug } from './get.ts';
import { ancestorsOf, loadAncestors } from './hierarchy.ts';

/** How many numbers are tried with one statement. */
const atOnce = 50;

/** Is there a term of any taxonomy with this slug, or this name? As term_exists without a taxonomy. */
async function slugOrNameExists(site: Site, text: string): Promise<boolean> {
  const row = await site.database.kysely
    .selectFrom('terms as t')
    .innerJoin('term_taxonomy as tt', 'tt.term_id', 't.term_id')
    .select('t.term_id')
    .where((where) => where.or([where('t.slug', '=', text), where('t.name', '=', text)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function takenSlugs(site: Site, slugs: readonly string[], exceptTerm: number): Promise<Set<string>> {
  const rows = await site.database.kysely
    .selectFrom('terms')
    .select('slug')
    .where('slug', 'in', slugs)
    .where('term_id', '!=', exceptTerm)
    .execute();
  return new Set(rows.map((row) => row.slug.toLowerCase()));
}

/**
 * `slug` itself where the taxonomy has no term with it; otherwise the first free variation.
 * `term` is what the slug is for: its parent (0 for none), and its id where it exists already.
 */
export async function uniqueTermSlug(
  site: Site,
  slug: string,
  term: { parent: number; term_id?: number },
  taxonomy: Taxonomy,
): Promise<string> {
  if (!(await getTermBySlug(site, slug, taxonomy.name))) return slug;
  let candidate = slug;
  if (taxonomy.hierarchical && term.parent > 0) {
    const places = await loadAncestors(site, [term], taxonomy.name);
    for (const place of ancestorsOf(term, places)) {
      candidate += `-${place.slug}`;
      if (!(await slugOrNameExists(site, candidate))) break;
    }
  }
  if ((await takenSlugs(site, [candidate], term.term_id ?? 0)).size === 0) return candidate;
  for (let first = 2; ; first += atOnce) {
    const numbered = Array.from({ length: atOnce }, (_, index) => `${candidate}-${first + index}`);
    const taken = await takenSlugs(site, numbered, 0);
    const free = numbered.find((alternative) => !taken.has(alternative.toLowerCase()));
    if (free !== undefined) return free;
  }
}
