// What a list costs: as many statements for a hundred items as for ten, with and without what is embedded. Measured through
// the application with its caches off, so that nothing hides behind what an earlier request left.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../access/application-passwords.ts';
import { createComment } from '../content/comments/create.ts';
import { createPost } from '../content/posts/create.ts';
import { createTerm } from '../content/terms/create.ts';
import { viewerOf } from '../content/users/viewer.ts';
import { type App, createApp } from '../server/app.ts';
import { openTestSite, type TestSite, testUsers } from '../testing.ts';
import { allRoutes } from './routes.ts';

const items = 100;
let site: TestSite;
let app: App;
let authorization: string;

beforeAll(async () => {
  site = await openTestSite({ caches: false });
  app = createApp(site, allRoutes, { logLevel: 'silent', cache: false });
  const viewer = await viewerOf(site, testUsers.administrator);
  await site.transaction(async (inside) => {
    const terms = { category: [] as number[], post_tag: [] as number[] };
    for (let n = 0; n < items; n++) {
      for (const taxonomy of ['category', 'post_tag'] as const) {
        const made = await createTerm(inside, taxonomy, { name: `${taxonomy} ${n}` });
        terms[taxonomy].push(made.term_id);
      }
      await inside.database.kysely
        .insertInto('users')
        .values({
          user_login: `user${n}`,
          user_nicename: `user${n}`,
          display_name: `User ${n}`,
          user_pass: '',
          user_email: `user${n}@example.org`,
          user_url: '',
          user_registered: '2026-01-02 03:04:05',
          user_activation_key: '',
        })
        .execute();
    }
    for (let n = 0; n < items; n++) {
      const author = 6 + n;
      const more = { status: 'publish', author, content: `Text ${n}` };
      const own = { category: terms.category.slice(n, n + 2), post_tag: terms.post_tag.slice(n, n + 2) };
      const post = await createPost(inside, null, { type: 'post', title: `Post ${n}`, terms: own, ...more });
      await createPost(inside, null, { type: 'page', title: `Page ${n}`, parent: n > 0 ? 2 : 0, ...more });
      await createComment(inside, viewer, { post: post.ID, content: `Comment ${n}`, author, authorName: 'A' });
    }
  });
  const { password } = await createApplicationPassword(site, testUsers.administrator, { name: 'counts' });
  authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
}, 60_000);
afterAll(async () => {
  await app.close();
  await site.database.close();
});

async function cost(path: string, perPage: number, headers: Record<string, string>): Promise<number> {
  const url = `/wp-json/wp/v2/${path}${path.includes('?') ? '&' : '?'}per_page=${perPage}`;
  // Compiled patterns, prepared texts and last uses of passwords come once.
  await app.fastify.inject({ url, headers });
  const before = site.database.queryCount;
  const { statusCode, payload } = await app.fastify.inject({ url, headers });
  const statements = site.database.queryCount - before;
  const answered: unknown = JSON.parse(payload);
  expect([statusCode, Array.isArray(answered) && answered.length]).toEqual([200, perPage]);
  return statements;
}

describe('statements of a list', () => {
  test.each([
    ['posts', 6, 9],
    ['posts?_embed', 12, 14],
    ['pages', 6, 9],
    ['pages?_embed', 14, 16],
    ['categories', 2, 4],
    ['categories?_embed', 2, 4],
    ['tags', 2, 4],
    ['comments', 6, 8],
    ['comments?_embed', 12, 13],
    ['users', 4, 5],
  ])('%s: at most %i for readers, %i for editors in the edit context', async (path, readers, editors) => {
    const edit = `${path}${path.includes('?') ? '&' : '?'}context=edit`;
    for (const [asked, headers, most] of [
      [path, {}, readers],
      [edit, { authorization }, editors],
    ] as const) {
      const ten = await cost(asked, 10, headers);
      expect(await cost(asked, 100, headers)).toBe(ten);
      expect(ten).toBeLessThanOrEqual(most);
    }
  });
});
