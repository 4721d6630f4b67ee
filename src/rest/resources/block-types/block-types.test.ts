// Block types as WordPress 7.1 answered for them: order, fields, what registration adds to block.json.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { postsApi } from '../posts/testing.ts';
import { blockTypeRoutes } from './routes.ts';

const api = (site: TestSite) => postsApi(site, blockTypeRoutes(site));

describeEachSite('/wp/v2/block-types', (open) => {
  test('every core block in order of registration, with the attributes that its supports add', async () => {
    const ask = api(await open());
    const { data } = await ask('GET', '/wp/v2/block-types', { as: 'contributor' });
    expect(data).toHaveLength(116);
    expect([data[0].name, data[2].name, data[88].name, data[115].name]).toEqual([
      ...['core/legacy-widget', 'core/accordion', 'core/accordion-heading', 'core/post-comments'],
    ]);
    const one = data.find(({ name }: { name: string }) => name === 'core/latest-posts');
    expect(Object.keys(one.attributes).slice(-14)).toEqual([
      ...['addLinkToFeaturedImage', 'lock', 'metadata', 'align', 'className', 'style', 'backgroundColor', 'textColor'],
      ...['gradient', 'fontSize', 'fontFamily', 'borderColor', 'layout', 'anchor'],
    ]);
    expect(Object.keys(one).slice(0, 3)).toEqual(['attributes', 'is_dynamic', 'api_version']);
    expect([one.style_handles, one.editor_style]).toEqual([['wp-block-latest-posts'], 'wp-block-latest-posts-editor']);
    expect(one._links['wp:render-block'][0].href).toMatch(
      /\/wp\/v2\/block-renderer\/core\/latest-posts\?context=edit$/,
    );
    expect(data.filter((block: { is_dynamic: boolean }) => !block.is_dynamic)).toHaveLength(30);
  });

  test('who may look, and what there is not', async () => {
    const ask = api(await open());
    const code = async (path: string, as?: string) => {
      const { status, data } = await ask('GET', path, as === undefined ? {} : { as });
      return `${status} ${data.code ?? data.length ?? data.name}`;
    };
    expect(await code('/wp/v2/block-types')).toBe('401 rest_block_type_cannot_view');
    expect(await code('/wp/v2/block-types/core/paragraph', 'subscriber')).toBe('403 rest_block_type_cannot_view');
    expect(await code('/wp/v2/block-types/core/paragraph', 'author')).toBe('200 core/paragraph');
    expect(await code('/wp/v2/block-types/core/none', 'author')).toBe('404 rest_block_type_invalid');
    expect(await code('/wp/v2/block-types/none', 'author')).toBe('200 0');
  });

  test('variations come from post types and taxonomies', async () => {
    const ask = api(await open());
    const { data } = await ask('GET', '/wp/v2/block-types/core/navigation-link', { as: 'admin' });
    expect(data.variations.map(({ name, title }: { name: string; title: string }) => [name, title])).toEqual([
      ['post', 'Post link'],
      ['page', 'Page link'],
      ['category', 'Category link'],
      ['tag', 'Tag link'],
      ['post_format', 'Post Format Link'],
    ]);
  });
});
