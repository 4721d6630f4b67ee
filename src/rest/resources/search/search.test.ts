// The search of the API: a fixed number of queries, embedded findings included.
import { expect, test } from 'vitest';
import { updateSearchIndex } from '../../../content/posts/search-index.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { postsApi, storedPost, storedTerm } from '../posts/testing.ts';
import { termRoutes } from '../terms/routes.ts';
import { searchRoutes } from './routes.ts';

async function filled(site: TestSite): Promise<void> {
  for (let index = 0; index < 60; index++) {
    const minute = String(index).padStart(2, '0');
    const post_type = index % 3 === 0 ? 'page' : 'post';
    const row = { post_title: `Harbour ${index}`, post_name: `harbour-${index}`, post_type };
    await storedPost(site, { ...row, post_date: `2025-02-03 10:${minute}:00` }, [1]);
    await storedTerm(site, index % 2 === 0 ? 'category' : 'post_tag', `Harbour ${index}`, `harbour-${index}`);
  }
  await updateSearchIndex(site);
}

describeEachSite('the search', (open) => {
  test.each(['type=post', 'type=term'])('takes as many queries for 50 findings as for 5: %s', async (type) => {
    const site = await open();
    await filled(site);
    const ask = postsApi(site, [...termRoutes(site), ...searchRoutes(site)]);
    const count = async (query: string) => {
      const path = `/wp/v2/search?${type}&search=harbour&${query}`;
      await ask('GET', path, { as: 'editor' });
      const before = site.database.queryCount;
      const { data } = await ask('GET', path, { as: 'editor' });
      return [data.length, site.database.queryCount - before];
    };
    const [, few] = await count('per_page=5');
    expect(few).toBeLessThanOrEqual(6);
    expect(await count('per_page=50')).toEqual([50, few]);
    const [, embedded] = await count('per_page=5&_embed');
    expect(embedded).toBeLessThanOrEqual(12);
    expect(await count('per_page=50&_embed')).toEqual([50, embedded]);
  });

  test('finds by pages, and tells how many there are', async () => {
    const site = await open();
    await filled(site);
    const ask = postsApi(site, searchRoutes(site));
    const { data, headers } = await ask(
      'GET',
      '/wp/v2/search?search=harbour&subtype=page&exclude=1,2,3&per_page=15&page=2',
    );
    expect([data.length, headers['X-WP-Total'], headers['X-WP-TotalPages']]).toEqual([5, 20, 2]);
    expect(data[0].subtype).toBe('page');
  });
});
