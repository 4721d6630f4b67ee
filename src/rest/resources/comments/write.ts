// Making, changing and deleting comments through the API: parse, call the verb, answer. Reproduces create_item,
// update_item and delete_item with prepare_item_for_database.
import { SiteError } from '../../../base/error.ts';
import { createComment } from '../../../content/comments/create.ts';
import { deleteComment } from '../../../content/comments/delete.ts';
import { getComment } from '../../../content/comments/get.ts';
import { changeCommentStatus, trashComment } from '../../../content/comments/status.ts';
import type { CommentDraft } from '../../../content/comments/types.ts';
import { updateComment } from '../../../content/comments/update.ts';
import { writeMeta } from '../../../content/meta/write.ts';
import { trashEnabled } from '../../../content/posts/trash.ts';
import type { Site } from '../../../content/site.ts';
import type { CommentRow } from '../../../database/schema.ts';
import { isEmpty, isPhpArray, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { fillDraft } from '../../engine/resource-write.ts';
import { respond } from '../../engine/response.ts';
import { isIpAddress } from '../../engine/schema/ip.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { commentSubject, forgetComment, wantedComment } from './access.ts';
import type { CommentResource } from './field.ts';
import { commentItem, commentsRoute } from './item.ts';
import { commentedPost } from './posts.ts';

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** What the request wants of a comment. Address and user agent are always those of the request, or what it says. */
async function draftOf(call: Call, resource: CommentResource): Promise<CommentDraft> {
  const { params, request, viewer } = call;
  const draft: CommentDraft = {};
  await fillDraft(resource, draft, call);
  const address = request.connection?.remoteAddress ?? '';
  if (given(params.author_ip) && viewer.can('moderate_comments')) draft.authorIp = toText(params.author_ip);
  else draft.authorIp = isIpAddress(address) ? address : '127.0.0.1';
  const agent = isEmpty(params.author_user_agent) ? request.headers['user-agent'] : toText(params.author_user_agent);
  if (agent) draft.agent = agent;
  return draft;
}

function refuseEmpty(draft: CommentDraft, noteStatus?: unknown): void {
  if (draft.content !== '') return;
  // A note may say nothing but that the matter is settled, or open again.
  if (draft.type === 'note' && (noteStatus === 'resolved' || noteStatus === 'reopen')) return;
  throw new SiteError('rest_comment_content_invalid', 'The comment says nothing.', 400);
}

/** Who writes is the viewer, where the request says nothing of the author. */
function addAuthor({ site, viewer }: Call, draft: CommentDraft): void {
  const anonymous = !draft.author && [draft.authorName, draft.authorEmail, draft.authorUrl].every(isEmpty);
  if (viewer.user && anonymous) {
    draft.author = viewer.id;
    draft.authorName = viewer.user.display_name;
    draft.authorEmail = viewer.user.user_email;
    draft.authorUrl = viewer.user.user_url;
  }
  const wanted = site.options.number('require_name_email') !== 0;
  if (wanted && (isEmpty(draft.authorName) || isEmpty(draft.authorEmail))) {
    throw new SiteError('rest_comment_author_data_required', 'A comment needs a name and an address.', 400);
  }
}

async function writeCommentMeta(site: Site, call: Call, row: CommentRow): Promise<void> {
  const { meta } = call.params;
  if (!isPhpArray(meta)) return;
  const subject = commentSubject({ row, post: await commentedPost(call, row.comment_post_ID) });
  const target = { objectType: 'comment', subtype: '', id: row.comment_ID, subject } as const;
  await writeMeta(site, call.viewer, target, Object.fromEntries(Object.entries(meta)), schemaTools);
}

/** Status, meta and added fields of a written comment; answers it as it is then. */
async function finishWrite(site: Site, call: Call, comment: CommentRow): Promise<CommentRow> {
  const { status } = call.params;
  if (given(status)) await changeCommentStatus(site, comment.comment_ID, toText(status));
  const row = (await getComment(site, comment.comment_ID)) ?? comment;
  await writeCommentMeta(site, call, row);
  await writeAddedFields(call, site, { kind: 'comment', objectType: 'comment', row });
  return row;
}

async function answer(
  call: Call,
  resource: CommentResource,
  row: CommentRow,
  more: Parameters<typeof respond>[1] = {},
) {
  const item = commentItem({ row, post: await commentedPost(call, row.comment_post_ID) });
  const { data, links } = await readItem(resource, item, call);
  return respond(data, { ...more, links });
}

export async function postComment(call: Call, resource: CommentResource): Promise<RestResponse> {
  const { params, site, viewer } = call;
  if (!isEmpty(params.id)) throw new SiteError('rest_comment_exists', 'A comment that exists cannot be made.', 400);
  if (!isEmpty(params.type) && params.type !== 'comment' && params.type !== 'note') {
    throw new SiteError('rest_invalid_comment_type', 'Comments of this type cannot be made.', 400);
  }
  const draft = await draftOf(call, resource);
  if (params.type === 'note') draft.type = 'note';
  draft.content ??= '';
  const { meta } = params;
  refuseEmpty(draft, isPhpArray(meta) && '_wp_note_status' in meta ? meta._wp_note_status : undefined);
  addAuthor(call, draft);
  const row = await site.transaction(async (inside) =>
    finishWrite(inside, call, await createComment(inside, viewer, draft)),
  );
  params.context = viewer.can('moderate_comments') ? 'edit' : 'view';
  const location = call.url(`${commentsRoute}/${row.comment_ID}`);
  return answer(call, resource, row, { status: 201, headers: { Location: location } });
}

export async function putComment(call: Call, resource: CommentResource): Promise<RestResponse> {
  const { params, site, viewer } = call;
  const { row: before } = await wantedComment(call);
  if (given(params.type) && params.type !== (before.comment_type || 'comment')) {
    throw new SiteError('rest_comment_invalid_type', 'The type of a comment cannot be changed.', 404);
  }
  const draft = await draftOf(call, resource);
  if (draft.post && !(await commentedPost(call, draft.post))) {
    throw new SiteError('rest_comment_invalid_post_id', 'There is no such post.', 403);
  }
  refuseEmpty(draft);
  const row = await site.transaction(async (inside) => {
    const changed = await updateComment(inside, viewer, before.comment_ID, draft);
    if (!changed) throw new SiteError('rest_comment_failed_edit', 'The comment could not be changed.', 500);
    return finishWrite(inside, call, changed);
  });
  forgetComment(call, row.comment_ID);
  params.context = 'edit';
  return answer(call, resource, row);
}

/** Answers the trashed comment, or with `force` what it was. */
export async function removeComment(call: Call, resource: CommentResource): Promise<RestResponse> {
  const { site, params } = call;
  const { row, post } = await wantedComment(call);
  params.context = 'edit';
  if (params.force === true) {
    const { data: previous } = await readItem(resource, commentItem({ row, post }), call);
    if (!(await deleteComment(site, row.comment_ID))) throw notDeleted();
    forgetComment(call, row.comment_ID);
    return respond({ deleted: true, previous });
  }
  if (!trashEnabled(site)) {
    throw new SiteError('rest_trash_not_supported', 'There is no trash here: send force=true to delete.', 501);
  }
  if (row.comment_approved === 'trash') {
    throw new SiteError('rest_already_trashed', 'The comment is in the trash already.', 410);
  }
  if (!(await trashComment(site, row.comment_ID))) throw notDeleted();
  forgetComment(call, row.comment_ID);
  return answer(call, resource, (await getComment(site, row.comment_ID)) ?? row);
}

function notDeleted(): SiteError {
  return new SiteError('rest_cannot_delete', 'The comment could not be deleted.', 500);
}
