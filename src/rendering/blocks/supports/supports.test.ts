// Supports look at what stands before a block's inner blocks alone where that has all they look for. It must come out as if they had
// gone through all of it: random HTML and attributes by a printed seed, which SUPPORTS_SEED repeats.
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../../rest/fuzz/random.testing.ts';
import { noIds } from '../../content.ts';
import { context } from '../../context.testing.ts';
import { coreBlocks } from '../core-types.ts';
import type { JsonObject } from '../json.ts';
import { type LiveBlock, RenderState } from '../render-state.ts';
import { mayHaveNotes } from './notes.ts';
import { applySupports } from './supports.ts';

const pieces = [
  ...['<div class="a">', '<div class="a a b">', '<div>', '<p class="b">', '<IMG class="a">', '<mark class="wp-note">'],
  ...[
    '</div>',
    '</p>',
    '</mark>',
    '<!--',
    '-->',
    '<textarea>',
    '</textarea>',
    '<script>',
    '</script>',
    '<b',
    '>',
    'text',
  ],
  ...[' class="a"', '"', '<a href="', ' style="font-size:20px">', '\n'],
];
const attributes: JsonObject = {
  className: 'is-style-outline--2 wp-elements-3 wp-custom-css-4',
  fitText: true,
  layout: { type: 'flex', justifyContent: 'center' },
  metadata: { blockVisibility: { viewport: { mobile: false } } },
  minHeight: 40,
  settings: { color: { text: true } },
  style: {
    color: { text: '#123456', duotone: ['#111', '#222'] },
    dimensions: { aspectRatio: '1' },
    position: { type: 'sticky' },
    typography: { fontSize: '20px' },
    background: { backgroundImage: { url: 'https://x.example/a.jpg' } },
  },
};
const names = ['core/group', 'core/columns', 'core/column', 'core/cover', 'core/quote', 'core/list', 'core/buttons'];
const seed = Number(process.env.SUPPORTS_SEED ?? randomInt(1e9));

test(`random blocks, SUPPORTS_SEED=${seed}`, () => {
  const random = new Random(seed);
  const html = () => Array.from({ length: random.between(0, 7) }, () => random.pick(pieces)).join('');
  for (let round = 0; round < 20_000; round++) {
    const [head, rest] = [html(), html()];
    const name = random.pick(names);
    const given = Object.fromEntries(Object.entries(attributes).filter(() => random.chance(0.3)));
    const live: LiveBlock = {
      name,
      type: coreBlocks.get(name)?.type,
      source: { name, attributes: given, inner: [], content: [head, null, rest] },
      attributes: given,
      parentLayout: undefined,
      around: {},
    };
    const made = (...parts: readonly [head: string, rest: string]): string => {
      const state = new RenderState(context, noIds);
      state.hasNotes = mayHaveNotes(head + rest);
      return applySupports(...parts, live, state);
    };
    expect(made(head, rest), JSON.stringify([head, rest, given])).toBe(made(head + rest, ''));
  }
});
