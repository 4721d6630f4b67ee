// Who is asking? One function for every REST request: login cookie with its nonce, else an application password, else
// nobody. Reproduces determine_current_user and rest_authentication_errors in the order a plain WordPress 7.1 runs them:
// a cookie wins over Basic credentials; a cookie without a nonce is nobody; a wrong nonce is refused, for visitors too;
// wrong Basic credentials are not refused but count as none.
import { SiteError } from '../base/error.ts';
import { type AccessSite, type Account, accountViewer, findAccount, secondsNow, siteRules } from './account.ts';
import { applicationPasswordsInUse, matchApplicationPassword, recordUse } from './application-passwords.ts';
import { type CookieScheme, cookieNames, isGenuineCookie, parseCookies, parseLoginCookie } from './cookies.ts';
import { anonymous } from './make-viewer.ts';
import { isEmail } from './names.ts';
import { createNonce, verifyNonce } from './nonces.ts';
import { hasSession } from './sessions.ts';
import type { Viewer } from './viewer.ts';

export interface AuthenticationRequest {
  readonly method: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly remoteAddress: string;
  /** Came over TLS, here or at a proxy that is trusted (`is_ssl`). */
  readonly secure: boolean;
  /** The parameter `_wpnonce` of form or query, whatever it holds; undefined where there is none. */
  readonly nonce?: unknown;
}

export interface Authentication {
  readonly viewer: Viewer;
  /** Every REST request with these credentials is answered with it: `rest_cookie_invalid_nonce`, 403. */
  readonly error: SiteError | null;
  /** To be sent as `X-WP-Nonce`, where a nonce was given and is good. */
  readonly refreshedNonce: string | null;
  /** Why Basic credentials did not count (`incorrect_password`, `invalid_username`, `invalid_email`): for the log. */
  readonly refused: SiteError | null;
}

/** Decides who sent a REST request. No query and no slow hash while nothing has changed since the last one. */
export async function authenticate(site: AccessSite, request: AuthenticationRequest): Promise<Authentication> {
  const { cookie, authorization, 'x-wp-nonce': nonce } = request.headers;
  if (!cookie && !authorization && (request.nonce ?? nonce) === undefined) {
    return { viewer: anonymous(siteRules(site)), error: null, refreshedNonce: null, refused: null };
  }
  const cookies = parseCookies(request.headers.cookie);
  const sessionToken = parseLoginCookie(cookies.get(cookieNames(site.options.siteUrl).logged_in))?.token ?? '';
  const account = await accountByCookie(site, request, cookies, [request.secure ? 'secure_auth' : 'auth', 'logged_in']);
  const rules = siteRules(site);
  if (!account) {
    const basic = await authenticateBasic(site, request, sessionToken);
    if (basic.viewer) return { viewer: basic.viewer, error: null, refreshedNonce: null, refused: null };
    return { ...checkNonce(site, request, anonymous(rules, sessionToken), sessionToken), refused: basic.refused };
  }
  const viewer = accountViewer(site, account, { method: 'cookie', sessionToken });
  return { ...checkNonce(site, request, viewer, sessionToken), refused: null };
}

/** The viewer of a page (not of the API): a login cookie of one of these schemes alone, without a nonce. */
export async function authenticatePage(
  site: AccessSite,
  request: AuthenticationRequest,
  schemes: readonly CookieScheme[],
): Promise<Viewer> {
  const cookies = parseCookies(request.headers.cookie);
  const sessionToken = parseLoginCookie(cookies.get(cookieNames(site.options.siteUrl).logged_in))?.token ?? '';
  const account = await accountByCookie(site, request, cookies, schemes);
  if (!account) return anonymous(siteRules(site), sessionToken);
  return accountViewer(site, account, { method: 'cookie', sessionToken });
}

function checkNonce(
  site: AccessSite,
  request: AuthenticationRequest,
  viewer: Viewer,
  sessionToken: string,
): Omit<Authentication, 'refused'> {
  const given = request.nonce ?? request.headers['x-wp-nonce'];
  if (given === undefined) {
    const nobody = viewer.id === 0 ? viewer : anonymous(siteRules(site), sessionToken);
    return { viewer: nobody, error: null, refreshedNonce: null };
  }
  const { salts } = site.settings;
  const owner = { id: viewer.id, sessionToken };
  const now = site.clock.now();
  if (verifyNonce(typeof given === 'string' ? given : '', 'wp_rest', owner, salts, now) === 0) {
    const error = new SiteError('rest_cookie_invalid_nonce', 'The nonce does not belong to this login.', 403);
    return { viewer, error, refreshedNonce: null };
  }
  return { viewer, error: null, refreshedNonce: createNonce('wp_rest', owner, salts, now) };
}

/** The account of the first cookie that counts (`wp_validate_auth_cookie`). */
async function accountByCookie(
  site: AccessSite,
  request: AuthenticationRequest,
  cookies: ReadonlyMap<string, string>,
  schemes: readonly CookieScheme[],
): Promise<Account | null> {
  const names = cookieNames(site.options.siteUrl);
  const now = secondsNow(site);
  for (const scheme of schemes) {
    const cookie = parseLoginCookie(cookies.get(names[scheme]));
    if (!cookie) continue;
    const expiration = Number.parseInt(cookie.expiration, 10) || 0;
    const grace = request.method === 'POST' ? 60 * 60 : 0;
    if (expiration + grace < now) continue;
    const account = await findAccount(site, 'login', cookie.username);
    if (!account || !isGenuineCookie(cookie, account.user, scheme, site.settings.salts)) continue;
    if (hasSession(account, cookie.token, now)) return account;
  }
  return null;
}

async function authenticateBasic(
  site: AccessSite,
  request: AuthenticationRequest,
  sessionToken: string,
): Promise<{ viewer: Viewer | null; refused: SiteError | null }> {
  const credentials = basicCredentials(request.headers.authorization);
  if (!credentials || !applicationPasswordsAvailable(site, request) || !applicationPasswordsInUse(site)) {
    return { viewer: null, refused: null };
  }
  const { username, password } = credentials;
  const refuse = (code: string, message: string) => ({ viewer: null, refused: new SiteError(code, message, 401) });
  let account = await findAccount(site, 'login', username);
  if (!account && isEmail(username)) account = await findAccount(site, 'email', username);
  if (!account) {
    return isEmail(username)
      ? refuse('invalid_email', 'No account has this address.')
      : refuse('invalid_username', 'No account has this name.');
  }
  const item = await matchApplicationPassword(site, account, password);
  if (!item) return refuse('incorrect_password', 'This is not an application password of the account.');
  await recordUse(site, account.user.ID, item, request.remoteAddress);
  const session = { method: 'application-password' as const, applicationPassword: item.uuid, sessionToken };
  return { viewer: accountViewer(site, account, session), refused: null };
}

/**
 * May application passwords be used (and managed) over this connection: TLS, or a connection that does not leave the
 * machine, or a site declared local (`wp_is_application_passwords_available`)?
 */
export function applicationPasswordsAvailable(
  site: Pick<AccessSite, 'settings'>,
  request: Pick<AuthenticationRequest, 'secure' | 'remoteAddress'>,
): boolean {
  if (request.secure || site.settings.defines.WP_ENVIRONMENT_TYPE === 'local') return true;
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(request.remoteAddress);
}

/** Name and password of a Basic header; null where it is none or has no colon. */
export function basicCredentials(header: string | undefined): { username: string; password: string } | null {
  const token = /^basic +(?! )(\S*)\s*$/i.exec(header ?? '')?.[1];
  if (token === undefined) return null;
  const text = Buffer.from(token, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
