import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { absoluteUrl } from './absolute-url.ts';
import { urlDetails } from './get.ts';
import { parseUrlDetails } from './parse.ts';

let server: Server;
let port = 0;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked++;
    if (request.url === '/away') response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    else if (request.url === '/empty') response.end();
    else response.end('<head><title>Caf&eacute;</title><link rel="icon" href="/i.png"></head>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

describeEachSite('details of addresses', (open) => {
  test('are kept for an hour where WordPress keeps them', async () => {
    const site = await open({ settings: { mayAsk: [`there.example:${port}`] }, resolve: async () => ['127.0.0.1'] });
    const url = `http://there.example:${port}/page`;
    asked = 0;
    const details = { title: 'Café', icon: 'http://there.example/i.png', description: '', image: '' };
    expect(await urlDetails(site, url)).toEqual(details);
    expect(await urlDetails(site, url)).toEqual(details);
    expect(asked).toBe(1);
    const [row] = await site.database.kysely
      .selectFrom('options')
      .selectAll()
      .where('option_name', 'like', '\\_site\\_transient\\_g\\_url\\_details%')
      .execute();
    expect(row?.option_value ?? '<head>').toContain('<head>');
    site.clock.advance(3_601_000);
    await urlDetails(site, url);
    expect(asked).toBe(2);
  });

  test('pages that are empty, elsewhere behind the guard, or not to be had are refused', async () => {
    const site = await open({ settings: { mayAsk: [`there.example:${port}`] }, resolve: async () => ['127.0.0.1'] });
    await expect(urlDetails(site, `http://there.example:${port}/empty`)).rejects.toMatchObject({ code: 'no_content' });
    for (const url of [`http://there.example:${port}/away`, 'http://stranger.example/', 'http://10.0.0.1/']) {
      await expect(urlDetails(site, url)).rejects.toMatchObject({ code: 'no_response', status: 404 });
    }
  });
});

test('the first title, icon and description count, wherever the head ends', () => {
  const html =
    '<html><head><title>One</title><title>Two</title><meta name="description" content="a > b"><meta property="og:image" content="x.png"></head>';
  expect(parseUrlDetails(html, 'https://example.org/a/b')).toEqual({
    ...{ title: 'One', icon: '', description: 'a > b', image: 'https://example.org/x.png' },
  });
  expect(parseUrlDetails('', 'https://example.org')).toEqual({ title: '', icon: '', description: '', image: '' });
});

test.each([
  ['/a/b.png', 'https://example.org/a/b.png'],
  ['a/../b.png?x=1#y', 'https://example.org/b.png?x=1#y'],
  ['../../up.png', 'https://example.org/up.png'],
  ['//other.example/i.png', 'https://other.example/i.png'],
  ['http://other.example/i.png', 'http://other.example/i.png'],
  ['?q=1', 'https://example.org/?q=1'],
])('%s stands for %s', (url, absolute) => expect(absoluteUrl(url, 'https://example.org/')).toBe(absolute));
