// Embeds in texts: what WordPress kept is shown, own posts are known at once, others are asked for in a job.
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '../../access/make-viewer.ts';
import { JobRunner } from '../../jobs/runner.ts';
import { newCounters } from '../../rendering/content.ts';
import { blockWidget } from '../../rendering/widgets/block.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { getPost } from '../posts/get.ts';
import { keptTexts } from '../texts/context.ts';
import type { TextItem } from '../texts/item.ts';
import { loadTextData } from '../texts/load.ts';
import { renderedContent } from '../texts/texts.ts';
import { renderPreview } from '../widgets/render.ts';
import { embedsHandler } from './remember.ts';
import { embedHash, unknownEmbed } from './stored.ts';

let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const endpoint = `http://there.example:${port}/oembed`;
    if (request.url?.startsWith('/oembed'))
      response.end('{"type":"photo","url":"http://x/a.png","width":1,"height":2}');
    else if (request.url === '/none') response.end('<p>nothing</p>');
    else response.end(`<head><link rel="alternate" type="application/json+oembed" href="${endpoint}"></head>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

// Hashes that WordPress 7.1 made.
test('names of kept embeds are WordPress’s', () => {
  const url = 'http://127.0.0.1:1/x';
  expect(embedHash({ url, attributes: {} })).toBe('7cc5222a33c46dec3a98122f68c39b14');
});

describeEachSite('embeds in texts', (open) => {
  const shown = async (site: TestSite, id: number): Promise<string> => {
    const row = await getPost(site, id);
    if (!row) throw new Error('no post');
    const view = {
      viewer: anonymous(),
      context: 'view',
      password: '',
      excerptLength: undefined,
      texts: keptTexts(site),
      counters: newCounters(),
    } as const;
    const item: TextItem = { row, view, meta: new Map() };
    await loadTextData(site, [item]);
    return renderedContent(item);
  };
  const post = (site: TestSite, content: string) => createPost(site, null, { title: 'x', content, status: 'publish' });

  test('without a post are what WordPress kept in posts of their own', async () => {
    const site = await open();
    const keep = (url: string, html: string) =>
      createPost(site, null, {
        type: 'oembed_cache',
        status: 'publish',
        slug: embedHash({ url, attributes: {} }),
        title: '',
        content: html,
      });
    await keep('https://there.example/a', '<iframe src="https://there.example/embed/a"></iframe>');
    await keep('https://there.example/b', unknownEmbed);
    const lines = ['a', 'b', 'c'].map((name) => `https://there.example/${name}`).join('\n\n');
    const before = site.database.queryCount;
    const html = await renderPreview(site, anonymous(), blockWidget, {
      number: 9,
      instance: { content: lines },
    });
    expect(html).toContain('<iframe src="https://there.example/embed/a"></iframe>');
    expect(html).toMatch(/\nhttps:\/\/there\.example\/b\n\nhttps:\/\/there\.example\/c/);
    expect(site.database.queryCount - before).toBe(1);
  });

  test('are what is kept, however old; unknown ones are addresses', async () => {
    const site = await open();
    const { ID } = await post(
      site,
      'http://a.example/1\n\n[embed width="7"]http://a.example/1[/embed]\n\nhttp://a.example/2',
    );
    const keep = (attributes: Record<string, string>, url: string, text: string) =>
      site.database.kysely
        .insertInto('postmeta')
        .values({ post_id: ID, meta_key: `_oembed_${embedHash({ url, attributes })}`, meta_value: text })
        .execute();
    await keep({}, 'http://a.example/1', '<iframe src="one"></iframe>');
    await keep({ width: '7' }, 'http://a.example/1', '<iframe src="seven"></iframe>');
    await keep({}, 'http://a.example/2', '{{unknown}}');
    const html = await shown(site, ID);
    expect(html).toContain('one');
    expect(html).toContain('seven');
    expect(html).toContain('<p>http://a.example/2</p>');
    expect(html).not.toContain('unknown');
  });

  test('of own posts are there at once', async () => {
    const site = await open();
    const { ID } = await post(site, `${site.options.home}/?p=1`);
    expect(await shown(site, ID)).toContain('wp-embedded-content');
  });

  test('of others come with a job that runs once', async () => {
    const settings = { mayAsk: [`there.example:${port}`] };
    const site = await open({ settings, resolve: async () => ['127.0.0.1'] });
    const { ID } = await post(site, `http://there.example:${port}/a\n\nhttp://there.example:${port}/none`);
    expect(await shown(site, ID)).not.toContain('a.png');
    const handlers = { embeds: embedsHandler(site) };
    const runner = new JobRunner({ database: site.database, clock: site.clock, handlers: () => handlers, owner: 'a' });
    expect(await runner.runDue()).toBe(1);
    const html = await shown(site, ID);
    expect(html).toContain('a.png');
    expect(html).toContain(`<p>http://there.example:${port}/none</p>`);
    expect(await runner.runDue()).toBe(0);
  });
});
