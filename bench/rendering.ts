// `npm run bench:rendering [-- --against DIRECTORY --seconds N]`: what rendering costs, in microseconds of CPU time a post, for
// generated posts of 8 blocks: title, content and excerpt, and each step of them alone. `--against` names the `rendering/`
// folder of another checkout; both are then measured in turns within one process. CPU time counts the process's threads
// (garbage collection included), so that other programs on the machine matter little.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ContentContext } from '../src/rendering/types.ts';
import { generatePost } from './content.ts';

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    seconds: { type: 'string', default: '0.2' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});

const posts = Array.from({ length: 200 }, (_, index) => generatePost(index, 200));
/** Keeps results from being thrown away before they are made: reading a character makes a string whole. */
let sink = 0;
const use = (text: string): void => {
  sink += text.charCodeAt(text.length - 1);
};

/** Steps by name: each takes all posts once. */
async function stepsOf(folder: string): Promise<Map<string, () => void>> {
  const part = (name: string) => import(pathToFileURL(join(folder, name)).href);
  const [content, excerpt, texturize, autop, characters, smilies, title, shortcodes, words, parse, prepare, theme] =
    (await Promise.all(
      [
        ...[
          'content.ts',
          'excerpt.ts',
          'formatting/texturize.ts',
          'formatting/autop/autop.ts',
          'formatting/characters.ts',
        ],
        ...['formatting/smilies.ts', 'formatting/title.ts', 'formatting/shortcodes.ts', 'formatting/words.ts'],
        ...['blocks/parse.ts', 'blocks/prepare.ts', 'blocks/block-theme.ts'],
      ].map(part),
      // Another checkout's modules have this checkout's shapes, or the comparison makes no sense.
    )) as [
      typeof import('../src/rendering/content.ts'),
      typeof import('../src/rendering/excerpt.ts'),
      typeof import('../src/rendering/formatting/texturize.ts'),
      typeof import('../src/rendering/formatting/autop/autop.ts'),
      typeof import('../src/rendering/formatting/characters.ts'),
      typeof import('../src/rendering/formatting/smilies.ts'),
      typeof import('../src/rendering/formatting/title.ts'),
      typeof import('../src/rendering/formatting/shortcodes.ts'),
      typeof import('../src/rendering/formatting/words.ts'),
      typeof import('../src/rendering/blocks/parse.ts'),
      typeof import('../src/rendering/blocks/prepare.ts'),
      typeof import('../src/rendering/blocks/block-theme.ts'),
    ];
  const context: ContentContext = {
    home: 'http://news.example',
    locale: 'en_US',
    useSmilies: true,
    theme: theme.twentyTwentyFive,
    uploads: 'http://news.example/wp-content/uploads',
    data: {},
    post: { id: 1, type: 'post' },
  };
  const names = shortcodes.coreShortcodes;
  const html = posts.map((post) => content.renderContent(post.content, context).html);
  const plain = html.map((text) => text.replaceAll('&#8220;', '"').replaceAll('&#8221;', '"'));
  const over = (texts: readonly string[], step: (text: string) => string) => () => {
    for (const text of texts) use(step(text));
  };
  const titles = posts.map((post) => post.title);
  const contents = posts.map((post) => post.content);
  const renderTitle = (text: string) => title.renderTitle(text, names);
  const renderContent = (text: string) => content.renderContent(text, context).html;
  const renderExcerpt = (text: string) =>
    excerpt.excerptHtml(excerpt.madeExcerpt(text, 55, context, content.noIds).html, context, content.noIds).html;
  const all = () => {
    for (const post of posts) {
      use(renderTitle(post.title));
      use(renderContent(post.content));
      use(renderExcerpt(post.content));
    }
  };
  return new Map<string, () => void>([
    ['title + content + excerpt', all],
    ['title', over(titles, renderTitle)],
    ['content', over(contents, renderContent)],
    ['excerpt', over(contents, renderExcerpt)],
    [
      '  blocks: parse',
      () => {
        for (const text of contents) sink += parse.parseBlocks(text).length;
      },
    ],
    [
      '  blocks: embeds, parse',
      () => {
        for (const text of contents) sink += prepare.prepareBlocks(text, context).blocks.length;
      },
    ],
    ['  texturize', over(plain, (text) => texturize.texturize(text, names))],
    ['  autop', over(html, (text) => autop.autop(text))],
    ['  convertCharacters', over(html, characters.convertCharacters)],
    ['  capitalP', over(html, (text) => characters.capitalP(text))],
    ['  doShortcode', over(html, (text) => shortcodes.doShortcode(text, context))],
    ['  convertSmilies', over(html, (text) => smilies.convertSmilies(text, context))],
    ['  trimWords', over(html, (text) => words.trimWords(text, 55))],
  ]);
}

/** Microseconds of CPU a post, taking a step again and again for about so many seconds. */
function measure(step: () => void, seconds: number): number {
  const start = process.cpuUsage();
  let times = 0;
  let spent = 0;
  while (spent < seconds * 1e6) {
    step();
    times++;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  return spent / times / posts.length;
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

const folders = [resolve(import.meta.dirname, '../src/rendering')];
if (values.against !== undefined) folders.unshift(resolve(values.against));
const sides: Map<string, () => void>[] = [];
for (const folder of folders) sides.push(await stepsOf(folder));
const seconds = Number(values.seconds);
console.log(`${'µs of CPU a post'.padEnd(28)}${values.against === undefined ? '' : '   before'}      now`);
for (const name of sides[0]?.keys() ?? []) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const found: number[][] = sides.map(() => []);
  for (const side of sides) measure(side.get(name) ?? (() => {}), seconds);
  for (let round = 0; round < Number(values.rounds); round++) {
    sides.forEach((side, index) => {
      found[index]?.push(measure(side.get(name) ?? (() => {}), seconds / 2));
    });
  }
  console.log(name.padEnd(28) + found.map((list) => median(list).toFixed(1).padStart(9)).join(''));
}
if (Number.isNaN(sink)) console.log('texts without characters');
