// What hooked blocks cost a list: one statement, for any number of posts, pages, menus or patterns.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../access/application-passwords.ts';
import { createPost } from '../content/posts/create.ts';
import { definePlugin } from '../extend/plugin.ts';
import { type App, createApp } from '../server/app.ts';
import { openTestSite, type TestSite, testUsers } from '../testing.ts';
import { allRoutes } from './routes.ts';

const like = definePlugin({
  name: 'like',
  version: '1',
  register: ({ registry }) => {
    const metadata = { apiVersion: 3, name: 'news/like', title: 'Like', category: 'widgets', attributes: {} };
    const blockHooks = { 'core/heading': 'after', 'core/post-content': 'lastChild', 'core/navigation': 'lastChild' };
    registry.addBlock({ metadata: { ...metadata, blockHooks }, render: () => '<p class="like"></p>' });
  },
});
const text = '<!-- wp:heading --><h2 class="wp-block-heading">Head</h2><!-- /wp:heading -->';
const types = { posts: 'post', pages: 'page', blocks: 'wp_block', navigation: 'wp_navigation' } as const;
const items = 30;

describe('statements of hooked blocks', () => {
  const opened: { site: TestSite; app: App; authorization: string }[] = [];
  beforeAll(async () => {
    for (const plugins of [[], [like]]) {
      const site = await openTestSite({ caches: false, plugins });
      for (let n = 0; n < items; n++) {
        for (const type of Object.values(types)) {
          await createPost(site, null, { type, title: `${type} ${n}`, status: 'publish', content: `${text}${n}` });
        }
      }
      const { password } = await createApplicationPassword(site, testUsers.administrator, { name: 'counts' });
      const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
      opened.push({ site, app: createApp(site, allRoutes, { logLevel: 'silent', cache: false }), authorization });
    }
  }, 60_000);
  afterAll(async () => {
    for (const { site, app } of opened) {
      await app.close();
      await site.database.close();
    }
  });

  test.each(Object.keys(types).flatMap((path) => [`${path}?`, `${path}?context=edit&`]))('%s', async (path) => {
    const costs: number[][] = [];
    let hooked = '';
    for (const { site, app, authorization } of opened) {
      const cost = async (count: number): Promise<number> => {
        const url = `/wp-json/wp/v2/${path}per_page=${count}`;
        await app.fastify.inject({ url, headers: { authorization } });
        const before = site.database.queryCount;
        hooked = (await app.fastify.inject({ url, headers: { authorization } })).payload;
        return site.database.queryCount - before;
      };
      costs.push([await cost(10), await cost(items)]);
    }
    const [[ten = 0, all = 0] = [], withHooks = []] = costs;
    expect(ten).toBe(all);
    expect(withHooks).toEqual([ten + 1, ten + 1]);
    expect(hooked).toContain('like');
  });
});
