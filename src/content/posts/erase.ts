// Deletes rows of posts with what hangs on each of them: meta, comments and their meta. Part of wp_delete_post.
import type { CommentRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';

/** Deletes posts, their meta and their comments: a fixed number of statements for any number of posts. */
export async function erasePosts(site: Site, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { kysely } = site.database;
  const comments = await kysely
    .selectFrom('comments')
    .select(['comment_ID', 'comment_parent'])
    .where('comment_post_ID', 'in', ids)
    .execute();
  if (comments.length > 0) {
    const commentIds = comments.map((row) => row.comment_ID);
    await freeAnswers(site, comments, ids);
    for (let start = 0; start < commentIds.length; start += 500) {
      const some = commentIds.slice(start, start + 500);
      await kysely.deleteFrom('commentmeta').where('comment_id', 'in', some).execute();
    }
    await kysely.deleteFrom('comments').where('comment_post_ID', 'in', ids).execute();
  }
  await kysely.deleteFrom('postmeta').where('post_id', 'in', ids).execute();
  await kysely.deleteFrom('term_relationships').where('object_id', 'in', ids).execute();
  await kysely.deleteFrom('posts').where('ID', 'in', ids).execute();
  site.caches.changed();
}

/**
 * Answers on other posts (comments that were moved there) move up to the nearest comment that stays, as they do when the
 * comments of a post are deleted one by one.
 */
async function freeAnswers(
  site: Site,
  leaving: readonly Pick<CommentRow, 'comment_ID' | 'comment_parent'>[],
  posts: readonly number[],
): Promise<void> {
  const { kysely } = site.database;
  const parents = new Map(leaving.map((row) => [row.comment_ID, row.comment_parent]));
  for (let start = 0; start < leaving.length; start += 500) {
    const answers = await kysely
      .selectFrom('comments')
      .select(['comment_ID', 'comment_parent'])
      .where(
        'comment_parent',
        'in',
        leaving.slice(start, start + 500).map((row) => row.comment_ID),
      )
      .where('comment_post_ID', 'not in', posts)
      .execute();
    for (const { comment_ID, comment_parent } of answers) {
      let above: number = comment_parent;
      for (let steps = 0; parents.has(above) && steps <= parents.size; steps++) above = parents.get(above) ?? 0;
      await kysely
        .updateTable('comments')
        .set({ comment_parent: parents.has(above) ? 0 : above })
        .where('comment_ID', '=', comment_ID)
        .execute();
    }
  }
}
