// Every address of a site under eight permalink structures: status, where it leads and which posts it shows are those of
// WordPress 7.1, recorded on the same content (fixture.testing.ts). The records hold no text.
import { expect, it } from 'vitest';
import { anonymous } from '../access/make-viewer.ts';
import { createPost } from '../content/posts/create.ts';
import { parseQuery } from '../rest/engine/query.ts';
import { restRoot, restUrl } from '../rest/engine/url.ts';
import { describeEachSite, type TestSite } from '../testing.ts';
import facts from './addresses.facts.json' with { type: 'json' };
import { fillWebSite } from './fixture.testing.ts';
import type { WebResponse } from './page.ts';
import { servePage } from './serve-page.ts';

function ask(site: TestSite, address: string, more: { cookie?: string } = {}): Promise<WebResponse> {
  const [path = '/', search = ''] = address.split('?');
  const request = { path, search, query: parseQuery(search), cookie: more.cookie, viewer: anonymous() };
  return servePage(site, request, { root: restRoot(site), of: (route) => restUrl(site, route) });
}

const header = (answer: WebResponse, name: string) =>
  answer.headers.filter(([each]) => each === name).map(([, value]) => value);
/** Posts of the page's own list, or the one that it is about. */
const shown = ({ body }: WebResponse) => {
  const own = /<body class="[^"]*\b(?:postid|page-id)-(\d+)/.exec(body);
  const listed = body.matchAll(/<li class="wp-block-post post-(\d+) /g);
  return (own ? [own] : [...listed]).map(([, id]) => Number(id));
};

describeEachSite('addresses of pages', (open) => {
  it.each(facts.structures.map((structure, index) => [structure, index] as const))(
    'with %j',
    async (structure, index) => {
      const site = await open({ now: Date.UTC(2026, 10, 23, 9, 0, 0) });
      await fillWebSite(site);
      await site.options.set('permalink_structure', structure);
      site.caches.changed();
      const differing: unknown[] = [];
      for (const [path, answers] of Object.entries(facts.answers)) {
        const expected = answers[index] as readonly unknown[];
        const answer = await ask(site, path);
        const location = header(answer, 'Location')[0]?.replace(site.options.home, '');
        const posts = typeof expected[1] === 'object' ? shown(answer) : undefined;
        const got = [answer.status, ...(location === undefined ? (posts === undefined ? [] : [posts]) : [location])];
        if (JSON.stringify(got) !== JSON.stringify(expected)) differing.push({ path, expected, got });
      }
      expect(differing).toEqual([]);
    },
    20_000,
  );

  it('a slug with the reference of a sign that slugs lose is found as it stands', async () => {
    const site = await open({ now: Date.UTC(2026, 10, 23, 9, 0, 0) });
    const post = await createPost(site, null, { title: 'line%0abreak', content: 'x', status: 'publish', author: 1 });
    expect(post.post_name).toBe('line%0abreak');
    const answer = await ask(site, '/2026/11/23/line%0abreak/');
    expect([answer.status, shown(answer)]).toEqual([200, [post.ID]]);
  });

  it.each(Object.entries(facts.links))('Link headers with %j', async (structure, paths) => {
    const site = await open({ now: Date.UTC(2026, 10, 23, 9, 0, 0) });
    await fillWebSite(site);
    await site.options.set('permalink_structure', structure);
    site.caches.changed();
    const got: Record<string, string[]> = {};
    for (const path of Object.keys(paths)) {
      const links = header(await ask(site, path), 'Link');
      got[path] = links.map((link) => link.replaceAll(site.options.home, ''));
    }
    expect(got).toEqual(paths);
  });
});
