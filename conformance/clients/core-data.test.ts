// @wordpress/core-data, unmodified, against a listening Broadsheet: every step of a session of an editor (walk.ts) comes to what
// it must. Runs where the packages in this folder and Chromium are installed; says so where not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from '../../src/rest/routes.ts';
import { createApp } from '../../src/server/app.ts';
import { openTestSite, type TestSite } from '../../src/testing.ts';
import { ClientBrowser, missing, type Said } from './core-data.ts';
import { type Steps, walk } from './walk.ts';

if (missing !== undefined) console.log(`conformance/clients: skipped, ${missing}`);

describe.skipIf(missing !== undefined)('@wordpress/core-data', () => {
  let site: TestSite;
  let app: ReturnType<typeof createApp>;
  let steps: Steps;

  beforeAll(async () => {
    site = await openTestSite({ now: Date.now() });
    app = createApp(site, allRoutes, { logLevel: 'silent' });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    await site.options.set('home', url);
    await site.options.set('siteurl', url);
    const browser = await ClientBrowser.open(url);
    try {
      steps = await walk(browser);
    } finally {
      await browser.close();
    }
    // A browser starts, and some thousand modules are bundled: on a busy machine that takes its time.
  }, 600_000);
  afterAll(async () => {
    await app?.close();
    await site?.database.close();
  });

  function said(name: string): Said {
    const found = steps.get(name);
    if (!found) throw new Error(`no step ${name}`);
    return found;
  }
  const value = (name: string): unknown => {
    expect(said(`administrator: ${name}`).error).toBeUndefined();
    return said(`administrator: ${name}`).value;
  };

  test('nothing that an administrator asks is refused, but what must be', () => {
    const refused = [...steps].filter(([name, one]) => name.startsWith('administrator') && one.error !== undefined);
    expect(refused.map(([name, one]) => [name, one.error?.code, one.error?.status])).toEqual([
      // What a single record is asked for with, leaves an error's body unread.
      ['administrator: no post', undefined, 404],
      ['administrator: no such status', 'rest_invalid_param', 400],
      ['administrator: no template', 'rest_template_not_found', 404],
    ]);
    expect(value('last error')).toMatchObject({
      code: 'rest_invalid_param',
      data: { params: { status: expect.any(String) } },
    });
  });

  test('the site, its settings, types and users', () => {
    expect(value('base')).toMatchObject({ name: 'Morning paper', description: 'Of the harbour', gmt_offset: '0' });
    expect(value('site')).toMatchObject({ title: 'Morning paper', posts_per_page: 10, default_category: 1 });
    expect(value('current user')).toMatchObject({ id: 1, name: 'admin' });
    expect(value('current theme')).toMatchObject({ stylesheet: 'broadsheet', is_block_theme: true, status: 'active' });
    expect(value('type post')).toMatchObject({
      slug: 'post',
      rest_base: 'posts',
      taxonomies: ['category', 'post_tag'],
    });
    expect(value('all taxonomy')).toEqual(expect.arrayContaining([expect.objectContaining({ slug: 'category' })]));
    expect([value('users in all'), value('pages of users')]).toEqual([5, 3]);
    expect(value('users')).toMatchObject([{ id: 1 }, { id: 2 }]);
    expect(value('user')).toMatchObject({ id: 3, roles: ['author'], email: 'author@example.org' });
  });

  test('posts are written, listed with totals, edited, saved, trashed and deleted', () => {
    expect([value('posts in all'), value('pages of posts')]).toEqual([3, 2]);
    expect(value('posts')).toMatchObject([{ title: { raw: 'Harbour one' } }, { title: { raw: 'Harbour two' } }]);
    expect(value('posts, second page')).toMatchObject([{ title: { raw: 'Harbour three' } }]);
    expect(value('found')).toMatchObject([{ slug: 'harbour-three' }]);
    expect([value('has edits'), value('has no edits')]).toEqual([true, false]);
    expect(value('edited')).toMatchObject({ title: { raw: 'Harbour & quay', rendered: 'Harbour &#038; quay' } });
    expect(value('edited, raw')).toMatchObject({ title: 'Harbour & quay', excerpt: 'Short', status: 'publish' });
    expect(value('revisions')).toMatchObject([
      { author: 1 },
      { content: { raw: expect.stringContaining('Harbour one') } },
    ]);
    expect(value('autosaves')).toMatchObject([{ author: 1, title: { raw: 'Begun' } }]);
    expect(value('own autosave')).toMatchObject({ content: { raw: expect.stringContaining('<p>Begun</p>') } });
    expect(value('batch')).toMatchObject([{ title: { raw: 'Second, in a batch' } }, { status: 'draft' }]);
    expect(value('trash')).toMatchObject({ status: 'trash' });
    expect(value('delete')).toMatchObject({ deleted: true, previous: { status: 'draft' } });
    expect(value('what is left')).toHaveLength(1);
  });

  test('files', () => {
    expect(value('upload')).toMatchObject({ media_type: 'image', mime_type: 'image/png' });
    expect(value('attachment')).toMatchObject({ alt_text: 'A boat', source_url: expect.stringMatching(/small\.png$/) });
    expect(value('media')).toMatchObject([{ alt_text: 'A boat' }]);
  });

  test('the design: styles, their versions, templates', () => {
    expect(value('base styles')).toMatchObject({ settings: { color: expect.any(Object) } });
    expect(value('save styles')).toMatchObject({ styles: { color: { background: '#123456' } } });
    expect(value('versions of styles')).toMatchObject([
      { styles: { blocks: { 'core/quote': { css: 'opacity: .9' } } } },
    ]);
    expect(value('templates')).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'broadsheet//single' })]));
    expect(value('template of a post')).toBe('broadsheet//single');
    expect(value('change a template')).toMatchObject({
      source: 'custom',
      content: { raw: expect.stringContaining('Ours') },
    });
  });

  test('what each may do', () => {
    const may = (who: string) =>
      ['may create post', 'may update post of its own', 'may delete post of its own', 'may create user'].map(
        (name) => said(`${who}: ${name}`).value,
      );
    expect(may('author')).toEqual([true, false, false, false]);
    expect(may('subscriber')).toEqual([false, false, false, false]);
    expect([value('may update site'), value('may create category'), value('may delete user of its own')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('refusals reach the client as they are', () => {
    const codes = (who: string) =>
      ['current user', 'settings', 'create', 'change', 'delete', 'name of the site'].map((name) => {
        const { error } = said(`${who}: ${name}`);
        return error && `${error.code} ${error.status}`;
      });
    expect(codes('author')).toEqual([
      undefined,
      'undefined 403',
      undefined,
      'rest_cannot_edit 403',
      'rest_cannot_delete 403',
      'rest_forbidden 403',
    ]);
    expect(codes('subscriber')).toEqual([
      undefined,
      'undefined 403',
      'rest_cannot_create 403',
      'rest_cannot_edit 403',
      'rest_cannot_delete 403',
      'rest_forbidden 403',
    ]);
    expect(codes('anonymous')).toEqual([
      'rest_not_logged_in 401',
      'undefined 401',
      'rest_cannot_create 401',
      'rest_cannot_edit 401',
      'rest_cannot_delete 401',
      'rest_forbidden 401',
    ]);
    expect(said('anonymous: posts to be read').value).toHaveLength(2);
  });
});
