// The number of comments that a post keeps. Reproduces wp_update_comment_count_now: approved ones of every type but notes.
import { sql } from 'kysely';
import type { Site } from '../site.ts';

/**
 * Waits until no other transaction is writing comments of a post; to be called before its comments are read or written,
 * so that checks for duplicates and counts see what others left. On SQLite writers follow one another anyway.
 */
export async function lockComments(site: Site, postId: number): Promise<void> {
  if (!site.database.dialect.rowLocks || postId < 1) return;
  await site.database.kysely.selectFrom('posts').select('ID').where('ID', '=', postId).forUpdate().execute();
}

/** Counts the comments of a post anew. One statement. */
export async function recountComments(site: Site, postId: number): Promise<void> {
  const { kysely } = site.database;
  if (postId < 1) return;
  const comments = kysely
    .selectFrom('comments')
    .select(sql<number>`count(*)`.as('count'))
    .where('comment_post_ID', '=', postId)
    .where('comment_approved', '=', '1')
    .where('comment_type', '!=', 'note');
  await kysely.updateTable('posts').set({ comment_count: comments }).where('ID', '=', postId).execute();
  site.caches.changed();
}
