// Social notes: there while the site wants them, at addresses of their own, shared as they are written.
import { expect, test } from 'vitest';
import { createPost } from '../../content/posts/create.ts';
import { extensionRoutes } from '../../rest/extension-routes.ts';
import { customTypeRoutes } from '../../rest/resources/posts/further-routes.ts';
import { postsApi } from '../../rest/resources/posts/testing.ts';
import { allRoutes } from '../../rest/routes.ts';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { describeEachSite } from '../../testing.ts';
import type { Composed } from './networks/network.ts';
import { noteType } from './notes.ts';
import { openSocial, storedPicture, testLimits, testNetwork } from './testing.ts';

describeEachSite('social notes', (open) => {
  async function opened(characters = 200) {
    const made: Composed[] = [];
    const network = testNetwork({
      name: 'alpha',
      limits: () => ({ ...testLimits, characters }),
      publish: async (composed, call) => {
        await call.sending();
        made.push(composed);
        return { id: composed.key, url: '' };
      },
    });
    const social = await openSocial(open, [network]);
    await social.connect('alpha');
    const settings = (body: Record<string, unknown>) => social.ask('POST', '/wp/v2/settings', { as: 'admin', body });
    /** With the routes of this moment. */
    const ask: typeof social.ask = (...args) =>
      postsApi(social.site, [...customTypeRoutes(social.site), ...extensionRoutes(social.site)])(...args);
    const write = async (content: string, more: object = {}) => {
      const body = { content, status: 'publish', ...more };
      const { status, data } = await ask('POST', `/wp/v2/${noteType}`, { as: 'author', body });
      expect(status).toBe(201);
      await social.jobs.runDue();
      return { data, said: made.at(-1) };
    };
    return { ...social, ask, settings, write };
  }

  test('are a type while the setting is on, with their list and pages', async () => {
    const { site, ask, settings } = await opened();
    const app = createApp(site, allRoutes, { log: createLog('silent') });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const page = async (path: string) => {
        const answer = await fetch(url + path, { redirect: 'manual' });
        return { status: answer.status, text: await answer.text() };
      };
      expect((await ask('GET', `/wp/v2/${noteType}`)).status).toBe(404);
      expect((await page('/sn/')).status).toBe(404);
      await settings({ [noteType]: true });
      const note = { type: noteType, content: '<!-- wp:paragraph --><p>It rains.</p><!-- /wp:paragraph -->' };
      const { ID } = await createPost(site, null, { ...note, slug: 'rain', status: 'publish', author: 1 });
      const { data } = await ask('GET', `/wp/v2/${noteType}/${ID}`);
      expect([data.type, data.link, data.title]).toEqual([noteType, 'http://example.test/sn/rain/', undefined]);
      expect(data.meta).toHaveProperty('jetpack_social_options');
      expect(data).toHaveProperty('jetpack_publicize_connections');
      const list = await page('/sn/');
      expect([list.status, list.text.includes('It rains.')]).toEqual([200, true]);
      expect((await page('/sn/rain/')).text).toContain('It rains.');
      expect((await page('/rain/')).status).not.toBe(200);
      expect((await page('/sn/page/2/')).status).toBe(404);
      expect((await page('/sn/feed/')).text).toContain('It rains.');
      expect((await page('/')).text).not.toContain('It rains.');
      await settings({ [noteType]: false });
      expect((await ask('GET', `/wp/v2/${noteType}`)).status).toBe(404);
      expect((await page('/sn/')).status).toBe(404);
    } finally {
      await app.close();
    }
  });

  test('are shared as they are written, with their link as the setting has it', async () => {
    const { settings, write, site } = await opened();
    await settings({ [noteType]: true, jetpack_social_message_template: 'Never {title}' });
    const first = await write('<p>It rains.</p>', { slug: 'rain' });
    expect(first.data.meta.jetpack_social_post_already_shared).toBe(true);
    expect(first.said).toMatchObject({ text: 'It rains.\n\nhttp://example.test/sn/rain/', pictures: [] });
    await settings({ jetpack_social_notes_config: { link_format: 'shortlink' } });
    const second = await write('<p>It snows.</p>');
    expect(second.said?.text).toBe(`It snows.\n\nhttp://example.test/?p=${second.data.id}`);
    await settings({ jetpack_social_notes_config: { link_format: 'permashortcitation' } });
    const third = await write('<p>Fog.</p>');
    expect(third.said).toMatchObject({ text: `Fog. (example.test ?p=${third.data.id})`, link: '' });
    await settings({ jetpack_social_notes_config: { append_link: false } });
    const picture = await storedPicture(site, 600, 400);
    const fourth = await write('<p>Sun.</p>', { featured_media: picture });
    expect(fourth.said).toMatchObject({ text: 'Sun.', link: '' });
    expect(fourth.said?.pictures.map(({ id }) => id)).toEqual([picture]);
    const own = await write('<p>Sun.</p>', { meta: { jetpack_publicize_message: 'Instead' } });
    expect(own.said?.text).toBe('Instead');
  });

  test('that are long keep their citation whole', async () => {
    const { settings, write } = await opened(60);
    await settings({ [noteType]: true, jetpack_social_notes_config: { link_format: 'permashortcitation' } });
    const { said, data } = await write(`<p>${'Rain again. '.repeat(20)}</p>`);
    expect(said?.text.endsWith(`(example.test ?p=${data.id})`)).toBe(true);
    expect([...(said?.text ?? '')].length).toBeLessThanOrEqual(60);
  });
});
