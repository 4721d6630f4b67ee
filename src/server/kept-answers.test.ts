// Answers that are kept are those that would be made now, whatever was written since; and are kept where nothing that they
// show was.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useLanguage } from '../../conformance/languages/make.ts';
import { programFolder } from '../base/program.ts';
import type { Site } from '../content/site.ts';
import { createRestServer, serverOver } from '../rest/engine/server.ts';
import { Random } from '../rest/fuzz/random.testing.ts';
import { type Ask, postsApi } from '../rest/resources/posts/testing.ts';
import { allRoutes } from '../rest/routes.ts';
import { composeSite } from '../site.ts';
import { describeEachSite, seededRandom, type TestSite } from '../testing.ts';
import { fillWebSite } from '../web/fixture.testing.ts';
import { bodyBytes } from './body.ts';
import { identify } from './identity.ts';
import { type Incoming, restIncoming } from './incoming.ts';
import { keptAnswer } from './kept-answers.ts';
import { answerPage } from './pages.ts';
import { type HttpAnswer, serveRest } from './serve-rest.ts';

const pages = [
  ...['/', '/page/2/', '/2025/03/04/first-story/', '/about/', '/category/news/', '/author/editor/', '/2025/'],
  ...[
    '/feed/',
    '/comments/feed/atom/',
    '/2025/03/04/first-story/feed/',
    '/wp-sitemap.xml',
    '/wp-sitemap-posts-post-1.xml',
  ],
];

const routes = [
  '/wp-json/wp/v2/posts',
  '/wp-json/wp/v2/posts?_embed',
  '/wp-json/wp/v2/posts?per_page=3&orderby=title&_fields=id,title,link',
  '/wp-json/wp/v2/posts/100',
  '/wp-json/wp/v2/posts/999',
  '/wp-json/wp/v2/pages?context=embed',
  '/wp-json/wp/v2/categories?per_page=100',
  '/wp-json/wp/v2/users',
  '/wp-json/wp/v2/comments?_embed&per_page=5',
  '/wp-json/wp/v2/search?search=flood',
  '/wp-json/wp/v2/types/post?_envelope',
  '/wp-json/wp/v2',
  '/wp-json/',
  '/wp-json/oembed/1.0/embed?url=http%3A%2F%2Fexample.test%2F2025%2F03%2F04%2Ffirst-story%2F',
];

const incoming = (url: string): Incoming => ({
  method: 'GET',
  url,
  headers: {},
  body: new Uint8Array(),
  secure: false,
  remoteAddress: '127.0.0.1',
});

function answersOf(site: Site) {
  const rest = createRestServer(site, allRoutes(site));
  const count = { made: 0 };
  const make = (url: string) => async (on: Site) => {
    count.made++;
    const asked = restIncoming(on, incoming(url));
    if (asked === undefined || asked === 'invalid') return answerPage(on, incoming(url), rest);
    return serveRest(serverOver(rest, on), asked, await identify(on, asked));
  };
  return {
    count,
    kept: (url: string) => keptAnswer(site, url, make(url)),
    made: (url: string) => make(url)(site),
  };
}

/** Embedded posts have another secret each time. Tags of lists are made of their items where these are kept, else of the whole. */
const shown = ({ status, headers, body }: HttpAnswer) => ({
  status,
  headers: headers.filter(([name]) => name !== 'ETag'),
  body:
    body === null
      ? null
      : bodyBytes(body)
          .toString()
          .replace(/secret=[\\"]*\w{10}/g, 'secret'),
});

/** The same database as a process sees it that has just started and keeps nothing. */
const afresh = ({ settings, database, clock }: TestSite): Promise<Site> =>
  composeSite({ ...settings }, database, { clock, random: seededRandom('afresh'), caches: false });

const words = ['Flood', 'Vote', 'Harvest', 'Strike', '“Quotes” & <b>more</b>', '空港'];

/** One write of a newsroom's day. */
async function write(ask: Ask, random: Random, site: TestSite): Promise<string> {
  const id = random.pick([100, 101, 107, 108]);
  const text = `${random.pick(words)} ${random.between(1, 99)}`;
  const post = async (path: string, body: Record<string, unknown>, method: 'POST' | 'DELETE' = 'POST') => {
    const { status } = await ask(method, path, { as: 'admin', body });
    return `${method} ${path} ${JSON.stringify(body)}: ${status}`;
  };
  const writes: (() => Promise<string>)[] = [
    () => post('/wp/v2/posts', { title: text, status: 'publish', content: `<p>${text}</p>` }),
    () => post('/wp/v2/posts', { title: text, status: 'draft' }),
    () => post(`/wp/v2/posts/${id}`, { title: text }),
    () => post(`/wp/v2/posts/${id}`, { content: `<!-- wp:paragraph --><p>${text}</p><!-- /wp:paragraph -->` }),
    () => post(`/wp/v2/posts/${id}`, { categories: [random.pick([1, 2, 3])], sticky: random.chance(0.5) }),
    () => post('/wp/v2/pages/105', { title: text, status: random.pick(['publish', 'draft']) }),
    () => post('/wp/v2/categories/2', { name: text }),
    () => post('/wp/v2/users/2', { name: text }),
    () => post('/wp/v2/settings', random.chance(0.5) ? { title: text } : { posts_per_page: random.between(1, 12) }),
    () => post('/wp/v2/settings', { date_format: random.pick(['Y', 'F j, Y', 'H:i']) }),
    () => post('/wp/v2/comments', { post: id, content: text, author: 1 }),
    () =>
      post('/wp/v2/navigation', {
        title: text,
        status: 'publish',
        content: `<!-- wp:home-link {"label":"${id}"} /-->`,
      }),
    () =>
      post(`/wp/v2/templates/${random.pick(['broadsheet//index', 'broadsheet//single'])}`, {
        content: `<!-- wp:site-title /--><!-- wp:post-title /--><!-- wp:post-content /--><!-- wp:query {"query":{"inherit":true}} --><!-- wp:post-template --><!-- wp:post-title {"isLink":true} /--><!-- /wp:post-template --><!-- /wp:query --><p>${id}</p>`,
      }),
    () => post(`/wp/v2/posts/${id}`, {}, 'DELETE'),
    async () => {
      site.clock.advance(random.between(1, 100_000_000));
      return 'time goes by';
    },
  ];
  return random.pick(writes)();
}

describeEachSite('kept answers', (open) => {
  test('are those that would be made now', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.log(`kept answers, seed ${seed}`);
    const random = new Random(seed);
    const site = await open({ now: Date.UTC(2026, 10, 23, 9) });
    await fillWebSite(site);
    const ask = postsApi(site, allRoutes(site));
    const answers = answersOf(site);
    const written: string[] = [];
    // Few addresses, so that each is asked often enough to be kept; one of them every time.
    const [often = '', ...others] = [routes[6], ...random.some([...pages, ...routes], 7)];
    let asked = 0;
    for (let round = 0; round < 8; round++) {
      for (let writes = random.between(0, 2); writes > 0; writes--) written.push(await write(ask, random, site));
      const other = answersOf(await afresh(site));
      for (const path of [often, often, ...random.some([...others, ...others], 8)]) {
        asked++;
        const [kept, made] = [await answers.kept(path), await other.made(path)];
        expect(shown(kept), `${path}, seed ${seed}, after ${written.slice(-5).join('\n')}`).toEqual(shown(made));
      }
    }
    expect(answers.count.made).toBeLessThan(asked);
    expect(written.filter((line) => line.endsWith(': 500'))).toEqual([]);
  });

  test('are looked at, not made, where something else was written', async () => {
    const site = await open({ now: Date.UTC(2026, 10, 23, 9) });
    await fillWebSite(site);
    const ask = postsApi(site, allRoutes(site));
    const answers = answersOf(site);
    const page = () => answers.kept('/');
    await page();
    const first = await page();
    const before = site.database.queryCount;
    expect(await page()).toBe(first);
    const statements = site.database.queryCount - before;
    await ask('POST', '/wp/v2/posts', { as: 'admin', body: { title: 'Not yet', status: 'draft' } });
    await ask('POST', '/wp/v2/users/4', { as: 'admin', body: { name: 'Somebody' } });
    expect(await page()).toBe(first);
    expect([answers.count.made, statements]).toEqual([2, 13]);
    await ask('POST', '/wp/v2/posts/107', { as: 'admin', body: { title: 'Corrected' } });
    expect(bodyBytes((await page()).body ?? '').toString()).toContain('Corrected');
    expect(answers.count.made).toBe(3);
  });

  test('are made anew where a file of the theme changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-kept-answers-'));
    try {
      const theme = join(folder, 'themes/twentytwentyfive');
      cpSync(join(programFolder, 'themes/broadsheet'), theme, { recursive: true });
      const site = await open({ settings: { content: { path: folder } } });
      const answers = answersOf(site);
      await answers.kept('/');
      const first = await answers.kept('/');
      expect(await answers.kept('/')).toBe(first);
      const file = join(theme, 'templates/home.html');
      writeFileSync(file, '<!-- wp:paragraph --><p>Another theme</p><!-- /wp:paragraph -->');
      // Files hold for a second.
      await new Promise((done) => setTimeout(done, 1050));
      expect(bodyBytes((await answers.kept('/')).body ?? '').toString()).toContain('Another theme');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('are made anew where a file of the language changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-kept-answers-'));
    try {
      const site = await open({ settings: { content: { path: folder } } });
      await site.options.set('WPLANG', 'ja');
      const text = '<p>港に船が来た。</p>'.repeat(40);
      const ask = postsApi(site, allRoutes(site));
      const { data } = await ask('POST', '/wp/v2/posts', { as: 'admin', body: { content: text, status: 'publish' } });
      const answers = answersOf(site);
      const path = `/wp-json/wp/v2/posts/${data.id}`;
      const excerpt = async (): Promise<string> =>
        JSON.parse(bodyBytes((await answers.kept(path)).body ?? '').toString()).excerpt.rendered;
      const first = [await excerpt(), await excerpt()];
      useLanguage(folder, 'ja');
      // Files hold for a second.
      await new Promise((done) => setTimeout(done, 1050));
      const cut = await excerpt();
      // 110 characters in a paragraph, and the mark that more follows.
      expect([first[0] === first[1], cut.replace(/<[^>]*>|\s\[&hellip;\]|\n/g, '').length]).toEqual([true, 110]);
      expect(cut).not.toBe(first[1]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('are not kept where they show the time', async () => {
    const site = await open({ now: Date.UTC(2026, 10, 23, 9) });
    await fillWebSite(site);
    const content = '<!-- wp:calendar /-->';
    const { status } = await postsApi(site, allRoutes(site))('POST', '/wp/v2/posts/100', {
      as: 'admin',
      body: { content },
    });
    expect(status).toBe(200);
    const answers = answersOf(site);
    for (let times = 0; times < 4; times++) await answers.kept('/2025/03/04/first-story/');
    expect(answers.count.made).toBe(4);
  });
});
