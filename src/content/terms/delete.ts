// Deletes a term. Reproduces wp_delete_term: its children move up to its parent, posts that would be left without a
// category get the default one, relationships and meta go with it. A fixed number of statements, one transaction.
import type { Taxonomy } from '../../extend/types.ts';
import { deleteMenuItems } from '../posts/menu-items.ts';
import type { Site } from '../site.ts';
import { lockCounts, recountTerms } from './counts.ts';
import { defaultTermId } from './default-term.ts';
import { getTerm } from './get.ts';
import { rememberChildren } from './hierarchy.ts';
import { lockTerms } from './lock.ts';

/**
 * Answers false where there is no such term, and where it is the taxonomy's default, which stays.
 */
export async function deleteTerm(site: Site, id: number, taxonomyName: string): Promise<boolean> {
  const taxonomy = site.registry.taxonomies.get(taxonomyName);
  if (!taxonomy) return false;
  return site.transaction(async (inside) => {
    const { kysely } = inside.database;
    await lockTerms(inside);
    const term = await getTerm(inside, id, taxonomyName);
    const fallback = defaultTermId(inside, taxonomyName);
    if (!term || fallback === id) return false;
    const instead = fallback > 0 ? await getTerm(inside, fallback, taxonomyName) : undefined;
    // Whoever gives the term to a post now waits, and then finds that it is gone.
    await lockCounts(inside, [term.term_taxonomy_id, ...(instead ? [instead.term_taxonomy_id] : [])]);
    if (taxonomy.hierarchical) {
      await kysely
        .updateTable('term_taxonomy')
        .set({ parent: term.parent })
        .where('parent', '=', id)
        .where('taxonomy', '=', taxonomyName)
        .execute();
    }
    if (instead) await giveInstead(inside, term.term_taxonomy_id, instead.term_taxonomy_id, taxonomy);
    await kysely.deleteFrom('term_relationships').where('term_taxonomy_id', '=', term.term_taxonomy_id).execute();
    await kysely.deleteFrom('termmeta').where('term_id', '=', id).execute();
    await kysely.deleteFrom('term_taxonomy').where('term_taxonomy_id', '=', term.term_taxonomy_id).execute();
    // A term that old versions of WordPress shared between taxonomies stays for the others.
    const other = await kysely
      .selectFrom('term_taxonomy')
      .select('term_id')
      .where('term_id', '=', id)
      .executeTakeFirst();
    if (!other) await kysely.deleteFrom('terms').where('term_id', '=', id).execute();
    await rememberChildren(inside, taxonomyName);
    await deleteMenuItems(inside, { type: 'taxonomy', id, taxonomy: taxonomyName });
    inside.caches.changed();
    return true;
  });
}

/** Posts that have no other term of the taxonomy get `instead`. */
async function giveInstead(site: Site, leaving: number, instead: number, taxonomy: Taxonomy): Promise<void> {
  const { kysely } = site.database;
  const alone = await kysely
    .insertInto('term_relationships')
    .columns(['object_id', 'term_taxonomy_id', 'term_order'])
    .expression(
      kysely
        .selectFrom('term_relationships as tr')
        .select((row) => ['tr.object_id', row.val(instead).as('term_taxonomy_id'), row.val(0).as('term_order')])
        .where('tr.term_taxonomy_id', '=', leaving)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('term_relationships as others')
                .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'others.term_taxonomy_id')
                .select('others.object_id')
                .whereRef('others.object_id', '=', 'tr.object_id')
                .where('tt.taxonomy', '=', taxonomy.name)
                .where('others.term_taxonomy_id', '!=', leaving),
            ),
          ),
        ),
    )
    .executeTakeFirst();
  if (Number(alone.numInsertedOrUpdatedRows ?? 0n) > 0) await recountTerms(site, [instead], taxonomy);
}
