// A SQLite file that another process holds: waited for as long as SQLite's patience lasts, then one clear line.
// In a file of its own, because it waits that long.
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../database/open.ts';
import { run, temporaryFolder } from './cli.testing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('a file that another process holds', async () => {
  await run(['install', '--data', folder.path], { BROADSHEET_ADMIN_PASSWORD: 'long enough' });
  const holder = await openDatabase({ url: join(folder.path, 'site.sqlite') });
  const { promise: free, resolve } = Promise.withResolvers<void>();
  const held = holder.transaction(async ({ kysely }) => {
    await kysely.deleteFrom('comments').execute();
    await free;
  });
  const said = await run(['option', 'set', 'blogname', 'x', '--data', folder.path]);
  resolve();
  await held;
  await holder.close();
  expect([said.code, said.out, said.err]).toEqual([1, '', expect.stringMatching(/^[^\n]*locked[^\n]*$/)]);
});
