// The frame around the newsroom's screens: the site's name, the menu, who is signed in and the way out. Guarantee: nothing
// runs on the page but the screen's own modules (Content-Security-Policy).
import type { Viewer } from '../access/viewer.ts';
import type { Site } from '../content/site.ts';
import { escapeHtml } from '../rendering/formatting/escape.ts';
import { logoutUrl } from './login.ts';
import { page } from './login-page.ts';
import { menuOf } from './menu.ts';
import { type PageResponse, privateHeaders } from './page.ts';

export interface FramedScreen {
  /** Which item of the menu it is (menu.ts). */
  readonly place: string;
  readonly title: string;
  /** Addresses. */
  readonly style: string;
  readonly script?: string;
  /** Attributes of the element `main`. */
  readonly data?: Readonly<Record<string, string>>;
  /** HTML below the title. */
  readonly body: string;
  /** Where its script may ask, besides the site itself. */
  readonly api?: string;
}

/** Headers of a screen with scripts of the site alone. */
export function screenHeaders(api?: string): Readonly<Record<string, string>> {
  const policy = [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", 'img-src https: http: data:'],
    `connect-src 'self'${api === undefined ? '' : ` ${new URL(api).origin}`}`,
    ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'"],
  ].join('; ');
  // Pictures of accounts come from their networks, which need not know where they are shown.
  return { ...privateHeaders, 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' };
}

/** The items of the menu as list items; that of `place` is marked. */
export function menuItems(site: Site, viewer: Viewer, place?: string): string {
  return menuOf(site, viewer)
    .map((item) => {
      const here = item.place === place ? ' aria-current="page"' : '';
      return `<li><a href="${escapeHtml(item.url)}"${here}>${escapeHtml(item.label)}</a></li>`;
    })
    .join('');
}

/** A screen in the frame. */
export function framed(site: Site, viewer: Viewer, screen: FramedScreen): PageResponse {
  const name = escapeHtml(site.options.text('blogname'));
  const attributes = Object.entries(screen.data ?? {}).map(([key, value]) => `${key}="${escapeHtml(value)}"`);
  const script =
    screen.script === undefined ? '' : `\n<script type="module" src="${escapeHtml(screen.script)}"></script>`;
  const body = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(screen.title)} – ${name}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${escapeHtml(`${site.options.siteUrl}/wp-admin/screens/frame/main.css`)}">
<link rel="stylesheet" href="${escapeHtml(screen.style)}">${script}</head>
<body><a class="skip" href="#screen">Skip to the content</a>
<header><p><a href="${escapeHtml(site.options.home)}/">${name}</a></p>
<nav aria-label="Administration"><ul>${menuItems(site, viewer, screen.place)}</ul></nav>
<p class="who">${escapeHtml(viewer.user?.display_name ?? '')} · <a href="${escapeHtml(logoutUrl(site, viewer))}">Log out</a></p></header>
<main id="screen" tabindex="-1" ${attributes.join(' ')}><h1>${escapeHtml(screen.title)}</h1>
${screen.body}</main></body></html>
`;
  return { status: 200, headers: screenHeaders(screen.api), cookies: [], body };
}

/** A page that says why there is nothing to see, as wp_die does. `text` is plain. */
export function refused(status: number, title: string, text: string): PageResponse {
  const body = page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`);
  return { status, headers: privateHeaders, cookies: [], body };
}

/** Sends the browser elsewhere. */
export function sentTo(location: string): PageResponse {
  const headers = { ...privateHeaders, 'X-Redirect-By': 'WordPress', Location: location };
  return { status: 302, headers, cookies: [], body: '' };
}
