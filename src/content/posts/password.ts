// Password protection of posts. Reproduces post_password_required as the API uses it (a password in the request; no cookie).
import type { PostRow } from '../../database/schema.ts';

/** Has the post a password? "0" is none to PHP. */
export function hasPassword({ post_password: password }: Pick<PostRow, 'post_password'>): boolean {
  return password !== '' && password !== '0';
}

/** Must a password be given before the content of this post is shown? `given` is the request's `password`. */
export function passwordRequired(post: Pick<PostRow, 'post_password'>, given?: string): boolean {
  return hasPassword(post) && post.post_password !== given;
}
