// Extensions come and go while the server runs: routes and schemas follow the options, whoever changed them.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../database/open.ts';
import { allRoutes } from '../rest/routes.ts';
import { openTestSite } from '../testing.ts';
import { createApp } from './app.ts';

test('a post shows an extension’s meta within a second of another process switching it on', async () => {
  const url = join(mkdtempSync(join(tmpdir(), 'extensions-')), 'site.sqlite');
  const site = await openTestSite({ database: await openDatabase({ url }) });
  const app = createApp(site, allRoutes, { logLevel: 'silent', refreshEvery: 50 });
  const meta = async () => {
    const response = await app.fastify.inject({ method: 'GET', url: '/wp-json/wp/v2/posts/1' });
    return Object.keys(response.json().meta);
  };
  expect(await meta()).toEqual(['footnotes']);
  const other = await openDatabase({ url });
  await other.kysely
    .insertInto('options')
    .values({ option_name: 'broadsheet_plugins', option_value: 'revive,social', autoload: 'on' })
    .execute();
  const started = performance.now();
  while ((await meta()).length === 1 && performance.now() - started < 1500)
    await new Promise((done) => setTimeout(done, 50));
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await meta()).toContain('rop_publish_now');
  const options = await app.fastify.inject({ method: 'OPTIONS', url: '/wp-json/wp/v2/posts/1' });
  expect(Object.keys(options.json().schema.properties.meta.properties)).toContain('jetpack_social_options');
  await other.close();
  await app.close();
  await site.database.close();
});
