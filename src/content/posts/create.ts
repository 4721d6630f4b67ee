// Makes a post. Reproduces wp_insert_post and what WP_REST_Posts_Controller::create_item does around it: row, terms,
// picture, meta, hooks, in one transaction. New posts have no revision.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import { rememberOwnEmbeds } from '../embeds/remember.ts';
import { extensionSite } from '../extensions/site.ts';
import { foreseeFeeds } from '../feeds/foresee.ts';
import { noteStyles } from '../global-styles/memory.ts';
import type { Site } from '../site.ts';
import { isEmptyText } from './defaults.ts';
import { writeParts } from './parts.ts';
import { uniqueSlug } from './slug.ts';
import { storePost } from './store.ts';
import type { PostDraft } from './types.ts';

/**
 * Makes a post; `viewer` null is the system, whose texts are trusted. Answers its row as it is in the end.
 * Errors: `empty_content`, `invalid_date`, those of terms and meta.
 */
export async function createPost(site: Site, viewer: Viewer | null, draft: PostDraft): Promise<PostRow> {
  return site.transaction(async (inside) => {
    const named = await uniqueDraftSlug(inside, draft, {
      ID: 0,
      post_type: draft.type || 'post',
      post_status: draft.status ?? '',
      post_parent: draft.parent ?? 0,
    });
    const post = await storePost(inside, viewer, named, undefined);
    await writeParts(inside, viewer, post, named, true);
    await rememberOwnEmbeds(inside, post);
    await foreseeFeeds(inside, post);
    await noteStyles(inside, post);
    await inside.hooks.run('wp_after_insert_post', post, 'new', extensionSite(inside));
    inside.caches.changed();
    return post;
  });
}

/** Drafts and pending posts that ask for a slug get it as if they were published already. */
export async function uniqueDraftSlug(
  site: Site,
  draft: PostDraft,
  place: Pick<PostRow, 'ID' | 'post_type' | 'post_status' | 'post_parent'>,
): Promise<PostDraft> {
  if (draft.slug === undefined || isEmptyText(draft.slug)) return draft;
  if (place.post_status !== 'draft' && place.post_status !== 'pending') return draft;
  return { ...draft, slug: await uniqueSlug(site, draft.slug, { ...place, post_status: 'publish' }) };
}
