// Sound and film in posts are found, asked once and kept as WordPress keeps them, with a server on loopback that names resolve to.
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JobRunner } from '../../jobs/runner.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { addMeta, metaValues } from '../meta/rows.ts';
import { createPost } from '../posts/create.ts';
import { updatePost } from '../posts/update.ts';
import { enclosuresHandler, enclosuresJob } from './enclose.ts';
import { linksIn } from './links.ts';

let server: Server;
let port = 0;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const isSound = !path.startsWith('/page');
    response.writeHead(path === '/gone.mp3' ? 404 : path === '/elsewhere.mp3' ? 302 : 200, {
      'content-type': isSound ? 'audio/mpeg; codecs=x' : 'text/html',
      ...(path === '/endless.mp3' ? {} : { 'content-length': '1234' }),
      ...(path === '/elsewhere.mp3' ? { location: '/other.mp3' } : {}),
    });
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

// What WordPress 7.1's wp_extract_urls() answers; thousands more are compared by `npm run conformance:functions`.
test.each([
  ['see http://a.b/c.mp3, and (//d.e/f.ogg)', ['http://a.b/c.mp3', '//d.e/f.ogg']],
  ['<a href="http://a.b/c&amp;d">http://a.b/c&#038;d</a>', ['http://a.b/c&d']],
  ['http://a.b/x.(1).mp3 /path/to.mp3 http://localhost/x', ['http://a.b/x.(1)', '/path/to.mp3']],
  ["'http://a.b/c'd.e mailto:f@g.h", ['http://a.b/c']],
])('links in %s', (text, links) => expect(linksIn(text)).toEqual(links));

test('looking for links takes time in proportion to the text', () => {
  for (const piece of ['/', '.', '"/.', 'a:/', '/.(', '//a.b"', '/.a:1'])
    expect(linksIn(piece.repeat(200_000)).length).toBeLessThan(200_001);
}, 5000);

describeEachSite('enclosures', (open) => {
  const opened = (): Promise<TestSite> =>
    open({ settings: { mayAsk: [`there.example:${port}`] }, resolve: async () => ['127.0.0.1'] });
  const at = (path: string): string => `http://there.example:${port}${path}`;
  const publish = (site: TestSite, content: string) =>
    createPost(site, null, { title: 'x', content, status: 'publish' });
  const run = (site: TestSite): Promise<number> => {
    const handlers = { [enclosuresJob]: enclosuresHandler(site) };
    return new JobRunner({ database: site.database, clock: site.clock, handlers: () => handlers, owner: 'a' }).runDue();
  };
  const kept = (site: TestSite, id: number): Promise<string[]> => metaValues(site, 'post', id, 'enclosure');

  test('are what links say they are, by their names first', async () => {
    const site = await opened();
    asked.length = 0;
    const paths = [
      '/a.mp3',
      '/stream',
      '/page',
      '/page.ogg',
      '/gone.mp3',
      '/endless.mp3',
      '/elsewhere.mp3',
      '/b.jpg',
      '/',
    ];
    const { ID } = await publish(site, `${paths.map(at).join(' ')} ${at('/a.mp3')}`);
    expect(await run(site)).toBe(1);
    expect(await kept(site, ID)).toEqual(
      [
        ['/a.mp3', '1234', 'audio/mpeg'],
        ['/stream', '1234', 'audio/mpeg'],
        ['/page.ogg', '1234', 'audio/ogg'],
        ['/gone.mp3', '1234', 'audio/mpeg'],
        ['/endless.mp3', '0', 'audio/mpeg'],
        ['/elsewhere.mp3', '1234', 'audio/mpeg'],
      ].map(([path, length, type]) => `${at(path ?? '')}\n${length}\n${type}\n`),
    );
    expect(asked).toEqual([...paths.slice(0, 7), '/other.mp3'].map((path) => `HEAD ${path}`));
    expect(await metaValues(site, 'post', ID, '_encloseme')).toEqual([]);
    expect(await run(site)).toBe(0);
  });

  test('go with their links, and are not asked again', async () => {
    const site = await opened();
    const { ID } = await publish(site, `${at('/a.mp3')} ${at('/b.mp3')}`);
    await run(site);
    await addMeta(site, 'post', ID, 'enclosure', 'http://by.hand/c.mp3\n1\naudio/mpeg\n');
    asked.length = 0;
    await updatePost(site, null, ID, { content: `${at('/b.mp3')} ${at('/d.mp3')}` });
    expect(await run(site)).toBe(1);
    expect(await kept(site, ID)).toEqual([
      `${at('/b.mp3')}\n1234\naudio/mpeg\n`,
      `${at('/d.mp3')}\n1234\naudio/mpeg\n`,
    ]);
    expect(asked).toEqual(['HEAD /d.mp3']);
  });

  test.each([
    ['no links', 'words'],
    ['pictures and first pages', 'http://a.b/c.jpg http://a.b/ https://a.b'],
  ])('%s want no job', async (_name, content) => {
    const site = await opened();
    await publish(site, content);
    expect(await run(site)).toBe(0);
  });

  test('servers that may not be asked, or do not answer, give none', async () => {
    const site = await open({ resolve: async () => ['127.0.0.1'] });
    const { ID } = await publish(site, 'http://inside.example/a.mp3');
    expect(await run(site)).toBe(1);
    expect(await kept(site, ID)).toEqual([]);
  });
});
