// What an extension can add to a served site: routes, settings, pages, heads, jobs and tables; what it gets of the site.
import { expect, test, vi } from 'vitest';
import { makeSecrets } from '../access/secrets.ts';
import { SiteError } from '../base/error.ts';
import { createPost } from '../content/posts/create.ts';
import { definePlugin } from '../extend/plugin.ts';
import { allRoutes } from '../rest/routes.ts';
import { describeEachSite, seededRandom } from '../testing.ts';
import { createApp } from './app.ts';
import { runDueWork } from './due-work.ts';
import { createLog } from './log.ts';

const seen: string[] = [];
const notes = definePlugin({
  name: 'notes',
  version: '1.0.0',
  tables: [
    {
      name: 'broadsheet_notes',
      own: true,
      columns: [
        { name: 'id', type: 'id' },
        { name: 'text', type: 'exact' },
      ],
      primary: ['id'],
      indexes: [],
    },
  ],
  register({ registry, hooks }) {
    registry.addSetting({ option: 'notes_color', name: 'notes_color', schema: { type: 'string', default: 'blue' } });
    registry.addRoute({
      namespace: 'notes/v1',
      pattern: '/notes/v1/posts/(?P<id>[\\d]+)',
      endpoints: [
        {
          methods: ['GET'],
          args: { id: { type: 'integer' }, loud: { type: 'boolean', default: false } },
          handle: async ({ site, params }) => {
            const id = Number(params.id);
            const summary = (await site.posts.summaries([id])).get(id);
            if (!summary) throw new SiteError('rest_post_invalid_id', 'There is no such post.', 404);
            const { title, excerpt, link, author, picture } = summary;
            const terms = [...summary.terms].map(([taxonomy, list]) => [taxonomy, list.map(({ name }) => name)]);
            return { data: { title, excerpt, link, author: author.name, picture, terms, loud: params.loud } };
          },
        },
        {
          methods: ['POST'],
          permission: ({ viewer }) => viewer.can('edit_posts'),
          handle: () => ({ data: {}, status: 201 }),
        },
      ],
    });
    registry.addPage({
      matches: (path) => path === '/.well-known/notes',
      handle: async ({ method, query, site }) => ({
        status: 200,
        headers: { 'Content-Type': 'text/plain' },
        body: `${method} ${query.get('q')} at ${site.home}`,
      }),
    });
    registry.addHead(async (post) => `<meta name="note" content="${post.ID}">`);
    registry.addJob('notes.write', {
      inTransaction: true,
      run: async (payload, site) => {
        expect(site.database.inTransaction).toBe(true);
        seen.push(String(payload));
      },
    });
    hooks.addAction('transition_post_status', async (status, _old, post, site) => {
      expect(site.database.inTransaction).toBe(true);
      if (status === 'publish') await site.enqueue({ kind: 'notes.write', payload: post.post_title });
    });
  },
});

describeEachSite('extensions of a served site', (open) => {
  test('answer at their routes and pages, do their jobs and have their tables', async () => {
    seen.length = 0;
    const site = await open({ plugins: [notes] });
    const app = createApp(site, allRoutes, { log: createLog('silent') });
    const work = runDueWork(site, app.log);
    try {
      const url = await app.listen({ host: '127.0.0.1', port: 0 });
      const get = async (path: string) => (await fetch(url + path)).json() as Promise<Record<string, unknown>>;
      const content = '<!-- wp:paragraph --><p>Tea &amp; <b>toast</b>.</p><!-- /wp:paragraph -->';
      const post = await createPost(site, null, { title: 'It’s <i>news</i>', content, status: 'publish', author: 1 });
      await vi.waitFor(() => expect(seen).toEqual(['It’s <i>news</i>']), { timeout: 4000 });

      expect(await get(`/wp-json/notes/v1/posts/${post.ID}?loud=1`)).toEqual({
        title: 'It’s news',
        excerpt: 'Tea & toast.',
        link: `http://example.test/2026/01/02/its-news/`,
        author: 'admin',
        picture: 0,
        terms: [['category', ['Uncategorized']]],
        loud: true,
      });
      expect(await get('/wp-json/notes/v1/posts/99999')).toMatchObject({ code: 'rest_post_invalid_id' });
      expect(await get('/wp-json/notes/v1/posts/1?loud=maybe')).toMatchObject({ code: 'rest_invalid_param' });
      expect((await fetch(`${url}/wp-json/notes/v1/posts/1`, { method: 'POST' })).status).toBe(401);
      expect(Object.keys((await get('/wp-json/notes/v1')).routes as object)).toHaveLength(2);
      expect(await (await fetch(`${url}/.well-known/notes?q=1`)).text()).toBe('GET 1 at http://example.test');
      const page = await (await fetch(`${url}/2026/01/02/its-news/`)).text();
      expect(page).toContain(`<meta name="note" content="${post.ID}">`);

      await site.database.kysely
        .insertInto('broadsheet_notes' as 'options')
        .values({ text: 'kept' } as never)
        .execute();
    } finally {
      await app.close();
      await work.stop();
    }
  });
});

test('secrets open with their key and purpose alone, and look different each time', () => {
  const random = seededRandom('secrets');
  const secrets = makeSecrets(() => Buffer.from('a key of sixteen bytes or more'), random);
  const sealed = secrets.seal('token', 'connection 1');
  expect(sealed).not.toBe(secrets.seal('token', 'connection 1'));
  expect(sealed).not.toContain('token');
  expect(secrets.open(sealed, 'connection 1')).toBe('token');
  const other = makeSecrets(() => Buffer.from('another key of sixteen bytes'), random);
  for (const wrong of [
    () => secrets.open(sealed, 'connection 2'),
    () => other.open(sealed, 'connection 1'),
    () => secrets.open(`${sealed.slice(0, -2)}AA`, 'connection 1'),
    () => secrets.open('b1.', 'connection 1'),
    () => secrets.open('', ''),
  ]) {
    expect(wrong).toThrow(expect.objectContaining({ code: 'secret_unreadable' }));
  }
});

test('signatures are the same each time, and others for another key, purpose or text', () => {
  const random = seededRandom('secrets');
  const secrets = makeSecrets(() => Buffer.from('a key of sixteen bytes or more'), random);
  const signature = secrets.sign('text', 'cards');
  expect(signature).toMatch(/^[\w-]{22}$/);
  expect(secrets.sign('text', 'cards')).toBe(signature);
  const other = makeSecrets(() => Buffer.from('another key of sixteen bytes'), random);
  const others = [secrets.sign('text', 'else'), secrets.sign('texts', 'cards'), other.sign('text', 'cards')];
  expect(new Set([signature, ...others]).size).toBe(4);
});
