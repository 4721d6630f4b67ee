// Password protection of posts. Reproduces post_password_required as the API uses it (a password in the request; no cookie).
import type { PostRow } from '../../database/schema.ts';

/** Must a password be given before the content of this post is shown? `given` is the request's `password`. */
export function passwordRequired(post: Pick<PostRow, 'post_password'>, given?: string): boolean {
  return post.post_password !== '' && post.post_password !== given;
}
