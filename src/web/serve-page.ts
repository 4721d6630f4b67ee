// Answers a request for a public page: finds what was asked for, sends it where it belongs, or shows it.
// Reproduces WordPress's main query, its redirects and its headers; pages are made of the theme's templates.

import type { Site } from '../content/site.ts';
import { loadArticles } from './articles.ts';
import { adminRedirect, canonicalRedirect } from './canonical.ts';
import { archiveTitle } from './document-title.ts';
import { embedPage } from './embed-page.ts';
import { rss } from './feed.ts';
import { type FoundList, find } from './found.ts';
import { messagePage } from './message-page.ts';
import { type ApiAddresses, noCache, type WebRequest, type WebResponse } from './page.ts';
import { unlockedBy } from './post-password.ts';
import { isForgedPreview, previewed } from './preview.ts';
import { askedFor } from './query-vars.ts';
import { pageAddresses, showPage } from './show-page.ts';

const html = ['Content-Type', 'text/html; charset=UTF-8'] as const;

export async function servePage(site: Site, request: WebRequest, api: ApiAddresses): Promise<WebResponse> {
  const asked = await askedFor(site, request);
  const link = ['Link', `<${api.root}>; rel="https://api.w.org/"`] as const;
  if (asked.vars.robots !== undefined) return robots(site, link);
  if (isForgedPreview(site, request)) {
    const body = messagePage(site, 'Not allowed', ['This link to a preview is not yours, or too old.']);
    return { status: 403, headers: [html, ...noCache, link], body };
  }
  const stored = await find(site, asked, request);
  const found = stored.kind === 'post' ? { ...stored, row: await previewed(site, request, stored.row) } : stored;
  const redirect =
    (await canonicalRedirect(site, asked, found, request)) ??
    (found.kind === 'none' ? adminRedirect(site, asked.inside) : undefined);
  if (redirect) {
    const headers = [html, ['X-Redirect-By', 'WordPress'], ['Location', redirect.location]] as const;
    return { status: redirect.status, headers, body: '' };
  }
  const isEmbed = asked.vars.embed !== undefined && (found.kind === 'post' || found.kind === 'none');
  const embedded = isEmbed ? [['X-WP-embed', 'true'] as const] : [];
  if (found.kind === 'none') {
    const body = isEmbed ? await embedPage(site, undefined) : await showPage(site, asked, found, request, api);
    return { status: 404, headers: [html, ...noCache, link, ...embedded], body };
  }
  if (asked.vars.feed !== undefined && found.kind !== 'post') return feed(site, found, request, link);
  const { json, shortlink } = pageAddresses(site, found, api);
  const more = [
    json === undefined ? [] : [['Link', `<${json}>; rel="alternate"; title="JSON"; type="application/json"`]],
    shortlink === undefined ? [] : [['Link', `<${shortlink}>; rel=shortlink`]],
  ].flat() as [string, string][];
  const personal = request.viewer.id > 0 ? noCache : [];
  const headers = [html, ...personal, link, ...more, ...embedded];
  if (!isEmbed || found.kind !== 'post')
    return { status: 200, headers, body: await showPage(site, asked, found, request, api) };
  const unlocked = await unlockedBy(site, request.cookie, found.row);
  const [article] = await loadArticles(site, [found.row], { viewer: request.viewer, unlocked: () => unlocked });
  return { status: 200, headers, body: await embedPage(site, article) };
}

async function feed(
  site: Site,
  found: FoundList,
  request: WebRequest,
  link: readonly [string, string],
): Promise<WebResponse> {
  const articles = await loadArticles(site, found.rows, { viewer: request.viewer });
  const title =
    found.search === undefined ? (archiveTitle(site, found)?.title ?? '') : `Search results for “${found.search}”`;
  const name = site.options.text('blogname');
  const self = `${site.options.home}${request.path}${request.search === '' ? '' : `?${request.search}`}`;
  const body = rss(site, { title: title === '' ? name : `${title} – ${name}`, self, articles });
  return { status: 200, headers: [['Content-Type', 'application/rss+xml; charset=UTF-8'], link], body };
}

function robots(site: Site, link: readonly [string, string]): WebResponse {
  const rules =
    site.options.text('blog_public') === '0' ? 'Disallow: /' : 'Disallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php';
  const headers = [['Content-Type', 'text/plain; charset=utf-8'] as const, link];
  return { status: 200, headers, body: `User-agent: *\n${rules}\n` };
}
