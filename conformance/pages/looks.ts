// `npm run conformance:looks -- [--port N] [--path PATH] [--seed N --documents N | --corpus] [--styled] [--states]
// [--language NAME]`: public pages of WordPress and Broadsheet in a real Chromium, on copies of one database, must look the same
// (look.ts), in a wide and in a narrow window: the pages of cases.ts; or a few of them and documents, generated or those of
// conformance/rendering; `--styled` on a site that has styles of its own; `--states` also under the pointer, with the focus, and
// after each button; `--language` as of run.ts: with `characters` pages are written from right to left.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../xss/browser.ts';
import { cases } from './cases.ts';
import { corpusPages, generatedPages, ownStyles } from './documents.ts';
import { compareLooks, compareStates, windowOf } from './look.ts';
import { openPages } from './sides.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    path: { type: 'string' },
    seed: { type: 'string', default: '1' },
    documents: { type: 'string', default: '0' },
    corpus: { type: 'boolean', default: false },
    styled: { type: 'boolean', default: false },
    states: { type: 'boolean', default: false },
    language: { type: 'string' },
    listed: { type: 'string', default: '8' },
  },
});
const port = Number(values.port);
const seed = Number(values.seed);
const theme = 'twentytwentyfive';
/** Pages besides those of documents: lists, comments, players, embeds, styles of blocks. */
const few = ['/', '/?p=101', '/?p=108', '/?p=109', '/?page_id=144', '/?s=nothingfound'];
const documents = values.corpus ? corpusPages() : generatedPages(seed, Number(values.documents));
const styles = values.styled ? [ownStyles(seed, theme)] : [];
const { wordpress, broadsheet, change } = await openPages(
  port,
  [...styles, ...documents.map(({ sql }) => sql)],
  values.language,
);
const browser = await chromium.launch({
  executablePath: chromiumPath ?? '',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
const windows = await Promise.all(
  [1280, 390].map(async (width) => ({
    width,
    one: await windowOf(browser, width, wordpress.origin, wordpress.origin),
    other: await windowOf(browser, width, wordpress.origin, broadsheet.origin),
  })),
);

let equal = 0;
let differing = 0;
async function compare(path: string, name: string): Promise<void> {
  for (const { width, one, other } of windows) {
    note(`${name} at ${width}`, await compareLooks(one, other, wordpress.origin + path));
    if (!values.states) continue;
    for (const [state, found] of await compareStates(one, other)) note(`${name} at ${width}, ${state}`, found);
  }
}

function note(name: string, found: readonly string[]): void {
  if (found.length === 0) {
    equal++;
    return;
  }
  differing++;
  console.log(`✗ ${name}`);
  for (const line of found.slice(0, Number(values.listed)))
    console.log(`    ${line.length > 300 ? `${line.slice(0, 150)} … ${line.slice(-150)}` : line}`);
}

if (documents.length > 0) {
  for (const path of [...few, ...documents.map(({ path }) => path)]) await compare(path, `seed ${seed} ${path}`);
} else {
  let phase = '';
  for (const { path, sql, login, password } of cases(theme)) {
    if (sql) {
      phase += '′';
      change(sql);
      await new Promise((done) => setTimeout(done, 600));
    }
    if (login || password || (values.path !== undefined && path !== values.path)) continue;
    await compare(path, path + phase);
  }
}
console.log(`looks: ${equal} passed, ${differing} failed`);
await browser.close();
await broadsheet.stop();
process.exitCode = differing > 0 ? 1 : 0;
