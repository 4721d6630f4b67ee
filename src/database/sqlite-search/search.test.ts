// The index as a whole: it is made anew where it is of another version, several may work on it, and what a crash leaves
// behind is swept away.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureOwnTables } from '../check.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open.ts';
import { createTables } from '../testing.ts';
import { sqliteSearch } from './search.ts';

let database: Database;
let now = 0;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 1);
  database = await openDatabase({ url: ':memory:' });
  await createTables(database);
});
afterEach(() => database.close());

const rest = { post_excerpt: '', to_ping: '', pinged: '', post_content_filtered: '', post_status: 'publish' };

async function write(count: number, text: string): Promise<void> {
  for (let index = 0; index < count; index++)
    await database.kysely
      .insertInto('posts')
      .values({ ...rest, post_title: `${text} ${index}`, post_content: `number${index}` })
      .execute();
}

async function work(): Promise<number> {
  const worker = sqliteSearch.worker(database, () => now);
  let taken = 0;
  for (;;) {
    const step = await worker.step();
    taken += step.taken;
    if (step.done) return taken;
  }
}

async function found(text: string): Promise<readonly number[]> {
  const kinds = { types: ['post'], open: true };
  const matches = await sqliteSearch.find(database, [{ text, exclude: false }], kinds, false);
  expect(matches?.exact).toBe(true);
  return [...(matches?.ids() ?? []), ...(matches?.pending ?? [])].sort((one, other) => one - other);
}

const numberOf = async (query: string): Promise<number> =>
  (await sql.raw<{ total: number }>(`select ${query} as total`).execute(database.kysely)).rows[0]?.total ?? 0;
const live = '(select count(*) from wp_broadsheet_search_segments where state = "live")'.replaceAll('"', "'");
const orphans = `(select count(*) from wp_broadsheet_search_postings where segment not in
  (select segment from wp_broadsheet_search_segments where state = 'live'))`;

test('an index of another version is begun anew, one of this version is left alone', async () => {
  await write(3, 'harbour');
  await work();
  await ensureOwnTables(database, ':memory:');
  expect(await numberOf('(select count(*) from wp_broadsheet_search_pending)')).toBe(0);
  for (const statement of [
    'drop trigger wp_broadsheet_search_update',
    'drop table wp_broadsheet_search_segments',
    "create virtual table wp_broadsheet_search using fts5(content, content='')",
    `create trigger wp_broadsheet_search_update after update on wp_posts begin
       insert into wp_broadsheet_search (rowid, content) values (new.ID, 'x'); end`,
  ])
    await sql.raw(statement).execute(database.kysely);
  await ensureOwnTables(database, ':memory:');
  expect(await work()).toBe(3);
  expect(await found('arbou')).toEqual([1, 2, 3]);
  await database.kysely.updateTable('posts').set({ post_title: 'quay' }).where('ID', '=', 2).execute();
  await work();
  expect([await found('arbou'), await found('qua')]).toEqual([[1, 3], [2]]);
});

test('two at work at once take in each post once', async () => {
  await write(90, 'harbour');
  const workers = [1, 2].map(() => sqliteSearch.worker(database, () => now));
  let taken = 0;
  for (let step = 0; step < 200; step++) {
    for (const worker of workers) taken += (await worker.step()).taken;
    if (step === 3) await write(1, 'late');
  }
  expect(taken).toBe(91);
  expect((await found('bour')).length).toBe(90);
  expect(new Set(await found('bour')).size).toBe(90);
});

test('segments are merged, and nothing is left of those that were, nor of what a crash interrupted', async () => {
  for (let round = 0; round < 70; round++) {
    await write(1, `harbour${round}`);
    await work();
  }
  expect(await numberOf(live)).toBeLessThan(16);
  expect((await found('harbour')).length).toBe(70);
  expect(await found('harbour69')).toEqual([70]);
  // Begun, and not gone on with.
  await write(500, 'pier');
  const crashed = sqliteSearch.worker(database, () => now);
  while ((await numberOf("(select count(*) from wp_broadsheet_search_segments where state = 'building')")) === 0)
    await crashed.step();
  await crashed.step();
  expect(await work()).toBe(500);
  expect(await numberOf(orphans)).toBeGreaterThan(0);
  now += 700_000;
  await work();
  now += 70_000;
  await work();
  expect(await numberOf(orphans)).toBe(0);
  // Who was thought to have crashed does no harm.
  for (let step = 0; step < 30; step++) await crashed.step();
  expect((await found('pier')).length).toBe(500);
});

test('posts that are gone leave the index', async () => {
  await write(40, 'harbour');
  await work();
  await database.kysely.deleteFrom('posts').where('ID', '>', 3).execute();
  await work();
  expect(await found('harbour')).toEqual([1, 2, 3]);
  await database.kysely.deleteFrom('posts').execute();
  await work();
  expect([await found('harbour'), await numberOf(live)]).toEqual([[], 0]);
});
