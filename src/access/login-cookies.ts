// Set-Cookie values of logging in and out, with WordPress's names, paths and lifetimes.
// Sources: wp_set_auth_cookie, wp_clear_auth_cookie, wp_cookie_constants.
import type { UserRow } from '../database/schema.ts';
import { type AccessSite, secondsNow } from './account.ts';
import { cookieNames, makeLoginCookie } from './cookies.ts';
import { createSession } from './sessions.ts';

const day = 24 * 60 * 60;
const year = 365 * day;

interface CookiePaths {
  /** Below the home address; below the site's. */
  readonly home: string;
  readonly site: string;
  readonly admin: string;
  readonly plugins: string;
  readonly domain: string;
}

export function pathsOf(site: AccessSite): CookiePaths {
  const { defines } = site.settings;
  const path = (url: string): string => url.replace(/^https?:\/\/[^/]+/i, '');
  const text = (name: string): string | undefined =>
    typeof defines[name] === 'string' ? String(defines[name]) : undefined;
  const siteUrl = site.options.siteUrl;
  const content = text('WP_CONTENT_URL') ?? `${siteUrl}/wp-content`;
  const sitePath = text('SITECOOKIEPATH') ?? path(`${siteUrl}/`);
  return {
    home: text('COOKIEPATH') ?? path(`${site.options.home}/`),
    site: sitePath,
    admin: text('ADMIN_COOKIE_PATH') ?? `${sitePath}wp-admin`,
    plugins: text('PLUGINS_COOKIE_PATH') ?? path(text('WP_PLUGIN_URL') ?? `${content}/plugins`),
    domain: text('COOKIE_DOMAIN') ?? '',
  };
}

export interface CookieAttributes {
  path: string;
  domain: string;
  /** Unix seconds; 0: until the browser closes. */
  expires: number;
  secure: boolean;
  httpOnly: boolean;
}

/** A Set-Cookie value as PHP's setcookie() writes it. */
export function setCookie(name: string, value: string, now: number, attributes: CookieAttributes): string {
  const parts = [`${name}=${encodeURIComponent(value)}`];
  if (attributes.expires !== 0) {
    parts.push(`expires=${new Date(attributes.expires * 1000).toUTCString()}`);
    parts.push(`Max-Age=${Math.max(0, attributes.expires - now)}`);
  }
  parts.push(`path=${attributes.path}`);
  if (attributes.domain !== '') parts.push(`domain=${attributes.domain}`);
  if (attributes.secure) parts.push('secure');
  if (attributes.httpOnly) parts.push('HttpOnly');
  return parts.join('; ');
}

export const testCookieName = 'wordpress_test_cookie';

/** The cookie by which the next request shows that cookies work. */
export function testCookies(site: AccessSite): string[] {
  const { home, site: sitePath, domain } = pathsOf(site);
  const secure = site.options.siteUrl.startsWith('https:');
  return [...new Set([home, sitePath])].map((path) =>
    setCookie(testCookieName, 'WP Cookie check', 0, { path, domain, expires: 0, secure, httpOnly: true }),
  );
}

/** Starts a session for a user and gives the cookies of it: two days, or two weeks where it is to be remembered. */
export async function loginCookies(
  site: AccessSite,
  user: Pick<UserRow, 'ID' | 'user_login' | 'user_pass'>,
  from: { remoteAddress: string; userAgent: string | undefined; secure: boolean; remember: boolean },
): Promise<{ cookies: string[]; sessionToken: string }> {
  const now = secondsNow(site);
  const expiration = now + (from.remember ? 14 * day : 2 * day);
  // A remembered cookie stays half a day longer than it is good for, so that its end can be told.
  const expires = from.remember ? expiration + day / 2 : 0;
  const sessionToken = await createSession(site, user.ID, expiration, from);
  const names = cookieNames(site.options.siteUrl);
  const { salts } = site.settings;
  const scheme = from.secure ? 'secure_auth' : 'auth';
  const auth = makeLoginCookie(user, expiration, sessionToken, scheme, salts);
  const loggedIn = makeLoginCookie(user, expiration, sessionToken, 'logged_in', salts);
  const paths = pathsOf(site);
  const { domain } = paths;
  const everywhere = from.secure && site.options.home.startsWith('https:');
  const cookies = [paths.plugins, paths.admin].map((path) =>
    setCookie(names[scheme], auth, now, { path, domain, expires, secure: from.secure, httpOnly: true }),
  );
  for (const path of new Set([paths.home, paths.site])) {
    cookies.push(
      setCookie(names.logged_in, loggedIn, now, { path, domain, expires, secure: everywhere, httpOnly: true }),
    );
  }
  return { cookies, sessionToken };
}

/** Makes the browser forget everything that logging in left there. `userId` 0: nobody was logged in. */
export function clearedCookies(site: AccessSite, userId: number): string[] {
  const now = secondsNow(site);
  const names = cookieNames(site.options.siteUrl);
  const { home, site: sitePath, admin, plugins, domain } = pathsOf(site);
  const clear = (name: string, path: string, inDomain = domain): string =>
    setCookie(name, ' ', now, { path, domain: inDomain, expires: now - year, secure: false, httpOnly: false });
  const old = [`wordpressuser_${names.hash}`, `wordpresspass_${names.hash}`];
  return [
    ...[admin, plugins].flatMap((path) => [clear(names.auth, path), clear(names.secure_auth, path)]),
    clear(names.logged_in, home),
    clear(names.logged_in, sitePath),
    clear(`wp-settings-${userId}`, sitePath, ''),
    clear(`wp-settings-time-${userId}`, sitePath, ''),
    ...[names.auth, names.secure_auth].flatMap((name) => [clear(name, home), clear(name, sitePath)]),
    ...[home, sitePath].flatMap((path) => old.map((name) => clear(name, path))),
    clear(`wp-postpass_${names.hash}`, home),
  ];
}
