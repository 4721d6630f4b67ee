// Cookies by which a visitor who commented is known again: name, address and site. Reproduces wp_set_comment_cookies and
// wp_get_current_commenter with its sanitize_comment_cookies.
import { type AccessSite, secondsNow } from './account.ts';
import { cookieNames, parseCookies } from './cookies.ts';
import { pathsOf, setCookie } from './login-cookies.ts';

/** A visitor as the cookies tell, raw; '' for what they do not say. */
export interface Commenter {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

const year = 365 * 24 * 60 * 60;
const nameOf = (site: AccessSite, part: '' | 'email_' | 'url_'): string =>
  `comment_author_${part}${cookieNames(site.options.siteUrl).hash}`;

/** `Set-Cookie` values that remember a visitor for a year, or (null) that forget whoever is remembered. */
export function commenterCookies(site: AccessSite, commenter: Commenter | null): string[] {
  const now = secondsNow(site);
  const { home: path, domain } = pathsOf(site);
  const secure = commenter !== null && site.options.home.startsWith('https:');
  const expires = commenter ? now + year : now - year;
  const set = (part: '' | 'email_' | 'url_', value: string): string =>
    setCookie(nameOf(site, part), value, now, { path, domain, expires, secure, httpOnly: false });
  return [set('', commenter?.name ?? ' '), set('email_', commenter?.email ?? ' '), set('url_', commenter?.url ?? ' ')];
}

/** The visitor whom a Cookie header names; undefined where it names none. */
export function commenterOf(site: AccessSite, header: string | undefined): Commenter | undefined {
  if (header === undefined || !header.includes('comment_author_')) return undefined;
  const cookies = parseCookies(header);
  const read = (part: '' | 'email_' | 'url_'): string => (cookies.get(nameOf(site, part)) ?? '').trim().slice(0, 245);
  const commenter = { name: read(''), email: read('email_'), url: read('url_') };
  return commenter.name === '' && commenter.email === '' ? undefined : commenter;
}
