// Values of the attributes that dynamic core blocks have of their own: what their editors store, questions of query loops
// and lists of terms, bindings and visibility; now and then what none of them would store.
import type { Random } from '../../../src/rest/fuzz/random.testing.ts';
import { ids } from '../newsroom.ts';
import { among, type Json, length, type Values } from './values.ts';

type Maker = (random: Random) => Json;

/** An object of some of these members, in this order. */
const someOf =
  (members: Readonly<Record<string, Maker>>, share: number): Maker =>
  (random) => {
    const values: Values = {};
    for (const [name, make] of Object.entries(members)) if (random.chance(share)) values[name] = make(random);
    return values;
  };

const anyPost = (random: Random): number => random.pick([...ids.posts, ...ids.pages, 101, 9999]);
const anyTerm = (random: Random): number => random.pick([...ids.categories, ...ids.tags, 9999]);
const several =
  (list: readonly number[], most: number): Maker =>
  (random) =>
    random.some(list, random.between(0, most));
const taxonomy = among('category', 'post_tag', 'category', 'post_tag', 'post_format', 'bogus', '');
const target = among('_self', '_blank', '_blank', '');
const labels = among('A "label"', 'It’s <b>bold</b> & so', '', 'More -- here');
const url = among('http://x.example/?a=1&b=2', '/relative', '#', 'https://www.example.org/', '', 'javascript:x', 'a b');
const dateFormat = among('F j, Y', 'Y-m-d H:i', 'human-diff-not', 'c', '', 'D \\o\\f M', 'jS');

const taxQuery: Maker = (random) => {
  const lists = someOf({ category: several(ids.categories, 2), post_tag: several(ids.tags, 2) }, 0.6);
  if (random.chance(0.4)) return lists(random);
  return someOf({ include: lists, exclude: lists }, 0.7)(random);
};

/** `query` of a query loop. Ascending lists would begin with the texts themselves, unless something narrows them down. */
const query: Maker = (random) => {
  const given = someOf(
    {
      perPage: among(1, 2, 3, 5, null, '2'),
      pages: among(0, 1),
      offset: among(0, 1, 3),
      postType: among('post', 'post', 'page', 'bogus', 'attachment'),
      orderBy: among('date', 'title', 'date', 'menu_order', 'modified', 'author', 'comment_count'),
      author: among('', '2', '1,3', 2),
      search: among('', 'Harbour', 'slow old', 'page'),
      exclude: several(ids.posts, 3),
      sticky: among('', 'only', 'exclude', 'ignore'),
      parents: several(ids.pages, 2),
      format: among([], ['aside'], ['standard'], ['standard', 'aside'], ['bogus']),
      excludeCurrent: among(true, false, null),
      taxQuery,
      categoryIds: several(ids.categories, 2),
      tagIds: several(ids.tags, 2),
    },
    0.3,
  )(random) as Values;
  // Sorting by anything but the date leaves equals to the database, unless few posts are asked for.
  if (given.orderBy !== undefined && given.orderBy !== 'date' && given.orderBy !== 'title') delete given.orderBy;
  const isNarrow = given.taxQuery !== undefined || given.search === 'Harbour' || given.postType === 'page';
  if (isNarrow) given.order = random.pick(['asc', 'desc', 'ASC']);
  else if (given.orderBy === 'title') delete given.orderBy;
  if (given.postType === 'page') given.orderBy = 'title';
  if (random.chance(0.95)) given.inherit = false;
  return given;
};

/** `termQuery` of a list of terms: the editor stores all of it. */
const termQuery: Maker = (random) => ({
  perPage: random.pick([1, 3, 10, 0]),
  taxonomy: random.pick(['category', 'category', 'post_tag', 'post_format', 'bogus']),
  order: random.pick(['asc', 'desc']),
  orderBy: random.pick(['name', 'slug']),
  include: random.chance(0.3) ? random.some([...ids.categories, ...ids.tags], 3) : [],
  hideEmpty: random.chance(0.5),
  showNested: random.chance(0.5),
  inherit: random.chance(0.1),
});

/** Attributes whose values depend on what they are called, whatever block has them. */
export const known: Readonly<Record<string, Maker>> = {
  query,
  termQuery,
  taxonomy,
  ...{ term: taxonomy, linkTarget: target, rel: among('nofollow', 'me "x"', ''), label: labels, byline: labels },
  ...{ queryId: among(0, 1, 7), userId: among(...ids.users, 99), selectedAuthor: among(...ids.users, 99) },
  ...{
    prefix: labels,
    suffix: labels,
    separator: among(', ', ' | ', '<b>', '', '/'),
    moreText: labels,
    content: labels,
  },
  ...{ url, href: url, feedURL: among('') },
  ...{
    format: dateFormat,
    datetime: among(
      ...[
        '2024-02-03T04:05:06',
        '2023-12-31T23:30:00+05:00',
        'bogus',
        '',
        '20240203',
        '3 February 2024 4:05 pm',
        '@1700000000',
      ],
      ...[
        '2/3/2024',
        '03.02.2024 04:05',
        'Feb 2024',
        '2024-02-31',
        '2024-02-03 04:05 Europe/Berlin',
        'last day of february 2024',
      ],
    ),
  },
  ...{ level: among(0, 1, 2, 3, 6, 9), postsToShow: among(1, 2, 4, 100), commentsToShow: among(1, 3, 100) },
  ...{
    excerptLength: among(1, 5, 55, 100),
    width: among(50, 120, 0),
    height: among('10px', '50%'),
    size: among(24, 96, 200),
  },
  ...{ orderBy: among('date', 'title'), order: among('desc'), numberOfTags: among(1, 3, 45) },
  ...{ smallestFontSize: among('8pt', '1em', '10px'), largestFontSize: among('22pt', '2.5em') },
  ...{
    aspectRatio: among('16/9', '1', 'auto'),
    scale: among('cover', 'contain'),
    sizeSlug: among('large', 'thumbnail', 'full', 'bogus'),
  },
  ...{
    featuredImageSizeSlug: among('thumbnail', 'medium', 'full'),
    featuredImageSizeWidth: among(80, null),
    featuredImageSizeHeight: among(60, null),
  },
  ...{
    dimRatio: among(0, 30, 50, 100),
    customOverlayColor: among('#123', 'red'),
    customGradient: among('linear-gradient(red,blue)'),
  },
  ...{ displayPostContentRadio: among('excerpt', 'full_post'), displayContent: among('none', 'excerpt', 'full') },
  ...{
    parentPageID: among(0, 301, 303, 9999),
    paginationArrow: among('none', 'arrow', 'chevron'),
    arrow: among('none', 'arrow', 'chevron'),
  },
  ...{
    midSize: among(0, 1, 2, 5),
    displayType: among('total-results', 'range-display'),
    averageReadingSpeed: among(1, 100, 189),
  },
  ...{
    displayMode: among('time', 'words', 'icon', 'text', 'both'),
    buttonPosition: among('button-outside', 'button-inside', 'no-button', 'button-only'),
  },
  ...{
    widthUnit: among('%', 'px'),
    buttonText: labels,
    placeholder: labels,
    title: labels,
    description: labels,
    text: labels,
  },
  ...{
    service: among('github', 'x', 'mastodon', 'wordpress', 'bogus', 'feed', 'chain'),
    kind: among('post-type', 'taxonomy', 'custom'),
  },
  ...{
    overlayMenu: among('mobile', 'always', 'never'),
    submenuVisibility: among('hover', 'click', 'always'),
    maxNestingLevel: among(1, 5),
  },
  ...{
    overlayTextColor: among('accent-1'),
    customTextColor: among('#111'),
    bracketType: among('none', 'round', 'square', 'curly', 'angle'),
  },
  ...{
    tagName: among('div', 'section', 'main', 'ul'),
    month: among(1, 2, 12, 13),
    year: among(2021, 2022, 2024, 1999),
  },
  ...{
    slug: among('header', 'footer', 'twentytwentyfive/hidden-blog-heading', 'bogus'),
    theme: among('twentytwentyfive', 'bogus'),
  },
  ...{
    minHeight: among(300, 50),
    minHeightUnit: among('px', 'vh'),
    focalPoint: among({ x: 0.5, y: 0.25 }),
    contentPosition: among('top left'),
  },
  ...{
    mediaId: among(101, 102, 999),
    mediaPosition: among('left', 'right'),
    mediaType: among('image', 'video'),
    mediaWidth: among(30, 50),
  },
  ...{
    rotation: among(0, 90, 180),
    activeTabIndex: among(0, 1, 5),
    headingLevel: among(2, 3),
    iconPosition: among('left', 'right'),
  },
  ...{
    categories: (random) => random.some(ids.categories, 2).map((id) => ({ id })),
    captions: labels,
    caption: labels,
  },
  ...{
    waveformColor: among('accent-1', '#f00'),
    image: url,
    src: among('http://x.example/a.mp3'),
    length: among('1:05', ''),
    verticalAlignment: among('top', 'center', 'bottom'),
  },
};

/** The same names with another sense in one block. */
export const own: Readonly<Record<string, Readonly<Record<string, Maker>>>> = {
  // Not by title: many texts have the same, whose order the database decides.
  archives: { type: among('yearly', 'monthly', 'weekly', 'daily', 'postbypost', 'bogus') },
  'query-title': { type: among('archive', 'search', 'post-type', '') },
  'post-navigation-link': { type: among('next', 'previous'), taxonomy: among('', 'category', 'post_tag') },
  'navigation-link': {
    type: among('page', 'post', 'category', 'tag', 'custom'),
    id: (random) => (random.chance(0.5) ? anyPost(random) : anyTerm(random)),
  },
  'navigation-submenu': { type: among('page', 'post', 'category', 'custom'), id: anyPost },
  navigation: { ref: among(...ids.menus, 9999), icon: among('handle', 'menu') },
  block: { ref: among(...ids.patterns, 9999), content: among({ Words: { content: 'Other <b>words</b>' } }) },
  icon: { icon: among('core/star-filled', 'core/arrow-left', 'core/bogus', '') },
  search: { query: among({ post_type: 'post' }), tagName: among('form', '') },
  cover: { url: among('http://x.example/a.jpg'), id: among(101, 102), backgroundType: among('image', 'video') },
  image: {
    id: among(101, 102, 103, 999),
    width: among('100px'),
    height: among('50px'),
    lightbox: among({ enabled: true }),
  },
  file: { id: among(108) },
  'playlist-track': { id: among(106, 107, 999) },
  playlist: { order: among('asc', 'desc'), type: among('audio') },
  rss: { feedURL: among('') },
  'post-featured-image': { width: length, height: length },
  'site-logo': { width: among(20, 120, 0) },
  categories: { label: labels },
  pattern: {
    slug: among(
      'twentytwentyfive/hidden-404',
      'twentytwentyfive/post-navigation',
      'twentytwentyfive/comments',
      'bogus/a',
    ),
  },
  'template-part': {
    slug: among('header', 'footer', 'sidebar', 'vertical-header', 'bogus'),
    theme: among('twentytwentyfive', 'twentytwentyfive', 'bogus'),
    tagName: among('header', 'footer', 'div', 'a b'),
  },
  'legacy-widget': {
    id: among('block-2', 'block-99', 'search-1'),
    idBase: among('archives', 'categories', 'meta', 'pages', 'recent-posts', 'search', 'tag_cloud', 'text', 'bogus'),
    instance: among({}, { encoded: 'YTowOnt9', hash: 'x' }),
  },
  'widget-group': { title: labels },
  'term-template': {},
};

const binding: Maker = (random) =>
  random.pick<Json>([
    { source: 'core/post-data', args: { field: random.pick(['date', 'modified', 'link', 'bogus']) } },
    { source: 'core/term-data', args: { field: random.pick(['name', 'link', 'count', 'slug', 'description', 'id']) } },
    { source: 'core/post-meta', args: { key: random.pick(['footnotes', '_thumbnail_id', 'none']) } },
    { source: 'core/bogus', args: {} },
    { source: 'core/pattern-overrides' },
  ]);

/** `metadata`: names, bindings of attributes that can be bound, visibility. */
export const metadata: Maker = someOf(
  {
    name: among('Words', 'A name'),
    bindings: someOf(
      { content: binding, url: binding, text: binding, datetime: binding, alt: binding, __default: binding },
      0.35,
    ),
    blockVisibility: (random) =>
      random.pick<Json>([
        false,
        true,
        { viewport: { mobile: false } },
        { viewport: { desktop: false, tablet: false } },
        {},
      ]),
  },
  0.5,
);
