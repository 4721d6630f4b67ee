// Deletes rows of posts with what hangs on each of them: meta, comments and their meta. Part of wp_delete_post.
import type { Site } from '../site.ts';

/** Deletes posts, their meta and their comments: a fixed number of statements for any number of posts. */
export async function erasePosts(site: Site, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { kysely } = site.database;
  const comments = await kysely
    .selectFrom('comments')
    .select('comment_ID')
    .where('comment_post_ID', 'in', ids)
    .execute();
  if (comments.length > 0) {
    const commentIds = comments.map((row) => row.comment_ID);
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
