// May a post get comments? Reproduces comments_open with _close_comments_for_old_post.
import { noDate, type PostRow } from '../../database/schema.ts';
import { gmtInstant } from '../dates.ts';
import type { Site } from '../site.ts';

const day = 86_400_000;

/** Are comments open: by the post's own setting, and not too old where the site closes old posts? */
export function commentsOpen({ options, clock }: Site, post: PostRow): boolean {
  if (post.comment_status !== 'open') return false;
  const days = options.number('close_comments_days_old');
  if (options.number('close_comments_for_old_posts') === 0 || days === 0) return true;
  if (post.post_type !== 'post' || post.post_date_gmt === noDate) return true;
  const now = Math.floor(clock.now() / 1000) * 1000;
  return now - gmtInstant(post.post_date_gmt) <= days * day;
}
