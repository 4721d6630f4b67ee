// Deletes posts for good. Reproduces wp_delete_post with force: children move up, revisions, meta, comments and term
// relations go, counts of terms are kept right.

import { lockRows } from '../../database/locks.ts';
import type { PostRow } from '../../database/schema.ts';
import { extensionSite } from '../extensions/site.ts';
import { noteStyles } from '../global-styles/memory.ts';
import type { Site } from '../site.ts';
import { setPostTerms } from '../terms/set-post-terms.ts';
import { erasePosts } from './erase.ts';
import { getPost } from './get.ts';
import { deleteMenuItems } from './menu-items.ts';
import { noteDeleting } from './note-publishing.ts';
import { leaveFront } from './trash.ts';

/** Deletes a post in one transaction. Answers the row that was; undefined where there is none. */
export async function deletePost(site: Site, id: number): Promise<PostRow | undefined> {
  return site.transaction(async (inside) => {
    await lockRows(inside.database, 'posts', [id]);
    const post = await getPost(inside, id);
    if (!post) return undefined;
    await inside.hooks.run('before_delete_post', post, extensionSite(inside));
    await noteDeleting(inside, post);
    await leaveFront(inside, post);
    for (const taxonomy of inside.registry.taxonomiesOf(post.post_type)) {
      await setPostTerms(inside, post, taxonomy.name, []);
    }
    const { kysely } = inside.database;
    const moved = inside.registry.postTypes.get(post.post_type)?.hierarchical
      ? [post.post_type, 'attachment']
      : ['attachment'];
    const revisions = await kysely
      .selectFrom('posts')
      .select('ID')
      .where('post_parent', '=', id)
      .where('post_type', '=', 'revision')
      .execute();
    await kysely
      .updateTable('posts')
      .set({ post_parent: post.post_parent })
      .where('post_parent', '=', id)
      .where('post_type', 'in', moved)
      .execute();
    await deleteMenuItems(inside, { type: 'post_type', id });
    await erasePosts(inside, [...revisions.map((row) => row.ID), id]);
    await noteStyles(inside, post);
    inside.caches.changed();
    return post;
  });
}
