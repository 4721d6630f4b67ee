// Addresses of sitemaps (get_sitemap_url) and of the stylesheets that show them.
import { homeUrl } from '../../content/posts/permalink-structure.ts';
import type { Site } from '../../content/site.ts';
import type { PostType, Taxonomy } from '../../extend/types.ts';

export type SitemapKind = 'posts' | 'taxonomies' | 'users';
export const sitemapKinds: readonly SitemapKind[] = ['posts', 'taxonomies', 'users'];

/** `index`, or a page of one kind; `subtype` is a post type or a taxonomy, '' for users. */
export function sitemapAddress(site: Site, kind: string, subtype = '', page = 1): string {
  const isPretty = site.options.text('permalink_structure') !== '';
  if (kind === 'index') return homeUrl(site, isPretty ? 'wp-sitemap.xml' : '?sitemap=index');
  const parts = [kind, ...(subtype === '' ? [] : [subtype]), String(page)];
  if (isPretty) return homeUrl(site, `wp-sitemap-${parts.join('-')}.xml`);
  const named = subtype === '' ? '' : `&sitemap-subtype=${encodeURIComponent(subtype)}`;
  return homeUrl(site, `?sitemap=${kind}${named}&paged=${page}`);
}

export function stylesheetAddress(site: Site, name: 'sitemap' | 'index'): string {
  const isPretty = site.options.text('permalink_structure') !== '';
  if (!isPretty) return homeUrl(site, `?sitemap-stylesheet=${name}`);
  return homeUrl(site, name === 'index' ? 'wp-sitemap-index.xsl' : 'wp-sitemap.xsl');
}

/** Are search engines asked to come? Otherwise there are no sitemaps. */
export const areSitemapsOn = ({ options }: Site): boolean => options.number('blog_public') !== 0;

/** Types whose posts have pages of their own; files are left out. */
export const mappedTypes = ({ registry }: Site): readonly PostType[] =>
  [...registry.postTypes.values()].filter(
    (type) => type.public && type.name !== 'attachment' && (type.publiclyQueryable || type.builtIn),
  );

export const mappedTaxonomies = ({ registry }: Site): readonly Taxonomy[] =>
  [...registry.taxonomies.values()].filter((taxonomy) => taxonomy.public && taxonomy.publiclyQueryable);
