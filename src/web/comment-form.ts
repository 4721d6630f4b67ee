// `wp-comments-post.php`: takes a comment from the form of a post's page and leads back to it. Reproduces that file, with
// the cookies that a visitor is known again by and the hash by which one sees the own comment while it is held.
import { commenterCookies } from '../access/commenter-cookies.ts';
import { siteHash } from '../access/salts.ts';
import { SiteError } from '../base/error.ts';
import { commentLinks } from '../content/comments/link.ts';
import { submitComment } from '../content/comments/submit.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import { getPosts } from '../content/posts/get.ts';
import type { Site } from '../content/site.ts';
import type { CommentRow } from '../database/schema.ts';
import { stripTags } from '../rendering/formatting/strip-tags.ts';
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
    const body = refusal(site, error);
    return { status, headers: [html, ...noCache], body };
  }
}

/** Prints of WordPress's sentences, by codes of errors. */
const prints: Readonly<Record<string, string>> = {
  comment_closed: '3bfadaafabd25184',
  comment_duplicate: '02a738973ed4d4f8',
  comment_flood: '1650d63810640f06',
  not_logged_in: '878578e9b4ddcd7f',
  require_name_email: '4cce37540d94b813',
  require_valid_comment: 'c9ee960f7b948782',
  require_valid_email: 'd43eb5c61e6e71af',
};

function refusal(site: Site, { code, message }: SiteError): string {
  const { own } = siteLanguage(site);
  const why = own(message, (Object.hasOwn(prints, code) && prints[code]) || '');
  const lines = [stripTags(why), own('Go back to change it.', 'dbef44713c961146')];
  return messagePage(site, own('The comment was not taken', 'bb23494038090317'), lines);
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
