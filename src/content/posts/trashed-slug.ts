// Slugs of trashed posts. Reproduces wp_add_trashed_suffix_to_post_name_for_post and its kin: what lies in the trash gives
// its name up and remembers it in `_wp_desired_post_slug`.
import type { PostRow } from '../../database/schema.ts';
import { addMeta, deleteMeta, metaValues } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { type Namesake, truncateSlug } from './slug.ts';

const suffix = '__trashed';
const remembered = '_wp_desired_post_slug';

export const giveUpSlug = {
  /** Remembers the name of a post and gives it the trashed one, which is answered. */
  async suffix(site: Site, post: Pick<PostRow, 'ID' | 'post_name'>): Promise<string> {
    if (post.post_name.endsWith(suffix)) return post.post_name;
    await addMeta(site, 'post', post.ID, remembered, post.post_name);
    const name = truncateSlug(post.post_name, 191) + suffix;
    await site.database.kysely.updateTable('posts').set({ post_name: name }).where('ID', '=', post.ID).execute();
    return name;
  },
  /** The remembered name of a post that leaves the trash; undefined where there is none. */
  async restore(site: Site, post: Pick<PostRow, 'ID'>): Promise<string | undefined> {
    const [slug] = await metaValues(site, 'post', post.ID, remembered);
    if (slug === undefined || slug === '' || slug === '0') return undefined;
    await deleteMeta(site, 'post', post.ID, [remembered]);
    return slug;
  },
};

/** Trashed posts among those of a name give it up, so that post `id` may have it; answers the others. */
export async function moveAsideTrashed(site: Site, namesakes: readonly Namesake[], id: number): Promise<Namesake[]> {
  const kept: Namesake[] = [];
  for (const post of namesakes) {
    const findable = site.registry.postTypes.get(post.post_type)?.excludeFromSearch === false;
    if (post.ID !== id && post.post_status === 'trash' && findable) await giveUpSlug.suffix(site, post);
    else kept.push(post);
  }
  return kept;
}
