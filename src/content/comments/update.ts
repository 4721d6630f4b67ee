// Changes a comment. Reproduces wp_update_comment: every field is cleaned again, by the rights of who writes now and of who
// wrote it first; the GMT date follows the local one; the post it then belongs to is counted anew, and so is the one it left,
// whose count WordPress leaves wrong.

import { accountViewer, findAccount } from '../../access/account.ts';
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { CommentRow } from '../../database/schema.ts';
import { convertInvalidEntities } from '../../rendering/formatting/characters.ts';
import { columnDate, toGmt } from '../dates.ts';
import { extensionSite } from '../extensions/site.ts';
import type { Site } from '../site.ts';
import { lockComments, lockedComment, recountComments } from './count.ts';
import { balanced, checkLengths, fits, storedComment } from './sanitize.ts';
import { type CommentDraft, columnId, type NewComment } from './types.ts';

/**
 * Changes a comment and answers it as it is then; undefined where there is none.
 * Throws `comment_…_column_length`, `rest_comment_failed_edit`.
 */
export async function updateComment(
  site: Site,
  viewer: Viewer,
  id: number,
  draft: CommentDraft,
): Promise<CommentRow | undefined> {
  checkLengths(draft);
  return site.transaction(async (inside) => {
    const before = await lockedComment(inside, id);
    if (!before) return undefined;
    if (draft.post !== undefined) await lockComments(inside, draft.post);
    const trusted = viewer.can('unfiltered_html') && (await mayWriteHtml(inside, before.user_id));
    const { comment_ID: _, ...stored } = before;
    const values = storedComment(inside, merged(stored, draft), trusted);
    values.comment_content = balanced(inside, convertInvalidEntities(values.comment_content));
    values.comment_date_gmt = columnDate(toGmt(inside, values.comment_date));
    if (!fits(values)) throw new SiteError('rest_comment_failed_edit', 'A field of the comment is too long.', 400);
    await inside.database.kysely.updateTable('comments').set(values).where('comment_ID', '=', id).execute();
    for (const post of new Set([before.comment_post_ID, values.comment_post_ID])) await recountComments(inside, post);
    const comment: CommentRow = { comment_ID: id, ...values };
    await inside.hooks.run('edit_comment', comment, extensionSite(inside));
    inside.caches.changed();
    return comment;
  });
}

function merged(before: NewComment, draft: CommentDraft): NewComment {
  return {
    ...before,
    comment_post_ID: columnId(draft.post ?? before.comment_post_ID),
    comment_author: draft.authorName ?? before.comment_author,
    comment_author_email: draft.authorEmail ?? before.comment_author_email,
    comment_author_url: draft.authorUrl ?? before.comment_author_url,
    comment_author_IP: draft.authorIp ?? before.comment_author_IP,
    comment_date: draft.date?.local ?? before.comment_date,
    comment_content: draft.content ?? before.comment_content,
    comment_agent: draft.agent ?? before.comment_agent,
    comment_parent: columnId(draft.parent ?? before.comment_parent),
    user_id: columnId(draft.author ?? before.user_id),
  };
}

async function mayWriteHtml(site: Site, userId: number): Promise<boolean> {
  const account = userId > 0 ? await findAccount(site, 'id', userId) : null;
  return account !== null && accountViewer(site, account, { method: 'system' }).can('unfiltered_html');
}
