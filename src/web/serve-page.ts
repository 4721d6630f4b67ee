// Answers a request for a public page: finds what was asked for, sends it where it belongs, or shows it.
// Reproduces WordPress's main query, its redirects and its headers; pages are made of the theme's templates.

import { numberVar } from '../content/addresses/query-vars.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import { postLink } from '../content/posts/post-link.ts';
import type { Site } from '../content/site.ts';
import type { Language } from '../rendering/language.ts';
import { loadArticles } from './articles.ts';
import { adminRedirect, canonicalRedirect, fileAddress, fileInstead, periodInstead } from './canonical.ts';
import { embedPage } from './embed-page.ts';
import { askedFeed } from './feeds/asked.ts';
import { feedRedirect } from './feeds/redirect.ts';
import { feedHeaders, serveFeed } from './feeds/serve.ts';
import { type Found, find } from './found.ts';
import { jsonTitle } from './head.ts';
import { withoutVars } from './list-address.ts';
import { messagePage } from './message-page.ts';
import {
  type ApiAddresses,
  isRead,
  noCache,
  personalCache,
  redirectTo,
  type WebRequest,
  type WebResponse,
} from './page.ts';
import { unlockedBy } from './post-password.ts';
import { isForgedPreview, previewed } from './preview.ts';
import { type Asked, askedFor, contradictsItself } from './query-vars.ts';
import { favicon, robots } from './robots.ts';
import { type PageAddresses, pageAddresses, showPage } from './show-page.ts';
import { asksForSitemap, serveSitemap } from './sitemaps/serve.ts';

const html = ['Content-Type', 'text/html; charset=UTF-8'] as const;

export async function servePage(site: Site, request: WebRequest, api: ApiAddresses): Promise<WebResponse> {
  const link = ['Link', `<${api.root}>; rel="https://api.w.org/"`] as const;
  const { own } = siteLanguage(site);
  const refused = () => own('Not allowed', 'babe55a124915b9c');
  if (contradictsItself(request)) {
    const line = own('The form and the address ask for different things.', 'cebfc1213f775e4e');
    const body = messagePage(site, refused(), [line]);
    return { status: 400, headers: [html, ...noCache], body };
  }
  const personal = personalCache(request);
  const asked = await askedFor(site, request);
  if (asked.vars.robots !== undefined) return robots(site, asked, request, link);
  if (asked.vars.favicon !== undefined) return favicon(site, request, link);
  if (asksForSitemap(asked.vars)) {
    const map = await serveSitemap(site, asked.vars, request);
    if (map) return map;
    const body = await showPage(site, asked, { kind: 'none' }, request, api);
    return { status: 404, headers: [html, ...noCache, link], body };
  }
  if (isForgedPreview(site, request)) {
    const line = own('This link to a preview is not yours, or too old.', '975918d6cf50fcef');
    const body = messagePage(site, refused(), [line]);
    return { status: 403, headers: [html, ...noCache, link], body };
  }
  const stored = await find(site, asked, request);
  const found = stored.kind === 'post' ? { ...stored, row: await previewed(site, request, stored.row) } : stored;
  if (asked.vars.feed !== undefined && !asked.unknown) {
    const more = linkHeaders(pageAddresses(site, found, api), siteLanguage(site));
    return feed(site, asked, found, request, [link, ...more]);
  }
  if (asked.vars.tb !== undefined && found.kind === 'post') {
    // Trackbacks are not taken; their addresses lead to the post.
    const more = linkHeaders(pageAddresses(site, found, api), siteLanguage(site));
    return redirectTo(302, await postLink(site, found.row), [...personal, link, ...more]);
  }
  const redirect = await canonicalRedirect(site, asked, found, request);
  const isMissing = found.kind === 'none' && periodInstead(site, asked.vars, request) === undefined;
  if (redirect) return redirectTo(redirect.status, redirect.location, isMissing ? noCache : personal);
  const admin = found.kind === 'none' ? adminRedirect(site, asked.inside, request.search) : undefined;
  if (admin) return redirectTo(admin.status, admin.location, [...noCache, link]);
  const isEmbed = asked.vars.embed !== undefined && (found.kind === 'post' || found.kind === 'none');
  const embedded = isEmbed ? [['X-WP-embed', 'true'] as const] : [];
  if (found.kind === 'none') {
    const body = isEmbed ? await embedPage(site, undefined) : await showPage(site, asked, found, request, api);
    return { status: 404, headers: [html, ...noCache, link, ...embedded], body };
  }
  const more = linkHeaders(pageAddresses(site, found, api), siteLanguage(site));
  const headers = [html, ...personal, link, ...more, ...embedded];
  if (!isEmbed || found.kind !== 'post')
    return { status: 200, headers, body: await showPage(site, asked, found, request, api) };
  const unlocked = await unlockedBy(site, request.cookie, found.row);
  const [article] = await loadArticles(site, [found.row], { viewer: request.viewer, unlocked: () => unlocked });
  return { status: 200, headers, body: await embedPage(site, article) };
}

function linkHeaders({ json, shortlink }: PageAddresses, language: Language): [string, string][] {
  const title = jsonTitle(language);
  return [
    ...(json === undefined ? [] : [`<${json}>; rel="alternate"; title="${title}"; type="application/json"`]),
    ...(shortlink === undefined ? [] : [`<${shortlink}>; rel=shortlink`]),
  ].map((value) => ['Link', value]);
}

/** A feed, or where it lies. */
async function feed(
  site: Site,
  asked: Asked,
  found: Found,
  request: WebRequest,
  links: readonly (readonly [string, string])[],
): Promise<WebResponse> {
  const { vars } = asked;
  const isHome = found.kind !== 'none' && found.kind !== 'post';
  const wanted = askedFeed(vars, isHome);
  const isMissing = asked.unknown || (found.kind === 'none' && numberVar(vars, 'paged') > 1);
  const instead = isRead(request) ? await insteadOfFeed(site, vars, found, request) : undefined;
  const leads = instead === undefined && isRead(request) && !isMissing;
  const location = leads ? await feedRedirect(site, asked, wanted, found, request) : instead;
  if (location !== undefined) {
    const { status, headers, body } = redirectTo(301, location);
    return {
      status,
      headers: [...(await feedHeaders(site, { asked: wanted, found, request, isMissing })), ...headers.slice(1)],
      body,
    };
  }
  const search = vars.s === undefined ? {} : { search: vars.s.replaceAll('+', ' ') };
  return serveFeed(site, { asked: wanted, found, request, isMissing, headers: links, ...search });
}

/** The period or the file that a feed was asked for and that has none. */
async function insteadOfFeed(
  site: Site,
  vars: Asked['vars'],
  found: Found,
  request: WebRequest,
): Promise<string | undefined> {
  if (found.kind === 'none') return periodInstead(site, vars, request);
  if (found.kind !== 'post' || !fileInstead(site, found)) return undefined;
  return withQuery(await fileAddress(site, found.row), feedQuery(site, request)) || undefined;
}

/** What is left of a query where a feed leads to a file. */
function feedQuery({ options }: Site, { search }: WebRequest): string {
  const isPretty = options.text('permalink_structure') !== '';
  return withoutVars(search, isPretty ? ['feed', 'paged'] : []);
}

const withQuery = (address: string, query: string): string =>
  address === '' || query === '' ? address : `${address}?${query}`;
