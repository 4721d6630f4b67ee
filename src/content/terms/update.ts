// Changes a term. Reproduces wp_update_term: what the draft leaves out stays, slugs stay unique in their taxonomy, a
// parent that would close a loop becomes none. One transaction.
import { SiteError } from '../../base/error.ts';
import { tooLong } from '../../database/fits.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { longestName } from './create.ts';
import { getTerm, getTermBySlug } from './get.ts';
import { groupOf } from './group.ts';
import { parentWithoutLoop, rememberChildren } from './hierarchy.ts';
import { lockTerms } from './lock.ts';
import { isNoSlug, storedDescription, storedName, storedSlug } from './sanitize.ts';
import { uniqueTermSlug } from './slug.ts';
import type { TermDraft } from './types.ts';

/**
 * Changes a term and answers it as it is then. Throws `invalid_taxonomy`, `invalid_term` (no such term),
 * `empty_term_name`, `missing_parent`, `duplicate_term_slug`.
 */
export async function updateTerm(
  site: Site,
  id: number,
  taxonomyName: string,
  draft: TermDraft,
): Promise<TaxonomyTermRow> {
  const taxonomy = site.registry.taxonomies.get(taxonomyName);
  if (!taxonomy) throw new SiteError('invalid_taxonomy', 'There is no such taxonomy.', 400);
  return site.transaction(async (inside) => {
    await lockTerms(inside);
    const { kysely } = inside.database;
    const old = await getTerm(inside, id, taxonomyName);
    if (!old) throw new SiteError('invalid_term', 'There is no such term.', 404);
    const name = storedName(draft.name ?? old.name);
    const description = storedDescription(draft.description ?? old.description);
    if (name.trim() === '') throw new SiteError('empty_term_name', 'A term needs a name.', 400);
    if ([...name].length > longestName) {
      throw new SiteError('db_update_error', `A name can have ${longestName} characters at most.`, 400);
    }
    const wantedParent = Math.max(0, draft.parent ?? old.parent);
    if (wantedParent > 0 && wantedParent !== old.parent && !(await exists(inside, wantedParent))) {
      throw new SiteError('missing_parent', 'There is no such parent term.', 400);
    }
    const askedSlug = storedSlug(draft.slug ?? old.slug);
    let slug = isNoSlug(askedSlug) ? storedSlug(name) : askedSlug;
    const term_group = draft.aliasOf ? await groupOf(inside, draft.aliasOf, taxonomyName) : old.term_group;
    const parent = await parentWithoutLoop(inside, id, wantedParent, taxonomyName);
    const namesake = await getTermBySlug(inside, slug, taxonomyName);
    if (namesake && namesake.term_id !== id) {
      if (!isNoSlug(askedSlug) && parent === old.parent) {
        throw new SiteError('duplicate_term_slug', `Another term has the slug ${JSON.stringify(slug)}.`, 400);
      }
      slug = await uniqueTermSlug(inside, slug, { parent: wantedParent, term_id: id }, taxonomy);
    }
    if (slug === '') slug = storedSlug(name) || String(id);
    if (tooLong('terms', { slug })) throw new SiteError('db_update_error', 'The slug is too long.', 400);
    await kysely.updateTable('terms').set({ name, slug, term_group }).where('term_id', '=', id).execute();
    await kysely
      .updateTable('term_taxonomy')
      .set({ description, parent })
      .where('term_taxonomy_id', '=', old.term_taxonomy_id)
      .execute();
    await rememberChildren(inside, taxonomyName);
    inside.caches.changed();
    return { ...old, name, slug, term_group, description, parent };
  });
}

async function exists(site: Site, id: number): Promise<boolean> {
  const row = await site.database.kysely
    .selectFrom('term_taxonomy')
    .select('term_id')
    .where('term_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
