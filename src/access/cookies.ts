// Login cookies in WordPress's format: `user|expiration|token|hmac`, one for each of three schemes.
// A cookie made here counts at a WordPress with the same database and salts, and the other way round.
// Sources: wp_generate_auth_cookie, wp_validate_auth_cookie, wp_cookie_constants.
import { createHmac, hash as digest } from 'node:crypto';
import type { UserRow } from '../database/schema.ts';
import { sameText } from './fast-hash.ts';
import { type SchemeSalts, siteHash } from './salts.ts';

export type CookieScheme = 'auth' | 'secure_auth' | 'logged_in';

export interface CookieNames extends Readonly<Record<CookieScheme, string>> {
  /** `COOKIEHASH`, md5 of the site's address. */
  readonly hash: string;
}

/** Names of the login cookies of the site at `siteUrl` (the option `siteurl`). */
export function cookieNames(siteUrl: string): CookieNames {
  const hash = digest('md5', siteUrl);
  return {
    hash,
    auth: `wordpress_${hash}`,
    secure_auth: `wordpress_sec_${hash}`,
    logged_in: `wordpress_logged_in_${hash}`,
  };
}

export interface LoginCookie {
  username: string;
  /** Unix seconds, as it stands in the cookie. */
  expiration: string;
  token: string;
  hmac: string;
}

/** The parts of a cookie's (decoded) value; null where it has not four. */
export function parseLoginCookie(value: string | undefined): LoginCookie | null {
  const [username, expiration, token, hmac, more] = (value ?? '').split('|');
  if (username === undefined || expiration === undefined || token === undefined || hmac === undefined) return null;
  return more === undefined ? { username, expiration, token, hmac } : null;
}

/** The (undecoded) value of a login cookie. `expiration` in Unix seconds. */
export function makeLoginCookie(
  user: Pick<UserRow, 'user_login' | 'user_pass'>,
  expiration: number,
  token: string,
  scheme: CookieScheme,
  salts: SchemeSalts,
): string {
  const { user_login: username } = user;
  const hmac = hmacOf({ username, expiration: String(expiration), token }, user.user_pass, scheme, salts);
  return `${username}|${expiration}|${token}|${hmac}`;
}

/** Was the cookie made with these salts for the password this user has now? Says nothing about time and session. */
export function isGenuineCookie(
  cookie: LoginCookie,
  user: Pick<UserRow, 'user_pass'>,
  scheme: CookieScheme,
  salts: SchemeSalts,
): boolean {
  return sameText(hmacOf(cookie, user.user_pass, scheme, salts), cookie.hmac);
}

function hmacOf(
  cookie: Omit<LoginCookie, 'hmac'>,
  passwordHash: string,
  scheme: CookieScheme,
  salts: SchemeSalts,
): string {
  const { username, expiration, token } = cookie;
  // Four characters of the hash tie the cookie to the password: from the place older WordPress took them for old
  // forms of hash, from the end otherwise.
  const isOldForm = passwordHash.startsWith('$P$') || passwordHash.startsWith('$2y$');
  const fragment = isOldForm ? passwordHash.slice(8, 12) : passwordHash.slice(-4);
  const key = siteHash(`${username}|${fragment}|${expiration}|${token}`, scheme, salts);
  return createHmac('sha256', key).update(`${username}|${expiration}|${token}`).digest('hex');
}

/** Cookies of a request by name, decoded; of several with one name the first counts, as in PHP. */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, decode(part.slice(equals + 1).trim()));
  }
  return cookies;
}

function decode(value: string): string {
  const spaced = value.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
