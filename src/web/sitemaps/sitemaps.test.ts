// Sitemaps take a fixed number of statements, read no text, and hold what is published alone. That they are WordPress's is
// compared by `npm run conformance:feeds`.
import { expect, test } from 'vitest';
import { anonymous } from '../../access/make-viewer.ts';
import { createPost } from '../../content/posts/create.ts';
import { parseQuery } from '../../rest/engine/query.ts';
import { restRoot, restUrl } from '../../rest/engine/url.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import type { WebResponse } from '../page.ts';
import { servePage } from '../serve-page.ts';
import { perSitemap } from './entries.ts';

function ask(site: TestSite, address: string): Promise<WebResponse> {
  const [path = '/', search = ''] = address.split('?');
  const request = { path, search, query: parseQuery(search), cookie: undefined, viewer: anonymous() };
  return servePage(site, request, { root: restRoot(site), of: (route) => restUrl(site, route) });
}

const locations = ({ body }: WebResponse) => [...body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc);

/** Many posts in few statements. */
async function insertPosts(site: TestSite, count: number): Promise<void> {
  const date = '2025-01-01 00:00:00';
  const row = (n: number) => ({
    post_author: 1,
    post_date: date,
    post_date_gmt: date,
    post_modified: date,
    post_modified_gmt: date,
    post_content: 'Text that no sitemap needs',
    post_title: `Post ${n}`,
    post_name: `post-${n}`,
    post_excerpt: '',
    to_ping: '',
    pinged: '',
    post_content_filtered: '',
  });
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, index) => row(from + index));
    await site.database.kysely.insertInto('posts').values(rows).execute();
  }
  site.caches.changed();
}

describeEachSite('sitemaps', (open) => {
  test('come in pages, in a fixed number of statements', async () => {
    const site = await open({ caches: false });
    await site.options.set('permalink_structure', '/%postname%/');
    const addresses = ['/wp-sitemap.xml', '/wp-sitemap-posts-post-1.xml', '/wp-sitemap-users-1.xml'];
    const count = async () => {
      const counts: number[] = [];
      for (const address of addresses) {
        const before = site.database.queryCount;
        expect((await ask(site, address)).status).toBe(200);
        counts.push(site.database.queryCount - before);
      }
      return counts;
    };
    const few = await count();
    await insertPosts(site, perSitemap + 10);
    expect(await count()).toEqual(few);
    for (const statements of few) expect(statements).toBeLessThanOrEqual(5);
    const index = locations(await ask(site, '/wp-sitemap.xml'));
    expect(index.filter((loc) => loc?.includes('posts-post'))).toHaveLength(2);
    expect(locations(await ask(site, '/wp-sitemap-posts-post-1.xml'))).toHaveLength(perSitemap);
    // One post comes with the site.
    expect(locations(await ask(site, '/wp-sitemap-posts-post-2.xml'))).toHaveLength(11);
    expect((await ask(site, '/wp-sitemap-posts-post-3.xml')).status).toBe(404);
  });

  test('hold what is published, and nothing where search engines are not asked to come', async () => {
    const site = await open();
    await site.options.set('permalink_structure', '/%postname%/');
    for (const status of ['draft', 'private', 'trash', 'publish']) {
      await createPost(site, null, { title: `A & ${status}`, slug: `is-${status}`, status, author: 1 });
    }
    const listed = locations(await ask(site, '/wp-sitemap-posts-post-1.xml'));
    expect(listed.filter((loc) => loc?.includes('/is-'))).toEqual([`${site.options.home}/is-publish/`]);
    await site.options.set('blog_public', '0');
    site.caches.changed();
    expect((await ask(site, '/wp-sitemap.xml')).status).toBe(404);
    expect((await ask(site, '/robots.txt')).body).not.toContain('Sitemap');
  });
});
