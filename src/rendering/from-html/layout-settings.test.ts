// Settings of layouts found by the class that their rules have, and by nothing else.
import { describe, expect, it } from 'vitest';
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { renderContent } from '../content.ts';
import { htmlToBlocks } from './from-html.ts';
import { LayoutSettings } from './layout-settings.ts';

const context = { home: '', locale: 'en_US', useSmilies: false, theme: twentyTwentyFive, uploads: '', data: {} };

/** A group with settings, as it is shown. */
const shown = (settings: object): string =>
  renderContent(
    `<!-- wp:group ${JSON.stringify(settings)} -->\n<div class="wp-block-group"><!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:group -->`,
    context,
  ).html;

const ownClass = (html: string): string => /wp-container-core-group-is-layout-\w+/.exec(html)?.[0] ?? '';

describe('settings', () => {
  it.each([
    [{ layout: { type: 'constrained', contentSize: '600px' } }],
    [{ layout: { type: 'grid', columnCount: 4 } }],
    [{ layout: { type: 'grid', minimumColumnWidth: '15rem' } }],
    [{ layout: { type: 'flex', flexWrap: 'nowrap', verticalAlignment: 'bottom' } }],
    [{ layout: { type: 'flex', orientation: 'vertical' }, style: { spacing: { blockGap: '2rem' } } }],
    [{ style: { spacing: { blockGap: 'var:preset|spacing|30' } } }],
  ])('%j', (settings) => {
    const html = shown(settings);
    expect(ownClass(html)).not.toBe('');
    const { blocks, exact } = htmlToBlocks(html);
    expect(exact).toBe(true);
    const [, attributes = ''] = /<!-- wp:group (\{.*?\}) -->/.exec(blocks) ?? [];
    expect(JSON.parse(attributes)).toEqual(settings);
    expect(renderContent(blocks, context).html).toBe(html);
  });

  it('are left alone where no setting has the class', () => {
    const html = shown({ style: { spacing: { blockGap: '10px' } } }).replace(/(-is-layout-)[\da-f]{8}\b/, '$1deadbeef');
    const { blocks } = htmlToBlocks(html);
    expect(blocks).toMatch(/"className":"[^"]*wp-container-core-group-is-layout-deadbeef/);
    expect(blocks).not.toContain('blockGap');
  });
});

describe('values', () => {
  const flow = new Set(['is-layout-flow']);
  const own = ownClass(shown({ style: { spacing: { blockGap: '10px' } } }));

  it('are tried once for all blocks that differ in nothing that counts', () => {
    let tries = 0;
    const settings = new LayoutSettings(twentyTwentyFive, () => ++tries > 0);
    const found = ['red', 'blue'].map((text) => settings.find('group', { style: { color: { text } } }, own, flow));
    expect(found).toEqual([
      { style: { color: { text: 'red' }, spacing: { blockGap: '10px' } } },
      { style: { color: { text: 'blue' }, spacing: { blockGap: '10px' } } },
    ]);
    expect(tries).toBe(1);
    settings.find('group', { style: { spacing: { padding: { top: '1px' } } } }, own, flow);
    expect(tries).toBe(2);
  });

  it('are not tried where there shall be no more of it', () => {
    expect(new LayoutSettings(twentyTwentyFive, () => false).find('group', {}, own, flow)).toBeUndefined();
  });
});
