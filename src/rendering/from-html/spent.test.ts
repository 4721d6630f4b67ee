// Long texts: they are looked at in parts, and no more is rendered for one than it may take, whatever is in it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { renderContent } from '../content.ts';
import { articles } from '../hostile/articles.testing.ts';
import { htmlToBlocks } from './from-html.ts';
import { isSame } from './same-html.ts';
import { costs, most } from './trial.ts';

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
const count = (text: string, name: string): number => text.split(`<!-- wp:${name} `).length - 1;

beforeEach(() => Object.assign(counted, { characters: 0, calls: 0 }));

describe('a text that takes more than it may', () => {
  it.each([...articles])('%s: takes that and little more, and comes back', (_, make) => {
    const html = make(1_000_000);
    const { blocks } = htmlToBlocks(html);
    const spent = counted.characters + counted.calls * costs.rendering;
    // What is looked at last may take it a part further.
    expect(spent).toBeLessThan(most + 100_000);
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
    expect(counted.characters + counted.calls * costs.rendering).toBeGreaterThan(most);
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
