// Each string of the corpus is stored through the API by those who may not write any HTML they like, and shown: on the post's
// page, with a comment, and from the API. In a real Chromium nothing of it runs. Takes minutes, so that it runs where
// BROADSHEET_BROWSER is set; skipped with a word where there is no Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicationPassword } from '../../src/access/application-passwords.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { createApp } from '../../src/server/app.ts';
import { openTestSite, type TestSite, testUsers } from '../../src/testing.ts';
import { chromiumPath, ScriptWatch } from './browser.ts';
import { families, strings } from './strings.ts';

const wanted = Boolean(process.env.BROADSHEET_BROWSER);
if (wanted && chromiumPath === undefined)
  console.log('conformance/xss: skipped, there is no Chromium (BROADSHEET_CHROMIUM names one)');

const written = ['contributor', 'author', 'subscriber', 'editor'] as const;
/** Strings that share a page of the browser. */
const together = 12;
type Writer = (typeof written)[number];

describe.skipIf(!wanted || chromiumPath === undefined)('in a browser', () => {
  let watch: ScriptWatch;
  let site: TestSite;
  let app: ReturnType<typeof createApp>;
  const logins = new Map<Writer, string>();

  beforeAll(async () => {
    site = await openTestSite();
    app = createApp(site, allRoutes, { logLevel: 'silent' });
    watch = await ScriptWatch.open(ownScript);
    for (const role of written) {
      const { password } = await createApplicationPassword(site, testUsers[role], { name: 'xss' });
      logins.set(role, `Basic ${Buffer.from(`${role}:${password}`).toString('base64')}`);
    }
  }, 60_000);
  afterAll(async () => {
    await watch?.close();
    await app?.fastify.close();
    await site?.database.close();
  });

  async function save(role: Writer, path: string, payload: Record<string, unknown>): Promise<Record<string, unknown>> {
    const headers = { authorization: logins.get(role) ?? '', host: 'example.test', 'content-type': 'application/json' };
    const url = `/wp-json/wp/v2/${path}`;
    const answer = await app.fastify.inject({ method: 'POST', url, headers, payload: JSON.stringify(payload) });
    return answer.json();
  }

  /** What pages bring along themselves: scripts that the build made. */
  async function ownScript(url: string): Promise<string | undefined> {
    if (!url.startsWith('http://example.test/wp-includes/js/')) return undefined;
    const answer = await app.fastify.inject({ url: url.slice('http://example.test'.length) });
    return answer.statusCode === 200 ? answer.body : undefined;
  }

  async function pageOf(id: unknown): Promise<string> {
    const ask = (url: string) => app.fastify.inject({ method: 'GET', url, headers: { host: 'example.test' } });
    const first = await ask(`/?p=${id}`);
    const moved = first.headers.location;
    return (moved === undefined ? first : await ask(String(moved).replace(/^https?:\/\/[^/]+/, ''))).body;
  }

  /** Everything the API shows of a text saved by everybody who is not trusted with HTML. */
  async function shown(text: string, index: number): Promise<{ page: string; fragments: string[] }> {
    const post = await save('author', 'posts', {
      title: text,
      content: text,
      excerpt: text,
      status: 'publish',
      slug: `x${index}`,
    });
    const date = new Date(Date.UTC(2020, 0, 1) + index * 3_600_000).toISOString().slice(0, 19);
    const comment = await save('subscriber', 'comments', { post: post.id, content: `${index} ${text}`, date });
    const draft = await save('contributor', 'posts', { title: `a ${text}`, content: `${text}\n\n"b"`, excerpt: text });
    const user = await save('subscriber', 'users/me', { description: text, name: `n ${text}`.slice(0, 60) });
    const term = await save('editor', 'tags', { name: `t${index}`, description: text });
    const fragments = [post, comment, draft].flatMap((one) =>
      ['title', 'content', 'excerpt'].map((key) => (one[key] as { rendered?: string } | undefined)?.rendered ?? ''),
    );
    return {
      page: await pageOf(post.id),
      fragments: [...fragments, ...[user, term].map((one) => String(one.description))],
    };
  }

  test('what is not cleaned does run, so that the strings and the watch are worth something', async () => {
    expect(await watch.runPages(['<img src=x onerror=alert(1)>'])).toContain('alert');
    expect(await watch.runFragments(['<a href="javascript:alert(1)">x</a>'])).not.toEqual([]);
    expect(await watch.runPages(['<p title="x">plain <a href="http://a.example/">link</a></p>'])).toEqual([]);
    const some = strings.filter((_, index) => index % 9 === 0);
    let alive = 0;
    for (const { text } of some) if ((await watch.runPages([text])).length > 0) alive++;
    expect(alive).toBeGreaterThan(some.length / 3);
  }, 600_000);

  test.each(Object.keys(families))('nothing of %s runs', { timeout: 600_000 }, async (family) => {
    const list = strings.flatMap((one, index) => (one.name.startsWith(`${family} `) ? [{ ...one, index }] : []));
    const ran: string[] = [];
    for (let from = 0; from < list.length; from += together) {
      const some = list.slice(from, from + together);
      const all = [];
      for (const { text, index } of some) all.push(await shown(text, index));
      for (const { page } of all) expect(page).toContain('<main');
      const seen = await watch.runPages(all.map(({ page }) => page));
      seen.push(...(await watch.runFragments(all.flatMap(({ fragments }) => fragments))));
      if (seen.length > 0) ran.push(`${some[0]?.name} to ${some.at(-1)?.name}: ${seen.join(', ')}`);
    }
    expect(ran).toEqual([]);
  });
});
