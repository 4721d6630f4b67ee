// /wp-admin/ while there is no newsroom yet: who is signed in, the screens of extensions, and the way out. Whoever is not is
// sent to log in, as by WordPress (auth_redirect). /wp-admin/admin-ajax.php gives browsers the nonce of the API (wp_ajax_rest_nonce).
import { authenticatePage } from '../access/authenticate.ts';
import { createNonce } from '../access/nonces.ts';
import type { Site } from '../content/site.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { logoutUrl } from './login.ts';
import { page } from './login-page.ts';
import { type PageRequest, type PageResponse, privateHeaders, textParam } from './page.ts';
import { answerScreen, screenFile, screenLinks } from './screens.ts';

export interface AdminPlace {
  /** What follows `/wp-admin/`. */
  readonly path: string;
  /** The address that was asked for, below the site's host. */
  readonly url: string;
  /** Address of the API. */
  readonly api: string;
}

export async function handleAdmin(
  site: Site,
  request: PageRequest,
  { path, url, api }: AdminPlace,
): Promise<PageResponse> {
  const viewer = await authenticatePage(site, request, [request.secure ? 'secure_auth' : 'auth']);
  if (path === 'admin-ajax.php') {
    const wanted = textParam(request, 'action') === 'rest-nonce' && viewer.id > 0;
    const headers = { ...privateHeaders, 'X-Robots-Tag': 'noindex', 'X-Content-Type-Options': 'nosniff' };
    const { salts } = site.settings;
    const body = wanted ? createNonce('wp_rest', viewer, salts, site.clock.now()) : '0';
    return { status: wanted ? 200 : 400, headers, cookies: [], body };
  }
  const { home, siteUrl } = site.options;
  if (viewer.id === 0) {
    const back = encodeURIComponent(new URL(url, home).href);
    const headers = { ...privateHeaders, Location: `${siteUrl}/wp-login.php?redirect_to=${back}&reauth=1` };
    return { status: 302, headers, cookies: [], body: '' };
  }
  if (path === 'admin.php') return answerScreen(site, request, viewer, api);
  const screens = 'screens/';
  const file = path.startsWith(screens) ? await screenFile(site, request, path.slice(screens.length)) : undefined;
  if (file) return file;
  const name = escapeHtml(viewer.user?.display_name ?? '');
  const body = page(
    `Signed in – ${site.options.text('blogname')}`,
    `<h1>${escapeHtml(site.options.text('blogname'))}</h1>
<p>You are signed in as <strong>${name}</strong>.</p>
<ul>${screenLinks(site, viewer)}</ul>
<p><a href="${escapeHtml(home)}/">Go to the site</a></p>
<p><a href="${escapeHtml(logoutUrl(site, viewer))}">Log out</a></p>`,
  );
  return { status: 200, headers: privateHeaders, cookies: [], body };
}
