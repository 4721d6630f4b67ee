// Approving, holding, spam and trash. Reproduces wp_set_comment_status, wp_trash_comment, wp_untrash_comment,
// wp_spam_comment and wp_unspam_comment with the meta that remembers the status before. One transaction each.

import type { CommentRow } from '../../database/schema.ts';
import { extensionSite } from '../extensions/site.ts';
import { addMeta, deleteMeta, insertRows, metaValues } from '../meta/rows.ts';
import { trashEnabled } from '../posts/trash.ts';
import type { Site } from '../site.ts';
import { lockedComment, recountComments } from './count.ts';
import { deleteComment } from './delete.ts';
import { getComment } from './get.ts';

const statusKey = '_wp_trash_meta_status';
const timeKey = '_wp_trash_meta_time';

/** `comment_approved` in the words of hooks and of wp_get_comment_status. */
function statusName(approved: string): string {
  if (approved === '1') return 'approved';
  return approved === '0' ? 'unapproved' : approved;
}

/** Runs the hooks of a status that a comment has now, if it is another one (wp_transition_comment_status). */
async function runTransition(site: Site, comment: CommentRow, before: string): Promise<void> {
  const [now, old] = [statusName(comment.comment_approved), statusName(before)];
  if (now !== old) await site.hooks.run('transition_comment_status', now, old, comment, extensionSite(site));
}

/** Stores a value of `comment_approved`; answers the comment before, undefined where nothing changed. */
async function setApproved(site: Site, id: number, approved: string): Promise<CommentRow | undefined> {
  if (!['0', '1', 'spam', 'trash'].includes(approved)) return undefined;
  const before = await lockedComment(site, id);
  if (!before) return undefined;
  const { numUpdatedRows } = await site.database.kysely
    .updateTable('comments')
    .set({ comment_approved: approved })
    .where('comment_ID', '=', id)
    .where('comment_approved', '!=', approved)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return undefined;
  await runTransition(site, { ...before, comment_approved: approved }, before.comment_approved);
  await recountComments(site, before.comment_post_ID);
  site.caches.changed();
  return before;
}

/** Approves (`1`) or holds (`0`) a comment. False where it is so already, or there is none. */
export async function approveComment(site: Site, id: number, approved: '0' | '1'): Promise<boolean> {
  return site.transaction(async (inside) => (await setApproved(inside, id, approved)) !== undefined);
}

/** To spam or trash, remembering where it came from. */
async function putAway(site: Site, id: number, status: 'spam' | 'trash'): Promise<CommentRow | undefined> {
  const before = await setApproved(site, id, status);
  if (!before) return undefined;
  await deleteMeta(site, 'comment', id, [statusKey, timeKey]);
  await insertRows(site, 'comment', id, [[statusKey, before.comment_approved]]);
  await addMeta(site, 'comment', id, timeKey, Math.floor(site.clock.now() / 1000));
  return before;
}

export async function spamComment(site: Site, id: number): Promise<boolean> {
  return site.transaction(async (inside) => (await putAway(inside, id, 'spam')) !== undefined);
}

/** Back from spam or trash to the status before, or held where that is not known. */
export async function restoreComment(site: Site, id: number): Promise<boolean> {
  return site.transaction(async (inside) => {
    if (!(await lockedComment(inside, id))) return false;
    const [stored = ''] = await metaValues(inside, 'comment', id, statusKey);
    if (!(await setApproved(inside, id, stored || '0'))) return false;
    await deleteMeta(inside, 'comment', id, [statusKey, timeKey]);
    return true;
  });
}

/**
 * To the trash; with a note that others answer to, these answers go too. Where the site has no trash the comment is
 * deleted. False where there is no such comment or it lies there already.
 */
export async function trashComment(site: Site, id: number): Promise<boolean> {
  return site.transaction(async (inside) => {
    const answers = await answersToNote(inside, id);
    if (!trashEnabled(inside)) {
      if (!(await deleteComment(inside, id))) return false;
      for (const answer of answers) await deleteComment(inside, answer);
      return true;
    }
    if (!(await putAway(inside, id, 'trash'))) return false;
    for (const answer of answers) await putAway(inside, answer, 'trash');
    return true;
  });
}

/** Ids of the answers to a note that begins a thread, newest first; none for other comments. */
async function answersToNote(site: Site, id: number): Promise<number[]> {
  const note = await getComment(site, id);
  if (note?.comment_type !== 'note' || note.comment_parent !== 0) return [];
  const rows = await site.database.kysely
    .selectFrom('comments')
    .select('comment_ID')
    .where('comment_parent', '=', id)
    .where('comment_type', '=', 'note')
    .where('comment_approved', 'in', ['0', '1'])
    .orderBy('comment_date_gmt', 'desc')
    .execute();
  return rows.map((row) => row.comment_ID);
}

/**
 * Sets a status by the API's names (`handle_status_param`): `approved`, `hold`, `spam`, `unspam`, `trash`, `untrash`.
 * Others, and the one that the comment has, change nothing.
 */
export async function changeCommentStatus(site: Site, id: number, status: string): Promise<boolean> {
  const comment = await getComment(site, id);
  if (!comment || statusName(comment.comment_approved) === status) return false;
  switch (status) {
    case 'approved':
    case 'approve':
    case '1':
      return approveComment(site, id, '1');
    case 'hold':
    case '0':
      return approveComment(site, id, '0');
    case 'spam':
      return spamComment(site, id);
    case 'trash':
      return trashComment(site, id);
    case 'unspam':
    case 'untrash':
      return restoreComment(site, id);
    default:
      return false;
  }
}
