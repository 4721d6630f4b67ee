// The dynamic core blocks in generated documents: what each holds, and which blocks may stand in it. A block that is not
// named here stands without content; those that need a place (a query's, a comment's) are drawn within it.
import { coreBlocks } from '../../../src/rendering/blocks/core-types.ts';
import type { Random } from '../../../src/rest/fuzz/random.testing.ts';
import { sentence } from './classic.ts';
import { pictures } from './pieces.ts';

export interface Shape {
  /** HTML around `inner`; `attributes` are those of its wrapper. */
  readonly html: (inner: string, attributes: string, random: Random) => string;
  /** May hold other blocks. */
  readonly nests?: boolean;
  /** Blocks it holds instead of any. */
  readonly only?: readonly string[];
}

export const element =
  (name: string, className = ''): Shape['html'] =>
  (inner, attributes) =>
    `<${name}${attributes.replace('class="', `class="${className}${className ? ' ' : ''}`)}>${inner}</${name}>`;
const alone: Shape['html'] = (inner) => inner;

const holding = (html: Shape['html'], ...only: string[]): Shape => ({ html, nests: true, only });

const ofPosts = [
  ...['post-title', 'post-excerpt', 'post-date', 'post-author', 'post-author-name', 'post-author-biography'],
  ...['post-terms', 'post-content', 'post-featured-image', 'post-comments-count', 'post-comments-link', 'read-more'],
  ...['post-time-to-read', 'post-navigation-link', 'avatar', 'cover', 'media-text', 'group', 'paragraph', 'comments'],
  ...['post-comments-form', 'footnotes', 'breadcrumbs', 'button'],
];
const ofComments = [
  ...['comment-author-name', 'comment-content', 'comment-date', 'comment-edit-link', 'comment-reply-link', 'avatar'],
  ...['group', 'paragraph'],
];
const ofTerms = ['term-name', 'term-count', 'term-description', 'paragraph', 'group', 'query'];
const ofMenus = [
  ...['navigation-link', 'navigation-submenu', 'home-link', 'page-list', 'search', 'social-links', 'site-title'],
  ...['site-logo', 'loginout', 'spacer', 'navigation-link', 'navigation-submenu'],
];
const pages = ['query-pagination-previous', 'query-pagination-numbers', 'query-pagination-next'];
const commentPages = ['comments-pagination-previous', 'comments-pagination-numbers', 'comments-pagination-next'];

export const dynamicShapes: Readonly<Record<string, Shape>> = {
  query: holding(
    element('div', 'wp-block-query'),
    ...['post-template', 'post-template', 'query-pagination', 'query-no-results', 'query-total', 'query-title'],
  ),
  'post-template': holding(alone, ...ofPosts),
  'query-pagination': holding(alone, ...pages),
  'query-no-results': { html: alone, nests: true },
  comments: holding(
    element('div', 'wp-block-comments'),
    ...['comments-title', 'comment-template', 'comment-template', 'comments-pagination', 'post-comments-form'],
  ),
  'comment-template': holding(alone, ...ofComments),
  'comments-pagination': holding(alone, ...commentPages),
  'terms-query': holding(element('div', 'wp-block-terms-query'), 'term-template'),
  'term-template': holding(alone, ...ofTerms),
  navigation: holding(alone, ...ofMenus),
  'navigation-submenu': holding(alone, ...ofMenus),
  'social-links': holding(element('ul', 'wp-block-social-links'), 'social-link'),
  accordion: holding(element('div', 'wp-block-accordion'), 'accordion-item'),
  'accordion-item': holding(element('div', 'wp-block-accordion-item'), 'accordion-heading', 'accordion-panel'),
  'accordion-heading': {
    html: (_, a, random) =>
      `<h3${a}><button type="button" class="wp-block-accordion-heading__toggle"><span class="wp-block-accordion-heading__toggle-title">${sentence(random, 4)}</span><span class="wp-block-accordion-heading__toggle-icon" aria-hidden="true">+</span></button></h3>`,
  },
  'accordion-panel': { html: element('div', 'wp-block-accordion-panel'), nests: true },
  tabs: holding(element('div', 'wp-block-tabs'), 'tab-list', 'tab-panels'),
  'tab-list': {
    html: (_, a, random) =>
      `<div${a}>${'x'.repeat(random.between(0, 3)).replaceAll('x', '<button type="button" class="wp-block-tab-list__tab">Tab</button>')}</div>`,
  },
  'tab-panels': holding(element('div', 'wp-block-tab-panels'), 'tab-panel'),
  'tab-panel': { html: element('section', 'wp-block-tab-panel'), nests: true },
  playlist: holding(element('figure', 'wp-block-playlist'), 'playlist-track'),
  button: {
    html: (_, a, random) =>
      `<div${a.replace('class="', 'class="wp-block-button ')}><a class="wp-block-button__link wp-element-button"${random.chance(0.7) ? ' href="#"' : ''}>${random.chance(0.8) ? sentence(random, 3) : ''}</a></div>`,
  },
  heading: { html: (_, a, random) => `<h2${a}>${sentence(random, 5)}</h2>` },
  list: holding(element('ul', 'wp-block-list'), 'list-item'),
  paragraph: { html: (_, a, random) => `<p${a}>${sentence(random, 8)}</p>` },
  details: { html: (inner, a) => `<details${a}><summary>More</summary>${inner}</details>`, nests: true },
  image: {
    html: (_, a, random) =>
      `<figure${a.replace('class="', 'class="wp-block-image ')}>${random.pick(pictures)}<figcaption>${sentence(random, 3)}</figcaption></figure>`,
  },
  gallery: holding(element('figure', 'wp-block-gallery has-nested-images columns-default'), 'image'),
  cover: {
    html: (inner, a, random) =>
      `<div${a.replace('class="', 'class="wp-block-cover ')}><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span>${random.chance(0.3) ? '<img class="wp-block-cover__image-background" alt="" src="http://x.example/a.jpg" data-object-fit="cover"/>' : ''}<div class="wp-block-cover__inner-container">${inner}</div></div>`,
    nests: true,
  },
  'media-text': {
    html: (inner, a, random) =>
      `<div${a.replace('class="', 'class="wp-block-media-text ')}><figure class="wp-block-media-text__media">${random.chance(0.6) ? random.pick(pictures) : ''}</figure><div class="wp-block-media-text__content">${inner}</div></div>`,
    nests: true,
  },
  file: {
    html: (_, a) =>
      `<div${a.replace('class="', 'class="wp-block-file ')}><object class="wp-block-file__embed" data="http://x.example/a.pdf" type="application/pdf" aria-label="a"></object><a id="f" href="http://x.example/a.pdf">a "b"</a><a href="http://x.example/a.pdf" class="wp-block-file__button" download>Get</a></div>`,
  },
  video: {
    html: (_, a, random) =>
      `<figure${a.replace('class="', 'class="wp-block-video ')}><video${random.chance(0.5) ? ' controls' : ''} src="http://x.example/a.mp4"></video></figure>`,
  },
  'widget-group': { html: alone, nests: true },
  shortcode: { html: (_, _a, random) => `[gallery ids="101"] ${sentence(random, 3)}` },
};

/** Blocks that say something only in a place of their own; elsewhere they are drawn rarely. */
const placed = new Set([
  ...[...ofComments, ...pages, ...commentPages, 'term-name', 'term-count', 'term-description', 'navigation-link'],
  ...['home-link', 'navigation-submenu', 'social-link', 'playlist-track', 'query-total', 'query-no-results'],
  ...['post-template', 'comment-template', 'term-template', 'tab-list', 'tab-panel', 'accordion-item', 'query-title'],
  ...['comments-title', 'comments-pagination', 'query-pagination', 'page-list-item', 'navigation-overlay-close'],
  ...['rss', 'legacy-widget', 'widget-group', 'template-part', 'pattern'],
]);

/** Shows a PHP template of the theme (docs/differences.md). */
const left = new Set(['post-comments']);

const dynamicNames = [...coreBlocks]
  .filter(([name, { isDynamic }]) => isDynamic && name.startsWith('core/') && !left.has(name.slice(5)))
  .map(([name]) => name.slice(5));

/** Names to draw from: those that speak by themselves three times, those that need a place once. */
export const drawn: readonly string[] = [
  ...dynamicNames.flatMap((name) => (placed.has(name) ? [name] : [name, name, name])),
  ...[
    'query',
    'query',
    'query',
    'query',
    'comments',
    'terms-query',
    'terms-query',
    'navigation',
    'social-links',
    'tabs',
  ],
];
