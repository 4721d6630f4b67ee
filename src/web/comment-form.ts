// `wp-comments-post.php`: takes a comment from the form of a post's page and leads back to it. Reproduces that file, with
// the cookies that a visitor is known again by and the hash by which one sees the own comment while it is held.
import { commenterCookies } from '../access/commenter-cookies.ts';
import { siteHash } from '../access/salts.ts';
import { SiteError } from '../base/error.ts';
import { commentLinks } from '../content/comments/link.ts';
import { submitComment } from '../content/comments/submit.ts';
import { getPosts } from '../content/posts/get.ts';
import type { Site } from '../content/site.ts';
import type { CommentRow } from '../database/schema.ts';
import { escapeUrl } from '../rendering/formatting/url.ts';
import { messagePage } from './message-page.ts';
import { noCache, type WebRequest, type WebResponse } from './page.ts';
import { unlockedBy } from './post-password.ts';

export interface CommentRequest extends WebRequest {
  readonly method: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly remoteAddress: string;
  readonly agent: string;
  /** Makes an address safe to lead to; the second one where it is not. */
  readonly safe: (location: string, otherwise: string) => string;
}

const html = ['Content-Type', 'text/html; charset=UTF-8'] as const;

export async function takeComment(site: Site, request: CommentRequest): Promise<WebResponse> {
  if (request.method !== 'POST') {
    return { status: 405, headers: [['Allow', 'POST'] as const, ['Content-Type', 'text/plain'] as const], body: '' };
  }
  const { viewer, form } = request;
  try {
    const comment = await submitComment(site, viewer, {
      ...request,
      unlocked: (post) => unlockedBy(site, request.cookie, post),
    });
    const consents = form['wp-comment-cookies-consent'] !== undefined;
    const { comment_author: name, comment_author_email: email, comment_author_url: url } = comment;
    const cookies = viewer.id > 0 ? [] : commenterCookies(site, consents ? { name, email, url: escapeUrl(url) } : null);
    const wanted = await wayBack(site, request, comment, consents);
    const location = request.safe(wanted, `${site.options.siteUrl}/wp-admin/`);
    const set = cookies.map((cookie) => ['Set-Cookie', cookie] as const);
    const headers = [
      html,
      ...noCache,
      ...set,
      ['X-Redirect-By', 'WordPress'] as const,
      ['Location', location] as const,
    ];
    return { status: 302, headers, body: '' };
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    const status = error.data?.status;
    if (status === undefined) return { status: 200, headers: [html, ...noCache], body: '' };
    const body = messagePage(site, 'The comment was not taken', [error.message, 'Go back to change it.']);
    return { status, headers: [html, ...noCache], body };
  }
}

/** The comment on its page, or where the form asks to be led. */
async function wayBack(
  site: Site,
  { viewer, form }: CommentRequest,
  comment: CommentRow,
  consents: boolean,
): Promise<string> {
  const { comment_ID: id } = comment;
  const posts = await getPosts(site, [comment.comment_post_ID]);
  const asked = form.redirect_to;
  const isAsked = typeof asked === 'string' && asked !== '' && asked !== '0';
  const link = isAsked
    ? `${asked}#comment-${id}`
    : ((await commentLinks(site, viewer, [comment], posts)).get(id) ?? '');
  if (consents || comment.comment_approved !== '0' || comment.comment_author_email === '') return link;
  const [address = '', mark = ''] = link.split(/(?=#)/, 2);
  const hash = siteHash(comment.comment_date_gmt, 'auth', site.settings.salts);
  return `${address}${address.includes('?') ? '&' : '?'}unapproved=${id}&moderation-hash=${hash}${mark}`;
}
