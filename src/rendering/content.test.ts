// Content rendered as WordPress 7.1 renders it: pairs of stored text and HTML recorded there with Twenty Twenty-Five, in one
// request, so that numbered names go on from one to the next.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classicTheme, twentyTwentyFive } from './blocks/block-theme.ts';
import { RenderState } from './blocks/render-state.ts';
import { idsAfter, noIds, renderContent } from './content.ts';
import { madeExcerpt } from './excerpt.ts';
import { filterContentTags } from './images.ts';
import type { AttachmentMeta, ContentContext } from './types.ts';

interface Facts {
  readonly blocks: readonly (readonly [string, string])[];
  readonly pictures: readonly (readonly [string, string])[];
  /** Random nestings of containers with random layouts, spacing, positions and backgrounds. */
  readonly layouts: readonly (readonly [string, string])[];
  readonly attachments: Readonly<Record<string, AttachmentMeta>>;
}
// The file holds exactly this shape.
const facts = JSON.parse(readFileSync(new URL('content.facts.json', import.meta.url), 'utf8')) as Facts;
const context: ContentContext = {
  home: 'http://news.example',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'http://news.example/wp-content/uploads',
  data: { attachment: (id) => facts.attachments[id] },
  post: { id: 1, type: 'post' },
};
const paragraph = (html: string): string => `<!-- wp:paragraph -->\n<p>${html}</p>\n<!-- /wp:paragraph -->`;
const picture = '<img src="a.png" width="600" height="400">';

describe.each(['blocks', 'pictures', 'layouts'] as const)('recorded %s', (kind) => {
  let ids = noIds;
  it.each(facts[kind].map(([text, html], index) => [index, text, html] as const))('%i', (_, text, html) => {
    const rendered = renderContent(text, context, ids);
    ids = idsAfter(rendered);
    expect(rendered.html).toBe(html);
  });
});

describe('counters', () => {
  const elements =
    '<!-- wp:group {"style":{"elements":{"link":{"color":{"text":"#fff"}}}}} --><div>x</div><!-- /wp:group -->';

  it('are handed back untouched when nothing was numbered', () => {
    expect(renderContent(paragraph('x'), context, noIds).ids).toBe(noIds);
  });

  it('go on where the text before ended', () => {
    const first = renderContent(elements, context);
    const second = renderContent(elements, context, idsAfter(first));
    expect(first.html).toContain('wp-elements-1');
    expect(second.html).toContain('wp-elements-2');
    expect(renderContent(elements, context).html).toBe(first.html);
  });
});

describe('classic text', () => {
  const text = 'One\n\n[tag]\n\nTwo';
  const own: ContentContext = { ...context, shortcodes: { tag: () => '<b>!</b>' } };

  it('takes shortcodes out of their paragraphs', () => {
    expect(renderContent(text, own).html).toBe('<p>One</p>\n<b>!</b>\n<p>Two</p>\n');
  });

  it('keeps them in after a text with blocks in the same request, as WordPress does', () => {
    const ids = idsAfter(renderContent(paragraph('x'), own));
    expect(renderContent(text, own, ids).html).toBe('<p>One</p>\n<p><b>!</b></p>\n<p>Two</p>\n');
  });
});

describe('pictures of a page', () => {
  it('load at once for the first three of the main loop, the first with priority', () => {
    const { html, ids } = renderContent(
      Array.from({ length: 5 }, (_, n) => paragraph(picture.replace('a.', `${n}.`))).join(''),
      {
        ...context,
        mainLoop: true,
      },
    );
    expect(html.match(/fetchpriority="high"/g)).toHaveLength(1);
    expect(html.match(/loading="lazy"/g)).toHaveLength(2);
    expect(ids).toMatchObject({ pictures: 5, 'high-priority': 1 });
  });

  it('become what an equal tag further on becomes, as WordPress answers', () => {
    const image = (name: string, more = ''): string =>
      `<img${more} src="http://x.y/${name}.jpg" width="900" height="900">`;
    const text = `<p>${image('b')} ${image('a')} ${image('c')} ${image('a', ' decoding="async"')}</p>`;
    const { html } = renderContent(text, { ...context, mainLoop: true });
    const late = image('a', ' loading="lazy" decoding="async"');
    expect(html.trim()).toBe(
      `<p>${image('b', ' fetchpriority="high" decoding="async"')} ${late} ${image('c', ' decoding="async"')} ${late}</p>`,
    );
  });
});

describe('pictures and frames in others that are not closed', () => {
  const tags = (html: string): string => filterContentTags(html, new RenderState(context, noIds));

  it('are replaced in them, too, and keep the others from being found, as WordPress answers', () => {
    const frame = 'src="x" width="9" height="9">';
    const lazy = '<iframe loading="lazy"';
    expect(tags(`<iframe <iframe ${frame} <img <iframe <iframe ${frame}`)).toBe(
      `${lazy} ${lazy} ${frame} <img ${lazy} ${lazy} ${frame}`,
    );
  });

  it('are replaced behind them where they come first there', () => {
    const made = '<img decoding="async" <IMG src="a">';
    expect(tags('<iframe width="9"<img <IMG src="a"><img <IMG src="a">')).toBe(`<iframe width="9"${made}${made}`);
  });
});

describe('loaded data', () => {
  const pattern = '<!-- wp:block {"ref":7} /-->';

  it('puts synced patterns in place, but never into themselves', () => {
    const data = { pattern: () => ({ content: paragraph('inside') + pattern }) };
    expect(renderContent(pattern, { ...context, data }).html.trim()).toBe('<p class="wp-block-paragraph">inside</p>');
    expect(renderContent(pattern, { ...context, data: {} }).html).toBe('');
  });

  it('lists footnotes from the post, cleaned', () => {
    const post = { id: 1, type: 'post', footnotes: '[{"id":"a","content":"<b>n</b><script>x</script>"}]' };
    const { html } = renderContent('<!-- wp:footnotes /-->', { ...context, post });
    expect(html).toContain('<ol class="wp-block-footnotes"><li id="a"><b>n</b>x <a href="#a-link"');
  });
});

it('keeps the inner container of groups in classic themes', () => {
  const group = `<!-- wp:group --><div class="wp-block-group">${paragraph('x')}</div><!-- /wp:group -->`;
  expect(renderContent(group, { ...context, theme: classicTheme }).html).toBe(
    '<div class="wp-block-group"><div class="wp-block-group__inner-container is-layout-flow wp-block-group-is-layout-flow">\n' +
      '<p class="wp-block-paragraph">x</p>\n</div></div>',
  );
});

it('makes excerpts of groups in groups, however deep', () => {
  const depth = 20_000;
  const text = `${'<!-- wp:group --><div>'.repeat(depth)}${paragraph('a')}${'</div><!-- /wp:group -->'.repeat(depth)}`;
  expect(madeExcerpt(text, 55, context, noIds).html).toBe('a');
});
