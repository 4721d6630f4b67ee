// How many pages each sitemap has: posts by type, terms by taxonomy, users. Three statements, asked once for each state of
// the database.
import { sql } from 'kysely';
import type { Site } from '../../content/site.ts';
import { mappedTaxonomies, mappedTypes, type SitemapKind } from './address.ts';
import { hasWritten, perSitemap } from './entries.ts';

/** A sitemap and how many pages it has, in the order of the index. */
export interface MapPages {
  readonly kind: SitemapKind;
  readonly subtype: string;
  readonly pages: number;
}

export async function sitemapPages(site: Site): Promise<readonly MapPages[]> {
  const kept = site.caches.map<readonly MapPages[]>('sitemap-pages');
  const known = site.caches.enabled ? kept.get('pages') : undefined;
  if (known) return known;
  const posts = await countPosts(site);
  const terms = await countTerms(site);
  const pagesOf = (count: number) => Math.ceil(count / perSitemap);
  const isFrontList = site.options.text('show_on_front') === 'posts';
  const made: MapPages[] = [
    ...mappedTypes(site).map(({ name }): MapPages => {
      const least = name === 'page' && isFrontList ? 1 : 0;
      return { kind: 'posts', subtype: name, pages: Math.max(least, pagesOf(posts.get(name) ?? 0)) };
    }),
    ...mappedTaxonomies(site).map(
      ({ name }): MapPages => ({ kind: 'taxonomies', subtype: name, pages: pagesOf(terms.get(name) ?? 0) }),
    ),
    { kind: 'users', subtype: '', pages: pagesOf(await countUsers(site)) },
  ];
  kept.set('pages', made);
  return made;
}

async function countPosts(site: Site): Promise<Map<string, number>> {
  const rows = await site.database.kysely
    .selectFrom('posts')
    .select((count) => ['post_type', count.fn.countAll<number>().as('total')])
    .where(
      'post_type',
      'in',
      mappedTypes(site).map(({ name }) => name),
    )
    .where('post_status', '=', 'publish')
    .groupBy('post_type')
    .execute();
  return new Map(rows.map((row) => [row.post_type, Number(row.total)]));
}

async function countTerms(site: Site): Promise<Map<string, number>> {
  const rows = await site.database.kysely
    .selectFrom('term_taxonomy')
    .select((count) => ['taxonomy', count.fn.countAll<number>().as('total')])
    .where('count', '>', 0)
    .groupBy('taxonomy')
    .execute();
  return new Map(rows.map((row) => [row.taxonomy, Number(row.total)]));
}

async function countUsers(site: Site): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${sql.table('users')} as u
    where ${hasWritten(site)}`.execute(site.database.kysely);
  return Number(rows[0]?.total ?? 0);
}
