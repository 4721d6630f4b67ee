// Deletes a comment for good. Reproduces wp_delete_comment: its answers move up to its parent, its meta goes with it, its
// post is counted anew. One transaction.

import type { CommentRow } from '../../database/schema.ts';
import { extensionSite } from '../extensions/site.ts';
import type { Site } from '../site.ts';
import { lockedComment, recountComments } from './count.ts';

/** Answers the row that was; undefined where there is none. */
export async function deleteComment(site: Site, id: number): Promise<CommentRow | undefined> {
  return site.transaction(async (inside) => {
    const comment = await lockedComment(inside, id);
    if (!comment) return undefined;
    await inside.hooks.run('delete_comment', comment, extensionSite(inside));
    const { kysely } = inside.database;
    await kysely
      .updateTable('comments')
      .set({ comment_parent: comment.comment_parent })
      .where('comment_parent', '=', id)
      .execute();
    await kysely.deleteFrom('commentmeta').where('comment_id', '=', id).execute();
    await kysely.deleteFrom('comments').where('comment_ID', '=', id).execute();
    if (comment.comment_approved === '1') await recountComments(inside, comment.comment_post_ID);
    inside.caches.changed();
    return comment;
  });
}
