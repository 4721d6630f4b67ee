// Every core block type in many settings of what its supports give: alignment, classes, anchors, colours, type, borders,
// spacing, layouts, positions, states. Documents are made from one list of settings and one form of content a block.
import { coreBlocks } from '../../src/rendering/blocks/core-types.ts';
import type { Client, Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** Blocks that are not compared here: they need content of another kind, or are compared elsewhere. */
const left = new Set([
  'rss',
  'loginout',
  'legacy-widget',
  'widget-group',
  'missing',
  'more',
  'nextpage',
  'freeform',
  'shortcode',
  'html',
]);

const elements = {
  link: { color: { text: 'var:preset|color|accent-2' }, ':hover': { color: { text: '#112233' } } },
  heading: { color: { text: '#445566' } },
  button: { color: { background: '#778899' } },
};
const typography = {
  fontSize: '22px',
  fontStyle: 'italic',
  fontWeight: '700',
  lineHeight: '1.4',
  letterSpacing: '2px',
  textTransform: 'uppercase',
  textDecoration: 'underline',
  textAlign: 'center',
  textColumns: '2',
  textIndent: '1em',
  writingMode: 'vertical-rl',
  fontFamily: 'serif',
};
const border = { radius: '7px', width: '2px', style: 'dashed', color: '#abcdef' };
const side = { width: '1px', color: 'var:preset|color|accent-1', style: 'solid' };

/** Settings, by what they are about. */
const settings: Readonly<Record<string, readonly Attributes[]>> = {
  names: [
    {},
    { align: 'wide' },
    { align: 'left', className: 'mine more' },
    { align: 'full', anchor: 'here', ariaLabel: 'A "label"' },
    { align: 'nonsense', className: 'is-style-outline' },
    { className: 'is-style-rounded is-style-default' },
    { textAlign: 'right', metadata: { name: 'Named', blockVisibility: { viewport: { mobile: false } } } },
  ],
  colours: [
    { textColor: 'accent-1', backgroundColor: 'base', gradient: 'vivid-cyan-blue-to-vivid-purple' },
    {
      style: {
        color: { text: '#111111', background: '#eeeeee', gradient: 'linear-gradient(135deg,#fff 0%,#000 100%)' },
      },
    },
    { style: { elements }, backgroundColor: 'contrast' },
    { style: { color: { text: 'red;x', background: 'var:preset|color|accent-3', duotone: ['#000', '#fff'] } } },
    {
      style: {
        shadow: 'var:preset|shadow|natural',
        background: { backgroundImage: { url: 'https://example.org/b.png' } },
      },
    },
  ],
  type: [
    { fontSize: 'large', fontFamily: 'manrope' },
    { style: { typography } },
    { style: { typography: { fontSize: '2.5rem', textAlign: 'left' } }, fitText: true },
    {
      style: { typography: { fontFamily: 'var:preset|font-family|fira-code', fontSize: 'var:preset|font-size|small' } },
    },
  ],
  boxes: [
    { borderColor: 'accent-2', style: { border: { radius: 4, width: 3 } } },
    { style: { border } },
    { style: { border: { radius: { topLeft: '1px', bottomRight: '2px' }, top: side, left: side } } },
    { style: { spacing: { padding: { top: '1px', left: 'var:preset|spacing|20' }, margin: '3px', blockGap: '2em' } } },
    {
      style: { dimensions: { minHeight: '50vh', aspectRatio: '16/9', width: '50%', height: '10px', minWidth: '3px' } },
    },
    { style: { position: { type: 'sticky', top: '0px' } } },
    { style: { css: 'color: red; & b { color: blue }' } },
  ],
  layout: [
    { layout: { type: 'constrained', contentSize: '500px', justifyContent: 'left' } },
    {
      layout: {
        type: 'flex',
        orientation: 'vertical',
        justifyContent: 'right',
        flexWrap: 'nowrap',
        verticalAlignment: 'top',
      },
    },
    {
      layout: { type: 'grid', minimumColumnWidth: '10rem', columnCount: 3 },
      style: { spacing: { blockGap: { top: '1em', left: '2em' } } },
    },
    { layout: { type: 'default' }, style: { layout: { selfStretch: 'fixed', flexSize: '30%', columnSpan: 2 } } },
    {
      layout: { inherit: true },
      style: { '@mobile': { layout: { justifyContent: 'center' }, spacing: { blockGap: '9px' } } },
    },
    { style: { ':hover': { color: { text: '#123456' } }, '@tablet': { typography: { fontSize: '11px' } } } },
  ],
};

const given: Readonly<Record<string, Attributes>> = {
  'social-link': { url: 'https://example.org/', service: 'github' },
  'navigation-link': { label: 'Link', url: '/link' },
  'navigation-submenu': { label: 'Menu', url: '/menu' },
  icon: { icon: 'core/star-filled' },
  'playlist-track': { id: 5, title: 'Track' },
  'home-link': { label: 'Home' },
  'comments-title': {},
};

/** Stored HTML of blocks that are more than a `div` of their class. */
const stored: Readonly<Record<string, string>> = {
  paragraph: '<p>Text with <a href="https://example.org/">a link</a></p>',
  heading: '<h2 class="wp-block-heading">Heading</h2>',
  list: '<ul class="wp-block-list"><!-- wp:list-item --><li>Item</li><!-- /wp:list-item --></ul>',
  'list-item': '<li>Item</li>',
  quote:
    '<blockquote class="wp-block-quote"><!-- wp:paragraph --><p>Said</p><!-- /wp:paragraph --><cite>Who</cite></blockquote>',
  pullquote: '<figure class="wp-block-pullquote"><blockquote><p>Said</p><cite>Who</cite></blockquote></figure>',
  image: '<figure class="wp-block-image"><img src="https://example.org/a.png" alt="A"/></figure>',
  audio: '<figure class="wp-block-audio"><audio controls src="https://example.org/a.mp3"></audio></figure>',
  video: '<figure class="wp-block-video"><video controls src="https://example.org/a.mp4"></video></figure>',
  button: '<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="/x">Go</a></div>',
  buttons:
    '<div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="/x">Go</a></div><!-- /wp:button --></div>',
  code: '<pre class="wp-block-code"><code>let a = "b" -- 1;</code></pre>',
  preformatted: '<pre class="wp-block-preformatted">As "it" is</pre>',
  verse: '<pre class="wp-block-verse">A verse</pre>',
  table:
    '<figure class="wp-block-table"><table><tbody><tr><td>1</td></tr></tbody></table><figcaption>Cap</figcaption></figure>',
  separator: '<hr class="wp-block-separator has-alpha-channel-opacity"/>',
  details:
    '<details class="wp-block-details"><summary>More</summary><!-- wp:paragraph --><p>Inside</p><!-- /wp:paragraph --></details>',
  file: '<div class="wp-block-file"><a href="https://example.org/f.pdf">f</a></div>',
  gallery:
    '<figure class="wp-block-gallery has-nested-images"><!-- wp:image --><figure class="wp-block-image"><img src="https://example.org/a.png" alt=""/></figure><!-- /wp:image --></figure>',
  cover:
    '<div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background"></span><div class="wp-block-cover__inner-container"><!-- wp:paragraph --><p>Over</p><!-- /wp:paragraph --></div></div>',
  'media-text':
    '<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="https://example.org/a.png" alt=""/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph --><p>Beside</p><!-- /wp:paragraph --></div></div>',
  'social-links':
    '<ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://example.org/","service":"x"} /--></ul>',
  embed:
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://example.org/nothing\n</div></figure>',
  math: '<div class="wp-block-math"><math><mi>x</mi></math></div>',
};
const holding =
  '<!-- wp:paragraph --><p>Inside</p><!-- /wp:paragraph --><!-- wp:heading --><h2 class="wp-block-heading">Head</h2><!-- /wp:heading -->';

const query = '"query":{"perPage":2,"postType":"post","order":"desc","orderBy":"date","inherit":false}';
const around: Readonly<Record<string, (block: string) => string>> = {
  query: (block) =>
    `<!-- wp:query {"queryId":1,${query}} --><div class="wp-block-query">${block}</div><!-- /wp:query -->`,
  comments: (block) => `<!-- wp:comments --><div class="wp-block-comments">${block}</div><!-- /wp:comments -->`,
  comment: (block) =>
    `<!-- wp:comments --><div class="wp-block-comments"><!-- wp:comment-template -->${block}<!-- /wp:comment-template --></div><!-- /wp:comments -->`,
  term: (block) =>
    `<!-- wp:terms-query {"termQuery":{"perPage":2,"taxonomy":"category","order":"asc","orderBy":"name","include":[],"hideEmpty":true,"showNested":true,"inherit":false}} --><div class="wp-block-terms-query"><!-- wp:term-template -->${block}<!-- /wp:term-template --></div><!-- /wp:terms-query -->`,
  navigation: (block) => `<!-- wp:navigation {"overlayMenu":"never"} -->${block}<!-- /wp:navigation -->`,
};

function placeOf(slug: string): string | undefined {
  if (/^(?:query-|post-template)/.test(slug)) return 'query';
  if (/^comment-(?!template)/.test(slug)) return 'comment';
  if (/^(?:comments-|comment-template)/.test(slug)) return 'comments';
  if (/^term-(?!template)/.test(slug)) return 'term';
  return /^navigation-(?:link|submenu)|^home-link|^page-list$/.test(slug) ? 'navigation' : undefined;
}

const inside: Readonly<Record<string, string>> = {
  'post-template': '<!-- wp:post-title /-->',
  'comment-template': '<!-- wp:comment-content /-->',
  'query-pagination': '<!-- wp:query-pagination-numbers /-->',
  'term-template': '<!-- wp:term-name /-->',
  'navigation-submenu': '<!-- wp:navigation-link {"label":"Below","url":"/below"} /-->',
  navigation: '<!-- wp:navigation-link {"label":"Below","url":"/below"} /-->',
  'query-no-results': holding,
};

/** A block of a type with attributes, in the place where it belongs. */
function documentOf(name: string, attributes: Attributes): string {
  const slug = name.slice('core/'.length);
  const json = JSON.stringify({ ...given[slug], ...attributes }).replace(/--/g, '\\u002d\\u002d');
  const isEmpty = coreBlocks.get(name)?.isDynamic === true && stored[slug] === undefined && inside[slug] === undefined;
  const holds = /^(?:accordion|group|column|tab|playlist$|query$|comments$|terms-query$|term-template)/.test(slug);
  const content =
    stored[slug] ?? inside[slug] ?? `<div class="wp-block-${slug}">${slug === 'spacer' ? '' : holding}</div>`;
  const block =
    isEmpty && !holds ? `<!-- wp:${slug} ${json} /-->` : `<!-- wp:${slug} ${json} -->${content}<!-- /wp:${slug} -->`;
  const place = placeOf(slug);
  return place === undefined ? block : (around[place]?.(block) ?? block);
}

async function compare(client: Client, topic: string): Promise<void> {
  const { posts } = await newsroom(client);
  const admin = client.as('administrator');
  await admin.post('/wp/v2/comments', { post: posts.alpha, content: 'Said', date: '2024-05-01T08:00:00', author: 2 });
  await admin.post('/wp/v2/users/2', { description: 'Edits' });
  await admin.post('/wp/v2/navigation', { title: 'Menu', status: 'publish', content: '<!-- wp:page-list /-->' });
  for (const name of coreBlocks.keys()) {
    if (left.has(name.slice('core/'.length))) continue;
    client.scenario = `${name}: ${topic}`;
    const content = (settings[topic] ?? []).map((one) => documentOf(name, one)).join('\n\n');
    await admin.post(`/wp/v2/posts/${posts.alpha}`, { content, author: 2 }, '_fields=id');
    await client.as('anonymous').get(`/wp/v2/posts/${posts.alpha}`);
  }
}

export const everyBlock: Scenario[] = Object.keys(settings).map((topic) => ({
  area: `every-block-${topic}`,
  name: topic,
  live: true,
  run: (client) => compare(client, topic),
}));
