// Scripts and styles of blocks at WordPress's addresses, and pages that name them. The files come from `npm run build`.
import { expect, test } from 'vitest';
import { createPost } from '../content/posts/create.ts';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite } from '../testing.ts';
import { createApp } from './app.ts';

const file =
  '<!-- wp:file {"displayPreview":true} --><div class="wp-block-file"><object class="wp-block-file__embed" data="/a.pdf" type="application/pdf"></object><a href="/a.pdf">a</a></div><!-- /wp:file -->';

test('pages name the scripts and styles of their blocks, which are served', async () => {
  const site = await openTestSite();
  const app = createApp(site, allRoutes, { logLevel: 'silent' });
  const plain = await createPost(site, null, { type: 'post', title: 'Plain', status: 'publish', content: 'Text' });
  const post = await createPost(site, null, { type: 'post', title: 'File', status: 'publish', content: file });
  const get = (url: string) => app.fastify.inject({ url });
  const pageOf = async (id: number) => {
    const first = await get(`/?p=${id}`);
    return first.statusCode === 301 ? (await get(String(first.headers.location))).body : first.body;
  };
  // What stands around a text has blocks of its own.
  expect(await pageOf(plain.ID)).not.toMatch(/block-library\/file|wp-block-file/);
  const { body } = { body: await pageOf(post.ID) };
  // Kept texts tell their scripts what they must know as well.
  expect(await pageOf(post.ID)).toBe(body);
  const [, map = ''] = /<script id="wp-importmap" type="importmap">(.*?)<\/script>/s.exec(body) ?? [];
  const { imports } = JSON.parse(map) as { imports: Record<string, string> };
  expect(Object.keys(imports)).toContain('@wordpress/interactivity');
  const [, view = ''] = /id="@wordpress\/block-library\/file\/view-js-module" src="([^"]*)"/.exec(body) ?? [];
  expect(body).toMatch(/<style id="wp-block-file-inline-css">\n.*\.wp-block-file/s);
  for (const [address, type] of [
    [imports['@wordpress/interactivity'], 'text/javascript'],
    [view, 'text/javascript'],
    ['http://example.test/wp-includes/blocks/file/style.min.css', 'text/css'],
  ] as const) {
    const answer = await get(new URL(address ?? '').pathname + new URL(address ?? '').search);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, `${type}; charset=UTF-8`]);
  }
  for (const wrong of [
    'js/dist/script-modules/../../../../package.json',
    'blocks/file/block.json',
    'blocks/x/style.min.css',
  ])
    expect((await get(`/wp-includes/${wrong}`)).statusCode).toBe(404);
  await app.close();
  await site.database.close();
});
