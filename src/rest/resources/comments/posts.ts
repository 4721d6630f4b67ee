// The posts that comments belong to, loaded once per request for all its comments, and the right to read them.
// Reproduces check_read_post_permission of WP_REST_Comments_Controller.

import type { PostSubject } from '../../../access/subject.ts';
import { hasPassword } from '../../../content/posts/password.ts';
import { mayRead, type PostSubjects } from '../../../content/posts/subjects.ts';
import type { PostRow } from '../../../database/schema.ts';
import { isEmpty, isPhpArray, toText } from '../../engine/php.ts';
import type { Call, Params } from '../../engine/types.ts';
import { knownPosts, knownSubjects } from '../posts/known.ts';

export interface CommentedPost {
  readonly row: PostRow;
  readonly subject: PostSubject | undefined;
  readonly subjects: PostSubjects;
}
export type CommentedPosts = ReadonlyMap<number, CommentedPost>;

/** Posts by id with what rights on them are decided by; ids without a post are absent. Kept for the request. */
export async function commentedPosts(call: Call, ids: readonly number[]): Promise<CommentedPosts> {
  const kept = call.once('commented posts', () => new Map<number, CommentedPost | null>());
  const wanted = [...new Set(ids)].filter((id) => id > 0 && !kept.has(id));
  if (wanted.length > 0) {
    const rows = await knownPosts(call, wanted);
    const subjects = await knownSubjects(call, [...rows.values()]);
    for (const id of wanted) {
      const row = rows.get(id);
      kept.set(id, row ? { row, subject: subjects.get(id), subjects } : null);
    }
  }
  const found = new Map<number, CommentedPost>();
  for (const id of ids) {
    const post = kept.get(id);
    if (post) found.set(id, post);
  }
  return found;
}

export async function commentedPost(call: Call, id: number): Promise<CommentedPost | undefined> {
  return (await commentedPosts(call, [id])).get(id);
}

export function mayEditPost({ viewer }: Pick<Call, 'viewer'>, post: CommentedPost | undefined): boolean {
  return post?.subject !== undefined && viewer.can('edit_post', post.subject);
}

/**
 * May the viewer read the post? A password opens it only to requests for one post or one comment. `params` are those of
 * the request that is judged.
 */
export function mayReadPost(
  call: Pick<Call, 'viewer' | 'site'>,
  post: CommentedPost,
  params: Readonly<Params>,
): boolean {
  const { row, subjects } = post;
  if (!call.site.registry.postTypes.has(row.post_type)) return false;
  const one = !isEmpty(params.id) || (!isEmpty(params.post) && (!isPhpArray(params.post) || sizeOf(params.post) === 1));
  const open = !hasPassword(row) || (one && isOpened(call, post, params));
  return open ? mayRead(call.viewer, call.site, row, subjects) : mayEditPost(call, post);
}

function sizeOf(list: object): number {
  return Object.keys(list).length;
}

function isOpened(call: Pick<Call, 'viewer'>, post: CommentedPost, { context, password }: Readonly<Params>): boolean {
  if (context === 'edit' && mayEditPost(call, post)) return true;
  return !isEmpty(password) && toText(password) === post.row.post_password;
}

/** Has the type an editor with notes on blocks? */
export function supportsNotes({ site }: Pick<Call, 'site'>, type: string): boolean {
  const editor = site.registry.postTypes.get(type)?.supports.editor;
  if (!isPhpArray(editor)) return false;
  return Object.values(editor).some((more) => isPhpArray(more) && 'notes' in more && !isEmpty(more.notes));
}
