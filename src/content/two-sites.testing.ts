// One installed site opened twice, as two processes have it: connections, memory and caches of their own. On SQLite a file,
// on MariaDB or MySQL (where BROADSHEET_TEST_MYSQL names a server) a database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open.ts';
import { createTestMysql } from '../database/testing.ts';
import { composeSite } from '../site.ts';
import { openTestSite, type TestSiteOptions } from '../testing.ts';
import type { Site } from './site.ts';

export type TwoSites = readonly [Site, Site];

/** Declares `tests` once for each database; `open` gives a freshly installed site twice, closed after the test. */
export function describeTwoSites(
  name: string,
  tests: (open: (options?: TestSiteOptions) => Promise<TwoSites>) => void,
): void {
  const endings: (() => unknown)[] = [];
  const open = async (url: string, options: TestSiteOptions): Promise<TwoSites> => {
    const opened: Database[] = [];
    endings.push(() => Promise.all(opened.map((database) => database.close())));
    const another = async (): Promise<Database> => {
      const database = await openDatabase({ url });
      opened.push(database);
      return database;
    };
    const first = await openTestSite({ ...options, database: await another() });
    return [first, await composeSite(first.settings, await another(), { clock: first.clock })];
  };
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  describe(`${name} (SQLite)`, () => {
    afterEach(close);
    tests((options = {}) => {
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-two-'));
      endings.push(() => rmSync(folder, { recursive: true }));
      return open(join(folder, 'site.sqlite'), options);
    });
  });
  const server = process.env.BROADSHEET_TEST_MYSQL;
  describe.skipIf(!server)(`${name} (MySQL)`, () => {
    afterEach(close);
    tests(async (options = {}) => {
      const mysql = await createTestMysql(server ?? '');
      endings.push(() => mysql.drop());
      return open(mysql.url, options);
    });
  });
}
