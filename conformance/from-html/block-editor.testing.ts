// The block editor's own parser, validation and serializer in a real Chromium, without the editor around them: says which
// blocks of a document it would refuse ("unexpected or invalid content"), and writes documents as writers' editors save them.
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { chromiumPath } from '../xss/browser.ts';
import type { Written } from './written.ts';

export const wantsEditor = Boolean(process.env.BROADSHEET_BROWSER) && chromiumPath !== undefined;

/** A block that the editor does not take as it is, with what it wanted instead. */
export interface Refused {
  readonly name: string;
  readonly stored: string;
  readonly wanted: string;
}

export interface Read {
  /** Blocks that the editor would show as broken. */
  readonly refused: readonly Refused[];
  /** Names of blocks that it takes for ones of an older version, and changes. */
  readonly updated: readonly string[];
  /** What it would store, if the post was saved without a change. */
  readonly again: string;
}

const entry = `
import { parse, serialize, createBlock, getSaveContent, getBlockTypes, setUnregisteredTypeHandlerName } from '@wordpress/blocks';
import { registerCoreBlocks } from '@wordpress/block-library';
import '@wordpress/format-library';
registerCoreBlocks();
for (const name of ['info', 'warn', 'error', 'groupCollapsed']) console[name] = () => {};
let updated = [];
console.groupCollapsed = (text, name) => updated.push(name);
function refused(blocks, found) {
  for (const block of blocks) {
    if (!block.isValid) {
      let wanted = '';
      try { wanted = getSaveContent(block.name, block.attributes, block.innerBlocks); } catch (error) { wanted = String(error); }
      found.push({ name: block.name, stored: block.originalContent ?? '', wanted });
    }
    refused(block.innerBlocks, found);
  }
  return found;
}
const make = ([name, attributes = {}, inner = []]) => createBlock('core/' + name, attributes, inner.map(make));
globalThis.judge = {
  read: (texts) => texts.map((text) => {
    updated = [];
    const blocks = parse(text);
    return { refused: refused(blocks, []), updated, again: serialize(blocks) };
  }),
  save: (documents) => documents.map((blocks) => serialize(blocks.map(make))),
};
`;

export class BlockEditor {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async open(): Promise<BlockEditor> {
    const browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }));
    await page.goto('http://example.test/');
    await page.addScriptTag({ content: await bundled() });
    return new BlockEditor(browser, page);
  }

  /** For each text, what the editor makes of it. */
  read(texts: readonly string[]): Promise<Read[]> {
    return this.#page.evaluate((given) => Reflect.get(globalThis, 'judge').read(given), texts);
  }

  /** For each document, the text that the editor would store. */
  save(documents: readonly (readonly Written[])[]): Promise<string[]> {
    return this.#page.evaluate(
      (given) => Reflect.get(globalThis, 'judge').save(JSON.parse(given)),
      JSON.stringify(documents),
    );
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** The packages in one script, made once for a run. */
async function bundled(): Promise<string> {
  const id = join(import.meta.dirname, 'entry-of-judge.js');
  const bundle = await rolldown({
    input: id,
    platform: 'browser',
    onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
    external: ['@wordpress/vips/worker', '@wordpress/video-conversion/worker'],
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        'globalThis.SCRIPT_DEBUG': 'false',
        'globalThis.IS_GUTENBERG_PLUGIN': 'false',
        'globalThis.IS_WORDPRESS_CORE': 'true',
      },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (source) => (source === id ? id : undefined),
        load: (source) => (source === id ? entry : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
  await bundle.close();
  return output[0].code;
}
