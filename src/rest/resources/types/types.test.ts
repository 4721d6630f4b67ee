// Answers recorded from WordPress 7.1 for what a site has registered: post types, taxonomies, statuses; and its settings.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { postsApi } from '../posts/testing.ts';
import { settingsRoutes } from '../settings/routes.ts';
import { statusRoutes } from '../statuses/routes.ts';
import { taxonomyRoutes } from '../taxonomies/routes.ts';
import { typeRoutes } from './routes.ts';

const api = (site: TestSite) =>
  postsApi(site, [...typeRoutes(site), ...taxonomyRoutes(site), ...statusRoutes(site), ...settingsRoutes(site)]);

describeEachSite('/wp/v2/types, /taxonomies, /statuses, /settings', (open) => {
  test('types: fields by context, and who sees which', async () => {
    const ask = api(await open());
    const all = await ask('GET', '/wp/v2/types');
    expect(Object.keys(all.data)).toEqual([
      ...['post', 'page', 'attachment', 'nav_menu_item', 'wp_block', 'wp_template', 'wp_template_part'],
      ...['wp_global_styles', 'wp_navigation', 'wp_font_family', 'wp_font_face'],
    ]);
    const { _links, ...post } = all.data.post;
    expect(JSON.stringify(post)).toBe(
      '{"description":"","hierarchical":false,"has_archive":false,"name":"Posts","slug":"post",' +
        '"icon":"dashicons-admin-post","taxonomies":["category","post_tag"],"rest_base":"posts",' +
        '"rest_namespace":"wp/v2","template":[],"template_lock":false}',
    );
    expect(_links['wp:items']).toEqual([{ href: 'http://example.test/wp-json/wp/v2/posts' }]);
    const edit = (await ask('GET', '/wp/v2/types/post?context=edit', { as: 'author' })).data;
    expect(Object.keys(edit.labels)).toHaveLength(35);
    expect([edit.viewable, edit.visibility]).toEqual([true, { show_in_nav_menus: true, show_ui: true }]);
    expect(Object.keys(edit.supports).at(-1)).toBe('autosave');
    expect(edit.supports.editor).toEqual([{ notes: true }]);
    const seen = async (as: string) => {
      const { status, data } = await ask('GET', '/wp/v2/types?context=edit', { as });
      return status === 200 ? Object.keys(data) : `${status} ${data.code}`;
    };
    expect(await seen('contributor')).toEqual(['post', 'attachment', 'wp_block']);
    expect(await seen('subscriber')).toBe('403 rest_cannot_view');
    const code = async (path: string, as?: string) => {
      const { status, data } = await ask('GET', path, as === undefined ? {} : { as });
      return `${status} ${data.code}`;
    };
    expect(await code('/wp/v2/types/revision')).toBe('401 rest_cannot_read_type');
    expect(await code('/wp/v2/types/nope')).toBe('404 rest_type_invalid');
    expect(await code('/wp/v2/types/page?context=edit', 'author')).toBe('403 rest_forbidden_context');
  });

  test('taxonomies', async () => {
    const ask = api(await open());
    expect(Object.keys((await ask('GET', '/wp/v2/taxonomies')).data)).toEqual([
      ...['category', 'post_tag', 'nav_menu', 'wp_pattern_category'],
    ]);
    const none = await ask('GET', '/wp/v2/taxonomies?type=page');
    expect([none.status, none.data]).toEqual([200, {}]);
    const { _links, ...category } = (await ask('GET', '/wp/v2/taxonomies/category')).data;
    expect(JSON.stringify(category)).toBe(
      '{"name":"Categories","slug":"category","description":"","types":["post"],"hierarchical":true,' +
        '"rest_base":"categories","rest_namespace":"wp/v2"}',
    );
    expect(Object.keys(_links)).toEqual(['collection', 'wp:items', 'curies']);
    const code = async (path: string, as?: string) => {
      const { status, data } = await ask('GET', path, as === undefined ? {} : { as });
      return `${status} ${data.code ?? ''}`;
    };
    expect(await code('/wp/v2/taxonomies/post_format')).toBe('401 rest_forbidden');
    expect(await code('/wp/v2/taxonomies/nope')).toBe('404 rest_taxonomy_invalid');
    expect(await code('/wp/v2/taxonomies/category?context=edit', 'subscriber')).toBe('403 rest_forbidden_context');
    expect(await code('/wp/v2/taxonomies/category?context=edit', 'contributor')).toBe('200 ');
  });

  test('statuses', async () => {
    const ask = api(await open());
    expect(JSON.stringify((await ask('GET', '/wp/v2/statuses')).data)).toBe(
      '{"publish":{"name":"Published","public":true,"queryable":true,"slug":"publish","date_floating":false,' +
        '"_links":{"archives":[{"href":"http://example.test/wp-json/wp/v2/posts"}]}}}',
    );
    const all = (await ask('GET', '/wp/v2/statuses', { as: 'contributor' })).data;
    expect(Object.keys(all)).toEqual(['publish', 'future', 'draft', 'pending', 'private', 'trash']);
    expect(all.draft._links.archives).toEqual([{ href: 'http://example.test/wp-json/wp/v2/posts?status=draft' }]);
    expect((await ask('GET', '/wp/v2/statuses/draft')).data.code).toBe('rest_cannot_read_status');
    expect((await ask('GET', '/wp/v2/statuses/auto-draft', { as: 'admin' })).status).toBe(403);
    expect((await ask('GET', '/wp/v2/statuses/nope')).data.code).toBe('rest_status_invalid');
  });

  test('settings: only for those who manage options; cleaned, or left as they are', async () => {
    const site = await open();
    const ask = api(site);
    expect((await ask('GET', '/wp/v2/settings')).status).toBe(401);
    expect((await ask('POST', '/wp/v2/settings', { as: 'editor', body: { title: 'x' } })).status).toBe(403);
    const before = (await ask('GET', '/wp/v2/settings', { as: 'admin' })).data;
    expect(Object.keys(before)).toEqual([
      ...['title', 'description', 'url', 'email', 'timezone', 'date_format', 'time_format', 'start_of_week'],
      ...['language', 'use_smilies', 'default_category', 'default_post_format', 'posts_per_page', 'show_on_front'],
      ...['page_on_front', 'page_for_posts', 'default_ping_status', 'default_comment_status', 'site_logo'],
      'site_icon',
    ]);
    expect([before.language, before.site_logo, before.posts_per_page]).toEqual(['en_US', null, 10]);
    const body = {
      title: 'A & <b>b</b> "q"',
      timezone: 'Europe/Berlin',
      date_format: 'Y-<b>m</b>',
      posts_per_page: -5,
      use_smilies: false,
      language: 'xx',
    };
    const after = (await ask('PUT', '/wp/v2/settings', { as: 'admin', body })).data;
    expect(after).toMatchObject({
      title: 'A &amp; &lt;b&gt;b&lt;/b&gt; &quot;q&quot;',
      timezone: 'Europe/Berlin',
      date_format: 'Y-m',
      posts_per_page: 5,
      use_smilies: false,
      language: 'en_US',
    });
    expect(site.options.get('blogname')).toBe(after.title);
    const refused = await ask('PUT', '/wp/v2/settings', { as: 'admin', body: { timezone: 'Mars/X', email: 'bad' } });
    expect([refused.status, refused.data.code]).toEqual([400, 'rest_invalid_param']);
    const kept = await ask('PUT', '/wp/v2/settings', { as: 'admin', body: { timezone: 'Mars/X', title: null } });
    expect([kept.data.timezone, kept.data.title]).toEqual(['Europe/Berlin', null]);
    expect(site.options.get('blogname')).toBeUndefined();
  });
});
