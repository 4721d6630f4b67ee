// Pages of sitemaps: addresses of published posts by id, of terms that have posts, of users who wrote some. Reproduces the
// three providers of WordPress's sitemaps. A fixed number of statements, and no text of a post is read.
import { type RawBuilder, sql } from 'kysely';
import { siteTimeZone } from '../../content/dates.ts';
import { permalink } from '../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../content/posts/permalink-data.ts';
import type { Site } from '../../content/site.ts';
import { loadTermLinkData, termLink } from '../../content/terms/link.ts';
import { wallOf } from '../../content/time-zone.ts';
import { authorLink } from '../../content/users/link.ts';
import type { PostRow, TaxonomyTermRow, UserRow } from '../../database/schema.ts';
import { formatDate } from '../../rendering/formatting/php-date.ts';
import { mappedTaxonomies, mappedTypes, type SitemapKind } from './address.ts';

/** Most addresses of a page of a sitemap. */
export const perSitemap = 2000;

export interface MapEntry {
  readonly loc: string;
  /** With the offset of the site's zone; absent where nothing tells. */
  readonly lastmod?: string;
}

/** A page of a sitemap, from 1; empty where there is none. */
export async function sitemapEntries(
  site: Site,
  kind: SitemapKind,
  subtype: string,
  page: number,
): Promise<MapEntry[]> {
  if (!Number.isSafeInteger(page * perSitemap)) return [];
  const offset = Math.max(0, page - 1) * perSitemap;
  if (kind === 'users') return users(site, offset);
  if (kind === 'taxonomies') {
    return mappedTaxonomies(site).some(({ name }) => name === subtype) ? terms(site, subtype, offset) : [];
  }
  if (!mappedTypes(site).some(({ name }) => name === subtype)) return [];
  const rows = await slimPosts(
    site,
    sql`inner join (select ID as found from ${sql.table('posts')}
    where post_type = ${subtype} and post_status = 'publish' order by ID limit ${perSitemap} offset ${offset}) as page
    on page.found = p.ID`,
  );
  const data = await loadPermalinkData(site, rows, (ids) => slimById(site, ids));
  const listed = rows.map(
    (row): MapEntry => ({ loc: permalink(site, row, data), ...modified(site, row.post_modified_gmt) }),
  );
  const hasFront = subtype === 'page' && page <= 1 && site.options.text('show_on_front') === 'posts';
  return hasFront ? [await front(site), ...listed] : listed;
}

/** The list of posts as the site's front, changed when one of the newest was. */
async function front(site: Site): Promise<MapEntry> {
  const count = Math.max(1, Math.abs(site.options.number('posts_per_page')));
  const { rows } = await sql<{ date: string | null }>`select max(date) as date from (
    select post_modified_gmt as date from ${sql.table('posts')} where post_type = 'post' and post_status = 'publish'
    order by post_date desc limit ${count}) as newest`.execute(site.database.kysely);
  const date = rows[0]?.date;
  return { loc: `${site.options.home}/`, ...(date ? modified(site, date) : {}) };
}

function modified(site: Site, gmt: string): Pick<MapEntry, 'lastmod'> {
  const instant = Date.parse(`${gmt.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) return {};
  const zone = siteTimeZone(site);
  const wall = wallOf(zone, instant);
  return { lastmod: formatDate('c', { wall, offset: (wall - instant) / 1000, zone: '' }) };
}

/** Rows of posts without what is long in them. */
async function slimPosts(site: Site, which: RawBuilder<unknown>): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`select p.ID, p.post_author, p.post_date, p.post_date_gmt, '' as post_content,
    p.post_title, '' as post_excerpt, p.post_status, p.comment_status, p.ping_status, p.post_password, p.post_name,
    '' as to_ping, '' as pinged, p.post_modified, p.post_modified_gmt, '' as post_content_filtered, p.post_parent, p.guid,
    p.menu_order, p.post_type, p.post_mime_type, p.comment_count
    from ${sql.table('posts')} as p ${which} order by p.ID`.execute(site.database.kysely);
  return rows;
}

async function slimById(site: Site, ids: readonly number[]): Promise<Map<number, PostRow>> {
  if (ids.length === 0) return new Map();
  const rows = await slimPosts(site, sql`where p.ID in (${sql.join(ids)})`);
  return new Map(rows.map((row) => [row.ID, row]));
}

async function terms(site: Site, taxonomy: string, offset: number): Promise<MapEntry[]> {
  const rows: TaxonomyTermRow[] = await site.database.kysely
    .selectFrom('terms')
    .innerJoin('term_taxonomy', 'term_taxonomy.term_id', 'terms.term_id')
    .selectAll('terms')
    .select(['term_taxonomy_id', 'taxonomy', 'description', 'parent', 'count'])
    .where('taxonomy', '=', taxonomy)
    .where('count', '>', 0)
    .orderBy('terms.term_id')
    .limit(perSitemap)
    .offset(offset)
    .execute();
  const data = await loadTermLinkData(site, rows, taxonomy);
  return rows.map((row) => ({ loc: termLink(site, row, data) }));
}

async function users(site: Site, offset: number): Promise<MapEntry[]> {
  const { rows } = await sql<UserRow>`select u.* from ${sql.table('users')} as u where ${hasWritten(site)}
    order by u.user_login, u.ID limit ${perSitemap} offset ${offset}`.execute(site.database.kysely);
  return rows.map((row) => ({ loc: authorLink(site, row) }));
}

/** Has the user `u` published posts of a type that has lists of its authors'? */
export function hasWritten(site: Site): RawBuilder<boolean> {
  const types = [...site.registry.postTypes.values()]
    .filter(({ name, public: isPublic }) => isPublic && name !== 'attachment' && name !== 'page')
    .map(({ name }) => name);
  return sql<boolean>`exists (select 1 from ${sql.table('posts')} as written where written.post_author = u.ID
    and written.post_status = 'publish' and written.post_type in (${sql.join(types)}))`;
}
