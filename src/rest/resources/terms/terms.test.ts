// Answers recorded from WordPress 7.1 for the terms of the API: status, codes, fields, links, headers, rights.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { postsApi, storedPost } from '../posts/testing.ts';
import { termRoutes } from './routes.ts';

const api = (site: TestSite) => postsApi(site, termRoutes(site));

describeEachSite('/wp/v2/categories and /wp/v2/tags', (open) => {
  test('a category has these fields and links, in this order', async () => {
    const ask = api(await open());
    const { status, headers, data } = await ask('GET', '/wp/v2/categories');
    expect([status, headers['X-WP-Total'], headers['X-WP-TotalPages'], headers.Allow]).toEqual([200, 1, 1, 'GET']);
    expect(JSON.stringify(data)).toBe(
      JSON.stringify([
        {
          id: 1,
          count: 1,
          description: '',
          link: 'http://example.test/category/uncategorized/',
          name: 'Uncategorized',
          slug: 'uncategorized',
          taxonomy: 'category',
          parent: 0,
          meta: [],
          _links: {
            self: [{ href: 'http://example.test/wp-json/wp/v2/categories/1', targetHints: { allow: ['GET'] } }],
            collection: [{ href: 'http://example.test/wp-json/wp/v2/categories' }],
            about: [{ href: 'http://example.test/wp-json/wp/v2/taxonomies/category' }],
            'wp:post_type': [{ href: 'http://example.test/wp-json/wp/v2/posts?categories=1' }],
            curies: [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }],
          },
        },
      ]),
    );
    const embedded = await ask('GET', '/wp/v2/categories/1?context=embed&_fields=id,link,name,slug,taxonomy,count');
    expect(Object.keys(embedded.data)).toEqual(['id', 'link', 'name', 'slug', 'taxonomy']);
  });

  test('making, changing and deleting answers as WordPress does', async () => {
    const ask = api(await open());
    const made = await ask('POST', '/wp/v2/categories', { as: 'admin', body: { name: 'News', description: 'x' } });
    expect([made.status, made.headers.Location, made.headers.Allow]).toEqual([
      201,
      'http://example.test/wp-json/wp/v2/categories/2',
      'GET, POST',
    ]);
    const below = await ask('POST', '/wp/v2/categories', { as: 'editor', body: { name: 'Local', parent: 2 } });
    expect(below.data.link).toBe('http://example.test/category/news/local/');
    expect(below.data._links.self[0].targetHints.allow).toEqual(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
    expect(below.data._links.up).toEqual([
      { embeddable: true, href: 'http://example.test/wp-json/wp/v2/categories/2' },
    ]);
    const again = await ask('POST', '/wp/v2/categories', { as: 'admin', body: { name: 'Local', parent: 2 } });
    expect(again).toMatchObject({
      status: 400,
      data: { code: 'term_exists', data: { status: 400, term_id: 3 }, additional_data: [3, 3] },
    });
    const loop = await ask('PUT', '/wp/v2/categories/2', { as: 'admin', body: { parent: 3, slug: '' } });
    expect([loop.status, loop.data.parent, loop.data.slug]).toEqual([200, 0, 'news']);
    const kept = await ask('DELETE', '/wp/v2/categories/2', { as: 'admin' });
    expect([kept.status, kept.data.code]).toEqual([501, 'rest_trash_not_supported']);
    const gone = await ask('DELETE', '/wp/v2/categories/2?force=true', { as: 'admin' });
    expect([gone.status, gone.headers.Allow, Object.keys(gone.data)]).toEqual([
      200,
      undefined,
      ['deleted', 'previous'],
    ]);
    expect([gone.data.previous.id, gone.data.previous._links]).toEqual([2, undefined]);
    expect((await ask('GET', '/wp/v2/categories/3')).data.parent).toBe(0);
  });

  test('roles: who may do what', async () => {
    const ask = api(await open());
    await ask('POST', '/wp/v2/categories', { as: 'admin', body: { name: 'News' } });
    const outcome = async (...request: Parameters<typeof ask>) => {
      const { status, data } = await ask(...request);
      return `${status} ${data.code ?? ''}`;
    };
    const body = { name: 'Another' };
    expect(await outcome('POST', '/wp/v2/categories', { body })).toBe('401 rest_cannot_create');
    expect(await outcome('POST', '/wp/v2/categories', { as: 'author', body })).toBe('403 rest_cannot_create');
    expect(await outcome('POST', '/wp/v2/tags', { as: 'contributor', body })).toBe('201 ');
    expect(await outcome('POST', '/wp/v2/tags', { as: 'subscriber', body })).toBe('403 rest_cannot_create');
    expect(await outcome('PUT', '/wp/v2/categories/2', { as: 'author', body })).toBe('403 rest_cannot_update');
    expect(await outcome('DELETE', '/wp/v2/categories/2?force=true')).toBe('401 rest_cannot_delete');
    expect(await outcome('DELETE', '/wp/v2/categories/1?force=true', { as: 'admin' })).toBe('403 rest_cannot_delete');
    expect(await outcome('GET', '/wp/v2/categories?context=edit')).toBe('401 rest_forbidden_context');
    expect(await outcome('GET', '/wp/v2/categories/1?context=edit', { as: 'author' })).toBe(
      '403 rest_forbidden_context',
    );
    expect(await outcome('GET', '/wp/v2/categories?context=edit', { as: 'editor' })).toBe('200 ');
  });

  test('refuses what cannot be, never with a 500', async () => {
    const ask = api(await open());
    const code = async (path: string, body: Record<string, unknown>, method: 'POST' | 'PUT' = 'POST') => {
      const { status, data } = await ask(method, path, { as: 'admin', body });
      return `${status} ${data.code}`;
    };
    expect(await code('/wp/v2/categories', {})).toBe('400 rest_missing_callback_param');
    expect(await code('/wp/v2/categories', { name: 5 })).toBe('400 rest_invalid_param');
    expect(await code('/wp/v2/categories', { name: '' })).toBe('400 empty_term_name');
    expect(await code('/wp/v2/categories', { name: 'x', parent: 999 })).toBe('400 rest_term_invalid');
    expect(await code('/wp/v2/categories', { name: 'x', parent: -3 })).toBe('400 rest_term_invalid');
    expect(await code('/wp/v2/categories', { name: 'x', parent: 1e300 })).toBe('400 rest_term_invalid');
    expect(await code('/wp/v2/tags', { name: 'x', parent: 1 })).toBe('400 rest_taxonomy_not_hierarchical');
    expect(await code('/wp/v2/tags/1', { name: 'x' }, 'PUT')).toBe('404 rest_term_invalid');
    expect(await code('/wp/v2/categories', { name: 'x'.repeat(500) })).toBe('400 db_insert_error');
    expect((await ask('GET', '/wp/v2/categories?include=99999999999999999999999')).status).toBe(200);
    expect((await ask('GET', '/wp/v2/categories/99999999999999999999999')).data.code).toBe('rest_term_invalid');
  });

  test('lists of a post, pages and their links', async () => {
    const site = await open();
    const ask = api(site);
    for (const name of ['A', 'B', 'C']) await ask('POST', '/wp/v2/tags', { as: 'admin', body: { name } });
    expect((await ask('GET', '/wp/v2/categories?post=1')).headers['X-WP-Total']).toBe(1);
    expect((await ask('GET', '/wp/v2/categories?post=99')).data.code).toBe('rest_post_invalid_id');
    expect((await ask('GET', '/wp/v2/categories?post=2')).data.code).toBe('rest_forbidden_context');
    const draft = await storedPost(site, { post_status: 'draft', post_name: 'draft' }, [1]);
    expect((await ask('GET', `/wp/v2/categories?post=${draft}`)).status).toBe(401);
    expect((await ask('GET', `/wp/v2/categories?post=${draft}`, { as: 'editor' })).data).toHaveLength(1);
    const page = await ask('GET', '/wp/v2/tags?per_page=1&page=2&_fields=name');
    expect(page.data).toEqual([{ name: 'B' }]);
    expect(page.headers.Link).toBe(
      '<http://example.test/wp-json/wp/v2/tags?per_page=1&page=1&_fields=name>; rel="prev", ' +
        '<http://example.test/wp-json/wp/v2/tags?per_page=1&page=3&_fields=name>; rel="next"',
    );
    expect((await ask('GET', '/wp/v2/tags?offset=1&_fields=name')).data).toEqual([{ name: 'B' }, { name: 'C' }]);
    expect((await ask('GET', '/wp/v2/categories?offset=1&_fields=id')).data).toEqual([{ id: 1 }]);
  });

  test('posts embed their terms with the same number of statements, however many there are', async () => {
    const site = await open({ caches: false });
    const ask = api(site);
    await ask('POST', '/wp/v2/categories', { as: 'admin', body: { name: 'Above' } });
    await ask('POST', '/wp/v2/categories', { as: 'admin', body: { name: 'Below', parent: 2 } });
    const cost = async () => {
      const before = site.database.queryCount;
      const { data } = await ask('GET', '/wp/v2/posts?_embed=wp:term&per_page=100');
      return [site.database.queryCount - before, data];
    };
    await storedPost(site, { post_name: 'one' }, [3]);
    const [few, found] = await cost();
    const one = found.find((post: { slug: string }) => post.slug === 'one');
    expect(one._embedded['wp:term'][0].map((term: { link: string }) => term.link)).toEqual([
      'http://example.test/category/above/below/',
    ]);
    for (let number = 0; number < 10; number++) await storedPost(site, { post_name: `more-${number}` }, [1, 3]);
    const [many, posts] = await cost();
    expect(posts).toHaveLength(12);
    expect(many).toBe(few);
  });
});
