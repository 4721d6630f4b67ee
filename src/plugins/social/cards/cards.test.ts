// Cards of a served site: who gets one, what its page says of it, who makes and saves them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { accountViewer, findAccount } from '../../../access/account.ts';
import { extensionSite } from '../../../content/extensions/site.ts';
import { createPost } from '../../../content/posts/create.ts';
import { updatePost } from '../../../content/posts/update.ts';
import type { Method } from '../../../rest/engine/types.ts';
import { extensionRoutes } from '../../../rest/extension-routes.ts';
import { mediaRoutes } from '../../../rest/resources/media/routes.ts';
import { postsApi } from '../../../rest/resources/posts/testing.ts';
import { settingsRoutes } from '../../../rest/resources/settings/routes.ts';
import { allRoutes } from '../../../rest/routes.ts';
import { createApp } from '../../../server/app.ts';
import { createLog } from '../../../server/log.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { social } from '../plugin.ts';
import { sharedCard } from './of-post.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-cards-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let sites = 0;

const enabled = { image_generator_settings: { enabled: true, template: 'edge' }, version: 2 };
describeEachSite('social cards', (open) => {
  /** A served site: `get` by address below the site's, `api` as a user. */
  async function served() {
    const uploads = { path: join(folder, String(sites++)) };
    const site = await open({ plugins: [social], settings: { uploads } });
    const app = createApp(site, allRoutes, { log: createLog('silent') });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(url + path.replace('http://example.test', ''), { headers });
    const ask = postsApi(site, [...extensionRoutes(site), ...settingsRoutes(site), ...mediaRoutes(site)]);
    const api = (method: Method, path: string, user: string, body?: Record<string, unknown>) =>
      ask(method, path, { ...(user === '' ? {} : { as: user }), ...(body ? { body } : {}) });
    return { site, app, get, api };
  }

  async function picture(site: TestSite): Promise<number> {
    const account = await findAccount(site, 'login', 'admin');
    if (!account) throw new Error('no administrator');
    const bytes = await sharp({ create: { width: 1300, height: 700, channels: 3, background: '#0a0' } })
      .jpeg()
      .toBuffer();
    const viewer = accountViewer(site, account, { method: 'application-password' });
    const media = extensionSite(site).media;
    return (
      await media.add(viewer, { bytes, name: 'a.jpg', mimeType: 'image/jpeg', title: 'A', alt: 'Grass', parent: 0 })
    ).id;
  }

  test('are shown on the page of a post and answered for as long as it is public', async () => {
    const { site, app, get, api } = await served();
    try {
      const featured = await picture(site);
      const made = await createPost(site, null, {
        ...{ type: 'post', title: 'Tea &amp; “toast”', content: 'Breakfast.', status: 'publish', author: 1 },
        featuredMedia: featured,
      });
      const page = async () => (await get('/2026/01/02/tea-toast/')).text();
      expect(contents(await page())).toMatchObject({
        'og:type': 'article',
        'og:title': 'Tea &amp; “toast”',
        'og:description': 'Breakfast.',
        'og:url': 'http://example.test/2026/01/02/tea-toast/',
        'og:site_name': 'Test Site',
        'og:image': 'http://example.test/wp-content/uploads/2026/01/a.jpg',
        'og:image:width': '1300',
        'og:image:height': '700',
        'og:image:alt': 'Grass',
        'twitter:card': 'summary_large_image',
      });

      const saved = await api('POST', `/wp/v2/posts/${made.ID}`, 'admin', {
        meta: { jetpack_social_options: enabled },
      });
      const { token, template } = saved.data.meta.jetpack_social_options.image_generator_settings;
      expect([template, saved.data.meta.jetpack_social_options.version]).toEqual(['edge', 2]);
      const shown = contents(await page());
      expect(shown).toMatchObject({
        'og:image': `http://example.test/_si/?t=${token}`,
        'og:image:width': '1200',
        'og:image:height': '630',
        'og:image:alt': 'Tea &amp; “toast”',
      });
      const summary = (await extensionSite(site).posts.summaries([made.ID])).get(made.ID);
      expect(summary && (await sharedCard(extensionSite(site), summary))).toMatchObject({ url: shown['og:image'] });

      const card = await get(shown['og:image'] ?? '');
      expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(card.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const bytes = Buffer.from(await card.arrayBuffer());
      const { channels } = await sharp(
        await sharp(bytes).extract({ left: 5, top: 5, width: 400, height: 600 }).toBuffer(),
      ).stats();
      expect(channels.map(({ mean }) => Math.round(mean / 40))).toEqual([0, 4, 0]);
      const etag = card.headers.get('etag') ?? '';
      const known = await get(shown['og:image'] ?? '', { 'If-None-Match': `"other", W/${etag}` });
      expect([known.status, known.headers.get('etag'), await known.text()]).toEqual([304, etag, '']);

      const status = async (path: string) => (await get(path)).status;
      const [body = '', mark = ''] = token.split('.');
      const forged = Buffer.from(JSON.stringify({ v: 1, t: 'Lies', n: 'edge' })).toString('base64url');
      for (const wrong of [
        `${forged}.${mark}`,
        `${body}.`,
        body,
        `${body}.${mark.slice(1)}A`,
        '',
        '.',
        'x'.repeat(9000),
      ]) {
        expect(await status(`/_si/?t=${wrong}`)).toBe(404);
      }
      for (const hidden of [{ status: 'draft' }, { status: 'private' }, { status: 'publish', password: 'secret' }]) {
        await updatePost(site, null, made.ID, hidden);
        expect(await status(shown['og:image'] ?? '')).toBe(404);
        expect(await page()).not.toContain('og:');
      }
      await updatePost(site, null, made.ID, { status: 'publish', password: '' });
      expect(await status(shown['og:image'] ?? '')).toBe(200);
    } finally {
      await app.close();
    }
  });

  const contents = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].map((m) => m.slice(1)),
    );

  test('the front page has a card with the site’s name, never one of a post', async () => {
    const { site, app, get } = await served();
    try {
      const icon = await picture(site);
      const front = async (path = '/') => contents(await (await get(path)).text());
      const template = (url = '') =>
        JSON.parse(Buffer.from(url.split('t=')[1]?.split('.')[0] ?? '', 'base64url').toString());
      const plain = await front();
      expect(plain).toMatchObject({
        'og:type': 'website',
        'og:title': 'Test Site',
        'og:url': 'http://example.test/',
        'og:image:width': '1200',
        'og:image:height': '630',
        'twitter:card': 'summary_large_image',
      });
      expect(template(plain['og:image'])).toMatchObject({ t: 'Test Site', n: 'highway' });
      expect((await get(plain['og:image'] ?? '')).headers.get('content-type')).toBe('image/jpeg');
      await site.options.set('site_icon', icon);
      const iconic = await front();
      expect(template(iconic['og:image'])).toMatchObject({ t: 'Test Site', n: 'edge', i: icon });
      await site.options.set('jetpack_social_open_graph_settings', { default_image_id: icon });
      expect((await front())['og:image']).toBe('http://example.test/wp-content/uploads/2026/01/a.jpg');
      await site.options.set('jetpack_social_open_graph_settings', {});
      const page = await createPost(site, null, { type: 'page', title: 'Welcome', status: 'publish', author: 1 });
      await site.options.set('show_on_front', 'page');
      await site.options.set('page_on_front', page.ID);
      expect(await front()).toEqual(iconic);
      expect((await (await get('/')).text()).match(/og:image"/g)).toHaveLength(1);
    } finally {
      await app.close();
    }
  });

  test('pictures of pages are cut around their focus, and made small where they are large; nothing is made for a page', async () => {
    const { site, app, get, api } = await served();
    try {
      const featured = await picture(site);
      const seen = extensionSite(site);
      const { ID } = await createPost(site, null, {
        ...{ type: 'post', title: 'Grass', content: 'x', status: 'publish', author: 1, featuredMedia: featured },
      });
      const shown = async () => contents(await (await get('/2026/01/02/grass/')).text());
      await seen.posts.setMeta(featured, '_jetpack_social_image_focal_point', { x: 1, y: 0.5 });
      const cut = await shown();
      // 1300 × 700: the part is 1300 × 683, and no larger than a card.
      expect([cut['og:image:width'], cut['og:image:height']]).toEqual(['1200', '630']);
      const made = await get(cut['og:image'] ?? '');
      expect(made.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const { width, height } = await sharp(Buffer.from(await made.arrayBuffer())).metadata();
      expect([width, height]).toEqual([1200, 630]);
      await seen.posts.deleteMeta(featured, ['_jetpack_social_image_focal_point']);
      const metadata = { width: 1300, height: 700, filesize: 2_000_001 };
      await seen.posts.setMeta(featured, '_wp_attachment_metadata', metadata);
      const large = await shown();
      expect([large['og:image:width'], large['og:image:height']]).toEqual(['1200', '646']);
      expect(large['og:image']).toMatch(/^http:\/\/example\.test\/_social\/picture\/.*\.jpg$/);
      await seen.posts.setMeta(featured, '_wp_attachment_metadata', { ...metadata, filesize: 2_000_000 });
      expect((await shown())['og:image']).toContain('/a.jpg');
      const attached_media = [{ id: featured, url: '', type: 'image/jpeg' }];
      await api('POST', `/wp/v2/posts/${ID}`, 'admin', { meta: { jetpack_social_options: { attached_media } } });
      expect((await shown())['og:image:width']).toBe('1200');
    } finally {
      await app.close();
    }
  });

  test('follow what the post says: text, font, picture and its focus', async () => {
    const { site, app, get, api } = await served();
    try {
      const featured = await picture(site);
      const other = await picture(site);
      const made = await createPost(site, null, {
        ...{ type: 'post', title: 'Title', content: 'x', status: 'publish', author: 1 },
        featuredMedia: featured,
      });
      await extensionSite(site).posts.setMeta(other, '_jetpack_social_image_focal_point', { x: 0.25, y: 1 });
      const cardWith = async (settings: Record<string, unknown>) => {
        const options = { version: 2, image_generator_settings: { enabled: true, ...settings } };
        const { data } = await api('POST', `/wp/v2/posts/${made.ID}`, 'admin', {
          meta: { jetpack_social_options: options },
        });
        const { token } = data.meta.jetpack_social_options.image_generator_settings;
        return JSON.parse(Buffer.from(token.split('.')[0], 'base64url').toString());
      };
      const start = { v: 1, t: 'Title', n: 'highway' };
      expect(await cardWith({})).toEqual({ ...start, i: featured, p: made.ID });
      expect(await cardWith({ image_type: 'none', custom_text: 'Other', font: 'oswald' })).toEqual({
        ...{ v: 1, t: 'Other', n: 'highway', f: 'oswald', p: made.ID },
      });
      expect(await cardWith({ image_type: 'custom', image_id: other })).toEqual({
        ...{ ...start, i: other, c: [0.25, 1], p: made.ID },
      });
      expect(await cardWith({ image_type: 'default', default_image_id: other, template: 'dois' })).toMatchObject({
        ...{ n: 'dois', i: other },
      });
      const { token } = (
        await api('POST', `/wp/v2/posts/${made.ID}`, 'admin', {
          meta: { jetpack_social_options: { version: 2, image_generator_settings: { enabled: true } } },
        })
      ).data.meta.jetpack_social_options.image_generator_settings;
      const file = (await extensionSite(site).posts.meta([featured], ['_wp_attached_file'])).get(featured);
      await site.storage.remove(file?.get('_wp_attached_file')?.[0] ?? '');
      const lacking = await get(`/_si/?t=${token}`);
      expect([lacking.status, lacking.headers.get('cache-control')]).toEqual([200, 'max-age=300']);

      const gone = await api('POST', `/wp/v2/posts/${made.ID}`, 'admin', { meta: { jetpack_social_options: null } });
      expect(gone.data.meta.jetpack_social_options.image_generator_settings.enabled).toBe(false);
    } finally {
      await app.close();
    }
  });

  test('tokens of previews, fonts, settings: who may, and what comes', async () => {
    const { site, app, get, api } = await served();
    try {
      await picture(site);
      const base = '/wpcom/v2/publicize/social-image-generator';
      const token = (user: string, body: Record<string, unknown>) => api('POST', `${base}/generate-token`, user, body);
      for (const [user, status] of [
        ['', 401],
        ['subscriber', 403],
        ['contributor', 403],
      ] as const) {
        const { status: got, data } = await token(user, { text: 'x' });
        expect([got, data.code]).toEqual([status, 'invalid_user_permission_publicize']);
        expect((await api('GET', `${base}/font-options`, user)).status).toBe(status);
      }
      const preview = await token('author', {
        text: 'Unsaved',
        template: 'dois',
        image_url: 'http://example.test/wp-content/uploads/2026/01/a-300x162.jpg',
      });
      expect([preview.status, typeof preview.data]).toEqual([200, 'string']);
      const shown = await get(`/_si/?t=${preview.data}`);
      expect([shown.status, shown.headers.get('cache-control')?.slice(0, 16)]).toEqual([200, 'private, max-age']);
      const [red = 0, green = 0] = (
        await sharp(
          await sharp(Buffer.from(await shown.arrayBuffer()))
            .extract({ left: 700, top: 9, width: 99, height: 99 })
            .toBuffer(),
        ).stats()
      ).channels.map(({ mean }) => mean);
      expect([red < 20, green > 140]).toEqual([true, true]);
      site.clock.advance(3 * 86_400_000);
      expect((await get(`/_si/?t=${preview.data}`)).status).toBe(404);
      for (const wrong of [{}, { text: 'x', template: 'other' }, { text: 'x', image_url: 'http://127.0.0.1/a.jpg' }]) {
        expect((await token('author', wrong)).status).toBe(400);
      }
      expect((await token('author', { text: 'x', image_url: null })).status).toBe(200);
      expect((await api('GET', `${base}/font-options`, 'author')).data[0]).toEqual({ id: 'inter', label: 'Inter' });

      const settings = async (body?: Record<string, unknown>) =>
        (await api(body ? 'POST' : 'GET', '/wp/v2/settings', 'admin', body)).data
          .jetpack_social_image_generator_settings;
      expect(await settings()).toEqual({ enabled: false, template: 'highway' });
      await settings({ jetpack_social_image_generator_settings: { template: 'dois', font: 'oswald' } });
      expect(await settings({ jetpack_social_image_generator_settings: { enabled: true } })).toEqual({
        ...{ enabled: true, template: 'dois', font: 'oswald' },
      });
      const older = (user: string, body?: Record<string, unknown>) =>
        api(body ? 'POST' : 'GET', '/jetpack/v4/social-image-generator/settings', user, body);
      expect((await older('editor')).data.code).toBe('rest_forbidden_context');
      expect((await older('admin', { defaults: { template: 'edge' } })).data).toEqual({
        ...{ enabled: true, defaults: { template: 'edge' } },
      });
      expect(await settings()).toEqual({ enabled: true, template: 'edge', font: 'oswald' });
      const draft = await api('POST', '/wp/v2/posts', 'author', { title: 'Begun' });
      expect(draft.data.meta.jetpack_social_options.image_generator_settings).toMatchObject({
        ...{ template: 'edge', default_image_id: 0, font: 'oswald', enabled: true },
      });
      const published = await api('POST', '/wp/v2/posts', 'author', { title: 'Sent', status: 'publish' });
      expect(published.data.meta.jetpack_social_options.image_generator_settings.enabled).toBe(false);
    } finally {
      await app.close();
    }
  });

  test('are saved to the library by those who may', async () => {
    const { site, app, api } = await served();
    try {
      const { data: token } = await api('POST', '/wpcom/v2/publicize/social-image-generator/generate-token', 'author', {
        text: 'Kept',
      });
      const foreign = await createPost(site, null, { type: 'post', title: 'Draft', status: 'draft', author: 1 });
      const save = (user: string, body: Record<string, unknown>) =>
        api('POST', '/broadsheet/v1/social-cards', user, body);
      expect((await save('', { token })).status).toBe(401);
      expect((await save('contributor', { token })).status).toBe(403);
      expect((await save('author', { token: `${token}A` })).data.code).toBe('social_card_token_invalid');
      expect((await save('author', { token, post: foreign.ID })).data.code).toBe('rest_cannot_edit');
      const kept = await save('author', { token });
      expect([kept.status, kept.data]).toMatchObject([
        201,
        {
          mime_type: 'image/jpeg',
          width: 1200,
          height: 630,
          alt: 'Kept',
          card_url: `http://example.test/_si/?t=${token}`,
        },
      ]);
      const { data: stored } = await api('GET', `/wp/v2/media/${kept.data.id}`, 'author');
      expect(stored).toMatchObject({ alt_text: 'Kept', author: 3, media_type: 'image', source_url: kept.data.url });
      expect(stored.media_details.sizes.medium).toBeDefined();
      expect((await save('admin', { token, post: foreign.ID })).status).toBe(201);
    } finally {
      await app.close();
    }
  });
});
