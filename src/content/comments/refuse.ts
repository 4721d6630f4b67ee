// New comments that are refused: the same again, and too soon after the last one. Reproduces the first half of
// wp_allow_comment and wp_check_comment_flood.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { formatStored, gmtInstant } from '../dates.ts';
import type { Site } from '../site.ts';
import type { NewComment } from './types.ts';

/**
 * Throws `comment_duplicate` where the same person has said the same at the same place. `loose`: backslashes count only in
 * pairs, as where WordPress takes what the API sends for slashed.
 */
export async function refuseDuplicate(site: Site, comment: NewComment, loose = true): Promise<void> {
  const compared = (text: string): string => (loose ? unslashed(text) : text);
  let same = site.database.kysely
    .selectFrom('comments')
    .select('comment_ID')
    .where('comment_post_ID', '=', comment.comment_post_ID)
    .where('comment_parent', '=', comment.comment_parent)
    .where('comment_approved', '!=', 'trash')
    .where('comment_author', '=', compared(comment.comment_author))
    .where('comment_content', '=', compared(comment.comment_content))
    .limit(1);
  if (comment.comment_author_email !== '') {
    same = same.where('comment_author_email', '=', compared(comment.comment_author_email));
  }
  if (await same.executeTakeFirst()) {
    throw new SiteError('comment_duplicate', 'The same comment is there already.', 409);
  }
}

function unslashed(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(0|[\s\S]|$)/g, (_, next: string) => (next === '0' ? '\0' : next))
    : text;
}

/** Between two comments of one person, in milliseconds. */
const pause = 15_000;
const hour = 3_600_000;

/** Throws `comment_flood` where the person's last comment is too new. Moderators may write as fast as they can. */
export async function refuseFlood(site: Site, viewer: Viewer, comment: NewComment): Promise<void> {
  if (viewer.can('manage_options') || viewer.can('moderate_comments')) return;
  const last = await site.database.kysely
    .selectFrom('comments')
    .select('comment_date_gmt')
    .where('comment_date_gmt', '>=', formatStored(site.clock.now() - hour))
    .where(({ or, eb }) =>
      or([
        viewer.id > 0 ? eb('user_id', '=', viewer.id) : eb('comment_author_IP', '=', comment.comment_author_IP),
        eb('comment_author_email', '=', comment.comment_author_email),
      ]),
    )
    .orderBy('comment_date_gmt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last && gmtInstant(comment.comment_date_gmt) - gmtInstant(last.comment_date_gmt) < pause) {
    throw new SiteError('comment_flood', 'Comments follow each other too quickly.', 400);
  }
}
