// /wp-login.php?action=postpass: takes the password of a post and keeps its hash in the reader's browser for ten days.
// Whether it is right is seen when the post is shown. The cookie is WordPress's, so that it counts at one beside us.
import { cookieNames } from '../access/cookies.ts';
import { testCookies } from '../access/login-cookies.ts';
import { hashPhpass, longestPassword } from '../access/phpass.ts';
import type { Site } from '../content/site.ts';
import { type PageRequest, type PageResponse, privateHeaders } from './page.ts';
import { safeRedirect } from './redirect.ts';

const lifetime = 10 * 24 * 60 * 60;

/** Sets the cookie and leads back to the post. */
export async function handlePostPassword(site: Site, { form, headers, secure }: PageRequest): Promise<PageResponse> {
  const { post_password: password, redirect_to: asked } = form;
  const { home, siteUrl } = site.options;
  const from = typeof asked === 'string' && asked !== '' ? asked : (headers.referer ?? '');
  const location = safeRedirect(from, home, `${home}/`);
  const answer = { status: 302, headers: { ...privateHeaders, Location: location }, body: '' };
  if (typeof password !== 'string' || Buffer.byteLength(password) > longestPassword) {
    return { ...answer, cookies: testCookies(site) };
  }
  const value = encodeURIComponent(await hashPhpass(password, site.random(6)));
  const expires = new Date(site.clock.now() + lifetime * 1000).toUTCString();
  const path = `${new URL(home).pathname.replace(/\/$/, '')}/`;
  const cookie =
    `wp-postpass_${cookieNames(siteUrl).hash}=${value}; expires=${expires}; Max-Age=${lifetime}; ` +
    `path=${path}${secure && home.startsWith('https:') ? '; secure' : ''}`;
  return { ...answer, cookies: [...testCookies(site), cookie] };
}
