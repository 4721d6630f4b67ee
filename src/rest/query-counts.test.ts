// What a list costs: as many statements for a hundred items as for ten, with and without what is embedded. Measured through
// the application with its caches off, so that nothing hides behind what an earlier request left.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../access/application-passwords.ts';
import type { Viewer } from '../access/viewer.ts';
import { createComment } from '../content/comments/create.ts';
import { updateMeta } from '../content/meta/rows.ts';
import { createPost } from '../content/posts/create.ts';
import type { Site } from '../content/site.ts';
import { createTerm } from '../content/terms/create.ts';
import { viewerOf } from '../content/users/viewer.ts';
import { type App, createApp } from '../server/app.ts';
import { openTestSite, type TestSite, testUsers } from '../testing.ts';
import { allRoutes } from './routes.ts';

const items = 100;
let site: TestSite;
let app: App;
const authorization = new Map<Role, string>();

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
    for (let n = 0; n < items; n++) await addOfEach(inside, viewer, n, terms);
    for (let n = 0; n < items; n++) {
      const revision = { type: 'revision', status: 'inherit', parent: versioned, slug: `${versioned}-revision-v1` };
      await createPost(inside, null, { ...revision, title: `Version ${n}`, author: 6 + n });
    }
  });
  for (const [role, login] of [
    ['administrator', 'admin'],
    ['editor', 'editor'],
  ] as const) {
    const { password } = await createApplicationPassword(site, testUsers[role], { name: 'counts' });
    authorization.set(role, `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`);
  }
}, 60_000);
afterAll(async () => {
  await app.close();
  await site.database.close();
});

/** The post that has many versions. */
let versioned = 0;

/** One of each collection, each with its own author, terms, parent and pictures. */
async function addOfEach(
  inside: Site,
  viewer: Viewer,
  n: number,
  terms: Record<'category' | 'post_tag', number[]>,
): Promise<void> {
  const author = 6 + n;
  const more = { status: 'publish', author, content: `Text ${n}` };
  const own = { category: terms.category.slice(n, n + 2), post_tag: terms.post_tag.slice(n, n + 2) };
  const post = await createPost(inside, null, { type: 'post', title: `Post ${n}`, terms: own, ...more });
  versioned = post.ID;
  const page = await createPost(inside, null, { type: 'page', title: `Page ${n}`, parent: n > 0 ? 2 : 0, ...more });
  const file = { type: 'attachment', status: 'inherit', mimeType: 'image/jpeg', title: `Picture ${n}`, author };
  const picture = await createPost(inside, null, { ...file, parent: post.ID });
  await updateMeta(inside, 'post', picture.ID, '_wp_attached_file', `2026/01/${n}.jpg`);
  const sizes = { width: 400, height: 300, file: `2026/01/${n}.jpg`, filesize: 1000, sizes: {} };
  await updateMeta(inside, 'post', picture.ID, '_wp_attachment_metadata', sizes);
  for (const one of [post, page]) await updateMeta(inside, 'post', one.ID, '_thumbnail_id', picture.ID);
  await createComment(inside, viewer, { post: post.ID, content: `Comment ${n}`, author, authorName: 'A' });
  const item = await createPost(inside, null, { type: 'nav_menu_item', title: `Item ${n}`, menuOrder: n + 1, ...more });
  const target = { _menu_item_type: 'post_type', _menu_item_object: 'post', _menu_item_object_id: String(post.ID) };
  for (const [key, value] of Object.entries(target)) await updateMeta(inside, 'post', item.ID, key, value);
  for (const type of ['wp_block', 'wp_navigation'])
    await createPost(inside, null, { type, title: `${type} ${n}`, ...more });
}

/** What a list costs, for a hundred items as for ten. */
async function sameCost(path: string, role: Role): Promise<number> {
  const ten = await cost(path, 10, role);
  expect(await cost(path, 100, role)).toBe(ten);
  return ten;
}

async function cost(path: string, perPage: number, role: Role): Promise<number> {
  const login = authorization.get(role);
  const headers = login === undefined ? {} : { authorization: login };
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

type Role = 'anonymous' | 'editor' | 'administrator';

describe('statements of a list', () => {
  const everybody: readonly Role[] = ['anonymous', 'editor', 'administrator'];
  const signedIn: readonly Role[] = ['editor', 'administrator'];
  // Signing in is one of them.
  test.each<[path: string, plain: number, embedding: number, editing: number, roles: readonly Role[]]>([
    ['posts', 8, 11, 12, everybody],
    ['pages', 9, 11, 12, everybody],
    ['media', 7, 9, 10, everybody],
    ['categories', 3, 3, 3, everybody],
    ['tags', 3, 3, 3, everybody],
    ['comments', 7, 12, 12, everybody],
    ['users', 5, 5, 4, everybody],
    ['blocks', 7, 7, 7, signedIn],
    ['navigation', 6, 6, 6, everybody],
    ['search', 5, 10, 0, everybody],
    ['posts/VERSIONED/revisions', 5, 5, 5, signedIn],
    ['menu-items', 8, 12, 12, ['administrator']],
  ])(
    '%s: %i, %i with what is embedded, %i in the edit context',
    async (path, plain, embedding, editing, roles) => {
      const at = path.replace('VERSIONED', String(versioned));
      const costs = { plain: 0, embedding: 0, editing: 0 };
      for (const role of roles) {
        costs.plain = Math.max(costs.plain, await sameCost(at, role));
        costs.embedding = Math.max(costs.embedding, await sameCost(`${at}?_embed`, role));
        const edits = role === 'administrator' || (role === 'editor' && !forAdministrators.includes(path));
        if (editing > 0 && edits) {
          costs.editing = Math.max(costs.editing, await sameCost(`${at}?_embed&context=edit`, role));
        }
      }
      expect(costs).toEqual({ plain, embedding, editing });
      expect(Math.max(plain, embedding, editing)).toBeLessThanOrEqual(12);
    },
    60_000,
  );
});

/** Collections whose edit context editors may not see. */
const forAdministrators = ['users', 'navigation'];
