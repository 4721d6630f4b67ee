import { afterEach, expect, test } from 'vitest';
import type { Site } from '../content/site.ts';
import { urlencode } from '../rendering/formatting/url-encode.ts';
import { openTestSite } from '../testing.ts';
import { restUrl } from './engine/url.ts';
import { addQueryArguments, argumentPrefix } from './links.ts';

let open: Site | undefined;
afterEach(() => open?.database.close());

async function site(structure: string): Promise<Site> {
  open = await openTestSite({ url: 'https://example.org' });
  await open.options.set('permalink_structure', structure);
  return open;
}

test('below pretty addresses an argument starts the query', async () => {
  const pretty = await site('/%postname%/');
  expect(restUrl(pretty, '/wp/v2/posts/7')).toBe('https://example.org/wp-json/wp/v2/posts/7');
  expect(`${argumentPrefix(pretty, 'wp/v2/comments', 'post')}7`).toBe(
    'https://example.org/wp-json/wp/v2/comments?post=7',
  );
});

test('an argument added to a plain address encodes the route as well', async () => {
  const plain = await site('');
  expect(restUrl(plain, 'wp/v2/posts/7')).toBe('https://example.org/index.php?rest_route=/wp/v2/posts/7');
  expect(`${argumentPrefix(plain, 'wp/v2/comments', 'post')}7`).toBe(
    'https://example.org/index.php?rest_route=%2Fwp%2Fv2%2Fcomments&post=7',
  );
});

test('query arguments are encoded as add_query_arg and urlencode_deep do', () => {
  const args = { rest_route: '/wp/v2/posts', a: { x: [1, 2] }, b: 'é ü+&', c: true, d: '', e: null, 'f.g': 'x', g: [] };
  expect(addQueryArguments('http://a/index.php?rest_route=/wp/v2/posts', args)).toBe(
    'http://a/index.php?rest_route=%2Fwp%2Fv2%2Fposts&a%5Bx%5D%5B0%5D=1&a%5Bx%5D%5B1%5D=2&b=%C3%A9+%C3%BC%2B%26&c=1&d&e&f.g=x',
  );
  expect(addQueryArguments('http://a/posts', { page: 1, per_page: 5, ignore_sticky: false })).toBe(
    'http://a/posts?page=1&per_page=5&ignore_sticky',
  );
});

test('urlencode leaves only letters, digits, dash, underscore and dot', () => {
  expect(urlencode("a-b_c.d~e!f'g(h)i*j k")).toBe('a-b_c.d%7Ee%21f%27g%28h%29i%2Aj+k');
});
