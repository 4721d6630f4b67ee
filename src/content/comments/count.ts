// The number of comments that a post keeps. Reproduces wp_update_comment_count_now: approved ones of every type but notes.
import { sql } from 'kysely';
import { lockRows } from '../../database/locks.ts';
import type { CommentRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { getComment } from './get.ts';

/**
 * Waits until no other transaction is writing comments of a post; to be called before its comments are read or written,
 * so that checks for duplicates and counts see what others left. On SQLite writers follow one another anyway.
 */
export async function lockComments(site: Site, postId: number): Promise<void> {
  if (postId > 0) await lockRows(site.database, 'posts', [postId]);
}

/** A comment after the comments of its post were locked, to be changed; undefined where there is none. */
export async function lockedComment(site: Site, id: number): Promise<CommentRow | undefined> {
  let comment = await getComment(site, id);
  if (!site.database.dialect.rowLocks) return comment;
  // It may have gone, or moved to another post, while we waited.
  for (let locked = -1; comment && comment.comment_post_ID !== locked; comment = await getComment(site, id)) {
    locked = comment.comment_post_ID;
    await lockComments(site, locked);
  }
  return comment;
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
