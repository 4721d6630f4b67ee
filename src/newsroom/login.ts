// /wp-login.php: the login form, logging in and out. Cookies, paths, lifetimes and redirects are WordPress's, so that a
// login here counts at a WordPress beside us; the page is our own. The server mounts handleLogin for GET and POST.
import { accountViewer } from '../access/account.ts';
import { authenticatePage } from '../access/authenticate.ts';
import { cookieNames, parseCookies } from '../access/cookies.ts';
import { logIn } from '../access/login.ts';
import { clearedCookies, loginCookies, testCookieName, testCookies } from '../access/login-cookies.ts';
import { createNonce, verifyNonce } from '../access/nonces.ts';
import { destroySession } from '../access/sessions.ts';
import { SiteError } from '../base/error.ts';
import type { Site } from '../content/site.ts';
import { loginPage, logoutPage } from './login-page.ts';
import { type PageRequest, type PageResponse, privateHeaders, textParam } from './page.ts';
import { handlePostPassword } from './post-password.ts';
import { safeRedirect } from './redirect.ts';

/** Answers /wp-login.php, whatever the action; those that are not ours show the form, as unknown ones do. */
export async function handleLogin(site: Site, request: PageRequest): Promise<PageResponse> {
  const action = textParam(request, 'action');
  if (action === 'logout') return logOut(site, request);
  if (action === 'postpass' && 'post_password' in request.form) return handlePostPassword(site, request);
  if (request.method === 'POST' && ('log' in request.form || 'pwd' in request.form)) return submit(site, request);
  const cleared = isReauth(request) ? clearedCookies(site, 0) : [];
  const note = textParam(request, 'loggedout') === 'true' ? 'You are logged out.' : undefined;
  return showForm(site, request, { cookies: cleared, note });
}

/** The address of logging out for a viewer: carries the nonce without which nobody is logged out. */
export function logoutUrl(site: Site, viewer: { id: number; sessionToken: string }): string {
  const nonce = createNonce('log-out', viewer, site.settings.salts, site.clock.now());
  return `${loginUrl(site)}?action=logout&_wpnonce=${nonce}`;
}

function loginUrl(site: Site): string {
  return `${site.options.siteUrl}/wp-login.php`;
}

function adminUrl(site: Site, path = ''): string {
  return `${site.options.siteUrl}/wp-admin/${path}`;
}

function isReauth(request: PageRequest): boolean {
  const reauth = textParam(request, 'reauth');
  return reauth !== '' && reauth !== '0';
}

async function submit(site: Site, request: PageRequest): Promise<PageResponse> {
  const { remoteAddress, secure, headers } = request;
  const cookies = parseCookies(headers.cookie);
  const knowsCookies = cookies.has(testCookieName) || cookies.has(cookieNames(site.options.siteUrl).logged_in);
  if ('testcookie' in request.form && !knowsCookies) {
    const error = new SiteError('test_cookie', 'This browser keeps no cookies; without them nobody can log in.');
    return showForm(site, request, { error });
  }
  try {
    const username = typeof request.form.log === 'string' ? request.form.log : '';
    const password = typeof request.form.pwd === 'string' ? request.form.pwd : '';
    const account = await logIn(site, { username, password, remoteAddress });
    const remembered = textParam(request, 'rememberme');
    const remember = remembered !== '' && remembered !== '0';
    const from = { remoteAddress, userAgent: headers['user-agent'], secure, remember };
    const { cookies: set } = await loginCookies(site, account.user, from);
    const viewer = accountViewer(site, account, { method: 'cookie' });
    return redirect(targetOf(site, request, viewer), [...testCookies(site), ...set]);
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    return showForm(site, request, { error });
  }
}

/** Where a login leads: what was asked for, where it is of this site; who cannot write goes to their profile. */
function targetOf(site: Site, request: PageRequest, viewer: { can(capability: string): boolean }): string {
  const asked = textParam(request, 'redirect_to');
  if (asked !== '' && asked !== 'wp-admin/' && asked !== adminUrl(site)) {
    return safeRedirect(asked, site.options.home, adminUrl(site));
  }
  if (viewer.can('edit_posts')) return adminUrl(site);
  return viewer.can('read') ? adminUrl(site, 'profile.php') : site.options.home;
}

function showForm(
  site: Site,
  request: PageRequest,
  more: { error?: SiteError; cookies?: readonly string[]; note?: string | undefined },
): PageResponse {
  const { error } = more;
  const retryAfter = error?.data?.retry_after;
  const body = loginPage({
    siteTitle: site.options.text('blogname'),
    action: loginUrl(site),
    redirectTo: textParam(request, 'redirect_to') || adminUrl(site),
    username: error ? textParam(request, 'log') : '',
    remember: textParam(request, 'rememberme') !== '',
    errors: error ? [error, ...error.additional].map(({ message }) => message) : [],
    note: more.note,
  });
  return {
    status: error?.data?.status ?? 200,
    headers: retryAfter === undefined ? privateHeaders : { ...privateHeaders, 'Retry-After': String(retryAfter) },
    cookies: [...testCookies(site), ...(more.cookies ?? [])],
    body,
  };
}

async function logOut(site: Site, request: PageRequest): Promise<PageResponse> {
  const viewer = await authenticatePage(site, request, [request.secure ? 'secure_auth' : 'auth', 'logged_in']);
  const { salts } = site.settings;
  if (verifyNonce(textParam(request, '_wpnonce'), 'log-out', viewer, salts, site.clock.now()) === 0) {
    const body = logoutPage(site.options.text('blogname'), logoutUrl(site, viewer));
    return { status: 403, headers: privateHeaders, cookies: testCookies(site), body };
  }
  if (viewer.id > 0 && viewer.sessionToken !== '') await destroySession(site, viewer.id, viewer.sessionToken);
  const asked = textParam(request, 'redirect_to');
  const language = site.options.text('WPLANG') || 'en_US';
  const goodbye = `${loginUrl(site)}?loggedout=true&wp_lang=${encodeURIComponent(language)}`;
  const target = asked === '' ? goodbye : safeRedirect(asked, site.options.home, adminUrl(site));
  return redirect(target, [...testCookies(site), ...clearedCookies(site, viewer.id)]);
}

function redirect(location: string, cookies: readonly string[]): PageResponse {
  return { status: 302, headers: { ...privateHeaders, Location: location }, cookies, body: '' };
}
