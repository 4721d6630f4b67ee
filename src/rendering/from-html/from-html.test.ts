// Rendered HTML turned into blocks: which blocks come out, and that they render to the same HTML.
import { describe, expect, it } from 'vitest';
import { twentyTwentyFive } from '../blocks/block-theme.ts';
import { parseBlocks } from '../blocks/parse.ts';
import { renderContent } from '../content.ts';
import type { ContentContext } from '../types.ts';
import { htmlToBlocks } from './from-html.ts';

const context: ContentContext = {
  home: 'https://news.example',
  locale: 'en_US',
  useSmilies: false,
  theme: twentyTwentyFive,
  uploads: '',
  data: {},
};
const names = (markup: string): string[] => [...markup.matchAll(/<!-- wp:([\w-]+)/g)].map(([, name = '']) => name);

describe('blocks recovered', () => {
  it.each([
    [
      '<p class="wp-block-paragraph">One</p>\n\n<p class="has-text-align-center lead">Two</p>',
      ['paragraph', 'paragraph'],
    ],
    ['<h3 class="wp-block-heading" id="a">T</h3>', ['heading']],
    [
      '<ul class="wp-block-list"><li>a<ol class="wp-block-list"><li>b</li></ol></li></ul>',
      ['list', 'list-item', 'list', 'list-item'],
    ],
    [
      '<blockquote class="wp-block-quote is-layout-flow wp-block-quote-is-layout-flow"><p>q</p><cite>c</cite></blockquote>',
      ['quote', 'paragraph'],
    ],
    [
      '<figure class="wp-block-image aligncenter size-large is-resized"><a href="x.jpg"><img decoding="async" src="x.jpg" alt="" class="wp-image-4" style="width:300px;height:auto"/></a><figcaption class="wp-element-caption">c</figcaption></figure>',
      ['image'],
    ],
    [
      '<figure class="wp-block-gallery has-nested-images columns-2 is-cropped wp-block-gallery-3 is-layout-flex wp-block-gallery-is-layout-flex"><figure class="wp-block-image"><img data-id="4" src="a.png" alt="" class="wp-image-4"/></figure></figure>',
      ['gallery', 'image'],
    ],
    [
      '<figure class="wp-block-table"><table class="has-fixed-layout"><tbody><tr><td>1</td></tr></tbody></table></figure>',
      ['table'],
    ],
    [
      '<pre class="wp-block-code"><code>a  b</code></pre><hr class="wp-block-separator is-style-wide"/>',
      ['code', 'separator'],
    ],
    [
      '<div class="wp-block-buttons is-layout-flex wp-block-buttons-is-layout-flex"><div class="wp-block-button"><a class="wp-block-button__link" href="x">Go</a></div></div>',
      ['buttons', 'button'],
    ],
    [
      '<div class="wp-block-columns is-layout-flex"><div class="wp-block-column is-layout-flow" style="flex-basis:30%"><p>a</p></div></div>',
      ['columns', 'column', 'paragraph'],
    ],
    ['<p>a</p>text <em>b</em><div class="x"><p>c</p></div>', ['paragraph', 'html', 'html']],
    ['<iframe src="https://x.example/"></iframe>', ['html']],
  ])('%s', (html, expected) => {
    const { blocks, exact } = htmlToBlocks(html);
    expect(names(blocks)).toEqual(expected);
    expect(exact).toBe(true);
    const again = htmlToBlocks(renderContent(blocks, context).html);
    expect(again.exact).toBe(true);
    expect(names(again.blocks)).toEqual(expected);
  });
});

describe('a text of more blocks than anybody writes', () => {
  const list = (items: number): string => `<ul class="wp-block-list">${'<li>a</li>'.repeat(items)}</ul>`;
  const shapes: Readonly<Record<string, readonly [html: (count: number) => string, most: number, name: string]>> = {
    paragraphs: [(count) => '<p>a</p>\n'.repeat(count), 5000, 'paragraph'],
    'items of a list': [list, 4999, 'list-item'],
    'page breaks': [(count) => '<!--nextpage-->'.repeat(count), 5000, 'nextpage'],
    'elements of other kinds': [(count) => '<div>a</div>'.repeat(count), 5000, 'html'],
  };

  it.each(Object.entries(shapes))('%s: is blocks up to the bound, and one block beyond', (_, [html, most, name]) => {
    const within = htmlToBlocks(html(most));
    expect(within.exact).toBe(true);
    expect(names(within.blocks).filter((one) => one === name)).toHaveLength(most);
    const above = htmlToBlocks(html(most + 1));
    expect(above.exact).toBe(true);
    expect(above.blocks).toBe(`<!-- wp:html -->${html(most + 1)}<!-- /wp:html -->`);
    expect(renderContent(above.blocks, context).html).toBe(html(most + 1));
  });

  it('has texts and inline elements beside, which count for no blocks', () => {
    const html = `<p>a</p>${'<b>b</b> c '.repeat(6000)}<table>${'<tr><td>d</td></tr>'.repeat(6000)}</table>`;
    expect(names(htmlToBlocks(html).blocks)).toEqual(['paragraph', 'html', 'html']);
  });

  it('is one block of protected text where formatting would change it', () => {
    const { blocks, exact } = htmlToBlocks('<p>"a"</p>'.repeat(5001));
    expect(exact).toBe(true);
    expect(blocks).toBe(`<!-- wp:html -->${'<p>&#034;a&#034;</p>'.repeat(5001)}<!-- /wp:html -->`);
  });

  it('says so where it does not come back', () => {
    expect(htmlToBlocks(`${'<p>a</p>'.repeat(5001)}<script>[caption]x[/caption];</script>`).exact).toBe(false);
  });

  it('counts all nodes, for a tree of too many is not made', () => {
    expect(names(htmlToBlocks('<p>a</p><b>c</b> '.repeat(1)).blocks)).toEqual(['paragraph', 'html']);
    expect(names(htmlToBlocks(`<p>a</p>${'<b>c</b> '.repeat(20_000)}`).blocks)).toEqual(['html']);
  });
});

describe('a text of more signs than anybody writes', () => {
  const html = (count: number): string => `<p>${'&amp;a'.repeat(count)}</p>`;

  it('is taken apart up to the bound', () => {
    const { blocks, exact } = htmlToBlocks(html(99_998));
    expect(exact).toBe(true);
    expect(blocks).toBe(`<!-- wp:paragraph -->${html(99_998)}<!-- /wp:paragraph -->`);
  });

  it('is one block beyond, which says that it was not compared', () => {
    const { blocks, exact } = htmlToBlocks(html(99_999));
    expect(exact).toBe(false);
    expect(blocks).toBe(`<!-- wp:html -->${html(99_999)}<!-- /wp:html -->`);
    expect(renderContent(blocks, context).html).toBe(html(99_999));
  });

  it('is protected, and has no block comments', () => {
    const source = `<!-- wp:a --><p>"${'.&lt;'.repeat(60_000)}</p>`;
    const { blocks } = htmlToBlocks(source);
    expect(blocks).toBe(`<!-- wp:html --><!--wp:a --><p>&#034;${'.&lt;'.repeat(60_000)}</p><!-- /wp:html -->`);
    expect(renderContent(blocks, context).html).toBe(source.replace('<!-- wp', '<!--wp').replace('"', '&#034;'));
  });
});

describe('stored markup', () => {
  it('is without what rendering adds', () => {
    expect(
      htmlToBlocks(
        '\n<blockquote class="wp-block-quote is-layout-flow wp-block-quote-is-layout-flow">\n<p class="wp-block-paragraph">q</p>\n</blockquote>\n',
      ).blocks,
    ).toBe(
      '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>q</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->',
    );
  });

  it('has classes and styles as attributes', () => {
    expect(
      htmlToBlocks(
        '<p class="has-text-align-right has-accent-1-color has-text-color has-large-font-size x" style="margin-top:1px">a</p>',
      ).blocks,
    ).toContain(
      '{"fontSize":"large","textColor":"accent-1","style":{"typography":{"textAlign":"right"},"spacing":{"margin":{"top":"1px"}}},"className":"x"}',
    );
  });

  it('keeps space between blocks to the byte', () => {
    for (const html of [
      '<p>a</p><p>b</p>',
      '<p>a</p>\n<p>b</p>\n',
      '\n<p>a</p>\n\n\n\n<p>b</p>\n',
      ' <p>a</p> \t<hr/>\n\n',
    ]) {
      const { html: again } = renderContent(htmlToBlocks(html).blocks, context);
      expect(again.replace(/ class="wp-block-\w+"/g, '')).toBe(html);
    }
  });

  it('takes block comments in HTML out of action', () => {
    const { blocks, exact } = htmlToBlocks('<div><!-- wp:paragraph --><p>x</p><!-- /wp:paragraph --></div>');
    expect(exact).toBe(true);
    expect(names(blocks)).toEqual(['html']);
    expect(parseBlocks(blocks)).toHaveLength(1);
  });

  it('says so where no block renders to the HTML', () => {
    expect(htmlToBlocks('<script>var a = [1][caption]x[/caption];</script>').exact).toBe(false);
  });

  it('keeps text from formatting, and from it alone', () => {
    const { blocks, exact } = htmlToBlocks('<p>"Plain" -- [gallery] it\'s :) ...</p><p>“Typeset” — it’s</p>');
    expect(exact).toBe(true);
    expect(names(blocks)).toEqual(['paragraph', 'paragraph']);
    expect(blocks).toContain('<p>“Typeset” — it’s</p>');
  });

  it('finds the address of an embed, and what stands for it', () => {
    const player =
      '<iframe loading="lazy" src="https://www.youtube.com/embed/abc?feature=oembed" width="1" height="1"></iframe>';
    const { blocks, embeds, exact } = htmlToBlocks(
      `<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube"><div class="wp-block-embed__wrapper">\n${player}\n</div></figure>`,
    );
    expect(exact).toBe(true);
    expect(names(blocks)).toEqual(['embed']);
    expect([...embeds]).toEqual([['https://www.youtube.com/watch?v=abc', player]]);
  });
});
