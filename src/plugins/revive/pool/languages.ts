// Languages of posts, as plugins for several languages store them: Polylang as terms of the taxonomy `language`, WPML in its
// table `icl_translations`.
import type { ExtensionSite } from '../../../extend/site.ts';
import type { PostRow } from '../../../extend/types.ts';

/** Codes of languages by post; posts that have none are absent. One statement more where WPML was used. */
export async function languagesOf(
  site: ExtensionSite,
  posts: readonly Pick<PostRow, 'ID' | 'post_type'>[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const ids = posts.map(({ ID }) => ID);
  const found = new Map(await site.terms.slugs(ids, 'language'));
  if (ids.length === 0 || site.option('icl_sitepress_settings') === undefined) return found;
  const rows = await site.database.kysely
    .withTables<{ icl_translations: { element_id: number; element_type: string; language_code: string } }>()
    .selectFrom('icl_translations')
    .select(['element_id', 'language_code'])
    .where('element_type', 'in', [...new Set(posts.map(({ post_type }) => `post_${post_type}`))])
    .where('element_id', 'in', ids)
    .execute()
    .catch((error: unknown) => {
      // WPML's settings can outlive its table.
      if (error instanceof Error && /no such table|doesn't exist/i.test(error.message)) return [];
      throw error;
    });
  for (const { element_id, language_code } of rows) {
    const id = Number(element_id);
    found.set(id, [...(found.get(id) ?? []), language_code]);
  }
  return found;
}
