// The site over HTTP, as a person with a browser meets it: pages, logging in, a nonce for the API, logging out, posts
// with passwords; and that pages take a fixed number of statements and are kept for visitors only.
import { afterEach, describe, expect, test } from 'vitest';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite, type TestSite } from '../testing.ts';
import { fillWebSite } from '../web/fixture.testing.ts';
import { type App, createApp } from './app.ts';

/** A browser without scripts: keeps cookies (whatever their path), follows nothing. */
class Browser {
  readonly #url: string;
  readonly cookies = new Map<string, string>();
  constructor(url: string) {
    this.#url = url;
  }
  async go(path: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(path.startsWith('http') ? path : this.#url + path, {
      redirect: 'manual',
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (line.includes('Max-Age=0;')) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** The fixture's site, served at its own address. */
async function serve(options: { caches?: boolean } = {}): Promise<{ site: TestSite; url: string; app: App }> {
  const site = await openTestSite({ now: Date.UTC(2026, 10, 23, 9, 0, 0), ...options });
  await fillWebSite(site);
  const app = createApp(site, allRoutes, { logLevel: 'silent', cache: options.caches !== false });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  opened.push(() => site.database.close());
  opened.push(() => app.close());
  await site.options.set('home', url);
  await site.options.set('siteurl', url);
  site.caches.changed();
  return { site, url, app };
}

async function logIn(browser: Browser, login: string, more: Record<string, string> = {}): Promise<Response> {
  await browser.go('/wp-login.php');
  return browser.go('/wp-login.php', { log: login, pwd: login, testcookie: '1', ...more });
}

describe('logging in', () => {
  test('from the form to the API and out again', async () => {
    const { url } = await serve();
    const browser = new Browser(url);
    const first = await browser.go('/wp-admin/');
    expect([first.status, first.headers.get('location')]).toEqual([
      302,
      `${url}/wp-login.php?redirect_to=${encodeURIComponent(`${url}/wp-admin/`)}&reauth=1`,
    ]);
    const answer = await logIn(browser, 'author');
    expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie().length]).toEqual([
      302,
      `${url}/wp-admin/`,
      4,
    ]);
    const home = await browser.go('/wp-admin/');
    expect([home.status, home.headers.get('location')]).toEqual([302, `${url}/wp-admin/edit.php`]);
    const list = await browser.go('/wp-admin/edit.php');
    expect([list.status, list.headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')]);
    const page = await list.text();
    expect(page).toContain('<p class="who">author ');

    const asked = await browser.go('/wp-admin/admin-ajax.php?action=rest-nonce');
    const nonce = await asked.text();
    expect([asked.status, nonce]).toEqual([200, expect.stringMatching(/^[0-9a-f]{10}$/)]);
    const me = await browser.go('/wp-json/wp/v2/users/me', undefined, { 'X-WP-Nonce': nonce });
    expect([me.status, ((await me.json()) as { id: number }).id]).toEqual([200, 3]);
    expect((await browser.go('/wp-json/wp/v2/users/me')).status).toBe(401);

    const out = /href="([^"]*action=logout[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const gone = await browser.go(out);
    expect([gone.status, gone.headers.get('location')]).toEqual([
      302,
      `${url}/wp-login.php?loggedout=true&wp_lang=en_US`,
    ]);
    expect((await browser.go('/wp-json/wp/v2/users/me', undefined, { 'X-WP-Nonce': nonce })).status).not.toBe(200);
    const after = await browser.go('/wp-admin/admin-ajax.php?action=rest-nonce');
    expect([after.status, await after.text()]).toEqual([400, '0']);
  });

  test('wrong passwords, forms of other kinds and huge ones are answered', async () => {
    const { url } = await serve();
    const browser = new Browser(url);
    expect((await logIn(browser, 'author', { pwd: 'wrong' })).status).toBe(200);
    const json = {
      method: 'POST',
      body: '{"log":"author","pwd":"author"}',
      headers: { 'content-type': 'application/json' },
    };
    expect((await fetch(`${url}/wp-login.php`, json)).status).toBe(200);
    const huge = { method: 'POST', body: new URLSearchParams({ log: 'x'.repeat(100_000) }) };
    expect((await fetch(`${url}/wp-login.php`, huge)).status).toBe(413);
    expect((await fetch(`${url}/wp-login.php?action=lostpassword`)).status).toBe(200);
  });
});

describe('pages', () => {
  test('private posts and drafts are for who may read them', async () => {
    const { url } = await serve();
    const editor = new Browser(url);
    await logIn(editor, 'editor');
    const contributor = new Browser(url);
    await logIn(contributor, 'contributor');
    const statuses = async (browser: Browser) => [
      (await browser.go('/2025/03/06/secret-story/')).status,
      (await browser.go('/?p=103')).status,
      (await browser.go('/?p=109')).status,
      (await browser.go('/?p=110')).status,
    ];
    expect(await statuses(editor)).toEqual([200, 200, 200, 404]);
    expect(await statuses(contributor)).toEqual([404, 404, 404, 404]);
    expect(await statuses(new Browser(url))).toEqual([404, 404, 404, 404]);
    const page = await editor.go('/2025/03/06/secret-story/');
    expect(page.headers.get('cache-control')).toContain('no-store');
  });

  test('a post with a password opens with it, for this browser alone', async () => {
    const { url } = await serve();
    const path = '/2025/03/07/locked/';
    const browser = new Browser(url);
    const locked = await (await browser.go(path)).text();
    expect(locked).not.toContain('Text of 104');
    for (const part of ['/wp-login.php?action=postpass"', 'name="post_password"', 'name="redirect_to"']) {
      expect(locked).toContain(part);
    }
    const form = { post_password: 'open', redirect_to: `${url}${path}` };
    const answer = await browser.go('/wp-login.php?action=postpass', form);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${url}${path}`]);
    expect(answer.headers.getSetCookie()[1]).toMatch(
      /^wp-postpass_[0-9a-f]{32}=%24P%24B[\w.%]{31,}; expires=Thu, 03 Dec 2026 09:00:00 GMT; Max-Age=864000; path=\/$/,
    );
    expect(await (await browser.go(path)).text()).toContain('Text of 104');
    expect(await (await new Browser(url).go(path)).text()).not.toContain('Text of 104');
    const wrong = new Browser(url);
    await wrong.go('/wp-login.php?action=postpass', { ...form, post_password: 'shut' });
    expect(await (await wrong.go(path)).text()).not.toContain('Text of 104');
    const away = await wrong.go('/wp-login.php?action=postpass', { ...form, redirect_to: 'https://evil.example/' });
    expect(away.headers.get('location')).toBe(`${url}/`);
  });

  test('what comes in is escaped', async () => {
    const { site, url } = await serve();
    const evil = `"><script>alert(1)</script>`;
    await site.options.set('blogname', evil);
    for (const path of [`/?s=${encodeURIComponent(evil)}`, `/${encodeURIComponent(evil)}/`, '/', '/2025/']) {
      expect(await (await fetch(url + path)).text()).not.toContain('<script>alert');
    }
  });

  test('no address is answered with an error of ours', async () => {
    const { url } = await serve();
    const odd = [
      ...['/%zz', '/%00', '/?p=99999999999999999999', '/?p=-1', '/?paged=1e9', '/?m=99999999', '/?cat=-1', '/?s=%FF'],
      ...['/?year=99999', '/9999/99/99/', `/${'a/'.repeat(900)}`, '/?author=%27', '/?name[]=x', '/?page=9999999', '//'],
      ...['/?s=a%20%22b', '/2025/02/31/', '/?day=5', '/?feed=rss2&s=x', '/author//', '/category/', '/?p=100&page=x'],
    ];
    for (const path of odd) {
      const { status } = await fetch(url + path, { redirect: 'manual' });
      expect([path, status >= 200 && status < 500]).toEqual([path, true]);
    }
  });

  test('whoever sends something is shown the page and led nowhere', async () => {
    const { url } = await serve();
    const ask = (path: string, method: string, body?: URLSearchParams) =>
      fetch(url + path, { method, redirect: 'manual', ...(body && { body }) });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await ask('/2025/03/04/first-story', method)).status).toBe(200);
      expect((await ask('/nothing-of-ours/', method)).status).toBe(404);
    }
    const searched = await ask('/', 'POST', new URLSearchParams({ s: 'first' }));
    expect(await searched.text()).toMatch(/<body[^>]* class="[^"]*\bsearch\b/);
    expect((await ask('/?s=first', 'POST', new URLSearchParams({ s: 'second' }))).status).toBe(400);
    expect((await ask('/?s=first', 'POST', new URLSearchParams({ s: 'first' }))).status).toBe(200);
  });

  test('feeds hold what WordPress’s hold', async () => {
    const { url } = await serve();
    const answer = await fetch(`${url}/category/news/feed/`);
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=UTF-8');
    const text = await answer.text();
    expect(text.match(/<guid isPermaLink="false">/g)?.length).toBe(2);
    const item = text.slice(text.lastIndexOf('<item>'));
    const parts = ['title', 'link', 'dc:creator', 'pubDate', 'category', 'guid', 'description', 'content:encoded'];
    expect([...new Set([...item.matchAll(/<([\w:]+)[ >]/g)].map(([, name]) => name))]).toEqual(
      expect.arrayContaining(parts),
    );
    expect(item).toContain('<pubDate>Tue, 04 Mar 2025 05:06:07 +0000</pubDate>');
  });

  test('a page is kept for visitors until something is written', async () => {
    const { site, url } = await serve();
    await fetch(`${url}/2025/03/04/first-story/`);
    const before = site.database.queryCount;
    const again = await fetch(`${url}/2025/03/04/first-story/`);
    expect([again.status, site.database.queryCount]).toEqual([200, before]);
    const unchanged = await fetch(`${url}/2025/03/04/first-story/`, {
      headers: { 'If-None-Match': again.headers.get('etag') ?? '' },
    });
    expect(unchanged.status).toBe(304);
    await site.options.set('blogname', 'Another Name');
    expect(await (await fetch(`${url}/2025/03/04/first-story/`)).text()).toContain('Another Name');
  });

  test('take a fixed number of statements', async () => {
    const { site, url } = await serve({ caches: false });
    const counted: Record<string, number> = {};
    for (const path of ['/', '/page/2/', '/2025/03/04/first-story/', '/about/team/', '/category/news/', '/2025/03/']) {
      const before = site.database.queryCount;
      expect((await fetch(url + path)).status).toBe(200);
      counted[path] = site.database.queryCount - before;
    }
    await site.options.set('posts_per_page', '10');
    const before = site.database.queryCount;
    await fetch(`${url}/`);
    counted['/ with ten'] = site.database.queryCount - before;
    expect(counted).toMatchInlineSnapshot(`
      {
        "/": 13,
        "/ with ten": 12,
        "/2025/03/": 12,
        "/2025/03/04/first-story/": 24,
        "/about/team/": 15,
        "/category/news/": 17,
        "/page/2/": 13,
      }
    `);
  });

  test('name their place in the API', async () => {
    const { url } = await serve();
    const links = async (path: string) =>
      (await fetch(url + path)).headers
        .get('link')
        ?.replaceAll(url, '')
        .split(/, (?=<)/);
    const api = '</wp-json/>; rel="https://api.w.org/"';
    const json = (route: string) => `</wp-json/wp/v2/${route}>; rel="alternate"; title="JSON"; type="application/json"`;
    expect(await links('/')).toEqual([api]);
    expect(await links('/nothing/')).toEqual([api]);
    expect(await links('/about/')).toEqual([api, json('pages/105'), '</?p=105>; rel=shortlink']);
    expect(await links('/category/news/')).toEqual([api, json('categories/2')]);
    expect(await links('/author/editor/')).toEqual([api, json('users/2')]);
    expect(await links('/tag/climate/')).toEqual([api, json('tags/4')]);
  });
});
