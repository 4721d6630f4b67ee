// `npm run conformance [-- AREA…]`: gives the same requests to a real WordPress and to Broadsheet, each on its own copy of
// one database, prints parity per area, and fails where an answer differs that docs/differences.md does not explain.
//   --record   keep WordPress's answers (without prose) below conformance/records, for replay in `npm test`
//   --verbose  print every difference
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, type Outcome } from './client.ts';
import { explained } from './explained.ts';
import { useLanguage } from './languages/make.ts';
import { scenarioPlugins } from './plugins/all.ts';
import { serveWithPlugins } from './plugins/serve.ts';
import { writeRecords } from './records.ts';
import { scenarios } from './scenarios/all.ts';
import {
  databaseUrl,
  resetDatabase,
  resetUploads,
  root,
  runSql,
  serveWordPressDatabase,
  startWordPress,
  target,
  usePlugin,
  useTheme,
} from './servers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
    port: { type: 'string', default: '8090' },
  },
});

const wordpress = startWordPress(Number(values.port));
const copy = `broadsheet_${wordpress.port}`;
const areas = [...new Set(scenarios.map((scenario) => scenario.area))].filter(
  (area) => positionals.length === 0 || positionals.some((p) => area.startsWith(p)),
);
const live = new Set(scenarios.filter((scenario) => scenario.live).map((scenario) => scenario.area));
const outcomes: Outcome[] = [];

for (const area of areas) {
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
    await runArea(area, plugin);
  } finally {
    dropTheme();
    dropPlugin();
    dropLanguage();
  }
}

async function serve(plugin: string | undefined): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const uploads = resetUploads(wordpress);
  const known = plugin === undefined ? undefined : scenarioPlugins[plugin];
  if (!known) return serveWordPressDatabase(wordpress, copy, { BROADSHEET_UPLOADS: uploads });
  return serveWithPlugins(wordpress.folder, databaseUrl(wordpress, copy), uploads, [known]);
}

async function runArea(area: string, plugin: string | undefined): Promise<void> {
  const broadsheet = await serve(plugin);
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
    outcomes.push(...client.outcomes);
    print(area, client.outcomes);
  } finally {
    await broadsheet.stop();
  }
}

function print(area: string, list: Outcome[]): void {
  const different = list.filter((outcome) => outcome.found.length > 0);
  const reasoned = different.filter((outcome) => explained(outcome));
  const equal = list.length - different.length;
  console.log(
    `${area.padEnd(16)} ${String(equal).padStart(4)} of ${String(list.length).padStart(4)} equal${reasoned.length > 0 ? `, ${reasoned.length} reasoned` : ''}`,
  );
  for (const outcome of different) {
    if (explained(outcome)) continue;
    const { method, path, query, role } = outcome.request;
    console.log(`  ✗ ${outcome.scenario} #${outcome.step}: ${role} ${method} ${path}${query ? `?${query}` : ''}`);
    for (const line of values.verbose ? outcome.found : outcome.found.slice(0, 4)) console.log(`      ${line}`);
  }
}

mkdirSync(join(root, 'conformance/report'), { recursive: true });
writeFileSync(
  join(root, 'conformance/report/live.json'),
  JSON.stringify(
    outcomes.filter((outcome) => outcome.found.length > 0),
    null,
    1,
  ),
);
if (values.record) {
  writeRecords(
    outcomes.filter((outcome) => !live.has(outcome.area)),
    Number(values.port),
  );
}
const failed = outcomes.filter((outcome) => outcome.found.length > 0 && !explained(outcome)).length;
console.log(`conformance: ${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
