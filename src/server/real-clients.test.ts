// Clients of WordPress's API as npm has them, unmodified, against a listening server: node-wpapi, and @wordpress/api-fetch
// with its middlewares, logged in by cookie and nonce as the editor is.
import { createRequire } from 'node:module';
import imported from '@wordpress/api-fetch';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApplicationPassword } from '../access/application-passwords.ts';
import { createNonce } from '../access/nonces.ts';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite, type TestSite, testUsers } from '../testing.ts';
import { type App, createApp } from './app.ts';

/** The package's types speak of a CommonJS module, but what Node loads is an ES module whose default this is. */
const apiFetch = imported as unknown as typeof imported.default;

let site: TestSite;
let app: App;
let url: string;

beforeAll(async () => {
  site = await openTestSite({ now: Date.now() });
  app = createApp(site, allRoutes, { logLevel: 'silent' });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  // The address at which clients find it is the one that its links name.
  await site.options.set('home', url);
  await site.options.set('siteurl', url);
});
afterAll(async () => {
  await app.close();
  await site.database.close();
});

interface Paged<T> extends Array<T> {
  _paging: { total: number; totalPages: number; next?: { get(): Promise<Paged<T>> } };
}
interface Found {
  id: number;
  title: { rendered: string };
  status?: string;
}
/** The part of node-wpapi that is used here; it brings no types. */
interface Chain extends Promise<Paged<Found>> {
  id(id: number): Chain;
  perPage(count: number): Chain;
  param(name: string, value: unknown): Chain;
  search(text: string): Chain;
  embed(): Chain;
  create(fields: object): Promise<Found>;
  update(fields: object): Promise<Found>;
  delete(fields?: object): Promise<{ deleted: boolean }>;
}
interface Wpapi {
  new (options: object): Record<'posts' | 'categories' | 'users' | 'root' | 'settings', (path?: string) => Chain>;
  discover(url: string): Promise<Record<string, () => Chain>>;
}

describe('node-wpapi', () => {
  const WPAPI: Wpapi = createRequire(import.meta.url)('wpapi');

  // One of WordPress 7.1's own expressions (categories of abilities) is more than it can read: it says so, and goes on with
  // the routes that it knows, as it does at a WordPress.
  test('finds the API from the site’s front page', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const found = await WPAPI.discover(url);
    const posts = await found.posts?.();
    expect(posts?.map((post) => post.id)).toEqual([1]);
  });

  test('creates, pages, searches, changes and deletes', async () => {
    const { password } = await createApplicationPassword(site, testUsers.editor, { name: 'wpapi' });
    const wp = new WPAPI({ endpoint: `${url}/wp-json`, username: 'editor', password, auth: true });
    const made: Found[] = [];
    for (const title of ['Harbour one', 'Harbour two', 'Harbour three']) {
      made.push(await wp.posts().create({ title, status: 'publish' }));
    }
    const first = await wp.posts().search('Harbour').perPage(2);
    expect([first._paging.total, first._paging.totalPages, first.length]).toEqual([3, 2, 2]);
    const second = await first._paging.next?.get();
    expect(second?.length).toBe(1);
    const id = made[0]?.id ?? 0;
    const changed = await wp.posts().id(id).update({ title: 'Harbour & sea' });
    expect(changed.title.rendered).toBe('Harbour &#038; sea');
    const embedded: unknown = await wp.posts().id(id).embed();
    expect(embedded).toMatchObject({ _embedded: { author: [{ name: 'editor' }] } });
    for (const post of made) expect((await wp.posts().id(post.id).delete({ force: true })).deleted).toBe(true);
    await expect(wp.settings()).rejects.toMatchObject({ code: 'rest_forbidden', data: { status: 403 } });
  });
});

describe('@wordpress/api-fetch', () => {
  const nativeFetch = globalThis.fetch;
  let cookie = '';

  beforeAll(async () => {
    const jar = await loginAs('editor');
    cookie = jar.cookie;
    // As a browser does: cookies go along by themselves.
    vi.stubGlobal('fetch', (address: string, options: RequestInit = {}) =>
      nativeFetch(address, { ...options, headers: { ...(options.headers as Record<string, string>), cookie } }),
    );
    apiFetch.use(apiFetch.createRootURLMiddleware(`${url}/wp-json/`));
    apiFetch.use(apiFetch.createNonceMiddleware(jar.nonce));
  });
  afterAll(() => vi.unstubAllGlobals());

  async function loginAs(login: 'editor'): Promise<{ cookie: string; nonce: string }> {
    const form = new URLSearchParams({ log: login, pwd: login, testcookie: '1' });
    const answer = await nativeFetch(`${url}/wp-login.php`, {
      method: 'POST',
      body: form,
      headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
      redirect: 'manual',
    });
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
    const pair = cookies.find((each) => each.startsWith('wordpress_logged_in_')) ?? '';
    const sessionToken = decodeURIComponent(pair.slice(pair.indexOf('=') + 1)).split('|')[2] ?? '';
    const owner = { id: testUsers[login], sessionToken };
    return { cookie: cookies.join('; '), nonce: createNonce('wp_rest', owner, site.settings.salts, Date.now()) };
  }

  test('the nonce logs in, and the server’s fresh one is taken over', async () => {
    const me = await apiFetch<{ slug: string }>({ path: '/wp/v2/users/me' });
    expect(me.slug).toBe('editor');
  });

  test('PUT and DELETE go as POST with the method in a header', async () => {
    const post = await apiFetch<Found>({
      path: '/wp/v2/posts',
      method: 'POST',
      data: { title: 'Fetched', status: 'publish' },
    });
    const put = await apiFetch<Found>({ path: `/wp/v2/posts/${post.id}`, method: 'PUT', data: { status: 'draft' } });
    expect(put.status).toBe('draft');
    const gone = await apiFetch<{ deleted: boolean }>({ path: `/wp/v2/posts/${post.id}?force=true`, method: 'DELETE' });
    expect(gone.deleted).toBe(true);
  });

  test('`per_page=-1` fetches all pages, and namespace and endpoint make a path', async () => {
    for (let number = 0; number < 105; number++) {
      const row = { name: `Term ${number}`, slug: `term-${number}`, term_group: 0 };
      const { insertId } = await site.database.kysely.insertInto('terms').values(row).executeTakeFirstOrThrow();
      const taxonomy = { term_id: Number(insertId), taxonomy: 'post_tag', description: '', parent: 0, count: 0 };
      await site.database.kysely.insertInto('term_taxonomy').values(taxonomy).execute();
    }
    site.caches.changed();
    const all = await apiFetch<unknown[]>({ path: '/wp/v2/tags?per_page=-1' });
    expect(all.length).toBe(105);
    const types = await apiFetch<object>({ namespace: 'wp/v2', endpoint: 'types' });
    expect(types).toHaveProperty('post');
  });

  test('preloaded answers are used once, then the server is asked; whole responses have their headers', async () => {
    const body = [{ id: 7 }];
    apiFetch.use(apiFetch.createPreloadingMiddleware({ '/wp/v2/posts?per_page=1': { body, headers: {} } }));
    expect(await apiFetch({ path: '/wp/v2/posts?per_page=1' })).toEqual(body);
    expect(await apiFetch({ path: '/wp/v2/posts?per_page=1' })).toMatchObject([{ id: 1 }]);
    const response = await apiFetch<Found[], false>({ path: '/wp/v2/posts?per_page=1', parse: false });
    expect([response.headers.get('x-wp-total'), response.headers.get('x-wp-nonce')?.length]).toEqual(['1', 10]);
  });

  test('an error of the API is thrown as it came', async () => {
    await expect(apiFetch({ path: '/wp/v2/posts/999999' })).rejects.toMatchObject({
      code: 'rest_post_invalid_id',
      data: { status: 404 },
    });
    await expect(apiFetch({ path: '/wp/v2/plugins' })).rejects.toMatchObject({ code: 'rest_cannot_view_plugins' });
  });
});
