// Broadsheet in this process on a database of WordPress's, with an extension that does not ship with it.
import { randomBytes } from 'node:crypto';
import { completeSalts } from '../../src/content/install/wordpress-salts.ts';
import { ensureOwnTables } from '../../src/database/check.ts';
import { openDatabase } from '../../src/database/open.ts';
import { readWordPressConfig } from '../../src/database/wordpress-config.ts';
import type { Plugin } from '../../src/extend/plugin.ts';
import { allRoutes } from '../../src/rest/routes.ts';
import { createApp } from '../../src/server/app.ts';
import { composeSite } from '../../src/site.ts';

/** Listens on a free port, with `plugins` alone. */
export async function serveWithPlugins(
  folder: string,
  url: string,
  uploads: string,
  plugins: readonly Plugin[],
): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const database = await openDatabase({ url, prefix: 'wp_' });
  await ensureOwnTables(database, url);
  const config = readWordPressConfig(folder, process.env);
  const salts = await completeSalts(database, config.salts, (bytes) => randomBytes(bytes));
  const settings = {
    salts,
    uploads: { path: uploads },
    content: { path: config.contentFolder },
    defines: config.defines,
  };
  const site = await composeSite({ ...settings, data: uploads }, database, { plugins });
  const app = createApp(site, allRoutes, { logLevel: 'warn' });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const stop = async () => {
    await app.close();
    await database.close();
  };
  return { origin, stop };
}
