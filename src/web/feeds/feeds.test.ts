// Feeds for readers that are strict: whatever texts hold, each format is well-formed XML; a feed takes a fixed number of
// statements; unchanged feeds are not sent again. That feeds are WordPress's is compared by `npm run conformance:feeds`.
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { anonymous } from '../../access/make-viewer.ts';
import { addMeta } from '../../content/meta/rows.ts';
import { createPost } from '../../content/posts/create.ts';
import { createTerm } from '../../content/terms/create.ts';
import { parseQuery } from '../../rest/engine/query.ts';
import { restRoot, restUrl } from '../../rest/engine/url.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import type { WebRequest, WebResponse } from '../page.ts';
import { servePage } from '../serve-page.ts';

function ask(site: TestSite, address: string, conditions: WebRequest['conditions'] = {}): Promise<WebResponse> {
  const [path = '/', search = ''] = address.split('?');
  const request = { path, search, query: parseQuery(search), cookie: undefined, viewer: anonymous(), conditions };
  return servePage(site, request, { root: restRoot(site), of: (route) => restUrl(site, route) });
}

const header = ({ headers }: WebResponse, name: string) => headers.find(([each]) => each === name)?.[1];

/** Texts of the elements of a name; throws where it is no XML. */
function textsOf(xml: string, element: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (name === element) found.push('');
  });
  const add = (text: string) => {
    if (open.at(-1) === element) found.push(`${found.pop() ?? ''}${text}`);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

const hostile = ']]> \u0000\u000b\u001f\ud800 & &nosuch; &copy; &eacute; <b>"\'</b> <![CDATA[ --> \ufffe | 😀';

async function fill(site: TestSite, count: number): Promise<void> {
  await site.options.set('permalink_structure', '/%postname%/');
  await site.options.set('posts_per_rss', '50');
  const term = await createTerm(site, 'category', { name: hostile });
  for (let n = 0; n < count; n++) {
    const post = await createPost(site, null, {
      title: `${hostile} ${n}`,
      content: `<!-- wp:paragraph --><p>${hostile}</p><!-- /wp:paragraph -->`,
      excerpt: n % 2 === 0 ? hostile : '',
      slug: `post-${n}`,
      status: 'publish',
      author: 1,
      terms: { category: [term.term_id] },
    });
    await addMeta(site, 'post', post.ID, 'enclosure', `${hostile}\n12\n${hostile.split(' ').at(-1)}`);
    const values = {
      comment_post_ID: post.ID,
      comment_author: hostile,
      comment_author_email: '',
      comment_author_url: 'http://a.test/?a=1&b=2',
      comment_author_IP: '',
      comment_date: '2026-01-01 00:00:00',
      comment_date_gmt: '2026-01-01 00:00:00',
      comment_content: `${hostile} ${n}`,
      comment_approved: '1',
      comment_agent: '',
    };
    await site.database.kysely.insertInto('comments').values(values).execute();
  }
  site.caches.changed();
}

const addresses = ['/feed/', '/feed/atom/', '/feed/rdf/', '/comments/feed/', '/comments/feed/atom/', '/post-0/feed/'];

describeEachSite('feeds', (open) => {
  test('are well-formed whatever texts hold', async () => {
    const site = await open();
    await fill(site, 2);
    await site.options.set('blogname', hostile);
    await site.options.set('blogdescription', hostile);
    const { kysely } = site.database;
    const raw = { display_name: hostile, user_url: `http://a.test/?a=1&b="${hostile}` };
    await kysely.updateTable('users').set(raw).where('ID', '=', 1).execute();
    site.caches.changed();
    const all = [...addresses, '/post-1/feed/?withoutcomments=1', '/post-0/feed/atom/', '/search/x%00%0b/feed/'];
    for (const address of [...all, '/search/%5D%5D%3E&/feed/atom/?withcomments=1', '/feed/?x=%00%22']) {
      const { status, body } = await ask(site, address);
      expect([address, status]).toEqual([address, 200]);
      expect(() => textsOf(body, 'title'), address).not.toThrow();
    }
    const { body } = await ask(site, '/feed/');
    expect(textsOf(body, 'dc:creator')[1]).toContain(']]> ');
  });

  test('take a fixed number of statements', async () => {
    const counted: number[][] = [];
    for (const posts of [2, 20]) {
      const site = await open({ caches: false });
      await fill(site, posts);
      const counts: number[] = [];
      for (const address of addresses) {
        const before = site.database.queryCount;
        const { body } = await ask(site, address);
        counts.push(site.database.queryCount - before);
        if (address === '/feed/') expect(textsOf(body, 'guid').length).toBe(posts + 1);
      }
      counted.push(counts);
    }
    expect(counted[0]).toEqual(counted[1]);
    for (const count of counted[1] ?? []) expect(count).toBeLessThanOrEqual(16);
  });

  test('are not sent again while nothing has changed', async () => {
    const site = await open();
    await fill(site, 1);
    const first = await ask(site, '/feed/');
    const since = header(first, 'Last-Modified') ?? '';
    const match = header(first, 'ETag') ?? '';
    expect(first.status).toBe(200);
    expect((await ask(site, '/feed/', { since })).status).toBe(304);
    expect((await ask(site, '/feed/', { since, match })).status).toBe(304);
    expect((await ask(site, '/feed/', { since, match: '"other"' })).status).toBe(200);
    site.clock.advance(60_000);
    await createPost(site, null, { title: 'New', status: 'publish', author: 1 });
    const after = await ask(site, '/feed/', { since, match });
    expect(after.status).toBe(200);
    expect(header(after, 'ETag')).not.toBe(match);
    expect(textsOf(after.body, 'title')).toContain('New');
  });

  test('hold what is published, and nothing else', async () => {
    const site = await open();
    await fill(site, 1);
    const statuses = ['draft', 'pending', 'private', 'trash'];
    for (const status of statuses) await createPost(site, null, { title: `Is ${status}`, status, author: 1 });
    const later = { local: '2030-01-01 00:00:00', gmt: '2030-01-01 00:00:00' };
    await createPost(site, null, { title: 'Is future', status: 'future', date: later, author: 1 });
    await createPost(site, null, {
      title: 'Is locked',
      content: 'Hidden',
      status: 'publish',
      password: 'x',
      author: 1,
    });
    const { body } = await ask(site, '/feed/');
    expect(textsOf(body, 'title').filter((title) => /^(Is|Protected)/.test(title))).toEqual(['Protected: Is locked']);
    expect(body).not.toContain('Hidden');
  });

  test('have one address each', async () => {
    const site = await open();
    await fill(site, 1);
    const to = async (address: string) => header(await ask(site, address), 'Location')?.replace(site.options.home, '');
    expect(await to('/feed/rss2/')).toBe('/feed/');
    expect(await to('/?feed=atom')).toBe('/feed/atom/');
    expect(await to('/wp-rss2.php')).toBe('/feed/');
    expect(await to('/wp-commentsrss2.php')).toBe('/comments/feed/');
    expect(await to('/post-0/feed')).toBe('/post-0/feed/');
    expect(await to('/feed/')).toBeUndefined();
  });
});
