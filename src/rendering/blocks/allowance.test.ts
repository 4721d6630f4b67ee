// A text of little that names much comes to an end; what stands in a text itself is rendered, be it as much as it may.
import { expect, it } from 'vitest';
import { renderContent } from '../content.ts';
import type { ContentContext } from '../types.ts';
import { twentyTwentyFive } from './block-theme.ts';
import type { Facts } from './facts.ts';

const reference = (id: number): string => `<!-- wp:block {"ref":${id}} /-->`;
const inside = '<!-- wp:paragraph --><p>here</p><!-- /wp:paragraph -->';

/** Each pattern shows the next one twice, the last one a paragraph. */
const withPatterns = (patterns: number): ContentContext => ({
  home: 'https://news.example',
  locale: 'en_US',
  useSmilies: false,
  theme: twentyTwentyFive,
  uploads: '',
  data: { pattern: (id) => ({ content: id < patterns ? reference(id + 1).repeat(2) : inside }) },
});
const rendered = (content: string, patterns: number): string => renderContent(content, withPatterns(patterns)).html;
const countOf = (html: string): number => html.split('here').length - 1;

it.each([1, 4, 12])('shows all that %i patterns come to', (patterns) => {
  expect(countOf(rendered(reference(1), patterns))).toBe(2 ** (patterns - 1));
});

it('ends where patterns come to more than can be rendered', () => {
  const count = countOf(rendered(reference(1) + inside, 60));
  expect(count).toBeGreaterThan(1000);
  expect(count).toBeLessThan(2 ** 17);
});

it('ends where galleries make more than can be kept', () => {
  const gallery = 'here'.repeat(5000);
  const { html } = renderContent('[gallery]'.repeat(50_000), {
    ...withPatterns(1),
    data: { facts: { shortcodes: () => ({ html: () => gallery, attached: () => undefined }) } as unknown as Facts },
  });
  expect(html.length).toBeGreaterThan(2 ** 24);
  expect(html.length).toBeLessThan(2 ** 26);
});

it('shows every block of a long text', () => {
  expect(countOf(rendered(inside.repeat(120_000), 1))).toBe(120_000);
});
