// What is rendered to compare blocks, counted in characters: deep nesting costs what its length costs, long texts are looked at in
// parts, and no more is rendered for one than it may take, whatever is in it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderContent } from '../content.ts';
import { articles } from '../hostile/articles.testing.ts';
import { htmlToBlocks } from './from-html.ts';
import { isSame } from './same-html.ts';
import { budget, siteless as context, costs } from './trial.ts';

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

const count = (text: string, name: string): number => text.split(`<!-- wp:${name} `).length - 1;

describe('a text that takes more than it may', () => {
  it.each([...articles])('%s: takes that and little more, and comes back', (_, make) => {
    const html = make(1_000_000);
    const { blocks } = htmlToBlocks(html);
    const spent = counted.characters + counted.calls * costs.rendering;
    // What is looked at last may take it a part further.
    expect(spent).toBeLessThan(budget + 100_000);
    const back = renderContent(blocks, context).html;
    // No rendering has classes of rules that no settings make; the rest of such a text is as it was.
    expect(isSame(html, back)).toBe(true);
  });

  it('may take as many times more as it is longer', () => {
    const paragraph = (number: number) => `<p>${number} ${'words and more words '.repeat(75)}</p>\n`;
    const html = Array.from({ length: 2000 }, (_, number) => paragraph(number)).join('');
    expect(html.length).toBeGreaterThan(3_000_000);
    const { blocks, exact } = htmlToBlocks(html);
    expect(exact).toBe(true);
    expect(count(blocks, 'paragraph')).toBe(2000);
    expect(counted.characters + counted.calls * costs.rendering).toBeGreaterThan(budget);
  });

  it('has blocks as far as that goes, and then one for each part', () => {
    const html = (articles.get('article of paragraphs, styled, 420 each') ?? String)(1_000_000);
    const { blocks, exact } = htmlToBlocks(html);
    expect(exact).toBe(false);
    expect(count(blocks, 'html')).toBeGreaterThan(40);
    expect(isSame(html, renderContent(blocks, context).html)).toBe(true);
  });
});

describe('a long text', () => {
  const paragraphs = (articles.get('article of paragraphs, 420 each') ?? String)(100_000);

  it('is blocks all over, but for what no block can keep', () => {
    const odd = '<div data-a="1">b</div>';
    const { blocks, exact } = htmlToBlocks(paragraphs + odd + paragraphs);
    expect(exact).toBe(true);
    const all = 2 * (paragraphs.split('<p>').length - 1);
    expect([count(blocks, 'paragraph'), count(blocks, 'html')]).toEqual([all, 1]);
  });

  it('has what does not come back in the part that it stands in, and is rendered once for the others', () => {
    const odd = '<script>var a = [1][caption]x[/caption];</script>'.replaceAll('caption', 'a');
    const { blocks } = htmlToBlocks(`${paragraphs}<p class="is-style-a--1">"a"</p>${odd}${paragraphs}`);
    expect(counted.characters).toBeLessThan(2 * paragraphs.length + 200_000);
    const all = 2 * (paragraphs.split('<p>').length - 1);
    expect(count(blocks, 'paragraph')).toBe(all);
  });

  it('is one part where shortcodes could reach from one into the next', () => {
    const html = `<p>[caption]</p>\n${paragraphs}<p>[/caption]</p>`;
    const { blocks, exact } = htmlToBlocks(html);
    expect(exact).toBe(true);
    expect(isSame(html, renderContent(blocks, context).html)).toBe(true);
  });

  it('keeps the space between its parts to the byte', () => {
    const html = `\n\n${paragraphs.replaceAll('\n', '\n\n \n')}\n`;
    const { blocks } = htmlToBlocks(html);
    expect(renderContent(blocks, context).html.replaceAll(' class="wp-block-paragraph"', '')).toBe(html);
  });
});
