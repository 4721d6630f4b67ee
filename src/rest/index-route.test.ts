// What the index says of a site; values as WordPress 7.1 gives them.
import { afterEach, expect, test } from 'vitest';
import { createRestServer } from './engine/server.ts';
import { ask, type EngineSite, engineSite } from './engine/testing.ts';
import { allRoutes } from './routes.ts';
import wordpressRoutes from './wordpress-routes.facts.json' with { type: 'json' };

let opened: EngineSite | undefined;
afterEach(() => opened?.database.close());

async function index(options: Record<string, string>, query = '', more: Parameters<typeof ask>[2] = {}) {
  opened = await engineSite(options);
  const { data } = await ask(createRestServer(opened.site, []), `GET /${query}`, more);
  return data as Record<string, unknown>;
}

test.each([
  [{ gmt_offset: '2.5', timezone_string: '' }, '2.5'],
  [{ gmt_offset: '0', timezone_string: 'Europe/Berlin' }, 1],
  [{ gmt_offset: '0', timezone_string: 'America/St_Johns' }, -3.5],
])('hours from GMT: %j', async (options, offset) => {
  expect((await index(options)).gmt_offset).toBe(offset);
});

test('application passwords are offered over TLS and on the machine itself', async () => {
  const offered = { 'application-passwords': { endpoints: { authorization: expect.stringContaining('https://') } } };
  const from = (secure: boolean, remoteAddress: string) => ({ connection: { secure, remoteAddress } });
  expect((await index({}, '', from(true, '192.0.2.1'))).authentication).toEqual(offered);
  expect((await index({}, '', from(false, '127.0.0.1'))).authentication).toEqual(offered);
  expect((await index({}, '', from(false, '192.0.2.1'))).authentication).toEqual([]);
});

test('keys stand in order; pictures are linked', async () => {
  const data = await index({ site_icon: '7', page_on_front: '3' });
  expect(Object.keys(data)).toEqual([
    ...['name', 'description', 'url', 'home', 'gmt_offset', 'timezone_string', 'page_for_posts', 'page_on_front'],
    ...['show_on_front', 'namespaces', 'authentication', 'routes', 'site_logo', 'site_icon', 'site_icon_url', '_links'],
  ]);
  expect(data).toMatchObject({
    site_icon: 7,
    page_on_front: 3,
    _links: {
      help: [{ href: 'https://developer.wordpress.org/rest-api/' }],
      'wp:featuredmedia': [{ embeddable: true, type: 'site_icon', href: 'https://example.org/wp-json/wp/v2/media/7' }],
    },
  });
  expect(await index({}, '?_fields=name,site_icon')).toEqual({ name: 'Harbour News', site_icon: 0 });
});

test('lists exactly the routes of a fresh WordPress 7.1 on http, in its order', async () => {
  opened = await engineSite();
  const { data } = await ask(createRestServer(opened.site, allRoutes(opened.site)), 'GET /');
  expect(Object.keys((data as { routes: object }).routes)).toEqual(wordpressRoutes);
});
