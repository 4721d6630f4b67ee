// Screens of extensions (extend/screens.ts) at /wp-admin/admin.php?page=…, as WordPress has its plugins' pages there: the frame
// around them, and their files for the browser. Guarantees: whoever may not see a screen gets 403, and nothing runs on the
// page but the screen's own modules (Content-Security-Policy).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNonce } from '../access/nonces.ts';
import type { Viewer } from '../access/viewer.ts';
import { programFolder } from '../base/program.ts';
import type { Site } from '../content/site.ts';
import type { AdminScreen } from '../extend/screens.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { logoutUrl } from './login.ts';
import { page } from './login-page.ts';
import { type PageRequest, type PageResponse, privateHeaders, textParam } from './page.ts';

/** Screens that a viewer may see, in order of registration. */
export function screensFor(site: Site, viewer: Viewer): AdminScreen[] {
  return site.registry.screens.filter(({ capability }) => viewer.can(capability));
}

const linkTo = (site: Site, { page: name }: AdminScreen): string =>
  `${site.options.siteUrl}/wp-admin/admin.php?page=${encodeURIComponent(name)}`;

/** Links to the screens that a viewer may see, as list items. */
export function screenLinks(site: Site, viewer: Viewer, current?: AdminScreen): string {
  return screensFor(site, viewer)
    .map((screen) => {
      const here = screen === current ? ' aria-current="page"' : '';
      return `<li><a href="${escapeHtml(linkTo(site, screen))}"${here}>${escapeHtml(screen.title)}</a></li>`;
    })
    .join('');
}

/** Answers `admin.php?page=…` for somebody who is signed in. */
export function answerScreen(site: Site, request: PageRequest, viewer: Viewer, root: string): PageResponse {
  const name = textParam(request, 'page');
  const screen = site.registry.screens.find((each) => each.page === name || each.aliases?.includes(name));
  if (!screen || !viewer.can(screen.capability)) {
    const body = page('Not allowed', '<h1>Not allowed</h1><p>There is no such page, or it is not for you.</p>');
    return { status: 403, headers: privateHeaders, cookies: [], body };
  }
  const policy = [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", 'img-src https: http: data:'],
    `connect-src 'self' ${new URL(root).origin}`,
    ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'"],
  ].join('; ');
  // Pictures of accounts come from their networks, which need not know where they are shown.
  const headers = { ...privateHeaders, 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' };
  return { status: 200, headers, cookies: [], body: frame(site, viewer, screen, root) };
}

function frame(site: Site, viewer: Viewer, screen: AdminScreen, root: string): string {
  const title = escapeHtml(site.options.text('blogname'));
  const nonce = createNonce('wp_rest', viewer, site.settings.salts, site.clock.now());
  const admin = `${site.options.siteUrl}/wp-admin/`;
  const files = `${admin}screens/${screen.assets}/`;
  const data = { 'data-api': root, 'data-nonce': nonce, 'data-renew': `${admin}admin-ajax.php?action=rest-nonce` };
  const attributes = Object.entries(data).map(([key, value]) => `${key}="${escapeHtml(value)}"`);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(screen.title)} – ${title}</title>
<link rel="stylesheet" href="${escapeHtml(files)}main.css">
<script type="module" src="${escapeHtml(files)}main.js"></script></head>
<body><a class="skip" href="#screen">Skip to the content</a>
<header><p><a href="${escapeHtml(site.options.home)}/">${title}</a></p>
<nav aria-label="Administration"><ul>${screenLinks(site, viewer, screen)}</ul></nav>
<p class="who">${escapeHtml(viewer.user?.display_name ?? '')} · <a href="${escapeHtml(logoutUrl(site, viewer))}">Log out</a></p></header>
<main id="screen" tabindex="-1" ${attributes.join(' ')}><h1>${escapeHtml(screen.title)}</h1>
<noscript><p>This page needs JavaScript.</p></noscript>
${screen.body}</main></body></html>
`;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/** A file of a screen, `FOLDER/NAME`; undefined where it is no screen's. */
export async function screenFile(site: Site, request: PageRequest, path: string): Promise<PageResponse | undefined> {
  const [, folder = '', name = '', ending = ''] = /^([a-z-]+)\/([a-z-]+\.(js|css))$/.exec(path) ?? [];
  if (!site.registry.screens.some(({ assets }) => assets === folder)) return undefined;
  const body = await readFile(join(programFolder, 'newsroom', folder, name), 'utf8').catch(() => undefined);
  if (body === undefined) return undefined;
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  const headers = {
    'Content-Type': types[ending] ?? '',
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    ETag: tag,
  };
  if (request.headers['if-none-match'] === tag) return { status: 304, headers, cookies: [], body: '' };
  return { status: 200, headers, cookies: [], body };
}
