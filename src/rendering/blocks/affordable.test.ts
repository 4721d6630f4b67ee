// Texts that editors make are rendered whole, however long they are; of texts of thousands of blocks that take long, those that there is
// time for, and the text of all others stays.
import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { renderContent } from '../content.ts';
import { context } from '../context.testing.ts';
import { affordable } from './affordable.ts';
import { twentyTwentyFive } from './block-theme.ts';
import { type Block, parseBlocks } from './parse.ts';
import { storedHtml } from './stored-html.ts';

const seed = Number(process.env.BLOCKS_SEED ?? randomInt(1e9));

const article = (number: number): string =>
  [
    `<!-- wp:heading {"level":3} --><h3>${number}</h3><!-- /wp:heading -->`,
    ...Array.from({ length: 9 }, () => `<!-- wp:paragraph --><p>${'lorem ipsum '.repeat(8)}</p><!-- /wp:paragraph -->`),
    `<!-- wp:paragraph {"align":"center"} --><p class="has-text-align-center">a</p><!-- /wp:paragraph -->`,
    `<!-- wp:image {"id":${number}} --><figure class="wp-block-image"><img src="${number}.jpg"/></figure><!-- /wp:image -->`,
    '<!-- wp:list --><ul><!-- wp:list-item --><li>a</li><!-- /wp:list-item --></ul><!-- /wp:list -->',
    `<!-- wp:quote --><blockquote><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --></blockquote><!-- /wp:quote -->`,
  ].join('\n\n');

const filled = (size: number, piece: (number: number) => string): string => {
  let text = '';
  for (let number = 1; text.length < size; number++) text += `${piece(number)}\n\n`;
  return text;
};

const within = (text: string): readonly Block[] => affordable(parseBlocks(text), text.length, twentyTwentyFive);
const search = (number: number): string => `<!-- wp:search {"label":"a${number}"} /-->`;
const countOf = (html: string, what: string): number => html.split(what).length - 1;

it.each([1, 3])('takes all blocks of articles, %i MB', (megabytes) => {
  const text = filled(megabytes * 1_000_000, article);
  const blocks = parseBlocks(text);
  expect(affordable(blocks, text.length, twentyTwentyFive)).toBe(blocks);
});

it('renders the first of very many blocks that take long', () => {
  const { html } = renderContent(
    `${filled(500_000, search)}<!-- wp:paragraph --><p>last</p><!-- /wp:paragraph -->`,
    context,
  );
  const forms = countOf(html, '<form');
  expect(forms).toBeGreaterThan(300);
  expect(forms).toBeLessThan(2000);
  expect(html).toContain('<p>last</p>');
  // What is rendered is what it is in a text of little else.
  const few = renderContent(filled(8000, search), context).html;
  expect(html.startsWith(few.trimEnd())).toBe(true);
});

it('keeps the place of blocks in others that are rendered', () => {
  const inner = filled(300_000, (number) => `${search(number)}<i>${number}</i>`);
  const text = `<!-- wp:group --><div class="wp-block-group">${inner}</div><!-- /wp:group --><p>behind</p>`;
  const { html } = renderContent(text, context);
  expect(html).toContain('is-layout-flow');
  const numbers = Array.from(html.matchAll(/<i>(\d+)<\/i>/g), ([, number]) => Number(number));
  expect(numbers.length).toBeGreaterThan(5000);
  expect(numbers).toStrictEqual(numbers.map((_, index) => index + 1));
  expect(html.trimEnd().endsWith('<p>behind</p>')).toBe(true);
});

it.each(['accordion-item', 'details', 'list', 'shortcode', 'tabs'])('renders few %ss around a long text', (name) => {
  const around = (inside: string, depth: number): string =>
    `<!-- wp:${name} --><div>`.repeat(depth) + inside + `</div><!-- /wp:${name} -->`.repeat(depth);
  const long = '<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->'.repeat(20_000);
  const isWhole = (block: Block | undefined): boolean =>
    block?.inner.length === 1
      ? isWhole(block.inner[0])
      : block?.name === `core/${name}` && block.inner.length === 20_000;
  const few = within(around(long.slice(0, long.length / 2), 1));
  expect(few[0]?.inner).toHaveLength(10_000);
  expect(isWhole(within(around(long, 60))[0])).toBe(false);
});

it(`keeps all text, BLOCKS_SEED=${seed}`, () => {
  // Park and Miller's generator.
  let state = (seed % 2_147_483_646) + 1;
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const names = ['search', 'navigation', 'group', 'paragraph', 'accordion-item', 'a/b', 'list', 'tabs', 'embed'];
  const tree = (depth: number): string => {
    const name = names[random(names.length)] ?? '';
    if (random(3) === 0) return `<!-- wp:${name} {"a":${random(9999)}} /-->`;
    const count = depth > 70 ? 0 : random(3);
    const inside = Array.from({ length: count }, () => `${tree(depth + 1)}${random(99)}`).join('');
    return `<!-- wp:${name} {"className":"a${random(99)}"} --><p>${random(999)}${inside}</p><!-- /wp:${name} -->`;
  };
  let cut = 0;
  for (let round = 0; round < 60; round++) {
    const text = filled(10_000 + random(200_000), () => tree(0));
    const blocks = parseBlocks(text);
    const some = affordable(blocks, text.length, twentyTwentyFive);
    if (some !== blocks) cut++;
    expect(some.map(storedHtml).join('')).toBe(blocks.map(storedHtml).join(''));
  }
  expect(cut).toBeGreaterThan(10);
});
