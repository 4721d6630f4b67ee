// One area of scenarios: both sides start from the same freshly installed database, with the theme, plugin, language and rows
// that the area asks for, and get its requests.
import { join } from 'node:path';
import { Client, type Outcome } from './client.ts';
import { useLanguage } from './languages/make.ts';
import { scenarioPlugins } from './plugins/all.ts';
import { serveWithPlugins } from './plugins/serve.ts';
import { scenarios } from './scenarios/all.ts';
import {
  databaseUrl,
  resetDatabase,
  resetUploads,
  runSql,
  serveWordPressDatabase,
  target,
  usePlugin,
  useTheme,
  type WordPress,
} from './servers.ts';

/** Every area, in the order of the scenarios. */
export const allAreas: readonly string[] = [...new Set(scenarios.map((scenario) => scenario.area))];

/** Areas whose answers are not recorded: they cannot be replayed. */
export const liveAreas: ReadonlySet<string> = new Set(
  scenarios.filter((scenario) => scenario.live).map((scenario) => scenario.area),
);

/** Gives both sides the requests of an area; all that was compared, in order. */
export async function compareArea(wordpress: WordPress, area: string): Promise<Outcome[]> {
  const copy = `broadsheet_${wordpress.port}`;
  resetDatabase(wordpress, wordpress.database);
  resetDatabase(wordpress, copy);
  const theme = scenarios.find((one) => one.area === area)?.theme;
  const sql = scenarios.find((one) => one.area === area && one.sql !== undefined)?.sql;
  for (const database of sql === undefined ? [] : [wordpress.database, copy]) runSql(database, sql ?? '');
  const dropTheme = theme === undefined ? () => {} : useTheme(wordpress, theme, [wordpress.database, copy]);
  const plugin = scenarios.find((one) => one.area === area)?.plugin;
  const language = scenarios.find((one) => one.area === area)?.language;
  const dropLanguage = language === undefined ? () => {} : useLanguage(join(wordpress.folder, 'wp-content'), language);
  const dropPlugin = plugin === undefined ? () => {} : usePlugin(wordpress, plugin);
  try {
    return await runScenarios(wordpress, copy, area, plugin);
  } finally {
    dropTheme();
    dropPlugin();
    dropLanguage();
  }
}

async function runScenarios(
  wordpress: WordPress,
  copy: string,
  area: string,
  plugin: string | undefined,
): Promise<Outcome[]> {
  const broadsheet = await serve(wordpress, copy, plugin);
  try {
    const client = new Client(
      target(wordpress.origin, wordpress),
      target(broadsheet.origin, wordpress),
      wordpress.origin,
    );
    client.area = area;
    for (const scenario of scenarios.filter((one) => one.area === area)) {
      client.scenario = scenario.name;
      await scenario.run(client);
    }
    return client.outcomes;
  } finally {
    await broadsheet.stop();
  }
}

async function serve(
  wordpress: WordPress,
  copy: string,
  plugin: string | undefined,
): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const uploads = resetUploads(wordpress);
  const known = plugin === undefined ? undefined : scenarioPlugins[plugin];
  if (!known) return serveWordPressDatabase(wordpress, copy, { BROADSHEET_UPLOADS: uploads });
  return serveWithPlugins(wordpress.folder, databaseUrl(wordpress, copy), uploads, [known]);
}
