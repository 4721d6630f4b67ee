// `npm run conformance:rules -- [--port N] [--seed N --documents N | --corpus] [--styled]`: the rules that blocks bring into a page's head, of
// WordPress and of Broadsheet on copies of one database: for generated documents, or those of conformance/rendering; and the stylesheets
// of all blocks.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { blockRulesOf } from './compare.ts';
import { corpusPages, generatedPages, ownStyles } from './documents.ts';
import { openPages } from './sides.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    seed: { type: 'string', default: '1' },
    documents: { type: 'string', default: '900' },
    corpus: { type: 'boolean', default: false },
    styled: { type: 'boolean', default: false },
  },
});
const port = Number(values.port);
const seed = Number(values.seed);
const pages = values.corpus ? corpusPages() : generatedPages(seed, Number(values.documents));
const styles = values.styled ? [ownStyles(seed, 'twentytwentyfive')] : [];
const { wordpress, broadsheet } = await openPages(port, [...styles, ...pages.map(({ sql }) => sql)]);
const { host } = new URL(wordpress.origin);

async function rulesAt(origin: string, path: string): Promise<string[]> {
  const address = new URL(path, wordpress.origin);
  const answer = await fetch(origin + address.pathname + address.search, { headers: { host }, redirect: 'manual' });
  const further = answer.headers.get('location');
  if (further !== null) return rulesAt(origin, further);
  const page = await answer.text();
  if (answer.status !== 200) throw new Error(`${origin}${path}: ${answer.status}`);
  return blockRulesOf(page);
}

let equal = 0;
let differing = 0;
for (const { path } of pages) {
  const [expected = [], got = []] = await Promise.all(
    [wordpress.origin, broadsheet.origin].map((origin) => rulesAt(origin, path)),
  );
  if (expected.join('}') === got.join('}')) {
    equal++;
    continue;
  }
  differing++;
  const only = (rules: readonly string[], others: readonly string[], sign: string) =>
    rules.flatMap((rule) => (others.includes(rule) ? [] : [`    ${sign} ${rule.trim().slice(0, 300)}`]));
  const lines = [...only(expected, got, '−'), ...only(got, expected, '+')];
  console.log(`✗ seed ${seed} ${path}\n${lines.length === 0 ? '    another order' : lines.slice(0, 12).join('\n')}`);
}

/** What of a stylesheet counts. */
const plain = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/[\s;]/g, '');

// Stylesheets of blocks, as WordPress has them before they are made short.
const folder = join(wordpress.folder, 'wp-includes/blocks');
for (const block of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const file of ['style', 'style-rtl']) {
    const path = join(folder, block.name, `${file}.css`);
    if (!existsSync(path)) continue;
    const address = `${broadsheet.origin}/wp-includes/blocks/${block.name}/${file}.min.css`;
    const got = await (await fetch(address, { headers: { host } })).text();
    if (plain(got) === plain(readFileSync(path, 'utf8'))) equal++;
    else {
      differing++;
      console.log(`✗ stylesheet of ${block.name}, ${file}`);
    }
  }
}
console.log(`rules: ${equal} passed, ${differing} failed`);
await broadsheet.stop();
process.exitCode = differing > 0 ? 1 : 0;
