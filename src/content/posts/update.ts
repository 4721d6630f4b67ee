// Changes a post. Reproduces wp_update_post and what WP_REST_Posts_Controller::update_item does around it, the revision
// at the end included, in one transaction.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { lockRows } from '../../database/locks.ts';
import type { PostRow } from '../../database/schema.ts';
import { rememberOwnEmbeds } from '../embeds/remember.ts';
import { extensionSite } from '../extensions/site.ts';
import { foreseeFeeds } from '../feeds/foresee.ts';
import { saveRevision } from '../revisions/save.ts';
import type { Site } from '../site.ts';
import { uniqueDraftSlug } from './create.ts';
import { getPost } from './get.ts';
import { writeParts } from './parts.ts';
import { storePost } from './store.ts';
import type { PostDraft } from './types.ts';

/** Changes a post and answers its row. Errors as createPost; `invalid_post` where there is none. */
export async function updatePost(site: Site, viewer: Viewer | null, id: number, draft: PostDraft): Promise<PostRow> {
  return site.transaction(async (inside) => {
    await lockRows(inside.database, 'posts', [id]);
    const before = await getPost(inside, id);
    if (!before) throw new SiteError('invalid_post', 'There is no such post.', 400);
    const named = await uniqueDraftSlug(inside, draft, {
      ID: id,
      post_type: before.post_type,
      post_status: draft.status || before.post_status,
      post_parent: draft.parent ?? 0,
    });
    const post = await storePost(inside, viewer, named, before);
    await writeParts(inside, viewer, post, named, false);
    if (named.content !== undefined) {
      await rememberOwnEmbeds(inside, post);
      await foreseeFeeds(inside, post);
    }
    if (post.post_type !== 'attachment') await saveRevision(inside, viewer, post);
    await inside.hooks.run('wp_after_insert_post', post, before.post_status, extensionSite(inside));
    inside.caches.changed();
    return post;
  });
}
