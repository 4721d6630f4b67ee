import { expect, test } from 'vitest';
import type { Site } from '../../content/site.ts';
import { requestFromUrl, restUrl } from './url.ts';

/** The options that addresses depend on. */
function site(structure: string): Pick<Site, 'options'> {
  const text = (name: string) => (name === 'permalink_structure' ? structure : '');
  // No other part of the options is read.
  return { options: { home: 'https://example.org/news', text } as Site['options'] };
}

test.each([
  ['/%postname%/', 'https://example.org/news/wp-json/wp/v2/posts'],
  ['/index.php/%postname%/', 'https://example.org/news/index.php/wp-json/wp/v2/posts'],
  ['', 'https://example.org/news/index.php?rest_route=/wp/v2/posts'],
])('addresses with permalinks %j, and back', (structure, url) => {
  expect(restUrl(site(structure), 'wp/v2/posts')).toBe(url);
  expect(restUrl(site(structure), '/wp/v2/posts')).toBe(url);
  const back = requestFromUrl(site(structure), `${url}${url.includes('?') ? '&' : '?'}post=7&a[]=1#x`);
  expect(back).toMatchObject({ method: 'GET', route: '/wp/v2/posts' });
  expect({ ...back?.query }).toEqual({ post: '7', a: ['1'] });
});

test('addresses elsewhere are no requests', () => {
  expect(requestFromUrl(site('/%postname%/'), 'https://other.example/wp-json/wp/v2/posts')).toBeUndefined();
  expect(requestFromUrl(site(''), 'https://example.org/news/wp-json/wp/v2/posts')).toBeUndefined();
});
