// A comment sent with the form of a post's page. Reproduces wp_handle_comment_submission and what wp_new_comment adds to it:
// the same checks in the same order, then the verb that the API uses too.
import { verifyNonce } from '../../access/nonces.ts';
import type { PostSubject } from '../../access/subject.ts';
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { CommentRow, PostRow } from '../../database/schema.ts';
import { isEmail } from '../../rendering/formatting/email.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { stripTags } from '../../rendering/formatting/strip-tags.ts';
import { getPost } from '../posts/get.ts';
import { loadSubjects } from '../posts/subjects.ts';
import type { Site } from '../site.ts';
import { createComment } from './create.ts';
import { getComment } from './get.ts';
import { commentsOpen } from './open.ts';

/** What came with the form, as PHP parses it, and from where. */
export interface Submission {
  readonly form: Readonly<Record<string, unknown>>;
  readonly remoteAddress: string;
  readonly agent: string;
  /** Has the reader given the post's password? */
  readonly unlocked: (post: PostRow) => Promise<boolean>;
}

/**
 * Stores the comment and answers its row. Throws a SiteError whose status is that of the page to show (200 for what the
 * sender left out); where it has none, WordPress shows an empty page: `comment_reply_to_unapproved_comment`, `comment_id_not_found`, `comment_closed`,
 * `comment_on_trash`, `comment_on_draft`, `comment_on_password_protected`, `not_logged_in`, `require_name_email`,
 * `require_valid_email`, `require_valid_comment`, and those of createComment (`comment_flood` with 429).
 */
export async function submitComment(site: Site, viewer: Viewer, sent: Submission): Promise<CommentRow> {
  const { form } = sent;
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? trim(value) : '';
  };
  const parent = await answered(site, form.comment_parent);
  const post = await commentedPost(site, viewer, phpInt(form.comment_post_ID), sent);
  const { user } = viewer;
  const author = user ? user.display_name || user.user_login : trim(stripTags(text('author')));
  const email = user?.user_email ?? text('email');
  if (!user) checkVisitor(site, author, email);
  const content = text('comment');
  if (content === '') throw new SiteError('require_valid_comment', 'Please write a comment.', 200);
  const draft = {
    post: post.ID,
    parent,
    author: viewer.id,
    authorName: author,
    authorEmail: email,
    authorUrl: user?.user_url ?? text('url'),
    authorIp: sent.remoteAddress.replace(/[^0-9a-fA-F:., ]/g, ''),
    agent: [...sent.agent].slice(0, 254).join(''),
    content,
  };
  try {
    return await createComment(site, viewer, draft, { isForm: true, trusted: isTrusted(site, viewer, post.ID, form) });
  } catch (error) {
    if (error instanceof SiteError && error.code === 'comment_flood')
      throw new SiteError(error.code, error.message, 429);
    // Too long: WordPress names no status for three of them.
    if (error instanceof SiteError && error.code.endsWith('_column_length'))
      throw new SiteError(error.code, error.message, 200);
    throw error;
  }
}

/** As PHP's `(int)` makes numbers of what a form sends. */
function phpInt(value: unknown): number {
  if (Array.isArray(value)) return value.length > 0 ? 1 : 0;
  const number = Number.parseInt(String(value ?? ''), 10);
  return Number.isSafeInteger(number) ? number : 0;
}

/** Id of the comment that is answered, 0 for none: only those that are shown can be answered. */
async function answered(site: Site, value: unknown): Promise<number> {
  const id = Math.abs(phpInt(value));
  if (id === 0) return 0;
  const row = await getComment(site, id);
  if (row?.comment_approved !== '1') {
    throw new SiteError('comment_reply_to_unapproved_comment', 'This comment cannot be answered.', 403);
  }
  return id;
}

/** The post, where it takes comments. */
async function commentedPost(site: Site, viewer: Viewer, id: number, { unlocked }: Submission): Promise<PostRow> {
  const post = await getPost(site, id);
  if (!post || post.comment_status === '') throw unknownPost();
  const subject = (await loadSubjects(site, [post])).get(post.ID);
  const mayRead = subject !== undefined && viewer.can('read_post', subject);
  const name = statusOf(post, subject);
  if (name === 'private' && !mayRead) throw unknownPost();
  if (!commentsOpen(site, post)) throw new SiteError('comment_closed', 'Comments are closed here.', 403);
  if (name === 'trash') throw new SiteError('comment_on_trash', 'This post is in the trash.');
  const status = site.registry.statuses.get(name);
  if (!status?.public && !status?.private) {
    throw new SiteError('comment_on_draft', 'This post takes no comments.', mayRead ? 403 : null);
  }
  if (post.post_password !== '' && !(await unlocked(post))) {
    throw new SiteError('comment_on_password_protected', 'The post is behind a password.');
  }
  return post;
}

const unknownPost = (): SiteError => new SiteError('comment_id_not_found', 'There is no such post.');

/** `get_post_status`: attachments go the way of their post. */
function statusOf(post: PostRow, subject: PostSubject | undefined): string {
  const { post_status: own, post_type: type } = post;
  if (type !== 'attachment') return own;
  if (own !== 'inherit') return ['private', 'trash', 'auto-draft'].includes(own) ? own : 'publish';
  const parent = subject?.parent;
  if (!parent || parent.ID === post.ID) return 'publish';
  return parent.post_status === 'trash' ? subject?.trashedFrom || 'publish' : parent.post_status;
}

function checkVisitor({ options }: Site, author: string, email: string): void {
  if (options.number('comment_registration') !== 0) {
    throw new SiteError('not_logged_in', 'Log in to comment.', 403);
  }
  if (options.number('require_name_email') === 0) return;
  if (author === '' || email === '') {
    throw new SiteError('require_name_email', 'Please fill in your name and email address.', 200);
  }
  if (!isEmail(email)) throw new SiteError('require_valid_email', 'Please enter a valid email address.', 200);
}

/** Any HTML counts from those who may write it only where the form carries the mark of its page. */
function isTrusted(site: Site, viewer: Viewer, post: number, form: Submission['form']): boolean {
  const mark = form._wp_unfiltered_html_comment;
  return (
    viewer.can('unfiltered_html') &&
    typeof mark === 'string' &&
    verifyNonce(mark, `unfiltered-html-comment_${post}`, viewer, site.settings.salts, site.clock.now()) > 0
  );
}
