// `npm run conformance:looks -- [--port N] [--path PATH] [--seed N --documents N | --corpus] [--styled]`: public pages of WordPress and Broadsheet in a
// real Chromium, on copies of one database, must look the same (look.ts), in a wide and in a narrow window: the pages of
// cases.ts; or a few of them and documents, generated or those of conformance/rendering; `--styled` on a site that has styles
// of its own.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { Random } from '../../src/rest/fuzz/random.testing.ts';
import { themesOf } from '../functions/themes.ts';
import { resetDatabase, runSql, serveWordPressDatabase, startWordPress } from '../servers.ts';
import { blockDocument, dynamicDocument } from '../texts/generate/blocks.ts';
import { corpus } from '../texts/text.ts';
import { chromiumPath } from '../xss/browser.ts';
import { cases } from './cases.ts';
import { content, post, template } from './content.ts';
import { compareLooks, windowOf } from './look.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    path: { type: 'string' },
    seed: { type: 'string', default: '1' },
    documents: { type: 'string', default: '0' },
    corpus: { type: 'boolean', default: false },
    styled: { type: 'boolean', default: false },
    listed: { type: 'string', default: '8' },
  },
});
const port = Number(values.port);
const seed = Number(values.seed);
const theme = 'twentytwentyfive';
const firstPost = 10_000;
/** Pages besides those of documents: lists, comments, players, embeds, styles of blocks. */
const few = ['/', '/?p=101', '/?p=108', '/?p=109', '/?page_id=144', '/?s=nothingfound'];
/** Documents on one page. */
const together = 3;

interface Shown {
  readonly path: string;
  readonly sql: string;
}

const pageOf = (index: number, documents: readonly string[]): Shown => {
  const ID = firstPost + index;
  return { path: `/?p=${ID}`, sql: post({ ID, post_content: documents.join('\n\n') }) };
};

/** Pages of generated documents. */
function generated(): Shown[] {
  return Array.from({ length: Math.ceil(Number(values.documents) / together) }, (_, index) => {
    const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    const documents = Array.from({ length: together }, () =>
      random.chance(0.5) ? blockDocument(random) : dynamicDocument(random),
    );
    return pageOf(index, documents);
  });
}

/** Pages of the corpus: of documents with blocks, and of classic texts. */
function ofCorpus(): Shown[] {
  const contents = corpus().map(({ content }) => content);
  const kinds = [true, false].map((isOfBlocks) =>
    contents.filter((content) => content.includes('<!-- wp:') === isOfBlocks),
  );
  const groups = kinds.flatMap((kind) =>
    Array.from({ length: Math.ceil(kind.length / together) }, (_, index) =>
      kind.slice(index * together, (index + 1) * together),
    ),
  );
  return groups.map((group, index) => pageOf(index, group));
}

/** Styles that a seed draws. */
function ownStyles(): string {
  const design = { ...JSON.parse(themesOf(seed, 1)[0] ?? '{}'), isGlobalStylesUserThemeJSON: true };
  return template(9000, `wp-global-styles-${theme}`, JSON.stringify(design), theme, 'wp_global_styles');
}

const wordpress = startWordPress(port);
const copy = `broadsheet_${port}`;
const databases = [wordpress.database, copy];
const change = (sql: string): void => {
  for (const database of databases) runSql(database, sql.replaceAll('PORT', String(port)));
};
for (const database of databases) resetDatabase(wordpress, database);
change(content);
const documents = values.corpus ? ofCorpus() : generated();
if (values.styled) change(ownStyles());
for (const { sql } of documents) change(sql);
const broadsheet = await serveWordPressDatabase(wordpress, copy);
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
    const found = await compareLooks(one, other, wordpress.origin + path);
    if (found.length === 0) equal++;
    else {
      differing++;
      console.log(`✗ ${name} at ${width}`);
      for (const line of found.slice(0, Number(values.listed)))
        console.log(`    ${line.length > 300 ? `${line.slice(0, 150)} … ${line.slice(-150)}` : line}`);
    }
  }
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
