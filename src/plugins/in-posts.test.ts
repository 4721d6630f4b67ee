// A post's answer with both sharing extensions, as a site with Jetpack Social and Revive Old Posts gives it.
import { expect, test } from 'vitest';
import { postsApi, storedPost } from '../rest/resources/posts/testing.ts';
import { composeSite } from '../site.ts';
import { describeEachSite } from '../testing.ts';
import { activePlugins } from './active.ts';

const plugins = activePlugins({ get: (name) => (name === 'broadsheet_plugins' ? ['social', 'revive'] : undefined) });

describeEachSite('sharing extensions in a post', (open) => {
  test('meta and the field of connections stand where those plugins put them', async () => {
    const site = await open({ plugins });
    await site.options.set('rop_data', { active_accounts: { facebook_1_2: { id: '2', service: 'facebook' } } });
    const id = await storedPost(site);
    const { data } = await postsApi(site)('GET', `/wp/v2/posts/${id}`);
    expect(Object.keys(data).slice(-6)).toEqual([
      ...['meta', 'categories', 'tags', 'class_list', 'jetpack_publicize_connections', '_links'],
    ]);
    expect(data.jetpack_publicize_connections).toEqual([]);
    expect(JSON.stringify(data.meta)).toBe(
      '{"rop_custom_images_group":[],"rop_custom_messages_group":[],"rop_publish_now":"initial",' +
        '"rop_publish_now_accounts":{"facebook_1_2":""},"rop_publish_now_history":[],' +
        '"rop_publish_now_status":"pending","footnotes":"","jetpack_publicize_message":"",' +
        '"jetpack_publicize_feature_enabled":true,"jetpack_social_post_already_shared":false,' +
        '"jetpack_social_options":{"image_generator_settings":{"template":"highway","default_image_id":0,"font":"",' +
        '"enabled":false},"version":2}}',
    );
  });

  test('writing: by those who may edit the post, each value as its schema says', async () => {
    const site = await open({ plugins });
    const ask = postsApi(site);
    const id = await storedPost(site);
    const write = async (as: string, body: Record<string, unknown>) => {
      const { status, data } = await ask('POST', `/wp/v2/posts/${id}`, { as, body });
      return status === 200 ? data.meta : `${status} ${data.code}`;
    };
    const images = (group: unknown) => write('admin', { meta: { rop_custom_images_group: group } });
    expect((await images({ 1: { rop_custom_image: 5 } })).rop_custom_images_group).toEqual({
      1: { rop_custom_image: 5 },
    });
    expect((await images({ 0: { rop_custom_image: 5 } })).rop_custom_images_group).toEqual([{ rop_custom_image: 5 }]);
    expect(await images({ 0: { other: 5 } })).toMatch(/^400 /);
    expect(await write('admin', { meta: { rop_publish_now: 5 } })).toMatch(/^400 /);
    expect((await write('editor', { meta: { jetpack_publicize_message: 'Hello' } })).jetpack_publicize_message).toBe(
      'Hello',
    );
    const own = await storedPost(site, { post_author: 4, post_status: 'draft', post_name: 'own' });
    const refused = await ask('POST', `/wp/v2/posts/${own}`, {
      as: 'contributor',
      body: { meta: { jetpack_publicize_message: 'Hello' } },
    });
    expect([refused.status, refused.data.code]).toEqual([403, 'rest_cannot_update']);
    const connections = await ask('POST', `/wp/v2/posts/${own}`, {
      as: 'contributor',
      body: { jetpack_publicize_connections: [{ connection_id: '1', enabled: false }] },
    });
    expect([connections.status, connections.data.code]).toEqual([403, 'invalid_user_permission_publicize']);
  });

  test('a site runs the extensions that its options name, a fresh one none', async () => {
    const site = await open();
    expect((await postsApi(site)('GET', '/wp/v2/posts/1')).data.meta).toEqual({ footnotes: '' });
    await site.options.set('broadsheet_plugins', ['revive']);
    const { registry } = await composeSite(site.settings, site.database, { clock: site.clock });
    expect(registry.metaOf('post', 'post').map((meta) => meta.key)).toEqual([
      ...['rop_custom_images_group', 'rop_custom_messages_group', 'rop_publish_now', 'rop_publish_now_accounts'],
      ...['rop_publish_now_history', 'rop_publish_now_status', 'footnotes'],
    ]);
  });
});
