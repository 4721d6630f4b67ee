// Who may make comments, and move them to another post: create_item_permissions_check, update_item_permissions_check and
// check_target_post_permission of WP_REST_Comments_Controller.
import { SiteError } from '../../../base/error.ts';
import { commentsOpen } from '../../../content/comments/open.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, toInteger } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';
import { cannotReadPost, mayChange, notesNotSupported, wantedComment } from './access.ts';
import { commentedPost, mayEditPost, mayReadPost, supportsNotes } from './posts.ts';

const given = (value: unknown): boolean => value !== undefined && value !== null;

export async function mayCreate(call: Call): Promise<void> {
  const { params, viewer } = call;
  const isNote = params.type === 'note';
  refuseVisitors(call, isNote);
  const moderates = viewer.can('moderate_comments');
  if (given(params.author) && params.author !== viewer.id && !moderates) throw mayNotSet(call, 'author');
  const address = call.request.connection?.remoteAddress ?? '';
  if (given(params.author_ip) && !moderates && (address === '' || params.author_ip !== address)) {
    throw mayNotSet(call, 'author_ip');
  }
  const postId = toInteger(params.post);
  if (isNote && !isEmpty(params.post)) await checkTarget(call, postId, true);
  const post = await commentedPost(call, postId);
  if (given(params.status) && !(isNote ? mayEditPost(call, post) : moderates)) throw mayNotSet(call, 'status');
  if (isEmpty(params.post)) throw withoutPost();
  if (isNote) return;
  if (!post) throw withoutPost();
  const { post_status: status } = post.row;
  if (status === 'draft' || status === 'trash') {
    throw new SiteError(`rest_comment_${status}_post`, 'This post takes no comments now.', 403);
  }
  if (!mayReadPost(call, post, params)) throw cannotReadPost(call);
  if (!commentsOpen(call.site, post.row)) {
    throw new SiteError('rest_comment_closed', 'This post takes no more comments.', 403);
  }
}

/** Visitors may comment only where an extension lets them, and nowhere that wants them registered. */
function refuseVisitors({ site, viewer }: Call, isNote: boolean): void {
  if (viewer.id !== 0) return;
  const wantsLogin = site.options.number('comment_registration') !== 0;
  if (!isNote && !wantsLogin && site.hooks.filter('rest_allow_anonymous_comments', false)) return;
  throw new SiteError('rest_comment_login_required', 'Log in to comment.', 401);
}

function mayNotSet({ viewer }: Call, name: string): SiteError {
  return forbidden(viewer, `rest_comment_invalid_${name}`, `You may not set ${name} of comments.`);
}

function withoutPost(): SiteError {
  return new SiteError('rest_comment_invalid_post_id', 'A comment needs a post that exists.', 403);
}

/** Throws where a comment or note may not be put on a post. Notes need a post that has notes and that one may edit. */
async function checkTarget(call: Call, id: number, isNote: boolean): Promise<void> {
  const { viewer, params } = call;
  if (id === 0) throw withoutPost();
  const post = await commentedPost(call, id);
  if (!(mayEditPost(call, post) || (!isNote && viewer.can('moderate_comments')))) {
    if (isNote) throw forbidden(viewer, 'rest_cannot_create_note', 'You may not make notes on this post.');
    throw forbidden(viewer, 'rest_cannot_edit', 'You may not edit this comment.');
  }
  if (!post) throw withoutPost();
  if (!isNote) return;
  if (!supportsNotes(call, post.row.post_type)) throw notesNotSupported();
  if (post.row.post_status === 'trash') {
    throw new SiteError('rest_comment_trash_post', 'This post takes no comments now.', 403);
  }
  if (!mayReadPost(call, post, params)) throw cannotReadPost(call);
}

export async function mayUpdate(call: Call): Promise<void> {
  const comment = await wantedComment(call);
  if (!mayChange(call, comment)) throw forbidden(call.viewer, 'rest_cannot_edit', 'You may not edit this comment.');
  const target = toInteger(call.params.post);
  if (given(call.params.post) && target !== comment.row.comment_post_ID) {
    await checkTarget(call, target, comment.row.comment_type === 'note');
  }
}
