// Sitemaps as XML (https://www.sitemaps.org/protocol.html), as WordPress's renderer writes them.
import type { Site } from '../../content/site.ts';
import { escapeMarkup } from '../../rendering/formatting/escape.ts';
import { escapeUrl, sanitizeUrl } from '../../rendering/formatting/url.ts';
import { stylesheetAddress } from './address.ts';
import type { MapEntry } from './entries.ts';

const head = (site: Site, sheet: 'sitemap' | 'index'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/xsl" href="${escapeUrl(stylesheetAddress(site, sheet))}" ?>\n`;
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const element = (name: string, { loc, lastmod }: MapEntry): string =>
  `<${name}><loc>${escapeMarkup(sanitizeUrl(loc))}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</${name}>`;

/** Addresses of pages. */
export const urlSet = (site: Site, entries: readonly MapEntry[]): string =>
  `${head(site, 'sitemap')}<urlset xmlns="${schema}">${entries.map((entry) => element('url', entry)).join('')}</urlset>\n`;

/** Addresses of sitemaps. */
export function sitemapIndex(site: Site, addresses: readonly string[]): string {
  const inside = addresses.map((loc) => element('sitemap', { loc })).join('');
  const root =
    inside === '' ? `<sitemapindex xmlns="${schema}"/>` : `<sitemapindex xmlns="${schema}">${inside}</sitemapindex>`;
  return `${head(site, 'index')}${root}\n`;
}
