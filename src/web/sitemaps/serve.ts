// Answers requests for sitemaps: the index, their pages, the stylesheets, and where other addresses of them lead. Reproduces
// WP_Sitemaps::render_sitemaps and what redirect_canonical does with sitemaps.
import { trimEnd } from '../../base/trim.ts';
import { numberVar, type QueryVars } from '../../content/addresses/query-vars.ts';
import type { Site } from '../../content/site.ts';
import { originOf } from '../addresses.ts';
import { withoutVars } from '../list-address.ts';
import { isRead, personalCache, redirectTo, type WebRequest, type WebResponse } from '../page.ts';
import {
  areSitemapsOn,
  mappedTaxonomies,
  mappedTypes,
  type SitemapKind,
  sitemapAddress,
  sitemapKinds,
} from './address.ts';
import { sitemapPages } from './counts.ts';
import { sitemapEntries } from './entries.ts';
import { stylesheet } from './stylesheet.ts';
import { sitemapIndex, urlSet } from './xml.ts';

/** Most sitemaps that an index may name. */
const mostSitemaps = 50_000;

export const asksForSitemap = (vars: QueryVars): boolean =>
  vars.sitemap !== undefined || vars['sitemap-stylesheet'] !== undefined;

/** A sitemap, or where it lies; undefined where there is none: that is a page not found. */
export async function serveSitemap(site: Site, vars: QueryVars, request: WebRequest): Promise<WebResponse | undefined> {
  const location = isRead(request) ? redirectOf(site, vars, request) : undefined;
  if (location !== undefined) return redirectTo(301, location, personalCache(request));
  const body = areSitemapsOn(site) ? await bodyOf(site, vars) : undefined;
  if (body === undefined) return undefined;
  return {
    status: 200,
    headers: [['Content-Type', 'application/xml; charset=UTF-8'], ...personalCache(request)],
    body,
  };
}

async function bodyOf(site: Site, vars: QueryVars): Promise<string | undefined> {
  const sheet = vars['sitemap-stylesheet'];
  if (sheet !== undefined) return sheet === 'sitemap' || sheet === 'index' ? stylesheet(site, sheet) : undefined;
  if (vars.sitemap === 'index') {
    const all = await sitemapPages(site);
    const addresses = all.flatMap(({ kind, subtype, pages }) =>
      Array.from({ length: pages }, (_, index) => sitemapAddress(site, kind, subtype, index + 1)),
    );
    return sitemapIndex(site, addresses.slice(0, mostSitemaps));
  }
  const kind = sitemapKinds.find((known) => known === vars.sitemap);
  if (!kind) return undefined;
  const entries = await sitemapEntries(site, kind, vars['sitemap-subtype'] ?? '', numberVar(vars, 'paged') || 1);
  return entries.length > 0 ? urlSet(site, entries) : undefined;
}

/** The one address of a sitemap, where the site has pretty addresses and it was asked for at another one. */
function redirectOf(site: Site, vars: QueryVars, { path, search }: WebRequest): string | undefined {
  if (site.options.text('permalink_structure') === '') return undefined;
  const origin = originOf(site);
  const wanted = vars.sitemap === undefined ? undefined : addressOf(site, vars, vars.sitemap);
  const query = vars.sitemap === undefined ? search : withoutVars(search, ['sitemap', 'sitemap-subtype', 'paged']);
  const slashless = trimEnd(path, '/') || '/';
  const location = (wanted ?? origin + slashless) + (query === '' ? '' : `?${query}`);
  return location === origin + path + (search === '' ? '' : `?${search}`) ? undefined : location;
}

/** Undefined for sitemaps that there are not. */
function addressOf(site: Site, vars: QueryVars, name: string): string | undefined {
  if (name === 'index') return sitemapAddress(site, 'index');
  const kind: SitemapKind | undefined = sitemapKinds.find((known) => known === name);
  const subtype = vars['sitemap-subtype'] ?? '';
  if (!kind || !areSitemapsOn(site)) return undefined;
  const known = kind === 'posts' ? mappedTypes(site) : kind === 'taxonomies' ? mappedTaxonomies(site) : [];
  if (subtype !== '' && !known.some((each) => each.name === subtype)) return undefined;
  return sitemapAddress(site, kind, subtype, numberVar(vars, 'paged') || 1);
}
