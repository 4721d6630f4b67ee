// Answers recorded from WordPress 7.1 for comments: fields, links, rights, statements a list takes, replies of posts.
import { expect, test } from 'vitest';
import { describeEachSite, type TestSite } from '../../../testing.ts';
import { type Ask, postsApi, storedPost } from '../posts/testing.ts';
import { userRoutes } from '../users/routes.ts';
import { commentRoutes } from './routes.ts';

const api = (site: TestSite): Ask => postsApi(site, [...commentRoutes(site), ...userRoutes(site)]);
const route = '/wp/v2/comments';

/** Makes comments on a post as the administrator, an hour apart; answers their ids. */
async function comment(ask: Ask, post: number, count: number, more: Record<string, unknown> = {}): Promise<number[]> {
  const ids: number[] = [];
  for (let hour = 0; hour < count; hour++) {
    const date = `2025-06-01T${String(hour).padStart(2, '0')}:00:00`;
    const body = { post, date, content: `Comment ${hour} on ${post}`, ...more };
    const made = await ask('POST', route, { as: 'admin', body });
    expect(made.status).toBe(201);
    ids.push(made.data.id);
  }
  return ids;
}

describeEachSite('/wp/v2/comments', (open) => {
  test('a comment has these fields and links, in this order', async () => {
    const site = await open();
    const ask = api(site);
    const [parent = 0] = await comment(ask, 1, 1);
    const body = {
      post: 1,
      parent,
      date: '2025-06-02T10:00:00',
      content: 'See www.example.org -- <b>now',
      author_name: 'A <i>Visitor</i> & co',
      author_email: 'visitor@example.org',
      author_url: 'example.org/~v',
      author_ip: '192.0.2.7',
      author_user_agent: 'Reader/1.0',
    };
    const made = await ask('POST', route, { as: 'admin', body });
    const { id } = made.data;
    expect([made.status, made.headers.Location, made.headers.Allow]).toEqual([
      201,
      `http://example.test/wp-json/wp/v2/comments/${id}`,
      'GET, POST',
    ]);
    const { author_avatar_urls: avatars, link, _links: links, ...fields } = made.data;
    expect(Object.keys(avatars)).toEqual(['24', '48', '96']);
    expect(avatars['24']).toMatch(/^https:\/\/secure\.gravatar\.com\/avatar\/[0-9a-f]{64}\?s=24&d=mm&r=g$/);
    expect(link).toMatch(/\/#comment-\d+$/);
    expect(JSON.stringify(fields)).toBe(
      JSON.stringify({
        id,
        post: 1,
        parent,
        author: 0,
        author_name: 'A Visitor &amp; co',
        author_email: 'visitor@example.org',
        author_url: 'http://example.org/~v',
        author_ip: '192.0.2.7',
        author_user_agent: 'Reader/1.0',
        date: '2025-06-02T10:00:00',
        date_gmt: '2025-06-02T10:00:00',
        content: {
          rendered:
            '<p>See <a href="http://www.example.org" rel="nofollow ugc">http://www.example.org</a> &#8212; <b>now</b></p>\n',
          raw: 'See www.example.org -- <b>now',
        },
        // A visitor who has no approved comment yet, whoever wrote it down.
        status: 'hold',
        type: 'comment',
        meta: { _wp_note_status: null },
      }),
    );
    const base = 'http://example.test/wp-json/wp/v2';
    expect(links).toEqual({
      self: [{ href: `${base}/comments/${id}`, targetHints: { allow: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] } }],
      collection: [{ href: `${base}/comments` }],
      up: [{ embeddable: true, post_type: 'post', href: `${base}/posts/1` }],
      'in-reply-to': [{ embeddable: true, href: `${base}/comments/${parent}` }],
    });
    const above = await ask('GET', `${route}/${parent}`);
    expect(above.data._links.children).toEqual([{ embeddable: true, href: `${base}/comments?parent=${parent}` }]);
    expect([above.data.author_email, above.data.content.raw]).toEqual([undefined, undefined]);
  });

  test('roles: who may write, read what is held, and change it', async () => {
    const site = await open();
    const ask = api(site);
    const [held = 0] = await comment(ask, 1, 1, { status: 'hold', author: 5 });
    const seen: Record<string, unknown> = {};
    for (const as of [undefined, 'subscriber', 'contributor', 'author', 'editor', 'admin']) {
      const code = async (...[method, path, body]: ['GET' | 'POST' | 'PUT', string, Record<string, unknown>?]) => {
        const { status, data } = await ask(method, path, { ...(as ? { as } : {}), ...(body ? { body } : {}) });
        return data.code ?? status;
      };
      const note = { post: 1, type: 'note', content: 'Note' };
      seen[as ?? 'nobody'] = [
        await code('POST', route, { post: 1, content: `By ${as}`, date: '2025-01-01T00:00:00' }),
        await code('POST', route, note),
        await code('GET', `${route}/${held}`),
        await code('PUT', `${route}/${held}`, { content: 'Changed' }),
        await code('GET', `${route}?status=hold`),
        await code('GET', `${route}?context=edit`),
        await code('GET', `${route}?type=note&post=1&context=edit`),
      ];
    }
    const login = 'rest_comment_login_required';
    const refused = ['rest_forbidden_param', 'rest_forbidden_context', 'rest_forbidden_context'];
    const writes = [201, 'rest_cannot_create_note', 'rest_cannot_read', 'rest_cannot_edit'];
    expect(seen).toEqual({
      nobody: [login, login, 'rest_cannot_read', 'rest_cannot_edit', ...refused],
      subscriber: [201, 'rest_cannot_create_note', 200, 'rest_cannot_edit', ...refused],
      contributor: [...writes, 200, 'rest_forbidden_context', 'rest_forbidden_context'],
      author: [...writes, 200, 'rest_forbidden_context', 'rest_forbidden_context'],
      editor: [201, 201, 200, 200, 200, 200, 200],
      admin: [201, 201, 200, 200, 200, 200, 200],
    });
  });

  test('posts embed their replies with a fixed number of statements', async () => {
    const site = await open({ caches: false });
    const ask = api(site);
    const counts: number[] = [];
    let from = 1;
    for (const posts of [2, 12]) {
      for (; from < posts; from++) {
        const id = await storedPost(site, { post_name: `p${from}`, post_date: `2025-03-${from + 10} 10:00:00` });
        if (from % 2 === 1) await comment(ask, id, 3);
      }
      const before = site.database.queryCount;
      const { data } = await ask('GET', '/wp/v2/posts?_embed=replies&per_page=50');
      counts.push(site.database.queryCount - before);
      for (const post of data) {
        const replies = post._embedded?.replies[0];
        const commented = post._links.replies[0].href.endsWith('=1') || replies?.length === 3;
        expect(post._embedded === undefined || commented).toBe(true);
      }
      expect(data.filter((post: { _embedded?: unknown }) => post._embedded).length).toBeGreaterThan(posts / 2 - 1);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[1]).toBeLessThanOrEqual(12);
  });

  test('embedded replies are those that the list alone answers, newest first', async () => {
    const site = await open();
    const ask = api(site);
    const post = await storedPost(site);
    const [first = 0, second = 0] = await comment(ask, post, 3);
    await ask('PUT', `${route}/${second}`, { as: 'admin', body: { status: 'hold' } });
    await comment(ask, post, 1, { parent: first, content: 'Answer', date: '2025-07-01T00:00:00' });
    const alone = await ask('GET', `${route}?post=${post}&context=embed`);
    const embedded = await ask('GET', `/wp/v2/posts/${post}?_embed=replies`);
    expect(embedded.data._embedded.replies).toEqual([alone.data]);
    expect(alone.data).toHaveLength(3);
    const locked = await storedPost(site, { post_password: 'secret', post_name: 'locked' });
    await comment(ask, locked, 1);
    const refused = await ask('GET', `/wp/v2/posts/${locked}?_embed=replies`);
    expect(refused.data._embedded.replies[0].code).toBe('rest_cannot_read_post');
    const answers = await ask('GET', `${route}/${first}?_embed=children`);
    expect(answers.data._embedded.children[0].map((one: { id: number }) => one.id)).toHaveLength(1);
  });

  test('a list takes the same number of statements for one comment and for many', async () => {
    const site = await open({ caches: false });
    const ask = api(site);
    await comment(ask, 1, 12);
    const count = async (query: string, as?: string): Promise<number> => {
      const before = site.database.queryCount;
      const { status } = await ask('GET', `${route}?${query}`, as ? { as } : {});
      expect(status).toBe(200);
      return site.database.queryCount - before;
    };
    expect([await count('per_page=2'), await count('per_page=11')]).toEqual([6, 6]);
    expect(await count('per_page=11&context=embed')).toBe(5);
    const signedIn = await count('per_page=2&context=edit&status=all', 'admin');
    expect(await count('per_page=11&context=edit&status=all', 'admin')).toBe(signedIn);
    // Users of the avatars are authors already; the page, its total, posts, users and answers.
    expect(await count('per_page=11&_fields=id')).toBe(3);
  });
});
