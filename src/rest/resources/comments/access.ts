// Who may read and change comments: the permission checks of WP_REST_Comments_Controller but those of creating. What they
// load is kept for the request, so that the handler and the `Allow` header ask no second time.
import type { CapabilitySubject } from '../../../access/subject.ts';
import { SiteError } from '../../../base/error.ts';
import { getComment } from '../../../content/comments/get.ts';
import type { CommentRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, isNumeric, isPhpArray, toInteger } from '../../engine/php.ts';
import type { Call, Params } from '../../engine/types.ts';
import {
  type CommentedPost,
  type CommentedPosts,
  commentedPost,
  commentedPosts,
  mayEditPost,
  mayReadPost,
  supportsNotes,
} from './posts.ts';

/** A comment and the post it is on, where that exists. */
export interface Commented {
  readonly row: CommentRow;
  readonly post: CommentedPost | undefined;
}

export function commentSubject({ row, post }: Commented): CapabilitySubject {
  return { kind: 'comment', comment: row, post: post?.subject };
}

function keptComments(call: Call): Map<number, Promise<CommentRow | undefined>> {
  return call.once('comments', () => new Map());
}

/** Makes later checks of this request load a comment again, after it changed. */
export function forgetComment(call: Call, id: number): void {
  keptComments(call).delete(id);
}

export function noSuchComment(): SiteError {
  return new SiteError('rest_comment_invalid_id', 'There is no such comment.', 404);
}

/** The comment that the route names. Throws `rest_comment_invalid_id`, `rest_post_invalid_id` where its post is gone. */
export async function wantedComment(call: Call): Promise<Commented> {
  const id = toInteger(call.params.id);
  const kept = keptComments(call);
  let loading = kept.get(id);
  if (!loading) kept.set(id, (loading = getComment(call.site, id)));
  const row = await loading;
  if (!row) throw noSuchComment();
  return withPost(row, await commentedPost(call, row.comment_post_ID));
}

/** Throws `rest_post_invalid_id` where the comment's post is gone. */
export function withPost(row: CommentRow, post: CommentedPost | undefined): Commented {
  if (row.comment_post_ID !== 0 && !post) throw new SiteError('rest_post_invalid_id', 'Its post is gone.', 404);
  return { row, post };
}

/** May the viewer see this comment? Approved ones with their post; held ones and notes by right or as one's own. */
export function mayReadComment(call: Pick<Call, 'viewer' | 'site'>, comment: Commented, params: Params): boolean {
  const { row, post } = comment;
  const { viewer } = call;
  if (row.comment_type !== 'note' && row.comment_approved === '1' && post && mayReadPost(call, post, params))
    return true;
  if (viewer.id === 0) return false;
  if (row.comment_post_ID === 0 && !viewer.can('moderate_comments')) return false;
  return row.user_id === viewer.id || viewer.can('edit_comment', commentSubject(comment));
}

/** May the viewer change or delete it? Notes belong to those who may edit their post. */
export function mayChange({ viewer }: Pick<Call, 'viewer'>, comment: Commented): boolean {
  if (viewer.id === 0) return false;
  const isNote = comment.row.comment_type.toLowerCase() === 'note';
  return (!isNote && viewer.can('moderate_comments')) || viewer.can('edit_comment', commentSubject(comment));
}

/** Throws where one comment may not be read in the context of `params`. */
export function judgeRead(call: Pick<Call, 'viewer' | 'site'>, comment: Commented, params: Params): void {
  const { row, post } = comment;
  const { viewer } = call;
  if (params.context === 'edit') {
    const edits =
      row.comment_type === 'note'
        ? viewer.can('edit_comment', commentSubject(comment))
        : viewer.can('moderate_comments');
    if (!edits) throw forbidden(viewer, 'rest_forbidden_context', 'You may not edit comments.');
  }
  if (!mayReadComment(call, comment, params)) {
    throw forbidden(viewer, 'rest_cannot_read', 'You may not read this comment.');
  }
  if (post && !mayReadPost(call, post, params)) throw cannotReadPost(call);
}

export function cannotReadPost({ viewer }: Pick<Call, 'viewer'>): SiteError {
  return forbidden(viewer, 'rest_cannot_read_post', 'You may not read the post of this comment.');
}

/** Reading one comment. */
export async function mayGet(call: Call): Promise<void> {
  judgeRead(call, await wantedComment(call), call.params);
}

function askedValues({ params }: Call): readonly unknown[] {
  if (isEmpty(params.post)) return [];
  return isPhpArray(params.post) ? Object.values(params.post) : [params.post];
}

/** The id of a post as get_post takes one; 0, which no post has, for what is not numeric. */
function postId(value: unknown): number {
  return isNumeric(value) ? toInteger(value) : 0;
}

/** Ids of the posts whose comments a list asks for. */
export function askedPosts(call: Call): number[] {
  return askedValues(call).map(postId);
}

/** Reading a list. */
export async function mayList(call: Call): Promise<void> {
  judgeList(call, await commentedPosts(call, askedPosts(call)));
}

/** Throws where a list may not be read; `posts` has those that it asks for. */
export function judgeList(call: Call, posts: CommentedPosts): void {
  const { viewer, params } = call;
  const isNote = params.type === 'note';
  const asked = askedPosts(call);
  // What is not valid reaches this check too, for `Allow`: only a real 0 means comments on no post.
  for (const value of askedValues(call)) {
    const post = posts.get(postId(value));
    if (post && !mayReadPost(call, post, params)) throw cannotReadPost(call);
    if (value === 0 && !viewer.can('moderate_comments')) {
      throw forbidden(viewer, 'rest_cannot_read', 'You may not read comments that are on no post.');
    }
    if (post && isNote && !supportsNotes(call, post.row.post_type)) {
      if (mayEditPost(call, post)) throw notesNotSupported();
      throw forbidden(viewer, 'rest_forbidden_param', 'Not every parameter is open to you.');
    }
  }
  if (params.context === 'edit') {
    const edits =
      isNote && asked.length > 0
        ? asked.every((id) => mayEditPost(call, posts.get(id)))
        : viewer.can('moderate_comments');
    if (!edits) throw forbidden(viewer, 'rest_forbidden_context', 'You may not edit comments.');
  }
  if (viewer.can('edit_posts')) return;
  const closed = params.status !== 'approve' || params.type !== 'comment';
  if (closed || ['author', 'author_exclude', 'author_email'].some((name) => !isEmpty(params[name]))) {
    throw forbidden(viewer, 'rest_forbidden_param', 'Not every parameter is open to you.');
  }
}

export function notesNotSupported(): SiteError {
  return new SiteError('rest_comment_not_supported_post_type', 'Posts of this type have no notes.', 403);
}

export async function mayDelete(call: Call): Promise<void> {
  if (!mayChange(call, await wantedComment(call))) {
    throw forbidden(call.viewer, 'rest_cannot_delete', 'You may not delete this comment.');
  }
}
