// The discussion of a post on its page: comments in threads, pages of them, the form. Made of the core blocks, as themes make it;
// and who of the visitors sees own comments that are held (wp_get_unapproved_comment_author_email).
import { timingSafeEqual } from 'node:crypto';
import { type Commenter, commenterOf } from '../access/commenter-cookies.ts';
import { siteHash } from '../access/salts.ts';
import { getComment } from '../content/comments/get.ts';
import { gmtInstant } from '../content/dates.ts';
import type { Site } from '../content/site.ts';
import { renderOnPage } from '../content/texts/render-on-page.ts';
import type { PostRow } from '../database/schema.ts';
import type { PageContext } from '../rendering/types.ts';
import type { WebRequest } from './page.ts';

const comment = [
  '<!-- wp:comment-author-name {"isLink":true,"linkTarget":"_self"} /-->',
  '<!-- wp:comment-date /-->',
  '<!-- wp:comment-content /-->',
  '<!-- wp:comment-reply-link /-->',
].join('');
const pages =
  '<!-- wp:comments-pagination --><!-- wp:comments-pagination-previous /--><!-- wp:comments-pagination-numbers /--><!-- wp:comments-pagination-next /--><!-- /wp:comments-pagination -->';
const blocks = [
  '<!-- wp:comments --><section class="wp-block-comments" aria-label="Discussion"><!-- wp:comments-title {"showPostTitle":false} /-->',
  `<!-- wp:comment-template -->${comment}<!-- /wp:comment-template -->`,
  `${pages}<!-- wp:post-comments-form /--></section><!-- /wp:comments -->`,
].join('');

/** HTML of the discussion; '' where there is none and can be none. */
export async function discussion(site: Site, request: WebRequest, row: PostRow, page: PageContext): Promise<string> {
  if (!site.registry.postTypes.get(row.post_type)?.supports.comments) return '';
  return renderOnPage(site, request.viewer, blocks, page, { id: row.ID, type: row.post_type });
}

/** Minutes in which the hash in an address shows a comment that is held. */
const preview = 10 * 60_000;

/** What a page's blocks know of the visitor. */
export async function visitorOf(site: Site, request: WebRequest): Promise<{ commenter?: Commenter; heldFor?: string }> {
  if (request.viewer.id > 0) return {};
  const commenter = commenterOf(site, request.cookie);
  const heldFor = (await heldByHash(site, request)) || commenter?.email || '';
  return { ...(commenter ? { commenter } : {}), ...(heldFor === '' ? {} : { heldFor }) };
}

async function heldByHash(site: Site, { query }: WebRequest): Promise<string> {
  const { unapproved, 'moderation-hash': hash } = query;
  const id = Number.parseInt(String(unapproved ?? ''), 10);
  if (typeof hash !== 'string' || hash === '' || !(id > 0) || !Number.isSafeInteger(id)) return '';
  const found = await getComment(site, id);
  if (!found) return '';
  const expected = Buffer.from(siteHash(found.comment_date_gmt, 'auth', site.settings.salts));
  const given = Buffer.from(hash);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return '';
  return site.clock.now() < gmtInstant(found.comment_date_gmt) + preview ? found.comment_author_email : '';
}
