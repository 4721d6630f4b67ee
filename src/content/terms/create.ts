// Makes a term. Reproduces wp_insert_term: names are unique among siblings unless a slug of its own is given, slugs are
// unique in their taxonomy. One transaction.
import { SiteError } from '../../base/error.ts';
import { tooLong } from '../../database/fits.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Taxonomy } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { getTerm, getTermBySlug, termColumns, termsFirst } from './get.ts';
import { groupOf } from './group.ts';
import { rememberChildren } from './hierarchy.ts';
import { lockTerms } from './lock.ts';
import { isNoSlug, lowerAscii, storedDescription, storedName, storedSlug } from './sanitize.ts';
import { uniqueTermSlug } from './slug.ts';
import type { TermDraft } from './types.ts';

/** WordPress keeps 200 characters of a name and refuses longer ones. */
export const longestName = 200;

/** Throws `term_exists` (data.term_id) where the name, or the slug given with it, is taken at this place. */
async function refuseDuplicate(
  site: Site,
  taxonomy: Taxonomy,
  term: { name: string; slug: string; slugGiven: boolean; parent: number },
): Promise<void> {
  const namesakes = await termsFirst(site.database.kysely)
    .select(termColumns)
    .where('tt.taxonomy', '=', taxonomy.name)
    .where('tt.parent', '=', term.parent)
    .where('t.name', '=', term.name)
    .orderBy('t.term_id')
    .execute();
  const namesake = namesakes.find((row) => lowerAscii(row.name) === lowerAscii(term.name));
  if (!namesake) return;
  const slugmate = await getTermBySlug(site, term.slug, taxonomy.name);
  const sameSlug = !term.slugGiven || namesake.slug === term.slug;
  if (!sameSlug && !slugmate) return;
  let existing: TaxonomyTermRow | undefined;
  if (!taxonomy.hierarchical) existing = namesake;
  else if (sameSlug && namesakes.some((row) => row.name === term.name)) existing = namesake;
  else if (slugmate && slugmate.parent === term.parent && slugmate.slug === term.slug) existing = slugmate;
  if (!existing) return;
  throw new SiteError('term_exists', 'There is a term with this name already.', {
    status: 400,
    term_id: existing.term_id,
  });
}

/**
 * Makes a term of a taxonomy. Throws `invalid_taxonomy`, `empty_term_name`, `invalid_term_name`, `missing_parent`,
 * `term_exists` with `data.term_id`, `db_insert_error` for a name that is too long.
 */
export async function createTerm(site: Site, taxonomyName: string, draft: TermDraft): Promise<TaxonomyTermRow> {
  const taxonomy = site.registry.taxonomies.get(taxonomyName);
  if (!taxonomy) throw new SiteError('invalid_taxonomy', 'There is no such taxonomy.', 400);
  const asked = draft.name ?? '';
  if (asked.trim() === '') throw new SiteError('empty_term_name', 'A term needs a name.', 400);
  const parent = Math.max(0, draft.parent ?? 0);
  const name = storedName(asked);
  if (name === '') throw new SiteError('invalid_term_name', 'Nothing of this name can be kept.', 400);
  const ownSlug = storedSlug(draft.slug ?? '');
  const slugGiven = !isNoSlug(ownSlug);
  const asSlug = slugGiven ? ownSlug : storedSlug(name);

  return site.transaction(async (inside) => {
    await lockTerms(inside);
    const { kysely } = inside.database;
    if (parent > 0) {
      const found = await kysely
        .selectFrom('term_taxonomy')
        .select('term_id')
        .where('term_id', '=', parent)
        .executeTakeFirst();
      if (!found) throw new SiteError('missing_parent', 'There is no such parent term.', 400);
    }
    const term_group = draft.aliasOf ? await groupOf(inside, draft.aliasOf, taxonomyName) : 0;
    await refuseDuplicate(inside, taxonomy, { name, slug: asSlug, slugGiven, parent });
    if ([...name].length > longestName) {
      throw new SiteError('db_insert_error', `A name can have ${longestName} characters at most.`, 400);
    }
    const slug = await uniqueTermSlug(inside, asSlug, { parent }, taxonomy);
    if (tooLong('terms', { slug })) throw new SiteError('db_insert_error', 'The slug is too long.', 400);
    const inserted = await kysely.insertInto('terms').values({ name, slug, term_group }).executeTakeFirstOrThrow();
    const term_id = Number(inserted.insertId);
    if (slug === '') {
      await kysely
        .updateTable('terms')
        .set({ slug: String(term_id) })
        .where('term_id', '=', term_id)
        .execute();
    }
    await kysely
      .insertInto('term_taxonomy')
      .values({
        term_id,
        taxonomy: taxonomyName,
        description: storedDescription(draft.description ?? ''),
        parent,
        count: 0,
      })
      .execute();
    await rememberChildren(inside, taxonomyName);
    inside.caches.changed();
    const row = await getTerm(inside, term_id, taxonomyName);
    if (!row) throw new Error('a term that was just inserted is not there');
    return row;
  });
}
