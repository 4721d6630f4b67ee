// What the further collections cost, those without pages as well: as many statements for forty items as for five. Beside
// query-counts.test.ts, which has the large ones.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApplicationPassword } from '../access/application-passwords.ts';
import { createPost } from '../content/posts/create.ts';
import { createTerm } from '../content/terms/create.ts';
import { type App, createApp } from '../server/app.ts';
import { openTestSite, type TestSite, testUsers } from '../testing.ts';
import { allRoutes } from './routes.ts';

let site: TestSite;
let app: App;
let authorization = '';
/** Ids of what has versions or parts. */
const owners: Record<string, number | string> = {};

beforeAll(async () => {
  site = await openTestSite({ caches: false });
  app = createApp(site, allRoutes, { logLevel: 'silent', cache: false });
  const { password } = await createApplicationPassword(site, testUsers.administrator, { name: 'counts' });
  authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  for (const route of ['posts', 'pages', 'blocks', 'navigation', 'menu-items', 'templates', 'template-parts']) {
    const made = await send('POST', route, {
      title: 'One',
      slug: 'one',
      content: 'x',
      status: 'publish',
      url: 'http://x/',
    });
    owners[route] = made.id;
  }
  owners.family = (await send('POST', 'font-families', family('owner'))).id;
  const styles = /global-styles\/(\d+)/.exec(JSON.stringify(await send('GET', 'themes?status=active')))?.[1];
  owners.styles = styles ?? '';
}, 60_000);
afterAll(async () => {
  await app.close();
  await site.database.close();
});

const family = (slug: string) => ({ font_family_settings: JSON.stringify({ name: slug, slug, fontFamily: slug }) });

async function send(method: 'GET' | 'POST', path: string, json?: object) {
  const { statusCode, payload } = await app.fastify.inject({
    method,
    url: `/wp-json/wp/v2/${path}`,
    headers: { authorization, ...(json ? { 'content-type': 'application/json' } : {}) },
    ...(json ? { payload: JSON.stringify(json) } : {}),
  });
  expect([path, statusCode < 300 ? 'good' : payload]).toEqual([path, 'good']);
  return JSON.parse(payload);
}

/** Makes the nth of each, with an author of its own where it has one. */
async function addOfEach(n: number): Promise<void> {
  const author = 6 + n;
  await site.database.kysely
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
  for (const route of ['templates', 'template-parts']) {
    await send('POST', route, { slug: `made-${n}`, title: `Made ${n}`, content: `Text ${n}`, author });
  }
  const { id } = await send('POST', 'font-families', family(`family-${n}`));
  for (const [owner, weight] of [
    [id, '400'],
    [owners.family, String(n + 1)],
  ]) {
    const face = { fontFamily: `F${owner}`, fontWeight: weight, src: 'http://x.example/f.woff2' };
    await send('POST', `font-families/${owner}/font-faces`, { font_face_settings: JSON.stringify(face) });
  }
  for (const taxonomy of ['nav_menu', 'wp_pattern_category']) await createTerm(site, taxonomy, { name: `Term ${n}` });
  const versions = [owners.pages, owners.blocks, owners.navigation, owners.styles];
  const stored = await site.database.kysely
    .selectFrom('posts')
    .select('ID')
    .where('post_type', 'in', ['wp_template', 'wp_template_part'])
    .where('post_name', '=', 'one')
    .execute();
  for (const parent of [...versions.map(Number), ...stored.map((row) => row.ID)]) {
    const revision = {
      type: 'revision',
      status: 'inherit',
      parent,
      author,
      content: '{"version": 3, "isGlobalStylesUserThemeJSON": true}',
    };
    await createPost(site, null, { ...revision, slug: `${parent}-revision-v1`, title: `Version ${n}` });
  }
  for (const parent of [owners.posts, owners.pages, owners.blocks, owners.navigation].map(Number)) {
    const autosave = { type: 'revision', status: 'inherit', parent, author, content: 'x' };
    await createPost(site, null, { ...autosave, slug: `${parent}-autosave-v1`, title: `Autosave ${n}` });
  }
  await createApplicationPassword(site, testUsers.editor, { name: `Password ${n}` });
  for (const [base, raw] of [
    ['block', { content: '<!-- wp:latest-posts /-->' }],
    ['recent-posts', { title: 'News', number: 3 }],
    ['rss', { url: '' }],
  ] as const)
    await send('POST', 'widgets', { id_base: base, sidebar: 'wp_inactive_widgets', instance: { raw } });
}

/** With what is embedded; in the edit context as well. */
const lists: readonly (readonly [path: string, embedding: number, editing: number])[] = [
  ['templates', 7, 7],
  ['template-parts', 7, 7],
  ['font-families', 5, 5],
  ['font-families/FAMILY/font-faces', 4, 4],
  ['menus', 3, 3],
  ['wp_pattern_category', 3, 3],
  ['pages/PAGES/revisions', 5, 5],
  ['blocks/BLOCKS/revisions', 5, 5],
  ['navigation/NAVIGATION/revisions', 5, 5],
  ['global-styles/STYLES/revisions', 4, 4],
  ['templates/TEMPLATES/revisions', 8, 8],
  ['template-parts/TEMPLATE-PARTS/revisions', 8, 8],
  ['posts/POSTS/autosaves', 5, 6],
  ['pages/PAGES/autosaves', 5, 6],
  ['blocks/BLOCKS/autosaves', 5, 5],
  ['navigation/NAVIGATION/autosaves', 5, 5],
  ['users/2/application-passwords', 6, 6],
  ['widgets', 1, 3],
  ['sidebars', 1, 1],
  ['menu-locations', 1, 1],
  ['themes', 2, 2],
  ['types', 1, 1],
  ['taxonomies', 1, 1],
  ['statuses', 1, 1],
  ['plugins', 1, 1],
  ['block-types', 1, 1],
  ['block-patterns/patterns', 1, 1],
  ['widget-types', 1, 1],
  ['settings', 1, 1],
];

/** Full pages of `perPage`, for collections that have pages. */
async function costs(
  perPage: number,
): Promise<readonly (readonly [path: string, embedding: number, editing: number])[]> {
  const found: [string, number, number][] = [];
  for (const [path] of lists) {
    const at = path.replace(/[A-Z][A-Z-]+/, (name) => String(owners[name.toLowerCase()]));
    const pages = /font|menus|category|revisions/.test(path) ? `&per_page=${perPage}` : '';
    const statements = async (query: string): Promise<number> => {
      // Compiled patterns, prepared texts and last uses of passwords come once.
      await send('GET', `${at}?${query}${pages}`);
      const before = site.database.queryCount;
      const list = await send('GET', `${at}?${query}${pages}`);
      if (pages !== '' || /template|autosaves|passwords|widgets$/.test(path)) {
        expect([path, list.length >= perPage]).toEqual([path, true]);
      }
      return site.database.queryCount - before;
    };
    found.push([path, await statements('_embed'), await statements('_embed&context=edit')]);
  }
  return found;
}

test('statements of further lists are as many for forty items as for five', async () => {
  for (let n = 0; n < 5; n++) await addOfEach(n);
  expect(await costs(5)).toEqual(lists);
  for (let n = 5; n < 40; n++) await addOfEach(n);
  expect(await costs(40)).toEqual(lists);
}, 120_000);
