// Deep nesting costs what its length costs: what is rendered to compare blocks is counted, in characters.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { renderContent } from '../content.ts';
import { htmlToBlocks } from './from-html.ts';
import { isSame } from './same-html.ts';

const counted = vi.hoisted(() => ({ characters: 0, calls: 0 }));
vi.mock('../content.ts', async (original) => {
  const real = await original<typeof import('../content.ts')>();
  return {
    ...real,
    renderContent: (...given: Parameters<typeof real.renderContent>) => {
      counted.characters += given[0].length;
      counted.calls++;
      return real.renderContent(...given);
    },
  };
});

const context = {
  home: 'https://example.org',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'https://example.org/wp-content/uploads',
  data: {},
};

beforeEach(() => Object.assign(counted, { characters: 0, calls: 0 }));

const nested = (depth: number, open: string, close: string): string => `${open.repeat(depth)}x${close.repeat(depth)}`;
const shapes: Readonly<Record<string, readonly [open: string, close: string]>> = {
  div: ['<div>', '</div>'],
  'lists in lists': ['<ul><li>', '</li></ul>'],
  'lists with text': ['<ul class="wp-block-list"><li>a', '</li></ul>'],
  quotes: ['<blockquote>', '</blockquote>'],
  'quotes with text': ['<blockquote class="wp-block-quote"><p>a</p>', '</blockquote>'],
  groups: ['<div class="wp-block-group">', '</div>'],
  'groups with text beside': ['<div class="wp-block-group"><p>a</p>', '<p>b</p></div>'],
  'containers of unknown rules': [
    '<div class="wp-block-group is-layout-flow wp-container-core-group-is-layout-1234abcd"><p>a</p>',
    '</div>',
  ],
  inline: ['<b>', '</b>'],
  'never closed': ['<div><p>', ''],
  'closed by others': ['<div>', '</span></p>'],
  'closed in the wrong order': ['<b><i>', '</b></i>'],
};

describe.each(Object.entries(shapes))('%s', (_, [open, close]) => {
  it('4,000 deep, to which the whole is looked at: no stack ends', () => {
    const html = nested(4000, open, close);
    const { exact } = htmlToBlocks(html);
    expect(exact).toBe(true);
    // As it is, once to see that it comes back, and once within the whole; no more pieces than blocks are deep.
    expect(counted.characters).toBeLessThan(4 * html.length + 10_000);
  });

  it('a hundred thousand deep: no stack ends, and it comes back unseen', () => {
    const html = nested(100_000, open, close);
    const { blocks } = htmlToBlocks(html);
    expect(counted.characters).toBeLessThan(4 * html.length + 10_000);
    expect(isSame(html, renderContent(blocks, context).html)).toBe(true);
  });

  it('as deep as blocks go: each piece is rendered a fixed number of times', () => {
    const costs = [14, 28, 56].map((depth) => {
      Object.assign(counted, { characters: 0, calls: 0 });
      htmlToBlocks(nested(depth, open, close));
      return { ...counted };
    });
    const [one, two, four] = costs;
    if (!one || !two || !four) throw new Error('three depths');
    expect(two.characters / one.characters).toBeLessThan(2.4);
    expect(four.characters / two.characters).toBeLessThan(2.4);
    expect(four.calls / two.calls).toBeLessThanOrEqual(2.1);
  });
});
