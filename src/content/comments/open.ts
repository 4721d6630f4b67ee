// May a post get comments? Reproduces comments_open and pings_open with _close_comments_for_old_post.
import { noDate, type PostRow } from '../../database/schema.ts';
import { gmtInstant } from '../dates.ts';
import type { Site } from '../site.ts';

const day = 86_400_000;

/** Are comments open: by the post's own setting, and not too old where the site closes old posts? */
export const commentsOpen = (site: Site, post: PostRow): boolean =>
  post.comment_status === 'open' && !isClosedByAge(site, post);

/** The same for trackbacks and pingbacks. */
export const pingsOpen = (site: Site, post: PostRow): boolean =>
  post.ping_status === 'open' && !isClosedByAge(site, post);

function isClosedByAge({ options, clock }: Site, post: PostRow): boolean {
  const days = options.number('close_comments_days_old');
  if (options.number('close_comments_for_old_posts') === 0 || days === 0) return false;
  if (post.post_type !== 'post' || post.post_date_gmt === noDate) return false;
  const now = Math.floor(clock.now() / 1000) * 1000;
  return now - gmtInstant(post.post_date_gmt) > days * day;
}
