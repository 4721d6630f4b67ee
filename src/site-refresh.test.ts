// Writes of others: another process on the same SQLite file, a WordPress beside us on the same server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import type { Site } from './content/site.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import { createTestMysql } from './database/testing.ts';
import { openTestSite } from './testing.ts';

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Asks as requests would until `seen`, at most a second. Gives the time it took. */
async function noticedAfter(site: Site, seen: () => boolean): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < 1500) {
    await site.refresh();
    if (seen()) return performance.now() - started;
    await sleep(20);
  }
  return Number.POSITIVE_INFINITY;
}

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

async function openTwo(url: string): Promise<[Site, Database]> {
  const database = await openDatabase({ url });
  const other = await openDatabase({ url });
  cleanUp.push(
    () => database.close(),
    () => other.close(),
  );
  return [await openTestSite({ database }), other];
}

function tests(url: () => Promise<string>): void {
  test('a write of another process is noticed within a second, each time', async () => {
    const [site, other] = await openTwo(await url());
    for (let round = 1; round <= 12; round++) {
      site.caches.map('kept').set('a', round);
      const value = { option_value: `round ${round}` };
      await other.transaction(async ({ kysely }) => {
        await kysely.updateTable('options').set(value).where('option_name', '=', 'blogname').execute();
        // Sooner or later within a second, so that rounds fall into the same and into different ones.
        await sleep(round * 9);
      });
      expect(await noticedAfter(site, () => site.options.text('blogname') === value.option_value)).toBeLessThan(1000);
      expect(site.caches.map('kept').size).toBe(0);
      await sleep((round % 4) * 130);
    }
  });

  test('when nobody writes, what is derived is kept', { timeout: 60_000 }, async () => {
    const [site] = await openTwo(await url());
    // A server may have others who write on it just then: one quiet while in eight tells.
    let found: unknown;
    for (let tries = 0; tries < 8; tries++) {
      await sleep(3200);
      await site.refresh();
      found = await keptWhile(site);
      if (isDeepStrictEqual(found, quiet)) break;
    }
    expect(found).toEqual(quiet);
  });
}

const quiet = { moved: 0, kept: 1, queries: 6 };

/** What six requests find of what was kept before them, and how many statements they made. */
async function keptWhile(site: Site): Promise<typeof quiet> {
  site.caches.map('kept').set('a', 1);
  const { generation } = site.caches;
  const before = site.database.queryCount;
  for (let round = 0; round < 6; round++) {
    await sleep(120);
    await site.refresh();
    await site.database.kysely.selectFrom('posts').select('ID').execute();
  }
  const moved = site.caches.generation - generation;
  return { moved, kept: site.caches.map('kept').size, queries: site.database.queryCount - before };
}

describe('refresh (SQLite)', () => {
  tests(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
    cleanUp.push(() => rmSync(folder, { recursive: true }));
    return join(folder, 'site.sqlite');
  });

  test('writes of our own do not read the options again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
    cleanUp.push(() => rmSync(folder, { recursive: true }));
    const [site] = await openTwo(join(folder, 'site.sqlite'));
    await site.options.set('blogname', 'Ours');
    const { generation } = site.caches;
    await sleep(300);
    await site.refresh();
    expect(site.caches.generation).toBe(generation);
  });
});

const server = process.env.BROADSHEET_TEST_MYSQL;
describe.skipIf(!server)('refresh (MySQL)', () => {
  tests(async () => {
    const mysql = await createTestMysql(server ?? '');
    cleanUp.push(() => mysql.drop());
    return mysql.url;
  });
});
