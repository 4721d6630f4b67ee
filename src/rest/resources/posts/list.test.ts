// Lists of posts against those of WordPress 7.1: totals, neighbours, filters, refusals, and a fixed number of queries.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite, testUrl } from '../../../testing.ts';
import { termRoutes } from '../terms/routes.ts';
import { userRoutes } from '../users/routes.ts';
import { postsApi, storedMeta, storedPost, storedTerm } from './testing.ts';

const posts = `${testUrl}/wp-json/wp/v2/posts`;

async function manyPosts(site: TestSite, count: number): Promise<number[]> {
  const ids: number[] = [];
  const tag = await storedTerm(site, 'post_tag', 'Tag', 'tag');
  const picture = await storedPost(site, { post_type: 'attachment', post_status: 'inherit', post_name: 'picture' });
  for (let index = 0; index < count; index++) {
    const minute = String(index % 60).padStart(2, '0');
    const hour = String(10 + Math.floor(index / 60)).padStart(2, '0');
    const post_date = `2025-02-03 ${hour}:${minute}:00`;
    const id = await storedPost(
      site,
      { post_date, post_title: `N ${index}`, post_name: `n-${index}`, post_author: 1 + (index % 3) },
      [1, tag],
    );
    await storedMeta(site, id, '_thumbnail_id', String(picture));
    ids.push(id);
  }
  return ids;
}

describeEachSite('a list of posts', (open) => {
  test('takes as many queries for 100 posts as for 10, terms, pictures and rights included', async () => {
    const site = await open();
    await manyPosts(site, 101);
    const ask = postsApi(site);
    const count = async (path: string, as?: string) => {
      await ask('GET', path, as ? { as } : {});
      const before = site.database.queryCount;
      const { data } = await ask('GET', path, as ? { as } : {});
      return [data.length, site.database.queryCount - before];
    };
    const [, few] = await count('/wp/v2/posts?per_page=10');
    // The page, its total where it is not remembered, terms, meta, revisions, pictures.
    expect(few).toBeLessThanOrEqual(6);
    expect(await count('/wp/v2/posts?per_page=100')).toEqual([100, few]);
    expect(await count('/wp/v2/posts?per_page=100', 'editor')).toEqual([100, few]);
    const [, least] = await count('/wp/v2/posts?per_page=10&_fields=id,title,link');
    expect(least).toBeLessThanOrEqual(2);
    expect(await count('/wp/v2/posts?per_page=100&_fields=id,title,link')).toEqual([100, least]);
    // Slugs made of the titles are looked up together.
    const [, edited] = await count('/wp/v2/posts?per_page=10&context=edit&exclude=1', 'editor');
    expect(await count('/wp/v2/posts?per_page=100&context=edit&exclude=1', 'editor')).toEqual([100, edited]);
  });

  test('embeds authors and terms with as many queries for 100 posts as for 10', async () => {
    const site = await open();
    await manyPosts(site, 101);
    const ask = postsApi(site, [...userRoutes(site), ...termRoutes(site)]);
    const count = async (path: string) => {
      await ask('GET', path);
      const before = site.database.queryCount;
      const { data } = await ask('GET', path);
      expect(Object.keys(data[0]._embedded)).toContain('author');
      expect(data.at(-1)._embedded['wp:term'][0][0].id).toBe(1);
      return [data.length, site.database.queryCount - before];
    };
    const [, few] = await count('/wp/v2/posts?per_page=10&_embed=author,wp:term');
    expect(await count('/wp/v2/posts?per_page=100&_embed=author,wp:term')).toEqual([100, few]);
  });

  test('says how many there are and where their neighbours stand', async () => {
    const site = await open();
    await manyPosts(site, 12);
    const ask = postsApi(site);
    const { headers, data } = await ask(
      'GET',
      '/wp/v2/posts?per_page=5&page=2&_fields=id&categories=1&ignore_sticky=false',
    );
    expect(data).toHaveLength(5);
    expect(headers).toEqual({
      'X-WP-Total': 13,
      'X-WP-TotalPages': 3,
      Link:
        `<${posts}?per_page=5&page=1&_fields=id&categories%5B0%5D=1&ignore_sticky>; rel="prev", ` +
        `<${posts}?per_page=5&page=3&_fields=id&categories%5B0%5D=1&ignore_sticky>; rel="next"`,
      Allow: 'GET',
    });
    const first = await ask('GET', '/wp/v2/posts?per_page=5');
    expect(first.headers.Link).toBe(`<${posts}?per_page=5&page=2>; rel="next"`);
    const beyond = await ask('GET', '/wp/v2/posts?page=99');
    expect([beyond.status, beyond.data.code]).toEqual([400, 'rest_post_invalid_page_number']);
    const passed = await ask('GET', '/wp/v2/posts?offset=1000');
    expect([passed.data, passed.headers['X-WP-Total'], passed.headers['X-WP-TotalPages']]).toEqual([[], 0, 0]);
    const head = await ask('HEAD', '/wp/v2/posts?per_page=5');
    expect([head.status, head.headers['X-WP-Total'], head.headers['X-WP-TotalPages']]).toEqual([200, 13, 3]);
  });

  test('refuses what WordPress refuses', async () => {
    const site = await open();
    const ask = postsApi(site);
    const refusal = async (query: string, as?: string) => {
      const { status, data } = await ask('GET', `/wp/v2/posts?${query}`, as ? { as } : {});
      const details = Object.values(data.data?.details ?? {}) as { code: string }[];
      return [status, data.code, ...details.map((detail) => detail.code)];
    };
    expect(await refusal('orderby=relevance')).toEqual([400, 'rest_no_search_term_defined']);
    expect(await refusal('orderby=include')).toEqual([400, 'rest_orderby_include_missing_include']);
    expect(await refusal('context=edit')).toEqual([401, 'rest_forbidden_context']);
    expect(await refusal('context=edit', 'subscriber')).toEqual([403, 'rest_forbidden_context']);
    expect(await refusal('status=draft')).toEqual([400, 'rest_invalid_param', 'rest_forbidden_status']);
    expect(await refusal('status=publish,private', 'subscriber')).toEqual([
      ...[400, 'rest_invalid_param', 'rest_forbidden_status'],
    ]);
    expect(await refusal('status=bogus', 'editor')).toEqual([400, 'rest_invalid_param', 'rest_not_in_enum']);
    expect(await refusal('per_page=101')).toEqual([400, 'rest_invalid_param', 'rest_out_of_bounds']);
    expect(await refusal('orderby=menu_order')).toEqual([400, 'rest_invalid_param', 'rest_not_in_enum']);
    expect(await refusal('categories=abc')).toEqual([400, 'rest_invalid_param', 'rest_no_matching_schema']);
    expect(await refusal('tags[terms]=1&tags[include_children]=1')).toEqual([
      ...[400, 'rest_invalid_param', 'rest_no_matching_schema'],
    ]);
    expect(await refusal('format=bogus')).toEqual([400, 'rest_invalid_param', 'rest_not_in_enum']);
    expect(await refusal('after=2025-01-10')).toEqual([400, 'rest_invalid_param', 'rest_invalid_date']);
  });

  test('counts what the viewer may not see, but leaves it out', async () => {
    const site = await open();
    const own = await storedPost(site, { post_status: 'private', post_author: 3, post_name: 'own' });
    await storedPost(site, { post_status: 'private', post_author: 1, post_name: 'other' });
    const ask = postsApi(site);
    const author = await ask('GET', '/wp/v2/posts?status=private&_fields=id', { as: 'author' });
    expect([author.data, author.headers['X-WP-Total']]).toEqual([[{ id: own }], 2]);
    const contributor = await ask('GET', '/wp/v2/posts?status=private&_fields=id', { as: 'contributor' });
    expect([contributor.data, contributor.headers['X-WP-Total']]).toEqual([[], 2]);
  });

  test('an empty status asks for what anybody may see; slugs are cleaned, searches that are too long passed over', async () => {
    const site = await open();
    const draft = await storedPost(site, { post_status: 'draft', post_name: '' });
    const named = await storedPost(site, { post_name: '%e6%97%a5%e6%9c%ac' });
    const ask = postsApi(site);
    const list = async (query: string) =>
      (await ask('GET', `/wp/v2/posts?_fields=id&${query}`)).data.map((post: { id: number }) => post.id);
    expect(await list('status=')).toEqual(await list(''));
    expect(await list('status=')).not.toContain(draft);
    expect(await list('slug=%E6%97%A5%E6%9C%AC')).toEqual([named]);
    expect(await list(`search=${'x'.repeat(1601)}`)).toEqual(await list(''));
    const far = await ask('GET', '/wp/v2/posts?page=9223372036854775807&per_page=100');
    expect([far.status, far.data.code]).toEqual([400, 'rest_post_invalid_page_number']);
  });

  test('sticky posts come first where they are not ignored', async () => {
    const site = await open();
    const ids = await manyPosts(site, 3);
    await site.options.set('sticky_posts', [ids[0]]);
    const ask = postsApi(site);
    const list = async (query: string) =>
      (await ask('GET', `/wp/v2/posts?_fields=id&${query}`)).data.map((post: { id: number }) => post.id);
    const all = await list('');
    expect(await list('ignore_sticky=false&per_page=2')).toEqual([ids[0], ...all.slice(0, 2)]);
    expect(await list('sticky=true')).toEqual([ids[0]]);
    expect(await list(`sticky=true&include=${ids[1]}`)).toEqual([]);
    expect(await list('sticky=false')).toEqual(all.filter((id: number) => id !== ids[0]));
  });

  test('shows its arguments in order', async () => {
    const site = await open();
    const { data } = await postsApi(site)('OPTIONS', '/wp/v2/posts');
    expect(Object.keys(data.endpoints[0].args)).toEqual([
      ...['context', 'page', 'per_page', 'search', 'after', 'modified_after', 'author', 'author_exclude', 'before'],
      ...['modified_before', 'exclude', 'include', 'search_semantics', 'offset', 'order', 'orderby', 'search_columns'],
      ...['slug', 'status', 'tax_relation', 'categories', 'categories_exclude', 'tags', 'tags_exclude', 'sticky'],
      ...['ignore_sticky', 'format'],
    ]);
    expect(Object.keys(data.endpoints[1].args)).toEqual([
      ...['date', 'date_gmt', 'slug', 'status', 'password', 'title', 'content', 'author', 'excerpt', 'featured_media'],
      ...['comment_status', 'ping_status', 'format', 'meta', 'sticky', 'template', 'categories', 'tags'],
    ]);
    expect(Object.keys(data.schema.properties)).toEqual([
      ...['date', 'date_gmt', 'guid', 'id', 'link', 'modified', 'modified_gmt', 'slug', 'status', 'type', 'password'],
      ...['permalink_template', 'generated_slug', 'class_list', 'title', 'content', 'author', 'excerpt'],
      ...[
        'featured_media',
        'comment_status',
        'ping_status',
        'format',
        'meta',
        'sticky',
        'template',
        'categories',
        'tags',
      ],
    ]);
  });

  test('an empty status lists the own private posts of those who may not read all of them', async () => {
    const site = await open();
    const own = await storedPost(site, { post_status: 'private', post_author: 3, post_name: 'own' });
    const other = await storedPost(site, { post_status: 'private', post_author: 1, post_name: 'other' });
    const ask = postsApi(site);
    const ids = async (as?: string) =>
      (await ask('GET', '/wp/v2/posts?status=', as ? { as } : {})).data.map((post: { id: number }) => post.id);
    expect(await ids('author')).toEqual(expect.arrayContaining([own, 1]));
    expect(await ids('author')).not.toContain(other);
    expect(await ids('editor')).toEqual(expect.arrayContaining([own, other, 1]));
    expect(await ids()).toEqual([1]);
  });
});
