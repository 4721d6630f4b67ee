// Term groups (aliases): the part that wp_insert_term and wp_update_term have in common.
import type { Site } from '../site.ts';
import { getTermBySlug } from './get.ts';

/** The group of the term with this slug, which gets a new one where it has none; 0 where there is no such term. */
export async function groupOf(site: Site, slug: string, taxonomy: string): Promise<number> {
  const alias = await getTermBySlug(site, slug, taxonomy);
  if (!alias) return 0;
  if (alias.term_group > 0) return alias.term_group;
  const { highest } = await site.database.kysely
    .selectFrom('terms')
    .select((all) => all.fn.max('term_group').as('highest'))
    .executeTakeFirstOrThrow();
  const group = Number(highest ?? 0) + 1;
  await site.database.kysely
    .updateTable('terms')
    .set({ term_group: group })
    .where('term_id', '=', alias.term_id)
    .execute();
  return group;
}
