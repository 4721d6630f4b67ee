// Who of the visitors sees own comments that are held, and what is known of a visitor by cookies. Reproduces
// wp_get_unapproved_comment_author_email and wp_get_current_commenter.
import { timingSafeEqual } from 'node:crypto';
import { type Commenter, commenterOf } from '../access/commenter-cookies.ts';
import { siteHash } from '../access/salts.ts';
import { getComment } from '../content/comments/get.ts';
import { gmtInstant } from '../content/dates.ts';
import type { Site } from '../content/site.ts';
import type { WebRequest } from './page.ts';

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
