// robots.txt and favicon.ico (do_robots, do_favicon).
import { trimEnd } from '../base/trim.ts';
import type { Site } from '../content/site.ts';
import { siteIcon } from '../content/themes/site-icon.ts';
import { originOf, pathOf } from './addresses.ts';
import { personalCache, redirectTo, type WebRequest, type WebResponse } from './page.ts';
import type { Asked } from './query-vars.ts';
import { areSitemapsOn, sitemapAddress } from './sitemaps/address.ts';

type Header = readonly [string, string];

export function robots(site: Site, { byQuery }: Asked, request: WebRequest, link: Header): WebResponse {
  const { siteUrl } = site.options;
  if (!byQuery.has('robots') && request.path.endsWith('/')) {
    const query = request.search === '' ? '' : `?${request.search}`;
    return redirectTo(301, originOf(site) + trimEnd(request.path, '/') + query, personalCache(request));
  }
  const admin = pathOf(`${siteUrl}/wp-admin/`);
  const map = areSitemapsOn(site) ? `\nSitemap: ${sitemapAddress(site, 'index')}\n` : '';
  const body = `User-agent: *\nDisallow: ${admin}\nAllow: ${admin}admin-ajax.php\n${map}`;
  return {
    status: 200,
    headers: [['Content-Type', 'text/plain; charset=utf-8'], ...personalCache(request), link],
    body,
  };
}

/** The site's icon, or the one that stands in for it. */
export async function favicon(site: Site, request: WebRequest, link: Header): Promise<WebResponse> {
  const standIn = `${site.options.siteUrl}/wp-includes/images/w-logo-gray-white-bg.png`;
  const location = (await siteIcon(site, 32)) || standIn;
  const headers: Header[] = [
    ['Content-Type', 'text/html; charset=UTF-8'],
    ...personalCache(request),
    ['X-Redirect-By', 'WordPress'],
  ];
  return { status: 302, headers: [...headers, ['Location', location], link], body: '' };
}
