import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSiteDatabase, databaseName, openCheckedDatabase } from './check.ts';
import { describeEachDatabase, describeEachEmptyDatabase } from './testing.ts';
import { mysqlSettingsOf, mysqlUrlOf } from './url.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !('code' in error)) return String(error);
  expect(error.message).not.toContain('\n');
  return String(error.code);
};

/** A SQLite file with enough pages to damage one. */
async function siteFile(name: string): Promise<string> {
  const url = join(folder, name);
  const database = await openCheckedDatabase({ url });
  const { createTables } = await import('./testing.ts');
  await createTables(database);
  const rows = Array.from({ length: 500 }, (_, index) => ({ option_name: `o${index}`, option_value: 'x'.repeat(500) }));
  await database.kysely.insertInto('options').values(rows).execute();
  const version = { option_name: 'db_version', option_value: '61833' };
  await database.kysely.insertInto('options').values(version).execute();
  await database.close();
  return url;
}

describe('SQLite files', () => {
  test('a sound one', async () => {
    const url = await siteFile('sound.sqlite');
    const database = await openCheckedDatabase({ url });
    await checkSiteDatabase(database, url);
    await database.close();
  });

  test('a folder that is not there, a folder in place of a file', async () => {
    expect(await codeOf(openCheckedDatabase({ url: join(folder, 'no/site.sqlite') }))).toBe('database_folder_missing');
    expect(await codeOf(openCheckedDatabase({ url: folder }))).toBe('database_unreachable');
  });

  test('another kind of file', async () => {
    const url = join(folder, 'text.sqlite');
    writeFileSync(url, 'This is a letter, not a database.\n'.repeat(100));
    expect(await codeOf(openCheckedDatabase({ url }))).toBe('database_not_sqlite');
  });

  test('a damaged one', async () => {
    const url = await siteFile('damaged.sqlite');
    const file = openSync(url, 'r+');
    for (let page = 1; page < 60; page++) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    const work = async (): Promise<void> => {
      const database = await openCheckedDatabase({ url });
      await checkSiteDatabase(database, url).finally(() => database.close());
    };
    expect(await codeOf(work())).toBe('database_corrupt');
  });

  test('one that another process holds locked', async () => {
    const url = await siteFile('locked.sqlite');
    const other = new BetterSqlite(url);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('begin exclusive');
    expect(await codeOf(openCheckedDatabase({ url }))).toBe('database_locked');
    other.close();
  });
});

describeEachEmptyDatabase('check of an empty database', (open) => {
  test('tables are missing', async () => {
    const database = await open();
    expect(await codeOf(checkSiteDatabase(database, ':memory:'))).toBe('database_tables_missing');
  });
});

describeEachDatabase('check', (open) => {
  test('versions that are not known are refused', async () => {
    const database = await open();
    const code = (): Promise<string> => codeOf(checkSiteDatabase(database, ':memory:'));
    expect(await code()).toBe('database_version_unknown');
    await database.kysely.insertInto('options').values({ option_name: 'db_version', option_value: '61833' }).execute();
    expect(await code()).toBe('null');
    await database.kysely.updateTable('options').set({ option_value: '61900' }).execute();
    expect(await code()).toBe('database_version_unknown');
  });
});

describe('addresses of servers', () => {
  test('that are none, or that nobody answers', async () => {
    expect(await codeOf(openCheckedDatabase({ url: 'mysql://[bad' }))).toBe('database_url_invalid');
    expect(await codeOf(openCheckedDatabase({ url: 'mysql://u:p@127.0.0.1:1/x' }))).toBe('database_unreachable');
    expect(await codeOf(openCheckedDatabase({ url: 'mysql://u:p@host.invalid/x' }))).toBe('database_unreachable');
    const socket = encodeURIComponent(join(folder, 'no.sock'));
    expect(await codeOf(openCheckedDatabase({ url: `mysql://u:p@localhost/x?socketPath=${socket}` }))).toBe(
      'database_unreachable',
    );
    expect(databaseName('mysql://u:secret@db.example:33/news')).toBe('news at db.example:33 as u');
  });

  const server = process.env.BROADSHEET_TEST_MYSQL;
  test.skipIf(!server)('without rights, without a database (MySQL)', async () => {
    const settings = mysqlSettingsOf(server ?? '');
    const stranger = mysqlUrlOf({ ...settings, user: 'stranger', password: 'wrong', database: 'news' });
    expect(await codeOf(openCheckedDatabase({ url: stranger }))).toBe('database_denied');
    const absent = mysqlUrlOf({ ...settings, database: 'broadsheet_absent' });
    expect(await codeOf(openCheckedDatabase({ url: absent }))).toBe('database_missing');
  });
});
