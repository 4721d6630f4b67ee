import { expect, test } from 'vitest';
import { createApplicationPassword } from '../../../access/application-passwords.ts';
import { createApp } from '../../../server/app.ts';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { allRoutes } from '../../routes.ts';

async function appOf(site: TestSite) {
  const { password } = await createApplicationPassword(site, 1, { name: 'test' });
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', path: string, payload?: object) =>
    (
      await app.fastify.inject({
        method,
        url: `/wp-json/wp/v2/${path}`,
        headers: { authorization },
        ...(payload ? { payload } : {}),
      })
    ).json();
  return { app, ask };
}

describeEachSite('switching extensions', (open) => {
  test('posts get and lose the extension’s fields at once, and other names in the option stay', async () => {
    const site = await open();
    await site.options.set('broadsheet_plugins', ['elsewhere']);
    const { app, ask } = await appOf(site);
    const meta = async () => Object.keys((await ask('GET', 'posts/1')).meta);
    expect(await meta()).toEqual(['footnotes']);
    expect(await ask('PUT', 'plugins/social/social', { status: 'active' })).toMatchObject({ status: 'active' });
    expect(await meta()).toContain('jetpack_social_options');
    expect(site.options.get('broadsheet_plugins')).toEqual(['elsewhere', 'social']);
    expect(await ask('GET', 'plugins?status=active&_fields=plugin')).toEqual([{ plugin: 'social/social' }]);
    expect(await ask('DELETE', 'plugins/social/social')).toMatchObject({ code: 'rest_cannot_delete_active_plugin' });
    expect(await ask('PUT', 'plugins/social/social', { status: 'inactive' })).toMatchObject({ status: 'inactive' });
    expect(await meta()).toEqual(['footnotes']);
    expect(site.options.get('broadsheet_plugins')).toEqual(['elsewhere']);
    await app.close();
  });

  test('switching one off keeps the others that came with the WordPress before', async () => {
    const site = await open();
    await site.options.set('active_plugins', [
      'tweet-old-post/tweet-old-post.php',
      'jetpack-social/jetpack-social.php',
    ]);
    site.compose();
    const { app, ask } = await appOf(site);
    await ask('PUT', 'plugins/social/social', { status: 'inactive' });
    expect(site.options.get('broadsheet_plugins')).toEqual(['revive']);
    expect(site.extensions.running).toEqual(['revive']);
    await app.close();
  });
});
