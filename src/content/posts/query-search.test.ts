// Searches through the index answer what reading every post answers: random texts, random searches, while posts are written,
// changed, trashed and deleted and the index lags behind. SEARCH_SEED and SEARCH_ROUNDS repeat and lengthen a run.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../database/database.ts';
import { openTestSite, type TestSite } from '../../testing.ts';
import { deletePost } from './delete.ts';
import { queryPosts } from './query.ts';
import { updateSearchIndex } from './search-index.ts';
import type { PostOrder, PostQuery, SearchColumn } from './types.ts';

const seed = Number(process.env.SEARCH_SEED ?? Math.floor(Math.random() * 1e9));
const rounds = Number(process.env.SEARCH_ROUNDS ?? 8);

/** Repeatable numbers below a limit. */
function randomBelow(start: number): (limit: number) => number {
  let state = start >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const below = randomBelow(seed);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const words = [
  ..."a an ant The cat Cats concatenate harbour HARBOUR port port-of-call 2024 20 7 x1 e-mail U.S. don’t don't".split(
    ' ',
  ),
  ...'café CAFÉ naïve Ünder straße ΑΒΓ αβγ Привет привет ﬁne ½ été 한국어 한국어를 日本語 日本 本 東京都庁 ภาษาไทย ไทย'.split(
    ' ',
  ),
  ...'iPhone手机 手机iPhone 𝒳𝒴 𠮷野家 👍🏽 “said” «quoted» nbsp\u00a0joined soft\u00adhyphen e\u0301 \u200bzero'.split(
    ' ',
  ),
  ...'<strong>bold</strong> <!-- wp:paragraph --> [gallery] a_b 100% back\\slash a*b "q" -minus C++ a,b https://example.org/x?y=z'.split(
    ' ',
  ),
  'x'.repeat(70),
  `${'ab'.repeat(60)}z`,
  `日本語の長い文章がここに続きます${'字'.repeat(20)}`,
  'cut\0off',
];
const ends = ['.', ',', ' ', ' ', ' ', ' ', '\n', '', '; ', '—'];
const text = (most: number): string =>
  Array.from({ length: below(most + 1) }, () => `${one(words)}${one(ends)}`).join('');

/** A part of a word, or some words, as somebody might type them. */
function searched(): string {
  const term = (): string => {
    const points = [...one(words)];
    if (below(3) === 0) return points.join('');
    const start = below(points.length);
    return points.slice(start, start + 1 + below(below(4) === 0 ? 45 : 5)).join('');
  };
  const parts = Array.from({ length: 1 + below(3) }, () => {
    const kind = below(8);
    if (kind === 0) return `-${term()}`;
    if (kind === 1) return `"${term()} ${term()}"`;
    if (kind === 2) return term().toUpperCase();
    return term();
  });
  return below(12) === 0 ? `-${term()}` : parts.join(one([' ', ' ', ' ', ', ']));
}

function query(): PostQuery {
  const types = one([['post'], ['post'], ['post'], ['page'], ['post', 'page']]);
  const statuses = one([['publish'], ['publish'], ['publish', 'draft'], ['any'], ['trash']]);
  const columns: SearchColumn[] = one([[], [], [], [], ['post_title'], ['post_title', 'post_excerpt']]);
  const perPage = one([3, 10, 100, -1]);
  return {
    types,
    statuses,
    search: searched(),
    searchColumns: columns,
    searchExact: below(12) === 0,
    searchProtected: below(2) === 0,
    orderBy: one<PostOrder>(['date', 'date', 'relevance', 'relevance', 'id', 'title', 'modified']),
    order: one(['asc', 'desc', 'desc']),
    perPage,
    page: one([1, 1, 2, 4]),
    wantRows: below(4) > 0,
    ...(below(6) === 0 ? { authors: [1 + below(3)] } : {}),
    ...(below(6) === 0 ? { exclude: [5 + below(40)] } : {}),
    ...(below(8) === 0 ? { offset: below(12) } : {}),
    ...(below(10) === 0 ? { ownPrivate: 1 } : {}),
    ...(below(8) === 0 ? { tax: { relation: 'AND', clauses: [{ taxonomy: 'category', terms: [1] }] } } : {}),
  };
}

const fields = () => ({ post_title: text(4), post_excerpt: text(2), post_content: text(20) });
const state = () => ({
  post_type: one(['post', 'post', 'post', 'page', 'revision']),
  post_status: one(['publish', 'publish', 'publish', 'draft', 'private', 'trash']),
  post_password: one(['', '', '', 'secret']),
  post_author: 1 + below(3),
  post_date: `20${20 + below(3)}-01-0${1 + below(9)} 0${below(10)}:00:00`,
  post_modified: `20${20 + below(3)}-01-0${1 + below(9)} 0${below(10)}:00:00`,
});

async function write(site: TestSite): Promise<void> {
  const { kysely } = site.database;
  const rest = { to_ping: '', pinged: '', post_content_filtered: '' };
  const id = Number(
    (
      await kysely
        .insertInto('posts')
        .values({ ...fields(), ...state(), ...rest })
        .executeTakeFirst()
    ).insertId,
  );
  if (below(2) === 0)
    await kysely
      .insertInto('term_relationships')
      .values({ object_id: id, term_taxonomy_id: 1, term_order: 0 })
      .execute();
}

async function change(site: TestSite): Promise<void> {
  const { kysely } = site.database;
  const { rows } = await sql<{ ID: number }>`select ID from wp_posts order by ID`.execute(kysely);
  const id = one(rows).ID;
  const kind = below(5);
  if (kind === 0) await deletePost(site, id);
  else if (kind === 1) await kysely.updateTable('posts').set({ post_status: 'trash' }).where('ID', '=', id).execute();
  else if (kind === 2) await kysely.updateTable('posts').set(state()).where('ID', '=', id).execute();
  else await kysely.updateTable('posts').set(fields()).where('ID', '=', id).execute();
}

/** The same site, whose searches read every post. */
function withoutIndex(site: TestSite): TestSite {
  const database: Database = new Proxy(site.database, {
    get(target, key) {
      if (key === 'dialect') return { ...target.dialect, searchIndex: null };
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...site, database };
}

async function compare(site: TestSite, times: number): Promise<void> {
  const plain = withoutIndex(site);
  for (let at = 0; at < times; at++) {
    const asked = query();
    const answer = async (of: TestSite) => {
      const { ids, rows, total } = await queryPosts(of, asked);
      return { ids, rows: rows.map((row) => row.ID), total };
    };
    expect(await answer(site), JSON.stringify({ seed, asked })).toEqual(await answer(plain));
  }
}

describe(`searches through the index, seed ${seed}`, () => {
  test('find what reading every post finds', async () => {
    const site = await openTestSite({ caches: false });
    const worker = site.database.dialect.searchIndex?.worker(site.database, () => site.clock.now());
    for (let round = 0; round < rounds; round++) {
      for (let at = below(30); at >= 0; at--) await write(site);
      for (let at = below(8); at >= 0; at--) await change(site);
      await compare(site, 25);
      // The index catches up a bit, in the middle of which more is written, or wholly.
      for (let at = below(12); at >= 0; at--) {
        await worker?.step();
        if (below(3) === 0) await change(site);
      }
      await compare(site, 25);
      if (below(3) > 0) await updateSearchIndex(site);
      await compare(site, 25);
      // What is not read any more is swept away.
      if (below(4) === 0) site.clock.advance(120_000);
    }
    const segments = sql<{
      live: number;
    }>`select count(*) as live from wp_broadsheet_search_segments where state = 'live'`;
    expect((await segments.execute(site.database.kysely)).rows[0]?.live).toBeGreaterThan(0);
    await site.database.close();
  }, 600_000);
});
