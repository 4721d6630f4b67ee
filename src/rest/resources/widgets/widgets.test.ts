// Widgets on both databases: on a block theme, which has no side bars, and on a classic one of the conformance folder.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { placedWidgets } from '../../../content/widgets/placed.ts';
import { widgetSettings } from '../../../content/widgets/settings.ts';
import { phpText } from '../../../database/php-values.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { type Ask, postsApi } from '../posts/testing.ts';
import { widgetRoutes } from './routes.ts';
import { sidebarRoutes } from './sidebars.ts';
import { widgetTypeRoutes } from './types.ts';

const api = (site: TestSite): Ask =>
  postsApi(site, [...sidebarRoutes(site), ...widgetTypeRoutes(site), ...widgetRoutes(site)]);
const content = { content: { path: resolve(import.meta.dirname, '../../../../conformance') } };
const as = 'admin';
/** Of a fresh site; both of its side bars are like the one named `side`. */
const five = ['block-2', 'block-3', 'block-4', 'block-5', 'block-6'];

describeEachSite('widgets', (open) => {
  const classic = async (theme = 'gazette') => {
    const site = await open({ settings: content });
    for (const name of ['stylesheet', 'template']) await site.options.set(name, theme);
    return site;
  };
  const stored = (site: TestSite) =>
    Object.fromEntries([...placedWidgets(site)].map(([name, ids]) => [name, ids.map(([, id]) => phpText(id))]));
  const make = (ask: Ask, sidebar: string, idBase: string, raw: object) =>
    ask('POST', '/wp/v2/widgets', { as, body: { sidebar, id_base: idBase, instance: { raw } } });

  test('a theme takes over the side bars of the one before, once somebody who may looks', async () => {
    const site = await classic();
    const before = stored(site);
    expect(before).toMatchObject({
      'sidebar-1': ['block-2', 'block-3', 'block-4'],
      'sidebar-2': ['block-5', 'block-6'],
    });
    expect((await api(site)('GET', '/wp/v2/sidebars')).status).toBe(401);
    expect(stored(site)).toEqual(before);
    const { data } = await api(site)('GET', '/wp/v2/sidebars', { as });
    expect(data.map(({ id, widgets }: { id: string; widgets: string[] }) => [id, widgets])).toEqual([
      ['wp_inactive_widgets', []],
      ['side', five],
      ['footer-1', []],
    ]);
    expect(stored(site)).toMatchObject({ side: five, 'footer-1': [] });
  });

  test('a widget stands where it was made, moves, and goes', async () => {
    const site = await classic();
    const ask = api(site);
    const made = await make(ask, 'side', 'search', { title: ' Find <b>it</b> ' });
    expect([made.status, made.data.id, made.data.sidebar]).toEqual([201, 'search-2', 'side']);
    expect(made.data.instance.raw).toEqual({ title: 'Find it' });
    expect(made.data.rendered).toContain('<h3 class="widget-title">Find it</h3>');
    expect(stored(site).side).toEqual([...five, 'search-2']);
    await ask('PUT', '/wp/v2/widgets/search-2', { as, body: { sidebar: 'footer-1' } });
    expect(stored(site)).toMatchObject({ side: five, 'footer-1': ['search-2'] });
    const aside = await ask('DELETE', '/wp/v2/widgets/search-2', { as });
    expect(aside.data.sidebar).toBe('wp_inactive_widgets');
    const gone = await ask('DELETE', '/wp/v2/widgets/search-2?force=true', { as });
    expect(gone.data).toMatchObject({ deleted: true, previous: { id: 'search-2' } });
    expect(widgetSettings(site, 'search').size).toBe(0);
    expect(JSON.stringify(stored(site))).not.toContain('search-2');
  });

  test('signed settings come in as they went out, others are refused', async () => {
    const ask = api(await classic());
    const form = { form_data: 'widget-meta[1][title]=Links' };
    const { data } = await ask('POST', '/wp/v2/widget-types/meta/encode', { as, body: form });
    const { encoded, hash } = data.instance;
    const body = { sidebar: 'side', id_base: 'meta' };
    const made = await ask('POST', '/wp/v2/widgets', { as, body: { ...body, instance: { encoded, hash } } });
    expect(made.data.instance.raw).toEqual({ title: 'Links' });
    const forged = { encoded: Buffer.from('a:0:{}').toString('base64'), hash };
    const refused = await ask('POST', '/wp/v2/widgets', { as, body: { ...body, instance: forged } });
    expect([refused.status, refused.data.code]).toEqual([400, 'rest_invalid_widget']);
    const text = await ask('POST', '/wp/v2/widgets', { as, body: { ...body, form_data: 'widget-meta[2]=x' } });
    expect([text.status, text.data.code]).toEqual([400, 'rest_invalid_widget']);
  });

  test('a widget that shows itself ends', async () => {
    const ask = api(await classic());
    const own = '<!-- wp:legacy-widget {"id":"block-7"} /-->';
    const { data } = await make(ask, 'side', 'block', { content: `<p>once</p>${own}` });
    expect(data.id).toBe('block-7');
    expect(data.rendered.match(/once/g)).toHaveLength(1);
  });

  test('a list costs the same number of statements however long it is', async () => {
    const site = await classic();
    const ask = api(site);
    const cost = async () => {
      await ask('GET', '/wp/v2/widgets?context=edit', { as });
      const before = site.database.queryCount;
      const { data } = await ask('GET', '/wp/v2/widgets?context=edit', { as });
      return { length: data.length, statements: site.database.queryCount - before };
    };
    const fill = async (times: number) => {
      for (let n = 0; n < times; n++) {
        await make(ask, 'side', 'recent-posts', { number: 3 });
        await make(ask, 'side', 'pages', {});
        await make(ask, 'side', 'block', { content: '<!-- wp:latest-comments /-->' });
      }
    };
    await fill(1);
    const few = await cost();
    await fill(8);
    const many = await cost();
    expect(many.length).toBe(few.length + 24);
    expect(many.statements).toBe(few.statements);
  });
});
