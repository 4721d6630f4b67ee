// Classic menus on a theme that has places for them, and a fixed number of queries for lists of items.
import { expect, test } from 'vitest';
import { assignedLocations, autoAddMenus } from '../../../content/menus/locations.ts';
import { createMenu } from '../../../content/menus/menu.ts';
import { saveMenuItem } from '../../../content/menus/save-item.ts';
import type { Plugin } from '../../../extend/plugin.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { navigationRoutes } from '../posts/further-routes.ts';
import { postsApi, storedPost, storedTerm } from '../posts/testing.ts';
import { termRoutes } from '../terms/routes.ts';
import { navigationFallbackRoutes } from './fallback.ts';
import { menuItemRoutes } from './item-routes.ts';
import { menuLocationRoutes } from './locations.ts';

const classicTheme: Plugin = {
  name: 'classic-theme',
  version: '1.0.0',
  register: ({ registry }) => {
    registry.menuLocations.set('primary', 'Top');
    registry.menuLocations.set('footer', 'Bottom');
  },
};

const api = (site: TestSite) =>
  postsApi(site, [
    ...termRoutes(site),
    ...menuItemRoutes(site),
    ...menuLocationRoutes(site),
    ...navigationRoutes(site),
    ...navigationFallbackRoutes(site),
  ]);

const nothing = { title: '', url: '', description: '', attrTitle: '', target: '', classes: [], xfn: [] };

describeEachSite('classic menus', (open) => {
  test('stand at the places of the theme, one a place', async () => {
    const site = await open({ plugins: [classicTheme] });
    const ask = api(site);
    const make = async (name: string, locations: string[]) =>
      (await ask('POST', '/wp/v2/menus', { as: 'admin', body: { name, locations } })).data;
    const main = await make('Main', ['primary', 'footer']);
    expect(main.locations).toEqual(['primary', 'footer']);
    const foot = await make('Foot', ['footer']);
    expect([...assignedLocations(site)]).toEqual([
      ['primary', main.id],
      ['footer', foot.id],
    ]);
    const places = await ask('GET', '/wp/v2/menu-locations', { as: 'admin' });
    expect(places.data.footer).toMatchObject({ name: 'footer', description: 'Bottom', menu: foot.id });
    expect(Object.keys(places.data.footer._links)).toEqual(['self', 'collection', 'wp:menu', 'curies']);
    const refused = await ask('POST', '/wp/v2/menus', { as: 'admin', body: { name: 'X', locations: ['side'] } });
    expect([refused.status, refused.data.data.details.locations.code]).toEqual([400, 'rest_invalid_menu_location']);
    await ask('DELETE', `/wp/v2/menus/${foot.id}?force=true`, { as: 'admin' });
    expect(assignedLocations(site).get('footer')).toBe(0);
    const one = await ask('GET', '/wp/v2/menu-locations/primary', { as: 'admin' });
    expect(one.data.menu).toBe(main.id);
  });

  test('take up pages only while they say so', async () => {
    const site = await open();
    const ask = api(site);
    const { data: menu } = await ask('POST', '/wp/v2/menus', { as: 'admin', body: { name: 'A', auto_add: true } });
    expect(autoAddMenus(site)).toEqual([menu.id]);
    const publish = (title: string) =>
      ask('POST', '/wp/v2/pages', { as: 'editor', body: { title, status: 'publish' } });
    await publish('First');
    await publish('Second');
    await ask('POST', `/wp/v2/menus/${menu.id}`, { as: 'admin', body: { auto_add: false } });
    await publish('Third');
    const { data } = await ask('GET', `/wp/v2/menu-items?menus=${menu.id}`, { as: 'admin' });
    expect(data.map((item: { title: { rendered: string } }) => item.title.rendered)).toEqual(['First', 'Second']);
  });

  test('list items of every kind with a fixed number of queries', async () => {
    const site = await open();
    const menu = await createMenu(site, { name: 'Long' });
    for (let index = 1; index <= 40; index++) {
      const post = await storedPost(site, { post_title: `N ${index}`, post_name: `n-${index}` });
      const term = await storedTerm(site, index % 2 ? 'category' : 'post_tag', `T ${index}`, `t-${index}`);
      const place = { ...nothing, parent: 0, status: 'publish', menu: menu.term_id, position: index };
      const target =
        index % 3 === 0
          ? { type: 'custom', object: '', objectId: 0, title: 'Link', url: '/x' }
          : index % 3 === 1
            ? { type: 'post_type', object: 'post', objectId: post }
            : { type: 'taxonomy', object: index % 2 ? 'category' : 'post_tag', objectId: term };
      await saveMenuItem(site, null, { ...place, ...target }, undefined);
    }
    const ask = api(site);
    const count = async (query: string) => {
      const path = `/wp/v2/menu-items?${query}`;
      await ask('GET', path, { as: 'editor' });
      const before = site.database.queryCount;
      const { data } = await ask('GET', path, { as: 'editor' });
      return [data.length, site.database.queryCount - before];
    };
    const [, few] = await count('per_page=6');
    expect(few).toBeLessThanOrEqual(9);
    expect(await count('per_page=36')).toEqual([36, few]);
  });

  test('become blocks once, and loops among items end', async () => {
    const site = await open();
    await site.database.kysely.deleteFrom('posts').where('post_type', '=', 'wp_navigation').execute();
    site.caches.changed();
    const menu = await createMenu(site, { name: 'Loop' });
    const place = { ...nothing, object: '', objectId: 0, type: 'custom', url: '/x', menu: menu.term_id };
    const item = { ...place, status: 'publish', position: 1, parent: 0 };
    const top = await saveMenuItem(site, null, { ...item, title: 'Top -- of it' }, undefined);
    const first = await saveMenuItem(site, null, { ...item, title: 'First', parent: top.ID }, undefined);
    await saveMenuItem(site, null, { ...item, title: 'Top -- of it', parent: first.ID }, top);
    await saveMenuItem(site, null, { ...item, title: 'Alone "here"' }, undefined);
    const ask = api(site);
    const { data } = await ask('GET', '/wp-block-editor/v1/navigation-fallback', { as: 'admin' });
    const made = await ask('GET', `/wp/v2/navigation/${data.id}?context=edit`, { as: 'admin' });
    expect(made.data.content.raw).toContain('"label":"Alone \\u0022here\\u0022"');
    expect(made.data.title.raw).toBe('Loop');
    const again = await ask('GET', '/wp-block-editor/v1/navigation-fallback', { as: 'admin' });
    expect(again.data.id).toBe(data.id);
  });
});
