// Facts recorded from WordPress 7.1 (get_post_types, get_taxonomies, get_post_stati, the registered meta keys).
import { expect, test } from 'vitest';
import { Registry } from '../extend/registry.ts';
import { registerCoreTypes } from './core-types.ts';

const registry = new Registry();
registerCoreTypes(registry);

test('everything WordPress registers, in its order', () => {
  expect([...registry.postTypes.keys()]).toEqual([
    ...['post', 'page', 'attachment', 'revision', 'nav_menu_item', 'custom_css', 'customize_changeset'],
    ...['oembed_cache', 'user_request', 'wp_block', 'wp_template', 'wp_template_part', 'wp_global_styles'],
    ...['wp_navigation', 'wp_font_family', 'wp_font_face'],
  ]);
  expect([...registry.taxonomies.keys()]).toEqual([
    ...['category', 'post_tag', 'nav_menu', 'link_category', 'post_format', 'wp_theme', 'wp_template_part_area'],
    'wp_pattern_category',
  ]);
  expect([...registry.statuses.keys()]).toEqual([
    ...['publish', 'future', 'draft', 'pending', 'private', 'trash', 'auto-draft', 'inherit', 'request-pending'],
    ...['request-confirmed', 'request-failed', 'request-completed'],
  ]);
  expect(registry.metaOf('post', 'wp_block').map((meta) => meta.key)).toEqual(['wp_pattern_sync_status', 'footnotes']);
  expect(registry.metaOf('post', 'post').map((meta) => meta.key)).toEqual(['footnotes']);
  expect(registry.metaOf('post', 'attachment')).toEqual([]);
});

test('types: who sees them, which rights they ask for, what they support', () => {
  const page = registry.postTypes.get('page');
  expect([page?.public, page?.publiclyQueryable, page?.hierarchical]).toEqual([true, false, true]);
  expect(page?.caps.edit_others_posts).toBe('edit_others_pages');
  expect(Object.keys(page?.supports ?? {})).toEqual([
    ...['title', 'editor', 'author', 'thumbnail', 'page-attributes', 'custom-fields', 'comments', 'revisions'],
    'autosave',
  ]);
  expect(registry.postTypes.get('attachment')?.caps.create_posts).toBe('upload_files');
  const block = registry.postTypes.get('wp_block');
  expect([block?.caps.read, block?.caps.publish_posts, block?.showUi]).toEqual(['edit_posts', 'publish_blocks', true]);
  expect(registry.postTypes.get('wp_navigation')?.caps.edit_posts).toBe('edit_theme_options');
  expect(registry.postTypes.get('customize_changeset')?.caps.edit_published_posts).toBe('do_not_allow');
});

test('taxonomies and statuses: what they are for', () => {
  const tag = registry.taxonomies.get('post_tag');
  expect([tag?.caps.assign_terms, tag?.queryVar, tag?.restBase]).toEqual(['assign_post_tags', 'tag', 'tags']);
  expect(registry.taxonomiesOf('post').map((taxonomy) => taxonomy.name)).toEqual([
    ...['category', 'post_tag', 'post_format'],
  ]);
  const internal = [...registry.statuses.values()].filter((status) => status.internal).map((status) => status.name);
  expect(internal).toHaveLength(7);
  const floating = [...registry.statuses.values()].filter((status) => status.dateFloating);
  expect(floating.map((status) => status.name)).toEqual(['draft', 'pending', 'auto-draft']);
});
