import { expect, test } from 'vitest';
import { Hooks } from '../extend/hooks.ts';
import { Registry } from '../extend/registry.ts';
import { activePlugins } from './active.ts';

const options = (values: Record<string, unknown>) => ({ get: (name: string) => values[name] });
const names = (values: Record<string, unknown>) => activePlugins(options(values)).map((plugin) => plugin.name);

test('a fresh site runs no extension', () => {
  expect(names({ active_plugins: [] })).toEqual([]);
});

test('the plugins of an existing WordPress decide where the site has no list of its own', () => {
  const active_plugins = ['jetpack-social/jetpack-social.php', 'tweet-old-post/tweet-old-post.php'];
  expect(names({ active_plugins })).toEqual(['social', 'revive']);
  expect(names({ active_plugins, broadsheet_plugins: [] })).toEqual([]);
  expect(names({ active_plugins, broadsheet_plugins: 'revive, unknown' })).toEqual(['revive']);
  expect(names({ active_plugins: ['jetpack/jetpack.php'] })).toEqual([]);
  expect(names({ active_plugins: ['jetpack/jetpack.php'], jetpack_active_modules: ['publicize'] })).toEqual(['social']);
});

test('meta of every type comes first, then what is registered for posts', () => {
  const registry = new Registry();
  for (const plugin of activePlugins(options({ broadsheet_plugins: 'social,revive' }))) {
    plugin.register({ registry, hooks: new Hooks(), option: () => undefined });
  }
  const ofPosts = registry
    .metaOf('post', 'post')
    .map((meta) => (meta.showInRest === false ? undefined : meta.showInRest.name) ?? meta.key);
  expect(ofPosts).toEqual([
    'rop_custom_images_group',
    'rop_custom_messages_group',
    'rop_publish_now',
    'rop_publish_now_accounts',
    'rop_publish_now_history',
    'rop_publish_now_status',
    'jetpack_publicize_message',
    'jetpack_publicize_feature_enabled',
    'jetpack_social_post_already_shared',
    'jetpack_social_options',
  ]);
  expect(registry.metaOf('post', 'page')).toHaveLength(6);
});

test('defaults follow the settings of the site', () => {
  const registry = new Registry();
  for (const plugin of activePlugins(options({ broadsheet_plugins: 'social,revive' }))) {
    plugin.register({ registry, hooks: new Hooks(), option: () => undefined });
  }
  const values: Record<string, unknown> = {};
  const site = { option: (name: string) => values[name], now: () => 0 };
  const defaultOf = (key: string) => {
    const found = registry.metaOf('post', 'post').find((meta) => meta.key === key)?.default;
    return JSON.stringify(typeof found === 'function' ? found(site) : found);
  };
  expect(defaultOf('rop_publish_now_accounts')).toBe('[]');
  expect(defaultOf('_wpas_options')).toBe(
    '{"image_generator_settings":{"template":"highway","default_image_id":0,"font":"","enabled":false},"version":2}',
  );
  values.rop_data = { active_accounts: { facebook_1_2: { id: '2' }, twitter_3_4: [] } };
  values.jetpack_social_image_generator_settings = { enabled: true, template: 'edge', font: 'inter' };
  expect(defaultOf('rop_publish_now_accounts')).toBe('{"facebook_1_2":""}');
  expect(defaultOf('_wpas_options')).toBe(
    '{"image_generator_settings":{"template":"edge","default_image_id":0,"font":"inter","enabled":false},"version":2}',
  );
});
