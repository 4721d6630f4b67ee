// Answers recorded from WordPress 7.1 for single blocks, and for the directories that a site does not ask.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { directoryRoutes } from '../directories/routes.ts';
import { postRoutes } from '../posts/routes.ts';
import { postsApi } from '../posts/testing.ts';
import { blockRendererRoutes } from './routes.ts';

const api = (site: TestSite) =>
  postsApi(site, [...postRoutes(site), ...blockRendererRoutes(site), ...directoryRoutes(site)]);

describeEachSite('/wp/v2/block-renderer and directories', (open) => {
  test('a block by itself and with a post around it', async () => {
    const ask = api(await open());
    const made = await ask('POST', '/wp/v2/posts', {
      as: 'author',
      body: { title: 'A "title"', status: 'publish', date: '2024-01-05T08:00:00' },
    });
    const html = async (path: string, as = 'admin') => (await ask('GET', path, { as })).data.rendered;
    const base = '/wp/v2/block-renderer/core';
    expect(await html(`${base}/post-title?context=edit`)).toBe('');
    expect(await html(`${base}/post-title?context=edit&post_id=${made.data.id}&attributes[level]=3`)).toBe(
      '<h3 class="wp-block-post-title">A &#8220;title&#8221;</h3>',
    );
    expect(await html(`${base}/post-date?context=edit&post_id=${made.data.id}`)).toBe(
      '<div class="wp-block-post-date"><time datetime="2024-01-05T08:00:00+00:00">January 5, 2024</time></div>',
    );
  });

  test('who may, and what is refused', async () => {
    const ask = api(await open());
    const code = async (path: string, as?: string) => {
      const { status, data } = await ask('GET', path, as === undefined ? {} : { as });
      return `${status} ${data.code ?? ''}`;
    };
    const base = '/wp/v2/block-renderer/core';
    expect(await code(`${base}/site-title?context=edit`)).toBe('401 block_cannot_read');
    expect(await code(`${base}/site-title?context=edit`, 'subscriber')).toBe('403 block_cannot_read');
    expect(await code(`${base}/site-title`, 'author')).toBe('400 rest_invalid_param');
    expect(await code(`${base}/site-title?context=edit&post_id=99999`, 'author')).toBe('403 block_cannot_read');
    expect(await code(`${base}/site-title?context=edit&attributes[x]=1`, 'author')).toBe('400 rest_invalid_param');
    expect(await code(`${base}/paragraph?context=edit`, 'author')).toBe('404 block_invalid');
    expect(await code('/wp/v2/block-directory/search?term=x', 'editor')).toBe('403 rest_block_directory_cannot_view');
    expect(await code('/wp/v2/block-directory/search?term=x', 'admin')).toBe('500 plugins_api_failed');
    expect(await code('/wp/v2/block-directory/search', 'admin')).toBe('400 rest_missing_callback_param');
    expect(await code('/wp/v2/pattern-directory/patterns', 'subscriber')).toBe(
      '403 rest_pattern_directory_cannot_view',
    );
    expect(await code('/wp/v2/pattern-directory/patterns', 'author')).toBe('500 http_request_not_executed');
  });
});
