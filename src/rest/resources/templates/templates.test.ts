// Templates of our own theme over the API, on each database: files, customised ones, reset, and what a list costs.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { fontRoutes } from '../fonts/routes.ts';
import { globalStylesRoutes } from '../global-styles/routes.ts';
import { postsApi } from '../posts/testing.ts';
import { themeRoutes } from '../themes/routes.ts';
import { templateRoutes } from './routes.ts';

const api = (site: TestSite) =>
  postsApi(site, [...templateRoutes(site), ...globalStylesRoutes(site), ...fontRoutes(site), ...themeRoutes(site)]);
const admin = { as: 'admin' };
const single = '/wp/v2/templates/broadsheet//single';
const text = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`;

describeEachSite('templates', (open) => {
  test('a file is customised, changed and put back', async () => {
    const site = await open();
    const ask = api(site);
    const file = await ask('GET', single, admin);
    expect(file.data).toMatchObject({ source: 'theme', wp_id: 0, has_theme_file: true, author_text: 'Broadsheet' });
    expect(file.data.content.raw).toContain('{"slug":"header","tagName":"header","theme":"broadsheet"}');
    const made = await ask('POST', single, { ...admin, body: { content: text('One') } });
    expect(made.data).toMatchObject({ source: 'custom', origin: 'theme', title: { raw: 'Single Posts' } });
    const changed = await ask('POST', single, { ...admin, body: { title: 'Other' } });
    expect(changed.data).toMatchObject({ wp_id: made.data.wp_id, content: { raw: text('One') } });
    expect(changed.data._links['version-history'][0].count).toBe(1);
    expect((await ask('DELETE', `${single}?force=true`, admin)).data.deleted).toBe(true);
    expect((await ask('GET', single, admin)).data).toEqual(file.data);
  });

  test('slugs are unique within the theme', async () => {
    const ask = api(await open());
    const slugs = [];
    for (let count = 0; count < 3; count++) {
      slugs.push(
        (await ask('POST', '/wp/v2/templates', { ...admin, body: { slug: 'same', title: 'Same' } })).data.slug,
      );
    }
    expect(slugs).toEqual(['same', 'same-2', 'same-3']);
  });

  test('what cannot be made leaves nothing behind', async () => {
    const site = await open();
    const ask = api(site);
    const count = async () => (await site.database.kysely.selectFrom('posts').select('ID').execute()).length;
    const before = await count();
    expect((await ask('POST', '/wp/v2/templates', { ...admin, body: { slug: 'empty' } })).data.code).toBe(
      'empty_content',
    );
    expect(
      (await ask('POST', '/wp/v2/templates', { ...admin, body: { slug: 'x', title: 'x', author: 99 } })).status,
    ).toBe(400);
    const made = await ask('POST', '/wp/v2/templates', { ...admin, body: { slug: 'x', title: 'x' } });
    const path = `/wp/v2/templates/${made.data.id}`;
    expect((await ask('POST', path, { ...admin, body: { source: 'theme' } })).data.code).toBe('rest_invalid_template');
    expect(await count()).toBe(before + 1);
  });

  test('only those who may edit the design may change it', async () => {
    const ask = api(await open());
    for (const as of [undefined, 'subscriber', 'editor']) {
      const who = as === undefined ? {} : { as };
      const answer = await ask('POST', single, { ...who, body: { content: 'x' } });
      expect([answer.data.code, answer.status]).toEqual(['rest_cannot_manage_templates', as ? 403 : 401]);
    }
    expect((await ask('GET', single, { as: 'subscriber' })).status).toBe(403);
    expect((await ask('GET', single, { as: 'contributor' })).status).toBe(200);
  });

  test('a list takes the same number of statements, however many templates there are', async () => {
    const site = await open({ caches: false });
    const ask = api(site);
    const add = (slug: string) => ask('POST', '/wp/v2/templates', { ...admin, body: { slug, content: text(slug) } });
    const cost = async () => {
      const before = site.database.queryCount;
      const { data } = await ask('GET', '/wp/v2/templates', admin);
      return [site.database.queryCount - before, data.length];
    };
    await add('page-a');
    const [few, files] = await cost();
    for (const slug of ['page-b', 'page-c', 'category-uncategorized', 'category-d', 'author-editor', 'other'])
      await add(slug);
    const [many, all] = await cost();
    expect(all).toBe(Number(files) + 6);
    // Four more name templates after terms and users, which the first list had none of.
    expect([few, many]).toEqual([8, 12]);
  });
});

describeEachSite('own styles', (open) => {
  test('the post is made once, and keeps what is sent', async () => {
    const site = await open();
    const ask = api(site);
    const link = async () =>
      (await ask('GET', '/wp/v2/themes/broadsheet', admin)).data._links['wp:user-global-styles'][0].href;
    const address = await link();
    expect(await link()).toBe(address);
    const path = String(address).replace(/^.*\/wp-json/, '');
    const styles = { color: { text: 'var:preset|color|ink' }, css: 'a::after { content: "<é>" }' };
    const { data } = await ask('POST', path, { ...admin, body: { styles } });
    expect(data.styles).toEqual({ color: { text: 'var(--wp--preset--color--ink)' }, css: styles.css });
    const row = await site.database.kysely
      .selectFrom('posts')
      .select('post_content')
      .where('post_type', '=', 'wp_global_styles')
      .executeTakeFirstOrThrow();
    expect(row.post_content).toBe(
      '{"styles":{"color":{"text":"var:preset|color|ink"},"css":"a::after { content: \\"\\u003C\\u00e9\\u003E\\" }"},"isGlobalStylesUserThemeJSON":true,"version":3}',
    );
    for (const css of ['x</style>', 'x</STYLE ', 'x</sty', 7]) {
      expect((await ask('POST', path, { ...admin, body: { styles: { css } } })).status).toBe(400);
    }
  });
});

describeEachSite('fonts', (open) => {
  test('a list of families takes the same number of statements, however many there are', async () => {
    const site = await open({ caches: false });
    const ask = api(site);
    const cost = async (count: number) => {
      for (let at = 0; at < count; at++) {
        const name = `f${count}-${at}`;
        const body = { font_family_settings: JSON.stringify({ name, slug: name, fontFamily: name }) };
        await ask('POST', '/wp/v2/font-families', { ...admin, body });
      }
      const before = site.database.queryCount;
      const { data } = await ask('GET', '/wp/v2/font-families?per_page=100', admin);
      return [site.database.queryCount - before, data.length];
    };
    const [few, one] = await cost(1);
    const [many, all] = await cost(5);
    expect([one, all]).toEqual([1, 6]);
    expect(many).toBe(few);
  });
});
