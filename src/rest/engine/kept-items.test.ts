// Lists whose items are kept say the same as lists of which nothing is kept, whatever was written in between: by the API, or
// by others right into the tables. KEPT_SEED repeats a run.
import { expect, test } from 'vitest';
import { createApplicationPassword } from '../../access/application-passwords.ts';
import { createApp } from '../../server/app.ts';
import { composeSite } from '../../site.ts';
import { describeEachSite, type TestSite, testUsers } from '../../testing.ts';
import { Random } from '../fuzz/random.testing.ts';
import { allRoutes } from '../routes.ts';

const seed = Number(process.env.KEPT_SEED ?? 1);
const rounds = 60;

const lists = [
  '/wp/v2/posts',
  '/wp/v2/posts?_embed',
  '/wp/v2/posts?_embed=author,wp:term&context=embed',
  '/wp/v2/posts?per_page=3&page=2&orderby=id',
  '/wp/v2/posts?_fields=id,title,_links&_embed',
  '/wp/v2/posts?_envelope',
  '/wp/v2/posts?search=a',
  '/wp/v2/pages?_embed',
  '/wp/v2/categories',
  '/wp/v2/categories?context=embed&orderby=id',
  '/wp/v2/tags',
  '/wp/v2/users',
];

const texts = [
  '<!-- wp:paragraph -->\n<p>A "b" -- c</p>\n<!-- /wp:paragraph -->',
  'plain <em>text</em>\n\nof two paragraphs [caption]x[/caption]',
  '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column">a</div><!-- /wp:column --></div><!-- /wp:columns -->',
  '<!-- wp:group {"layout":{"type":"flex"}} --><div class="wp-block-group"><!-- wp:paragraph --><p>g</p><!-- /wp:paragraph --></div><!-- /wp:group -->',
  'a<!--nextpage-->b<!--more-->c',
  '',
];

type Write = (random: Random, site: TestSite) => Request | Promise<void>;
interface Request {
  path: string;
  json: unknown;
  method?: 'POST' | 'DELETE';
}

const kindOf = (random: Random): Write =>
  random.chance(0.3) ? byHand : random.pick(random.chance(0.1) ? settings : writes);
const post = (random: Random, json: unknown): Request => ({ path: `/wp/v2/posts/${id(random)}`, json });
/** Of one of the posts that the test makes first. */
const id = (random: Random): number => 10 + random.between(0, 8);

const writes: readonly Write[] = [
  (random) => post(random, { title: random.pick(['One & two', 'A "title"', '']) }),
  (random) => post(random, { content: random.pick(texts) }),
  (random) => post(random, { excerpt: random.pick(['', 'own excerpt']) }),
  (random) => post(random, { categories: [random.pick([1, 2, 3])], tags: random.pick([[], [4], [4, 5]]) }),
  (random) => post(random, { sticky: random.chance(0.5) }),
  (random) => post(random, { password: random.pick(['', 'secret']) }),
  (random) => post(random, { format: random.pick(['standard', 'aside']) }),
  (random) => post(random, { author: random.pick([1, 2, 3]) }),
  (random) => post(random, { date: random.pick(['2024-01-01T00:00:00', '2023-05-05T05:05:05']) }),
  (random) => post(random, { slug: random.pick(['again', 'once']) }),
  (random) => post(random, { status: random.pick(['publish', 'draft', 'private']) }),
  (random) => ({
    path: `/wp/v2/categories/${random.pick([2, 3])}`,
    json: { name: `N${random.between(0, 9)}`, parent: 0 },
  }),
  () => ({ path: '/wp/v2/categories/3', json: { parent: 2 } }),
  (random) => ({ path: '/wp/v2/tags/4', json: { slug: `s${random.between(0, 9)}`, description: 'said' } }),
  (random) => ({ path: '/wp/v2/users/2', json: { name: `U${random.between(0, 9)}`, description: 'writes' } }),
  (random) => ({ path: '/wp/v2/comments', json: { post: id(random), content: `c${random.between(0, 999)}` } }),
  async (random, { database, caches }) => {
    await database.kysely
      .updateTable('terms')
      .set({ name: `T${random.between(0, 9)}` })
      .where('term_id', '=', 1)
      .execute();
    caches.changed();
  },
];

/** What others write into a row, past everything that writes of our own leave behind. */
const byHand: Write = async (random, { database, caches }) => {
  const values = random.pick([
    { post_title: `By hand ${random.between(0, 99)}` },
    { post_content: random.pick(texts) },
    { post_excerpt: random.pick(['', 'by hand']) },
    { post_name: `by-hand-${random.between(0, 99)}` },
    { comment_status: random.pick(['open', 'closed']) },
    { post_author: random.between(1, 3) },
  ]);
  await database.kysely.updateTable('posts').set(values).where('ID', '=', id(random)).execute();
  caches.changed();
};

/** Writes that change what all items depend on: seldom, because nothing is used again after them. */
const settings: readonly Write[] = [
  (random) => ({ path: '/wp/v2/settings', json: { timezone: random.pick(['UTC', 'Europe/Oslo']) } }),
  (random) => ({ path: '/wp/v2/settings', json: { use_smilies: random.chance(0.5) } }),
  async (random, site) => {
    const structures = ['/%postname%/', '', '/%category%/%postname%/', '/%author%/%post_id%'];
    await site.options.set('permalink_structure', random.pick(structures));
  },
  async (random, site) => site.options.set('show_avatars', random.pick(['0', '1'])),
];

describeEachSite(`KEPT_SEED=${seed}`, (open) => {
  test('lists with kept items equal lists without', { timeout: 120_000 }, async () => {
    const site = await open();
    const random = new Random(seed);
    const app = createApp(site, allRoutes, { logLevel: 'silent' });
    const { password } = await createApplicationPassword(site, testUsers.administrator, { name: 'kept' });
    const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
    const send = async ({ path, json, method = 'POST' }: Request) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await app.fastify.inject({
        method,
        url: `/wp-json${path}`,
        headers,
        payload: JSON.stringify(json),
      });
      expect(answer.statusCode, `${path} ${JSON.stringify(json)} ${answer.payload}`).toBeLessThan(500);
    };
    for (const name of ['Two', 'Three']) await send({ path: '/wp/v2/categories', json: { name } });
    for (const name of ['four', 'five']) await send({ path: '/wp/v2/tags', json: { name } });
    for (let number = 0; number < 12; number++) {
      const json = {
        title: `Post ${number}`,
        content: random.pick(texts),
        status: 'publish',
        tags: [4],
        categories: [1 + (number % 3)],
      };
      await send({ path: '/wp/v2/posts', json });
    }
    for (let round = 0; round < rounds; round++) {
      const write = kindOf(random)(random, site);
      if ('path' in write) await send(write);
      else await write;
      await compare(app, site, random.some(lists, 5), round);
    }
    await app.close();
  });
});

type App = ReturnType<typeof createApp>;

async function compare(app: App, site: TestSite, asked: readonly string[], round: number): Promise<void> {
  const bare = await composeSite(site.settings, site.database, { clock: site.clock, caches: false });
  const other = createApp(bare, allRoutes, { logLevel: 'silent' });
  for (const list of asked) {
    const kept = await app.fastify.inject({ url: `/wp-json${list}` });
    const without = await other.fastify.inject({ url: `/wp-json${list}` });
    const what = `KEPT_SEED=${seed} round ${round}: ${list}`;
    expect(kept.json(), what).toEqual(without.json());
    expect(kept.payload, what).toBe(without.payload);
    expect([kept.statusCode, kept.headers['x-wp-total'], kept.headers.link], what).toEqual([
      ...[without.statusCode, without.headers['x-wp-total'], without.headers.link],
    ]);
  }
  await other.close();
}
