// Terms that tie posts to themes and template parts to areas: found by name, or made (wp_set_object_terms with names).

import type { Site } from '../site.ts';
import { createTerm } from '../terms/create.ts';
import { getTermBySlug, termColumns, termsFirst } from '../terms/get.ts';
import { storedSlug } from '../terms/sanitize.ts';

/** Id of the term of this name in `wp_theme` or `wp_template_part_area`, made where it is not there. */
export async function themeTerm(
  site: Site,
  name: string,
  taxonomy: 'wp_theme' | 'wp_template_part_area',
): Promise<number> {
  const named = await termsFirst(site.database.kysely)
    .select(termColumns)
    .where('tt.taxonomy', '=', taxonomy)
    .where('t.name', '=', name)
    .executeTakeFirst();
  const found = named ?? (await getTermBySlug(site, storedSlug(name), taxonomy));
  return (found ?? (await createTerm(site, taxonomy, { name }))).term_id;
}
