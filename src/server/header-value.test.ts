import { expect, test } from 'vitest';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite } from '../testing.ts';
import { createApp } from './app.ts';
import { headerValue } from './header-value.ts';

test('text beyond ASCII goes out as the bytes of its UTF-8, and nothing ends a header', () => {
  expect(headerValue('plain; q="x"')).toBe('plain; q="x"');
  expect(headerValue('it’s')).toBe(Buffer.from('it’s').toString('latin1'));
  expect(headerValue('a\r\nX-Other: b\0\x7f')).toBe('a X-Other: b');
});

test('links of a list repeat what was asked, whatever its letters', async () => {
  const site = await openTestSite();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const { statusCode, headers } = await app.fastify.inject({ url: '/wp-json/wp/v2/categories?page=2&x[it’s]=1' });
  expect(statusCode).toBe(200);
  expect(Buffer.from(String(headers.link), 'latin1').toString()).toContain('x%5Bit’s%5D=1');
  await app.close();
  await site.database.close();
});
