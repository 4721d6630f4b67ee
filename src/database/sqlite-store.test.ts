// What only a file can show: several processes, readers beside a writer, plans.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { openDatabase } from './open.ts';
import { createTables } from './testing.ts';

let folder = '';
let opened: Database[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<Database> {
  const database = await openDatabase({ url: join(folder, 'site.sqlite') });
  opened = [...opened, database];
  return database;
}

const plan = async (database: Database, sql: string): Promise<string> => {
  const { rows } = await database.kysely.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql.replaceAll('+?', 'abs(1)')}`),
  );
  return rows.map((row) => row.detail).join(', ');
};

test('several processes take turns', async () => {
  const databases = [await open(), await open(), await open()];
  const [first] = databases;
  if (!first) throw new Error('none');
  await createTables(first);
  await first.kysely.insertInto('options').values({ option_name: 'n', option_value: '0' }).execute();
  const add = (database: Database): Promise<void> =>
    database.transaction(async ({ kysely }) => {
      const { option_value } = await kysely.selectFrom('options').select('option_value').executeTakeFirstOrThrow();
      await new Promise((done) => setTimeout(done, 1));
      await kysely
        .updateTable('options')
        .set({ option_value: String(Number(option_value) + 1) })
        .execute();
    });
  await Promise.all(databases.flatMap((database) => Array.from({ length: 15 }, () => add(database))));
  expect(await first.kysely.selectFrom('options').select('option_value').execute()).toEqual([{ option_value: '45' }]);
});

test('readers see what is committed, at once when it is ours', async () => {
  const database = await open();
  const other = await open();
  await createTables(database);
  const names = async (of: Database): Promise<string[]> =>
    (await of.kysely.selectFrom('options').select('option_name').execute()).map((row) => row.option_name);
  await database.transaction(async (inside) => {
    await inside.kysely.insertInto('options').values({ option_name: 'a', option_value: '' }).execute();
    expect(await names(database)).toEqual([]);
    expect(await names(inside)).toEqual(['a']);
  });
  expect(await names(database)).toEqual(['a']);
  await database.kysely.insertInto('options').values({ option_name: 'b', option_value: '' }).execute();
  expect(await names(database)).toEqual(['a', 'b']);
  const before = await database.foreignChangeToken();
  expect(await names(other)).toEqual(['a', 'b']);
  await other.kysely.deleteFrom('options').where('option_name', '=', 'a').execute();
  expect(await database.foreignChangeToken()).not.toBe(before);
  expect(await names(database)).toEqual(['b']);
});

test('plans do not scan, whatever stands in the tables', async () => {
  const database = await open();
  await createTables(database);
  const list = 'select ID from wp_posts where post_type = +? and post_status = +? order by post_date desc limit 10';
  expect(await plan(database, list)).toBe(
    'SEARCH wp_posts USING COVERING INDEX wp_posts_type_status_date (post_type=? AND post_status=?)',
  );
  expect(await plan(database, 'select * from wp_posts where ID in (+?, +?) and post_type = +?')).toContain(
    'PRIMARY KEY',
  );
  expect(await plan(database, 'select * from wp_posts where post_name = +? and post_type = +?')).toContain(
    'wp_posts_post_name',
  );
  expect(await plan(database, 'select * from wp_postmeta where post_id in (+?, +?) and meta_key = +?')).toContain(
    'wp_postmeta_post_id',
  );
  expect(await plan(database, 'select * from wp_options where option_name = +?')).toContain('wp_options_option_name');
  expect(await plan(database, "select * from wp_posts where post_name = 'CASE'")).toContain('SEARCH');
});
