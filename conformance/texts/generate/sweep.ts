// Every attribute of every core block with values of every kind, one document each: what PHP makes of a number that is text, of
// an empty list, of a flag that is a word. Alone, and among ordinary values of the block's other attributes. Where an attribute
// is an object that WordPress looks into, each of its members in turn.
import { coreBlocks } from '../../../src/rendering/blocks/core-types.ts';
import { Random } from '../../../src/rest/fuzz/random.testing.ts';
import { plainText, type Text } from '../text.ts';
import { blockJson, dynamicAttributes, shapeOf } from './blocks.ts';
import type { Json, Values } from './values.ts';

/** Values of every kind, most of them of the wrong one wherever they stand. */
const values: readonly Json[] = [
  ...[null, true, false, 0, 1, 7, -1, 1.5, 1e10],
  ...['', '0', '1', '7', '-1', '1.5', ' 2 ', '3x', '07', '2e3', 'true', 'false', 'a', 'left', '10px', '--x'],
  ...['a"b<c>&d', 'naïve 🚢', 'http://x.example/?a=1&b=2'],
  ...[[], [1], ['a'], ['a', 2, null], {}, { a: 1 }, { 0: 'b' }],
];

const posts = ['query', 'post-template'];
const comments = [...posts, 'comments'];

/** Blocks around one that says something only there, outermost first. */
const around: Readonly<Record<string, readonly string[]>> = {
  ...among(['query'], 'post-template', 'query-pagination', 'query-no-results', 'query-total', 'query-title'),
  ...among(
    ['query', 'query-pagination'],
    'query-pagination-previous',
    'query-pagination-numbers',
    'query-pagination-next',
  ),
  ...among(comments, 'comments-title', 'comment-template', 'comments-pagination'),
  ...among(
    [...comments, 'comment-template'],
    ...['comment-author-name', 'comment-author-avatar', 'comment-content', 'comment-date', 'comment-edit-link'],
    'comment-reply-link',
  ),
  ...among(
    [...comments, 'comments-pagination'],
    ...['comments-pagination-previous', 'comments-pagination-numbers', 'comments-pagination-next'],
  ),
  ...among(
    posts,
    'post-comments-form',
    'comments',
    'post-author',
    'post-author-name',
    'post-author-biography',
    'post-terms',
  ),
  ...among(
    posts,
    'post-excerpt',
    'post-featured-image',
    'post-comments-count',
    'post-comments-link',
    'post-comment',
    'avatar',
  ),
  ...among(['terms-query'], 'term-template'),
  ...among(['terms-query', 'term-template'], 'term-name', 'term-count', 'term-description'),
  ...among(
    ['navigation'],
    'navigation-link',
    'navigation-submenu',
    'home-link',
    'page-list',
    'navigation-overlay-close',
  ),
  ...among(['social-links'], 'social-link'),
  ...among(['accordion'], 'accordion-item'),
  ...among(['accordion', 'accordion-item'], 'accordion-heading', 'accordion-panel'),
  ...among(['tabs'], 'tab-list', 'tab-panels'),
  ...among(['tabs', 'tab-panels'], 'tab-panel'),
  ...among(['playlist'], 'playlist-track'),
  ...among(['columns'], 'column'),
  ...among(['buttons'], 'button'),
  ...among(['list'], 'list-item'),
};

function among(outer: readonly string[], ...names: string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [name, outer]));
}

/** What stands in a block that holds others. */
const inside: Readonly<Record<string, readonly string[]>> = {
  query: ['post-template', 'query-pagination', 'query-total', 'query-no-results'],
  'post-template': ['post-title', 'post-date'],
  'query-pagination': ['query-pagination-previous', 'query-pagination-numbers', 'query-pagination-next'],
  'query-no-results': ['paragraph'],
  comments: ['comments-title', 'comment-template', 'comments-pagination'],
  'comment-template': ['comment-author-name', 'comment-content'],
  'comments-pagination': ['comments-pagination-previous', 'comments-pagination-numbers', 'comments-pagination-next'],
  'terms-query': ['term-template'],
  'term-template': ['term-name', 'term-count'],
  navigation: ['navigation-link', 'navigation-submenu', 'page-list'],
  'navigation-submenu': ['navigation-link', 'home-link'],
  'social-links': ['social-link'],
  accordion: ['accordion-item'],
  'accordion-item': ['accordion-heading', 'accordion-panel'],
  'accordion-panel': ['paragraph'],
  tabs: ['tab-list', 'tab-panels'],
  'tab-panels': ['tab-panel'],
  'tab-panel': ['paragraph'],
  playlist: ['playlist-track'],
  gallery: ['image', 'image'],
  list: ['list-item'],
  columns: ['column'],
  column: ['paragraph'],
  buttons: ['button'],
  ...Object.fromEntries(
    ['group', 'cover', 'media-text', 'details', 'quote'].map((name) => [name, ['paragraph', 'image']]),
  ),
};

/** Attributes that blocks around or inside have, so that there is something to see. */
const given: Readonly<Record<string, Values>> = {
  query: { queryId: 1, query: { perPage: 3, postType: 'post', inherit: false } },
  'terms-query': { termQuery: { perPage: 3, taxonomy: 'category', order: 'asc', orderBy: 'name', hideEmpty: true } },
  'navigation-link': { label: 'One', url: 'http://x.example/' },
  'navigation-submenu': { label: 'Two', url: 'http://x.example/two' },
  'social-link': { service: 'github', url: 'http://x.example/' },
  'playlist-track': { id: 106 },
  'post-terms': { term: 'category' },
  'term-count': {},
  image: { id: 101 },
};

/** Objects into which WordPress looks, and what stands beside the member in question. */
const style: Values = {
  color: {
    text: '#123',
    background: 'var:preset|color|base',
    gradient: 'linear-gradient(red,blue)',
    duotone: ['#000', '#fff'],
  },
  spacing: {
    padding: { top: '1px', right: '2px', bottom: '3px', left: '4px' },
    margin: { top: '1px', bottom: 'var:preset|spacing|50' },
    blockGap: '5px',
  },
  border: { color: '#456', style: 'solid', width: '2px', radius: { topLeft: '1px', bottomRight: '2px' } },
  typography: {
    ...{ fontSize: '20px', lineHeight: '1.5', letterSpacing: '1px', fontStyle: 'italic', fontWeight: '700' },
    ...{ textDecoration: 'underline', textTransform: 'uppercase', fontFamily: 'Arial', textAlign: 'left' },
    ...{ textColumns: '2', writingMode: 'vertical-rl', textIndent: '1em' },
  },
  elements: {
    link: { color: { text: '#789' }, ':hover': { color: { text: '#abc' } } },
    heading: { color: { text: '#789' } },
    button: { color: { text: '#789', background: '#000' } },
  },
  dimensions: { minHeight: '10px', aspectRatio: '16/9', width: '11px', height: '12px' },
  background: {
    backgroundImage: { url: 'http://x.example/a.jpg', id: 101, source: 'file' },
    ...{
      backgroundSize: 'contain',
      backgroundPosition: 'top',
      backgroundRepeat: 'no-repeat',
      backgroundAttachment: 'fixed',
    },
  },
  position: { type: 'sticky', top: '0px' },
  layout: { selfStretch: 'fixed', flexSize: '10px', columnSpan: 2, rowSpan: 2, columnStart: 1, rowStart: 1 },
  shadow: 'none',
  css: 'color: red',
};
const layouts: readonly Values[] = [
  { type: 'constrained', contentSize: '10px', wideSize: '20px', justifyContent: 'left', inherit: false },
  { type: 'flex', orientation: 'vertical', flexWrap: 'nowrap', justifyContent: 'left', verticalAlignment: 'top' },
  { type: 'grid', columnCount: 3, minimumColumnWidth: '10rem', rowCount: 2, isManualPlacement: true },
];
const query: Values = {
  ...{
    perPage: 3,
    pages: 1,
    offset: 0,
    postType: 'post',
    orderBy: 'date',
    author: '2',
    search: '',
    exclude: [202],
    sticky: '',
  },
  ...{ parents: [], format: [], excludeCurrent: true, inherit: false, categoryIds: [21], tagIds: [31] },
  taxQuery: { include: { category: [21], post_tag: [31] }, exclude: { category: [22] } },
};
const objects: Readonly<Record<string, readonly Values[]>> = {
  style: [style],
  layout: layouts,
  query: [query],
  termQuery: [
    {
      perPage: 3,
      taxonomy: 'category',
      order: 'asc',
      orderBy: 'name',
      include: [21],
      hideEmpty: true,
      showNested: true,
      inherit: false,
    },
  ],
  metadata: [
    {
      name: 'Words',
      bindings: {
        content: { source: 'core/post-data', args: { field: 'date' } },
        __default: { source: 'core/pattern-overrides' },
      },
      blockVisibility: { viewport: { mobile: false, desktop: true } },
    },
  ],
  focalPoint: [{ x: 0.5, y: 0.25 }],
  lightbox: [{ enabled: true }],
};

/** Blocks whose styles are swept: one that styles itself as most do, static and dynamic, and those that do it in their own way. */
const styled = new Set([
  ...['group', 'post-title', 'button', 'search', 'navigation', 'avatar', 'calendar', 'post-featured-image', 'cover'],
  ...['image', 'table', 'separator', 'pullquote', 'gallery', 'query', 'social-links', 'paragraph', 'post-template'],
]);
/** Of no effect on rendering, or of another one each time; two come from what is not here. */
const passedOver = new Set(['lock', 'randomOrder', 'templateLock', 'feedURL']);
/** What all blocks share is looked at in few of them, unless blocks are named. */
const shared = new Set([
  ...['className', 'anchor', 'backgroundColor', 'fontSize', 'fontFamily', 'gradient', 'borderColor', 'textColor'],
  ...['align', 'style', 'layout', 'metadata'],
]);

/** Each value with one member, however deep, replaced. */
function* replaced(base: Values): Generator<Values> {
  for (const [key, member] of Object.entries(base)) {
    for (const value of values) {
      // Without an order the database's is left; without a taxonomy WordPress lists the terms of all of them.
      if (key === 'orderBy' && (value === false || typeof value === 'object')) continue;
      if (key === 'taxonomy' && (value === null || (typeof value === 'object' && Object.keys(value).length === 0)))
        continue;
      yield { ...base, [key]: value };
    }
    if (typeof member === 'object' && member !== null && !Array.isArray(member))
      for (const inner of replaced(member)) yield { ...base, [key]: inner };
  }
}

function written(name: string, attributes: Values, inner: string): string {
  const html = shapeOf(name)?.html(inner, ` class="wp-block-${name}"`, new Random(7)) ?? inner;
  return `<!-- wp:${name} ${blockJson(attributes)} -->${html}<!-- /wp:${name} -->`;
}

const filled = (name: string): string =>
  (inside[name] ?? []).map((inner) => written(inner, given[inner] ?? {}, filled(inner))).join('\n');

/** A block within those around it that it needs. */
function placed(name: string, block: string): string {
  let content = block;
  for (const outer of (around[name] ?? []).toReversed()) content = written(outer, given[outer] ?? {}, content);
  return content;
}

/** A block with these attributes, in its place. */
function document(name: string, attributes: Values): string {
  return placed(name, written(name, attributes, filled(name)));
}

/** Ordinary values of a block's attributes. */
function ordinary(name: string): Values {
  const all = dynamicAttributes(name, new Random(11));
  return { ...all, ...given[name] };
}

/** Names of core blocks without what does not stand in texts. */
const names = [...coreBlocks.keys()]
  .filter((name) => name.startsWith('core/') && name !== 'core/post-comments')
  .map((name) => name.slice(5));

/** All documents, in an order that does not change. `only`: of these blocks. */
export function* attributeTexts(only?: readonly string[]): Generator<Text> {
  for (const name of names) {
    if (only && !only.includes(name)) continue;
    for (const [label, attributes] of attributesOf(name, only !== undefined))
      yield plainText(`${name} ${label} ${JSON.stringify(attributes)}`, document(name, attributes));
  }
}

function* attributesOf(name: string, isWhole: boolean): Generator<[label: string, attributes: Values]> {
  const base = ordinary(name);
  for (const key of Object.keys(coreBlocks.get(`core/${name}`)?.attributes ?? {})) {
    if (passedOver.has(key) || (!isWhole && shared.has(key) && !styled.has(name))) continue;
    for (const value of values) {
      if (key === 'termQuery' && typeof value === 'object' && value !== null && Object.keys(value).length > 0) continue;
      yield [key, { ...given[name], [key]: value }];
      if (Object.keys(base).length > 0) yield [key, { ...base, [key]: value }];
    }
    for (const object of objects[key] ?? [])
      for (const inner of replaced(object)) yield [key, { ...given[name], [key]: inner }];
  }
}

/** Every core block within every other, in its place, and once more behind it: what inner blocks count and hand on. */
export function* pairTexts(): Generator<Text> {
  for (const outer of names)
    for (const inner of names) {
      const own = written(inner, given[inner] ?? {}, filled(inner));
      const content = written(outer, given[outer] ?? {}, own + filled(outer));
      yield plainText(`${inner} in ${outer}`, `${placed(outer, content)}\n${own}`);
    }
}
