// `npm run conformance:clients [-- --port PORT]`: walks through a WordPress and through Broadsheet, on copies of one database,
// with @wordpress/core-data, and compares what the client made of their answers, step by step.
import { parseArgs } from 'node:util';
import { type Answer, compareAnswers, normalise } from '../compare.ts';
import { resetDatabase, resetUploads, serveWordPressDatabase, startWordPress } from '../servers.ts';
import { ClientBrowser, missing } from './core-data.ts';
import { type Step, type Steps, walk } from './walk.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8090' } } });
if (missing !== undefined) throw new Error(missing);
const wordpress = startWordPress(Number(values.port));
const copy = `broadsheet_${wordpress.port}`;
for (const database of [wordpress.database, copy]) resetDatabase(wordpress, database);

async function walked(answeredAt?: number): Promise<Steps> {
  const browser = await ClientBrowser.open(wordpress.origin, answeredAt);
  try {
    return await walk(browser);
  } finally {
    await browser.close();
  }
}

const uploads = resetUploads(wordpress);
const theirs = await walked();
const broadsheet = await serveWordPressDatabase(wordpress, copy, { BROADSHEET_UPLOADS: uploads });
let ours: Steps;
try {
  ours = await walked(Number(new URL(broadsheet.origin).port));
} finally {
  await broadsheet.stop();
}

/** What a client said, as an answer that can be compared. */
const comparable = (said: Step | undefined): Answer => ({
  status: said?.error?.status ?? 0,
  headers: {},
  body: normalise({ value: said?.value, code: said?.error?.code }, said?.at ?? 0),
});
let failed = 0;
for (const [name, said] of theirs) {
  const found = compareAnswers(comparable(said), comparable(ours.get(name)));
  if (found.length === 0) continue;
  failed += 1;
  console.log(`  ✗ ${name}`);
  for (const line of found.slice(0, 6)) console.log(`      ${line}`);
}
console.log(`conformance: ${theirs.size - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
