// Makes a comment. Reproduces wp_allow_comment, wp_filter_comment and wp_insert_comment: checked as it was sent, cleaned
// for whoever writes it, counted on its post. One transaction, hooks included.

import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { CommentRow } from '../../database/schema.ts';
import { gmtNow, localNow } from '../dates.ts';
import { extensionSite } from '../extensions/site.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { lockComments, recountComments } from './count.ts';
import { judgeComment } from './moderate.ts';
import { refuseDuplicate, refuseFlood } from './refuse.ts';
import { checkLengths, fits, storedComment } from './sanitize.ts';
import { type CommentDraft, columnId, type NewComment } from './types.ts';

export interface CreateOptions {
  /** Sent with the form of a page (wp_new_comment): judged once more when it is cleaned. */
  readonly isForm?: boolean;
  /** May the text have any HTML? Absent: as the viewer may write. */
  readonly trusted?: boolean;
}

/**
 * Makes a comment on a post and answers its row. Notes are approved at once, others as moderation says.
 * Throws `comment_…_column_length`, `comment_duplicate` (409), `comment_flood`, `rest_comment_failed_create`,
 * `rest_comment_invalid_post_id` where the post has gone.
 */
export async function createComment(
  site: Site,
  viewer: Viewer,
  draft: CommentDraft,
  { isForm = false, trusted = viewer.can('unfiltered_html') }: CreateOptions = {},
): Promise<CommentRow> {
  checkLengths(draft);
  return site.transaction(async (inside) => {
    const sent = newComment(inside, draft);
    await lockComments(inside, sent.comment_post_ID);
    const post = await getPost(inside, sent.comment_post_ID);
    if (sent.comment_post_ID > 0 && !post) {
      throw new SiteError('rest_comment_invalid_post_id', 'There is no such post.', 403);
    }
    if (sent.comment_type !== 'note') {
      await refuseDuplicate(inside, sent, !isForm);
      await refuseFlood(inside, viewer, sent);
      sent.comment_approved = await judgeComment(inside, sent, post?.post_author ?? 0);
    }
    const values = storedComment(inside, sent, trusted);
    if (isForm && !['trash', 'spam'].includes(values.comment_approved)) {
      values.comment_approved = await judgeComment(inside, values, post?.post_author ?? 0);
    }
    if (!fits(values)) throw new SiteError('rest_comment_failed_create', 'A field of the comment is too long.', 400);
    const { insertId } = await inside.database.kysely.insertInto('comments').values(values).executeTakeFirstOrThrow();
    const comment: CommentRow = { comment_ID: Number(insertId), ...values };
    if (comment.comment_approved === '1') await recountComments(inside, comment.comment_post_ID);
    await inside.hooks.run('wp_insert_comment', comment, extensionSite(inside));
    inside.caches.changed();
    return comment;
  });
}

function newComment(site: Site, draft: CommentDraft): NewComment {
  return {
    comment_post_ID: columnId(draft.post ?? 0),
    comment_author: draft.authorName ?? '',
    comment_author_email: draft.authorEmail ?? '',
    comment_author_url: draft.authorUrl ?? '',
    comment_author_IP: draft.authorIp ?? '',
    comment_date: draft.date?.local ?? localNow(site),
    comment_date_gmt: draft.date?.gmt ?? gmtNow(site),
    comment_content: draft.content ?? '',
    comment_karma: 0,
    comment_approved: '1',
    comment_agent: draft.agent ?? '',
    comment_type: draft.type || 'comment',
    comment_parent: columnId(draft.parent ?? 0),
    user_id: columnId(draft.author ?? 0),
  };
}
