// What somebody sees at /wp-admin/ who has no list of posts to see, and at places of wp-admin that are not here: who is signed
// in, where one can go, and the way out.
import type { Viewer } from '../access/viewer.ts';
import type { Site } from '../content/site.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { menuItems } from './frame.ts';
import { logoutUrl } from './login.ts';
import { page } from './login-page.ts';
import { type PageResponse, privateHeaders } from './page.ts';

export function welcome(site: Site, viewer: Viewer): PageResponse {
  const name = escapeHtml(viewer.user?.display_name ?? '');
  const body = page(
    `Signed in – ${site.options.text('blogname')}`,
    `<h1>${escapeHtml(site.options.text('blogname'))}</h1>
<p>You are signed in as <strong>${name}</strong>.</p>
<ul>${menuItems(site, viewer)}</ul>
<p><a href="${escapeHtml(site.options.home)}/">Go to the site</a></p>
<p><a href="${escapeHtml(logoutUrl(site, viewer))}">Log out</a></p>`,
  );
  return { status: 200, headers: privateHeaders, cookies: [], body };
}
