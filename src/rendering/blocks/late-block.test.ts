// A block of which only the attributes are read that count is rendered as one of which all are: all block types, random values.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { noIds, renderContent } from '../content.ts';
import { context as front } from '../context.testing.ts';
import type { ContentContext } from '../types.ts';
import { coreBlocks } from './core-types.ts';
import type { Json, JsonObject } from './json.ts';
import { serializeAttributes } from './write-json.ts';

const seed = Number(process.env.LATE_SEED ?? randomInt(1e9));
const random = new Random(seed);

const context: ContentContext = { ...front, post: { id: 1, type: 'post' } };

/** What supports look for in blocks of all types. */
const ofSupports: JsonObject = {
  className: 'is-style-outline other',
  fitText: true,
  layout: { type: 'flex', justifyContent: 'center' },
  metadata: { name: 'A name', blockVisibility: { viewport: { mobile: false } } },
  minHeight: 40,
  settings: { color: { text: true } },
  style: {
    css: 'color: red',
    color: { text: '#123456' },
    spacing: { padding: { top: '1em' } },
    dimensions: { aspectRatio: '1' },
  },
};

function valueFor({ type, enum: among }: JsonObject): Json {
  if (Array.isArray(among)) return random.pick(among as Json[]);
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'number' || type === 'integer') return random.between(0, 3);
  if (type === 'array') return [];
  return type === 'object' ? {} : random.pick(['a', 'wide', 'https://x.example/a.jpg', 'h2']);
}

function documentOf(name: string, attributes: JsonObject): string {
  const json = serializeAttributes(attributes);
  return `<!-- wp:${name} ${json} --><div class="wp-block-${name.replace('/', '-')}"><p>Text</p></div><!-- /wp:${name} -->`;
}

/** So many others, which no type knows, that those that count are looked for. */
const others = Object.fromEntries(Array.from({ length: 300 }, (_, count) => [`a key ${count}`, `<${count}>`]));

/** Attributes of blocks behind it are read when they are asked for. */
const before = `<!-- wp:plugin/none {"long":"${'a'.repeat(62_000)}"} /-->`;

test(`many attributes, LATE_SEED=${seed}`, { timeout: 120_000 }, () => {
  let different = 0;
  for (const name of ['plugin/none', ...coreBlocks.keys()]) {
    const schemas = coreBlocks.get(name)?.attributes ?? {};
    const bare = renderContent(documentOf(name, others), context, noIds).html;
    for (let round = 0; round < 12; round++) {
      const own: Record<string, Json | undefined> = {};
      for (const [key, schema] of Object.entries(schemas)) if (random.chance(0.5)) own[key] = valueFor(schema);
      for (const [key, value] of Object.entries(ofSupports)) if (random.chance(0.3)) own[key] = value;
      const document = documentOf(name, { ...own, ...others });
      const { html } = renderContent(document, context, noIds);
      expect({ name, own, html: renderContent(before + document, context, noIds).html }).toEqual({ name, own, html });
      // The first letters of all keys as escapes: they are the same keys.
      const escaped = document.replaceAll(
        /"(\w)(?=[\w ]*":)/g,
        (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`,
      );
      expect({ name, own, html: renderContent(before + escaped, context, noIds).html }).toEqual({ name, own, html });
      if (html !== bare) different++;
    }
  }
  // Attributes do count.
  expect(different).toBeGreaterThan(300);
});
