// Feeds of other sites: asked for in jobs, kept, shown while old, and never a way to private addresses or to much work.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { JobRunner } from '../../jobs/runner.ts';
import { postsApi } from '../../rest/resources/posts/testing.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { constructText } from './construct.ts';
import { readFeedDate } from './dates.ts';
import { fetchFeed } from './fetch.ts';
import { feedAgesHandler, feedAgesJob, feedsHandler, feedsJob } from './job.ts';
import { keptFeeds } from './kept.ts';
import { loadFeeds } from './load.ts';
import { readXml } from './xml-tree.ts';

const rss = (title: string): string =>
  `<rss version="2.0"><channel><title>There</title><link>http://there.example/</link><item><title>${title}</title><link>http://there.example/1</link></item></channel></rss>`;

let server: Server;
let port = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
  answer = (request, response) => {
    if (request.headers['if-none-match'] === '"one"') return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"one"' }).end(rss('News'));
  };
});

describeEachSite('feeds in texts', (open) => {
  const openHere = () => open({ settings: { mayAsk: [`there.example:${port}`] }, resolve: async () => ['127.0.0.1'] });
  const url = () => `http://there.example:${port}/feed`;
  const block = (address: string) => `<!-- wp:rss {"feedURL":"${address}"} /-->`;
  const storedPost = (site: TestSite, content: string) =>
    createPost(site, null, { title: 'x', content, status: 'publish' });
  const runJobs = (site: TestSite) => {
    const handlers = { [feedsJob]: feedsHandler(site), [feedAgesJob]: feedAgesHandler(site) };
    return new JobRunner({ database: site.database, clock: site.clock, handlers: () => handlers, owner: 'a' }).runDue();
  };
  const hour = 3_600_000;

  test('come with a job, stay for twelve hours, and are shown while nobody answers', async () => {
    const site = await openHere();
    const ask = postsApi(site);
    const { ID } = await storedPost(site, block(url()));
    const shown = async (): Promise<string> => (await ask('GET', `/wp/v2/posts/${ID}`)).data.content.rendered;
    expect(await shown()).toContain('RSS Error');
    expect(asked).toHaveLength(0);
    await runJobs(site);
    expect(asked).toHaveLength(1);
    expect(await shown()).toContain("<a href='http://there.example/1'>News</a>");

    site.clock.advance(11 * hour);
    await shown();
    await runJobs(site);
    expect(asked).toHaveLength(1);

    site.clock.advance(2 * hour);
    expect(await shown()).toContain('News');
    await runJobs(site);
    expect(asked.at(-1)?.headers['if-none-match']).toBe('"one"');
    expect(asked).toHaveLength(2);

    answer = (_, response) => response.destroy();
    site.clock.advance(13 * hour);
    await shown();
    await runJobs(site);
    expect(asked).toHaveLength(3);
    expect(await shown()).toContain('News');

    answer = (_, response) => response.end(rss('Later').replace('<rss', '<?xml version="1.0"?><rss'));
    site.clock.advance(hour);
    await shown();
    await runJobs(site);
    expect(await shown()).toContain('News');
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(rss('Later'));
    site.clock.advance(hour);
    await shown();
    await runJobs(site);
    expect(await shown()).toContain('Later');
  });

  test('that nobody shows any more are forgotten', async () => {
    const site = await openHere();
    await storedPost(site, block(url()));
    await runJobs(site);
    expect((await keptFeeds(site, [url()])).size).toBe(1);
    site.clock.advance(13 * hour);
    await runJobs(site);
    expect((await keptFeeds(site, [url()])).size).toBe(1);
    site.clock.advance(30 * 24 * hour);
    await runJobs(site);
    expect((await keptFeeds(site, [url()])).size).toBe(0);
  });

  test('take as many statements for many posts as for one', async () => {
    const site = await openHere();
    const ask = postsApi(site);
    for (let n = 0; n < 20; n++) await storedPost(site, block(`${url()}?${n}`));
    await runJobs(site);
    const count = async (perPage: number): Promise<number> => {
      site.caches.changed();
      const before = site.database.queryCount;
      const { data } = await ask('GET', `/wp/v2/posts?exclude=1&per_page=${perPage}&_fields=content`);
      expect(data).toHaveLength(perPage);
      for (const { content } of data) expect(content.rendered).toContain('News');
      return site.database.queryCount - before;
    };
    const one = await count(1);
    expect(await count(20)).toBe(one);
  });

  test('of editors are asked for at once, five at most', async () => {
    const site = await openHere();
    const urls = Array.from({ length: 8 }, (_, n) => `${url()}?${n}`);
    const found = await loadFeeds(site, urls, { waits: true });
    expect(found.filter((feed) => feed !== undefined)).toHaveLength(5);
    expect(asked).toHaveLength(5);
  });

  test('are not asked for at private addresses, nor through redirects to them', async () => {
    const site = await openHere();
    answer = (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    expect(await loadFeeds(site, [url()], { waits: true })).toEqual([{ failed: true }]);
    expect(asked.map((request) => request.url)).toEqual(['/feed']);
    expect(await fetchFeed(site, 'http://169.254.169.254/latest/')).toBeUndefined();
    expect(await fetchFeed(site, 'file:///etc/passwd')).toBeUndefined();
  });
});

test('an entity cannot grow', async () => {
  const levels = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
  const document = await readXml(`<!DOCTYPE r [<!ENTITY e0 "ha">${levels}]><r>&e20;</r>`);
  const [root] = document?.children.get(' r') ?? [];
  expect((root?.text ?? '').length).toBeLessThan(101);
  const files = await readXml('<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><r>&f;</r>');
  expect(files).toBeUndefined();
});

test('long and deep documents take no more than their length', async () => {
  const cost = async (text: string): Promise<number> => {
    const before = process.cpuUsage();
    await readXml(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  for (const make of [
    (n: number) => `<r>${'<a x="1">y</a>'.repeat(n)}</r>`,
    (n: number) =>
      `<r ${Array.from({ length: n }, (_, at) => `xmlns:p${at}="u"`).join(' ')}>${'<p0:a xmlns:q="v"/>'.repeat(n)}</r>`,
    (n: number) => `<r>${'&amp;'.repeat(n)}</r>`,
    (n: number) =>
      `<rss><channel><title>${'<b xmlns="http://www.w3.org/1999/xhtml">x</b>'.repeat(n)}</title></channel></rss>`,
  ]) {
    await cost(make(4000));
    const small = await cost(make(4000));
    // Eight times the text; a square would be sixty-four times the work.
    expect(await cost(make(32_000))).toBeLessThan(30 * Math.max(small, 4000));
  }
  expect(await readXml('<a>'.repeat(300) + '</a>'.repeat(300))).toBeUndefined();
});

test('texts that claim to be anything stay harmless', () => {
  const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  expect(constructText(script, { kind: 'html' })).not.toMatch(/<script|onerror/);
  expect(constructText(script, { kind: 'text' })).not.toContain('<');
});

test.each([
  ['Mon, 06 May 2024 07:08:09 +0000', 1714979289],
  ['2024-05-06T07:08:16.25+02:00', 1714972096],
  ['Monday, 06-May-24 07:08:13 CET', 1714975693],
  ['Mon May  6 07:08:14 2024', 1714979294],
  ['May 8, 2024', 1715126400],
  ['yesterday or so', null],
  ['', null],
])('the date %s', (text, seconds) => {
  expect(readFeedDate(text)).toBe(seconds);
});
