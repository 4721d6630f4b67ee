// Blocks that read the site: what they show of it, how few statements they take, and that they tell nobody what is hidden.
import { expect, test } from 'vitest';
import { postsApi, storedPost } from '../../../rest/resources/posts/testing.ts';
import { describeEachSite } from '../../../testing.ts';

const query = (inside: string, more = '"perPage":2') =>
  `<!-- wp:query {"queryId":1,"query":{${more},"postType":"post"}} --><div class="wp-block-query"><!-- wp:post-template -->${inside}<!-- /wp:post-template --></div><!-- /wp:query -->`;

const everything = [
  ...['post-title', 'post-date', 'post-author', 'post-author-name', 'post-excerpt', 'post-comments-count', 'read-more'],
  ...['latest-posts', 'latest-comments', 'archives', 'categories', 'tag-cloud', 'calendar', 'page-list', 'site-title'],
]
  .map((name) => `<!-- wp:${name} /-->`)
  .concat('<!-- wp:post-terms {"term":"category"} /-->')
  .join('');

describeEachSite('blocks that read the site', (open) => {
  test('take as many statements for 20 posts as for 5', async () => {
    const site = await open();
    const ask = postsApi(site);
    const content = everything + query('<!-- wp:post-title /--><!-- wp:post-terms {"term":"category"} /-->');
    for (let index = 0; index < 20; index++) {
      await storedPost(site, { post_title: `Post ${index}`, post_content: content, post_name: `many-${index}` });
    }
    const count = async (path: string) => {
      site.caches.changed();
      const before = site.database.queryCount;
      const { data } = await ask('GET', path);
      expect(data[0].content.rendered).toContain('wp-block-latest-posts');
      return [data.length, site.database.queryCount - before];
    };
    const [, few] = await count('/wp/v2/posts?per_page=5&exclude=1&_fields=content');
    expect(await count('/wp/v2/posts?per_page=20&exclude=1&_fields=content')).toEqual([20, few]);
    expect(few).toBeLessThan(40);
  });

  test('a query shows published posts, and private ones to those who may read them', async () => {
    const site = await open();
    const ask = postsApi(site);
    await storedPost(site, { post_title: 'Secret', post_status: 'private', post_name: 'secret' });
    await storedPost(site, { post_title: 'Unfinished', post_status: 'draft', post_name: 'unfinished' });
    const shown = query('<!-- wp:post-title /-->', '"perPage":20');
    const id = await storedPost(site, { post_title: 'Here', post_content: shown, post_name: 'here' });
    const html = async (as?: string) =>
      (await ask('GET', `/wp/v2/posts/${id}`, as ? { as } : {})).data.content.rendered;
    expect(await html()).toContain('>Here</h2>');
    expect(await html()).not.toMatch(/Secret|Unfinished/);
    expect(await html('editor')).toContain('>Private: Secret</h2>');
    expect(await html('editor')).not.toContain('Unfinished');
  });

  test('posts too old for comments offer none, where the site closes them', async () => {
    const site = await open();
    const ask = postsApi(site);
    const content = '<!-- wp:post-comments-link /--><!-- wp:comments --><div>here</div><!-- /wp:comments -->';
    const stored = (days: number) => {
      const date = new Date(site.clock.now() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ');
      return storedPost(site, { post_name: `d${days}`, post_content: content, post_date: date, post_date_gmt: date });
    };
    const ids = [await stored(10), await stored(20)];
    const shown = async () => {
      const answers = await Promise.all(ids.map((id) => ask('GET', `/wp/v2/posts/${id}?_fields=content`)));
      return answers.map(({ data }) => /respond.*<div>here/.test(data.content.rendered));
    };
    expect(await shown()).toEqual([true, true]);
    await site.options.set('close_comments_for_old_posts', '1');
    expect(await shown()).toEqual([true, false]);
    await site.options.set('close_comments_days_old', '5');
    expect(await shown()).toEqual([false, false]);
  });

  test('what a password hides stays hidden, and nothing contains itself', async () => {
    const site = await open();
    const ask = postsApi(site);
    const text = '<!-- wp:paragraph --><p>Hidden words</p><!-- /wp:paragraph -->';
    await storedPost(site, {
      post_title: 'Locked',
      post_content: text,
      post_password: 'x',
      post_excerpt: '',
      post_name: 'locked',
    });
    const inside = '<!-- wp:post-title /--><!-- wp:post-content /--><!-- wp:post-excerpt /-->';
    const list = '<!-- wp:latest-posts {"displayPostContent":true,"displayPostContentRadio":"full_post"} /-->';
    const content = `${query(inside, '"perPage":20')}${list}`;
    const id = await storedPost(site, { post_title: 'Here', post_content: content, post_name: 'here' });
    const { data } = await ask('GET', `/wp/v2/posts/${id}`);
    expect(data.content.rendered).toContain('>Protected: Locked</h2>');
    expect(JSON.stringify(data)).not.toContain('Hidden words');
  });

  test('lists in lists, and posts that show one another, come to an end', { timeout: 60_000 }, async () => {
    const site = await open();
    const ask = postsApi(site);
    const list =
      '<!-- wp:latest-posts {"postsToShow":12,"displayPostContent":true,"displayPostContentRadio":"full_post"} /-->';
    const names = Array.from({ length: 12 }, (_, index) => `each-other-${index}`);
    for (const post_name of names) await storedPost(site, { post_title: post_name, post_content: list, post_name });
    const nested = names.reduce((inside) => query(inside, '"perPage":20'), '<!-- wp:post-title /-->');
    await storedPost(site, { post_title: 'Deep', post_content: nested, post_name: 'deep' });
    for (const slug of ['each-other-3', 'deep']) {
      const { data } = await ask('GET', `/wp/v2/posts?slug=${slug}`);
      expect(data[0].content.rendered).toContain('each-other-7');
      expect(data[0].content.rendered.length).toBeLessThan(2 ** 28);
    }
  });

  test('posts that come to too much take together what one of them may; others beside them are whole', {
    timeout: 60_000,
  }, async () => {
    const site = await open();
    const ask = postsApi(site);
    const shown = '<!-- wp:paragraph --><p>here</p><!-- /wp:paragraph -->';
    let last = shown;
    for (let index = 0; index < 20; index++) {
      const pattern = await storedPost(site, {
        post_type: 'wp_block',
        post_content: last,
        post_name: `twice-${index}`,
      });
      last = `<!-- wp:block {"ref":${pattern}} /-->`.repeat(2);
    }
    await storedPost(site, { post_title: 'Plain', post_content: shown.repeat(3), post_name: 'plain-beside' });
    const slugs = Array.from({ length: 5 }, (_, index) => `too-much-${index}`);
    for (const post_name of slugs) await storedPost(site, { post_title: post_name, post_content: last, post_name });
    const counts = async (slug: readonly string[]): Promise<number[]> => {
      const { data } = await ask('GET', `/wp/v2/posts?slug=${slug.join()}&_fields=content&orderby=id`);
      return data.map((post: { content: { rendered: string } }) => post.content.rendered.split('here').length - 1);
    };
    const [one = 0] = await counts(slugs.slice(0, 1));
    const [plain, ...many] = (await counts([...slugs, 'plain-beside'])).reverse();
    expect(one).toBeGreaterThan(10_000);
    expect(plain).toBe(3);
    expect(many).toHaveLength(5);
    expect(many.reduce((sum, count) => sum + count)).toBeLessThan(1.1 * one);
  });

  test('scripts in names and attributes do not come through', async () => {
    const site = await open();
    const ask = postsApi(site);
    await site.options.set('blogname', '<script>alert(1)</script>');
    const content =
      '<!-- wp:site-title /--><!-- wp:read-more {"content":"<script>alert(2)</script>"} /-->' +
      '<!-- wp:social-link {"url":"javascript:alert(3)","service":"x"} /-->' +
      '<!-- wp:search {"label":"<script>alert(4)</script>","placeholder":"\\u0022 onfocus=alert(5)"} /-->' +
      '<!-- wp:post-date {"format":"\\u003cscript\\u003e"} /-->';
    const id = await storedPost(site, { post_title: 'Here', post_content: content, post_name: 'here' });
    const { rendered } = (await ask('GET', `/wp/v2/posts/${id}`)).data.content;
    expect(rendered).not.toMatch(/<script|href="javascript|" onfocus=/);
  });
});
