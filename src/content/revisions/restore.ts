// Brings a post back to what a revision or autosave says. Reproduces wp_restore_post_revision and
// wp_restore_post_revision_meta: title, content and excerpt as an update (which makes a revision of its own), then who
// edited last, then the revisioned meta, which that revision does not have yet.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import { extensionSite } from '../extensions/site.ts';
import { deleteMeta, updateMeta } from '../meta/rows.ts';
import { getPost } from '../posts/get.ts';
import { storePost } from '../posts/store.ts';
import type { Site } from '../site.ts';
import { copyMeta, revisionedKeys } from './meta.ts';
import { saveRevision } from './save.ts';

/**
 * Restores the revision with this id, in one transaction, and answers the post's row; undefined where there is no such
 * revision, or its post is gone. Whether the viewer may edit the post is the caller's question.
 */
export async function restoreRevision(site: Site, viewer: Viewer | null, id: number): Promise<PostRow | undefined> {
  return site.transaction(async (inside) => {
    const revision = await getPost(inside, id);
    if (revision?.post_type !== 'revision') return undefined;
    const before = await getPost(inside, revision.post_parent);
    if (!before) return undefined;
    const texts = {
      title: revision.post_title,
      content: revision.post_content,
      excerpt: revision.post_excerpt,
    };
    const post = await storePost(inside, viewer, texts, before);
    await saveRevision(inside, viewer, post);
    await updateMeta(inside, 'post', post.ID, '_edit_last', viewer?.id ?? 0);
    const keys = revisionedKeys(inside, post.post_type);
    if (keys.length > 0) {
      await deleteMeta(inside, 'post', post.ID, keys);
      await copyMeta(inside, revision.ID, post.ID, keys);
    }
    await inside.hooks.run('wp_after_insert_post', post, before.post_status, extensionSite(inside));
    inside.caches.changed();
    return post;
  });
}
