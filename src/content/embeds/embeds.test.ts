// Own posts for others to embed, and others' answers for the editor: with a provider on loopback that names resolve to.
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serialize } from '../../database/php-serialize.ts';
import type { NewPostRow } from '../../database/schema.ts';
import { storedPost } from '../../rest/resources/posts/testing.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { postOfUrl } from '../addresses/post-of-url.ts';
import { getPost } from '../posts/get.ts';
import { type ForeignEmbed, foreignEmbed } from './foreign.ts';
import { ownPostData } from './own-post.ts';

let server: Server;
let port = 0;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const endpoint = `http://there.example:${port}/oembed`;
    if (request.url?.startsWith('/oembed')) {
      response.end(
        '{"type":"rich","title":"There","html":"<script>x()</script><iframe src=\\"https://there.example/f\\"></iframe>"}',
      );
    } else response.end(`<head><link rel="alternate" type="application/json+oembed" href="${endpoint}"></head>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

const embed = (url: string, more: Partial<ForeignEmbed> = {}): ForeignEmbed => ({
  ...{
    url,
    maxWidth: 600,
    maxHeight: undefined,
    discover: true,
    args: { format: 'json', maxwidth: 600, discover: true, url },
  },
  ...more,
});

async function picture(site: TestSite, sizes: Record<string, { file: string; width: number; height: number }>) {
  const id = await storedPost(site, { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/jpeg' });
  const meta = { width: 2000, height: 1000, file: '2025/01/sea.jpg', sizes };
  const rows = [
    { post_id: id, meta_key: '_wp_attached_file', meta_value: '2025/01/sea.jpg' },
    { post_id: id, meta_key: '_wp_attachment_metadata', meta_value: serialize(meta) },
    { post_id: 1, meta_key: '_thumbnail_id', meta_value: String(id) },
  ];
  await site.database.kysely.insertInto('postmeta').values(rows).execute();
  return id;
}

describeEachSite('embeds', (open) => {
  const data = async (site: TestSite, id: number, width = 600) => ownPostData(site, await getPost(site, id), width);

  test('a post’s featured image comes in the smallest size that is wide enough and of its shape', async () => {
    const site = await open();
    const id = await picture(site, {
      medium: { file: 'sea-300x150.jpg', width: 300, height: 150 },
      large: { file: 'sea-1024x512.jpg', width: 1024, height: 512 },
      square: { file: 'sea-700x700.jpg', width: 700, height: 700 },
    });
    const uploads = 'http://example.test/wp-content/uploads/2025/01';
    expect(await data(site, 1)).toMatchObject({
      thumbnail_url: `${uploads}/sea-1024x512.jpg`,
      thumbnail_width: 600,
      thumbnail_height: 300,
    });
    expect(await data(site, 1, 280)).toMatchObject({
      thumbnail_url: `${uploads}/sea-300x150.jpg`,
      thumbnail_width: 280,
    });
    // The picture itself, which belongs to nothing, is public.
    expect(await data(site, id)).toMatchObject({ type: 'rich', thumbnail_url: `${uploads}/sea-1024x512.jpg` });
  });

  test.each<[string, Partial<NewPostRow>, boolean]>([
    ['published', { post_status: 'publish' }, true],
    ['protected', { post_status: 'publish', post_password: 'x' }, true],
    ['private', { post_status: 'private' }, false],
    ['draft', { post_status: 'draft' }, false],
    ['scheduled', { post_status: 'future' }, false],
    ['trashed', { post_status: 'trash' }, false],
    ['a type without pages', { post_type: 'wp_block', post_status: 'publish' }, false],
  ])('%s', async (_name, row, shown) => {
    const site = await open();
    const id = await storedPost(site, { post_title: 'A & B', ...row });
    const found = await data(site, id);
    expect(found !== undefined).toBe(shown);
    if (row.post_password) expect(found?.title).toBe('Protected: A &#038; B');
  });

  test('an attachment is as public as the post it belongs to', async () => {
    const site = await open();
    const draft = await storedPost(site, { post_status: 'draft' });
    const attachment = { post_type: 'attachment', post_status: 'inherit', post_mime_type: 'image/png' } as const;
    expect(await data(site, await storedPost(site, { ...attachment, post_parent: draft }))).toBeUndefined();
    expect(await data(site, await storedPost(site, { ...attachment, post_parent: 1 }))).toBeDefined();
  });

  test('addresses lead to posts in both permalink forms, and never to lists', async () => {
    const site = await open();
    const idOf = async (path: string) => (await postOfUrl(site, `http://example.test${path}`))?.ID;
    const link = (await data(site, 1))?.html;
    const path = /href="http:\/\/example\.test([^"]+)"/.exec(String(link))?.[1] ?? '';
    expect([path.length > 5, await idOf(path), await idOf(`${path}embed/`), await idOf('/?p=1')]).toEqual([
      true,
      1,
      1,
      1,
    ]);
    for (const list of ['/', '/category/uncategorized/', '/feed/', '/author/admin/'])
      expect(await idOf(list)).toBeUndefined();
    await site.options.set('permalink_structure', '');
    expect([await idOf(path), await idOf('/?p=1')]).toEqual([undefined, 1]);
    expect((await data(site, 1))?.html).toContain('src="http://example.test/?p=1&#038;embed=true#?secret=');
  });

  test('what a page’s provider answers is made safe and kept for a day where WordPress keeps it', async () => {
    const settings = { mayAsk: [`there.example:${port}`] };
    const site = await open({ settings, resolve: async () => ['127.0.0.1'] });
    const url = `http://there.example:${port}/page`;
    asked.length = 0;
    const first = await foreignEmbed(site, embed(url));
    expect(first).toMatchObject({ type: 'rich', title: 'There' });
    expect(first?.html).toMatch(/^<iframe class="wp-embedded-content" sandbox="allow-scripts"[^>]*><\/iframe>$/);
    expect(asked.map((path) => path.split('?')[0])).toEqual(['/page', '/oembed']);
    const rows = await site.database.kysely
      .selectFrom('options')
      .select(['option_name', 'option_value', 'autoload'])
      .where('option_name', 'like', '%oembed%')
      .orderBy('option_name')
      .execute();
    expect(rows.map(({ option_name, autoload }) => [option_name.replace(/[0-9a-f]{32}$/, '*'), autoload])).toEqual([
      ['_transient_oembed_*', 'off'],
      ['_transient_timeout_oembed_*', 'off'],
    ]);
    expect(rows[0]?.option_value).toMatch(/^O:8:"stdClass":3:\{s:4:"type";s:4:"rich";/);
    expect(await foreignEmbed(site, embed(url))).toEqual(first);
    expect(asked.length).toBe(2);
    site.clock.advance(86_401_000);
    await foreignEmbed(site, embed(url));
    expect(asked.length).toBe(4);
  });

  test('nobody is asked behind the guard, nor where discovery is off', async () => {
    const site = await open({ resolve: async () => ['127.0.0.1'] });
    asked.length = 0;
    expect(await foreignEmbed(site, embed(`http://there.example:${port}/page`))).toBeUndefined();
    expect(await foreignEmbed(site, embed('http://there.example/a.mp3', { discover: false }))).toMatchObject({
      html: '[audio src="http://there.example/a.mp3" /]',
    });
    expect(asked).toEqual([]);
  });

  test('a post’s data takes a fixed number of statements', async () => {
    const site = await open();
    await picture(site, {});
    const row = await getPost(site, 1);
    const before = site.database.queryCount;
    await ownPostData(site, row, 600);
    expect(site.database.queryCount - before).toBe(6);
  });
});
