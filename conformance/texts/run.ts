// `npm run conformance:rendering [-- PART…]`: texts rendered by a real WordPress and by Broadsheet, which must be equal.
//   corpus     the documents of conformance/rendering/texts, as posts and as comments
//   patterns   every pattern of WordPress and its theme, and references to them
//   kses       strings that try to run scripts (conformance/xss), stored and shown in each context
//   dates      archives and calendars on sites with posts over years (dates.ts)
//   unit-test  the theme unit test data, where its file is there: BROADSHEET_UNIT_TEST, or below ../shared/data
//   attributes every attribute of every core block, shortcode and widget with values of every kind (generate/sweep*.ts): --documents N of them, drawn
//              by --seed; --block NAME takes all of one block, --pairs every block within every other
//   within     texts within texts that speak of what is around them, every fifth on its page as well: a quarter of --documents N, drawn by --seed
//   random     generated texts: --seed N (again and again; drawn where none is given), --documents N for each seed
//              --dynamic makes every third one of dynamic blocks, on a site full of what they speak of
//              --reader ROLE reads them as somebody else than an administrator: nobody, an editor and so on
//              --styled gives the site styles of its own, drawn by the seed
// --language NAME has every message in another language, whose quotes are those of NAME in conformance/languages/every.ts.
// --theme NAME has one of conformance/themes in use; --port N is WordPress's; --shrink N makes the first N generated texts that differ small; --verbose prints every difference.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../../src/rest/fuzz/random.testing.ts';
import type { Role } from '../client.ts';
import { root } from '../servers.ts';
import { compareStrings } from '../xss/compare.ts';
import { compareDates } from './dates.ts';
import { generate } from './generate/generate.ts';
import { attributeTexts, pairTexts } from './generate/sweep.ts';
import { shortcodeTexts } from './generate/sweep-shortcodes.ts';
import { widgetTexts } from './generate/sweep-widgets.ts';
import { storeWithin, withinTexts } from './generate/within.ts';
import { storeNewsroom } from './newsroom.ts';
import { storeOwnStyles } from './own-styles.ts';
import { comparePages } from './pages.ts';
import { shrink } from './shrink.ts';
import { differencesOf, type Found, type Kind, Sides } from './sides.ts';
import type { Store } from './store.ts';
import { corpus, plainText, type Text } from './text.ts';
import { loadWxr } from './wxr.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', multiple: true },
    block: { type: 'string', multiple: true },
    documents: { type: 'string', default: '2000' },
    port: { type: 'string', default: '8090' },
    shrink: { type: 'string', default: '5' },
    dynamic: { type: 'boolean', default: false },
    pairs: { type: 'boolean', default: false },
    styled: { type: 'boolean', default: false },
    theme: { type: 'string' },
    language: { type: 'string' },
    reader: { type: 'string', default: 'administrator' },
    verbose: { type: 'boolean', short: 'v', default: false },
  },
});
const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
const port = Number(values.port);
/** WordPress makes pages of themes of blocks alone here: other themes of conformance/themes have no PHP. */
const hasPages = values.theme === undefined || existsSync(join(root, 'conformance/themes', values.theme, 'templates'));

let passed = 0;
let failed = 0;

/** Renders, counts, and prints what differs. */
async function compare(sides: Sides, texts: readonly Text[], as: Kind): Promise<Found[]> {
  const all = await sides.render(texts, as);
  passed += texts.length - all.length;
  failed += all.length;
  return all;
}

function print({ text, as, lines }: Found, source = ''): void {
  console.log(`✗ ${text.name} (${as})${source}`);
  for (const line of values.verbose ? lines : lines.slice(0, 3)) console.log(`    ${line}`);
}

async function compareCorpus(): Promise<void> {
  const sides = await Sides.open(port, undefined, values.theme, values.language);
  try {
    const texts = corpus();
    for (const as of ['posts', 'comments'] as const) {
      const chosen = as === 'posts' ? texts : texts.filter((text) => !text.content.includes('<!-- wp:'));
      const found = await compare(sides, chosen, as);
      console.log(`corpus ${as.padEnd(9)} ${chosen.length - found.length} of ${chosen.length} equal`);
      for (const one of found) print(one);
    }
  } finally {
    await sides.close();
  }
}

/** Each pattern that WordPress and its theme have, what stands in it and a reference to it, among posts that queries find. */
async function comparePatterns(): Promise<void> {
  const sides = await Sides.open(port, (store) => storeNewsroom(store, 1), values.theme, values.language);
  sides.reader = values.reader as Role;
  try {
    const [patterns] = (await sides.ask('/wp/v2/block-patterns/patterns', '', 'administrator')) ?? [[]];
    const texts = patterns.flatMap(({ name, title, content }) => {
      const whole = plainText(`pattern ${name}`, String(content), { title: String(title) });
      // The contents of WordPress's own patterns are others here (docs/differences.md).
      if (String(name).startsWith('core/')) return [whole];
      return [whole, plainText(`pattern ${name}, named`, `<!-- wp:pattern ${JSON.stringify({ slug: name })} /-->`)];
    });
    const found = await compare(sides, texts, 'posts');
    console.log(`patterns  ${texts.length - found.length} of ${texts.length} equal`);
    for (const one of found) print(one);
  } finally {
    await sides.close();
  }
}

async function compareWithin(seed: number): Promise<void> {
  const sides = await Sides.open(port, storeWithin, values.theme, values.language);
  sides.reader = values.reader as Role;
  sides.perRequest = 10;
  try {
    const texts = withinTexts(seed, Math.ceil(Number(values.documents) / 4));
    const found = await compare(sides, texts, 'posts');
    console.log(`within, seed ${seed}: ${texts.length - found.length} of ${texts.length} equal`);
    const some = hasPages ? texts.filter((_, index) => index % 5 === 0) : [];
    const pages = await comparePages(sides, some);
    passed += some.length - pages.length;
    failed += pages.length;
    console.log(`within, pages: ${some.length - pages.length} of ${some.length} equal`);
    for (const one of [...found, ...pages]) print(one, `\n    ${sourceOf(one.text)}`);
  } finally {
    await sides.close();
  }
}

async function compareRandom(seed: number): Promise<void> {
  const prepare = async (store: Store): Promise<void> => {
    await storeNewsroom(store, seed);
    if (values.styled) await storeOwnStyles(store, seed);
  };
  const sides = await Sides.open(port, prepare, values.theme, values.language);
  sides.reader = values.reader as Role;
  try {
    const count = Number(values.documents);
    const texts = Array.from({ length: count }, (_, number) => generate(seed, number, values.dynamic));
    const found = await compare(sides, texts, 'posts');
    found.push(...(await compare(sides, texts.slice(0, count / 4), 'comments')));
    const crashed = sides.crashes > 0 ? `, ${sides.crashes} end WordPress` : '';
    console.log(`seed ${seed}: ${found.length} of ${count + Math.floor(count / 4)} differ${crashed}`);
    for (const [index, one] of found.entries()) {
      if (index < Number(values.shrink)) {
        const small = await shrink(one, sides);
        print({ ...small, text: { ...small.text, name: one.text.name } }, `\n    ${sourceOf(small.text)}`);
      } else print(one);
    }
  } finally {
    await sides.close();
  }
}

/** So many texts at once: lists of all posts show them, too. */
const atOnce = 2000;

async function compareAttributes(seed: number): Promise<void> {
  const blocks = attributeTexts(values.block);
  const others = () => [...pairTexts(), ...shortcodeTexts(), ...widgetTexts()];
  const all = values.pairs ? [...pairTexts()] : values.block ? [...blocks] : [...blocks, ...others()];
  const random = new Random(seed);
  const share = values.block || values.pairs ? 1 : Number(values.documents) / all.length;
  const chosen = all.filter(() => random.chance(share));
  let differ = 0;
  for (let from = 0; from < chosen.length; from += atOnce) {
    const sides = await Sides.open(port, (store) => storeNewsroom(store, 1), values.theme, values.language);
    try {
      const found = await compare(sides, chosen.slice(from, from + atOnce), 'posts');
      differ += found.length;
      for (const one of found) print(one);
    } finally {
      await sides.close();
    }
  }
  console.log(`attributes, seed ${seed}: ${chosen.length - differ} of ${chosen.length} equal (of ${all.length})`);
}

const sourceOf = ({ title, content, excerpt }: Text): string =>
  JSON.stringify(Object.fromEntries(Object.entries({ title, content, excerpt }).filter(([, value]) => value !== '')));

/** Every item of the theme unit test data, whole as the API gives it. */
async function compareUnitTest(): Promise<void> {
  const path = process.env.BROADSHEET_UNIT_TEST ?? join(root, '../shared/data/theme-unit-test.xml');
  if (!existsSync(path)) {
    console.log(`unit-test skipped: there is no ${path}`);
    return;
  }
  const sides = await Sides.open(port, (store) => loadWxr(store, path));
  try {
    for (const [query, types] of Object.entries(wholeLists)) {
      for (const type of types) await compareLists(sides, type, query);
    }
  } finally {
    await sides.close();
  }
}

const everyStatus = 'per_page=50&orderby=id&order=asc&status=publish,future,draft,private&context=edit';
const wholeLists: Readonly<Record<string, readonly string[]>> = {
  [everyStatus]: ['posts', 'pages'],
  'per_page=50&orderby=id&order=asc': ['posts', 'pages', 'media', 'comments', 'categories', 'tags'],
  'per_page=50&orderby=id&order=asc&context=edit': ['media', 'comments', 'categories', 'tags'],
  'per_page=50&orderby=date&_embed': ['posts', 'pages'],
  'per_page=50&orderby=id&order=asc&status=publish,draft': ['menu-items', 'menus'],
};

async function compareLists(sides: Sides, type: string, query: string): Promise<void> {
  let equal = 0;
  let count = 0;
  const isMenu = type.startsWith('menu');
  const role = query.includes('context=edit') || isMenu ? 'administrator' : 'anonymous';
  const asked =
    type === 'menus' || type === 'categories' || type === 'tags' ? query.replace(/&status=[a-z,]+/, '') : query;
  for (let page = 1; ; page++) {
    const [expected, got] = (await sides.ask(`/wp/v2/${type}`, `${asked}&page=${page}`, role)) ?? [[], []];
    for (let at = 0; at < Math.max(expected.length, got.length); at++) {
      count++;
      const lines = differencesOf(`/wp/v2/${type}`, type, expected[at], got[at]);
      if (lines.length === 0) equal++;
      else print({ text: plainText(`${type} ${expected[at]?.id} ${asked}`, ''), as: 'posts', lines, expected, got });
    }
    if (expected.length < 50) break;
  }
  passed += equal;
  failed += count - equal;
  console.log(`unit-test ${type.padEnd(10)} ${equal} of ${count} equal (${asked})`);
}

if (wanted('corpus')) await compareCorpus();
if (wanted('patterns')) await comparePatterns();
if (wanted('unit-test')) await compareUnitTest();
if (wanted('dates')) {
  const { count, found } = await compareDates(port);
  console.log(`dates     ${count - found.length} of ${count} equal`);
  for (const { name, lines } of found) console.log([`✗ ${name}`, ...lines.slice(0, 3)].join('\n    '));
  passed += count - found.length;
  failed += found.length;
}
if (wanted('kses')) {
  const sides = await Sides.open(port);
  try {
    const { passed: equal, found } = await compareStrings(sides);
    passed += equal;
    failed += found.filter((line) => line.startsWith('✗')).length;
    for (const line of found) console.log(line);
  } finally {
    await sides.close();
  }
}
const seeds = (values.seed ?? [String(Math.floor(Math.random() * 2 ** 31))]).map(Number);
if (wanted('within')) for (const seed of seeds) await compareWithin(seed);
if (wanted('attributes')) for (const seed of seeds) await compareAttributes(seed);
if (wanted('random')) {
  for (const seed of seeds) {
    console.log(`seed ${seed}`);
    await compareRandom(seed);
  }
}
console.log(`rendering: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
