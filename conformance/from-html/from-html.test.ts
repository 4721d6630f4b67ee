// HTML to blocks and back: documents as the block editor stores them, generated texts, pages of other systems, the theme unit
// test data. What is rendered again is the same HTML, always; blocks come back as what they were; and where BROADSHEET_BROWSER
// is set, the block editor takes every one of them as valid. FROM_HTML_SEED repeats a run of generated texts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderContent } from '../../src/rendering/content.ts';
import { htmlToBlocks } from '../../src/rendering/from-html/from-html.ts';
import { isSame } from '../../src/rendering/from-html/same-html.ts';
import { siteless as context } from '../../src/rendering/from-html/trial.ts';
import { root } from '../servers.ts';
import { generate } from '../texts/generate/generate.ts';
import { BlockEditor, wantsEditor } from './block-editor.testing.ts';

const seed = Number(process.env.FROM_HTML_SEED ?? Math.floor(Date.now() % 1e6));
const generated = 300;

const render = (text: string, embeds?: ReadonlyMap<string, string>): string =>
  renderContent(text, embeds ? { ...context, data: { embed: (url) => embeds.get(url) } } : context).html;

/** Documents of a file, each after a line `=== name`. */
const documents = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split(/^=== .*\n/m)
    .slice(1)
    .map((text) => text.slice(0, -1));

const unitTestFile = process.env.BROADSHEET_UNIT_TEST ?? join(root, '../shared/data/theme-unit-test.xml');
/** Contents of the posts and pages of the theme unit test data, where the file is there. */
const unitTest = (): string[] =>
  existsSync(unitTestFile)
    ? [
        ...readFileSync(unitTestFile, 'utf8').matchAll(
          /<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content:encoded>/g,
        ),
      ].flatMap(([, content = '']) => (content.trim() === '' ? [] : [content]))
    : [];

/** HTML of each corpus, by its name. */
const corpora: Readonly<Record<string, readonly string[]>> = {
  'saved in the editor': documents('saved.documents').map((text) => render(text)),
  'made by other systems': documents('foreign.documents'),
  [`generated, FROM_HTML_SEED=${seed}`]: Array.from({ length: generated }, (_, number) =>
    render(generate(seed, number).content),
  ),
  'theme unit test data': unitTest().map((text) => render(text)),
};

describe.each(Object.entries(corpora))('%s', (name, texts) => {
  const made = texts.map((html) => ({ html, ...htmlToBlocks(html) }));

  test('comes back as the same HTML', () => {
    const wrong = made.filter(({ html, blocks, embeds }) => !isSame(html, render(blocks, embeds)));
    // Markup that breaks off inside of tags is no HTML that could be told from text; it is said not to be exact.
    const isBroken = name.startsWith('generated');
    expect(wrong.filter(({ exact }) => exact || !isBroken).map(({ html }) => html)).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(isBroken ? generated / 50 : 0);
  });

  test('is converted again to the same blocks', () => {
    const again = made.filter(({ blocks, embeds, exact }) => {
      const twice = htmlToBlocks(render(blocks, embeds));
      return exact && !isSame(render(blocks, embeds), render(twice.blocks, twice.embeds));
    });
    expect(again.map(({ html }) => html)).toEqual([]);
  });
});

describe('documents saved in the editor', () => {
  const saved = documents('saved.documents');
  const names = (text: string): string[] => [...text.matchAll(/<!-- wp:([\w-]+)/g)].map(([, name = '']) => name);

  test('come back as the blocks that they were, of every type', () => {
    for (const text of saved) expect(names(htmlToBlocks(render(text)).blocks)).toEqual(names(text));
    expect(new Set(saved.flatMap(names)).size).toBeGreaterThanOrEqual(28);
  });

  test('come back to the byte, but for the order of classes of rules that HTML does not tell', () => {
    const other = saved.filter((text) => {
      const html = render(text);
      return render(htmlToBlocks(html).blocks) !== html;
    });
    expect(other.length).toBeLessThanOrEqual(saved.length / 100);
  });
});

describe.skipIf(!wantsEditor)('the block editor', { timeout: 300_000 }, () => {
  let editor: BlockEditor;
  beforeAll(async () => {
    editor = await BlockEditor.open();
  }, 120_000);
  afterAll(() => editor?.close());

  test.each(Object.entries(corpora))('takes all blocks as valid: %s', async (_, texts) => {
    const read = await editor.read(texts.map((html) => htmlToBlocks(html).blocks));
    expect(read.flatMap(({ refused }) => refused)).toEqual([]);
  });

  test('would refuse what it did not write', async () => {
    const [read] = await editor.read([
      '<!-- wp:heading -->\n<h3 class="wp-block-heading">a</h3>\n<!-- /wp:heading -->',
    ]);
    expect(read?.refused).toHaveLength(1);
  });

  test('stores recovered blocks again as what renders the same', async () => {
    const texts = corpora['saved in the editor'] ?? [];
    const read = await editor.read(texts.map((html) => htmlToBlocks(html).blocks));
    const plain = (html: string): string =>
      html
        .replace(/\s+/g, ' ')
        .replace(/;(?=")/g, '')
        .replaceAll('> <', '><');
    const lost = read.filter(({ again }, number) => !isSame(plain(texts[number] ?? ''), plain(render(again))));
    expect(lost.map(({ again }) => again)).toEqual([]);
  });
});
