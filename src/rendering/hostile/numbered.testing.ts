// Texts of blocks, shortcodes, addresses and pictures of which each has attributes of its own: thousands of them, no two alike, and of
// blocks around thousands of others. They are hard on what works anything out for each, and on what keeps what it worked out.

const block = (name: string, attributes: object, html = ''): string =>
  html === ''
    ? `<!-- wp:${name} ${JSON.stringify(attributes)} /-->`
    : `<!-- wp:${name} ${JSON.stringify(attributes)} -->${html}<!-- /wp:${name} -->`;

/** Markup of a block by what it is, from its number. */
const kinds: Readonly<Record<string, (number: number) => string>> = {
  paragraphs: (n) => block('paragraph', { dropCap: true, anchor: `a${n}` }, '<p>a</p>'),
  'paragraphs, styled': (n) =>
    block(
      'paragraph',
      { style: { color: { text: `#0${n}` }, elements: { link: { color: { text: `#${n}` } } } } },
      '<p>a</p>',
    ),
  'paragraphs, fluid': (n) => block('paragraph', { style: { typography: { fontSize: `${n}px` } } }, '<p>a</p>'),
  'paragraphs, own css': (n) => block('paragraph', { style: { css: `color:#${n}` } }, '<p>a</p>'),
  'paragraphs of a variation': (n) => block('paragraph', { className: `is-style-section-1 a${n}` }, '<p>a</p>'),
  'paragraphs bound': (n) =>
    block(
      'paragraph',
      { metadata: { bindings: { content: { source: 'core/post-meta', args: { key: `k${n}` } } } } },
      '<p>a</p>',
    ),
  'paragraphs hidden in a view': (n) =>
    block('paragraph', { metadata: { name: `a${n}`, blockVisibility: { viewport: { mobile: false } } } }, '<p>a</p>'),
  'paragraphs of states': (n) => block('paragraph', { style: { ':hover': { color: { text: `#${n}` } } } }, '<p>a</p>'),
  'headings of fitting text': (n) => block('heading', { fitText: true, level: n % 6 }, '<h2>a</h2>'),
  groups: (n) =>
    block('group', { layout: { type: 'constrained', contentSize: `${n}px` } }, '<div class="wp-block-group"></div>'),
  'groups, spaced': (n) =>
    block(
      'group',
      { layout: { type: 'flex' }, style: { spacing: { blockGap: `${n}px` } } },
      '<div class="wp-block-group"></div>',
    ),
  'groups, grids': (n) =>
    block('group', { layout: { type: 'grid', minimumColumnWidth: `${n}px` } }, '<div class="wp-block-group"></div>'),
  'groups, placed': (n) =>
    block('group', { style: { layout: { columnSpan: n } } }, '<div class="wp-block-group"></div>'),
  'groups, sticky': (n) =>
    block('group', { style: { position: { type: 'sticky', top: `${n}px` } } }, '<div class="wp-block-group"></div>'),
  'groups, backgrounds': (n) =>
    block(
      'group',
      { style: { background: { backgroundImage: { url: `${n}.jpg` } } } },
      '<div class="wp-block-group"></div>',
    ),
  'groups, named': (n) => block('group', { tagName: `a${n}` }, '<div></div>'),
  columns: (n) => block('columns', { style: { spacing: { blockGap: { left: `${n}px` } } } }, '<div></div>'),
  buttons: (n) => block('button', { width: n }, `<div class="wp-block-button"><a href="#${n}">a</a></div>`),
  pictures: (n) => block('image', { id: n }, `<figure><img src="${n}.jpg"/></figure>`),
  'pictures with a lightbox': (n) =>
    block('image', { id: n, lightbox: { enabled: true } }, `<figure><img src="${n}.jpg"/></figure>`),
  'pictures of two colours': (n) =>
    block('image', { style: { color: { duotone: [`#${n}`, '#fff'] } } }, '<figure><img src="a.jpg"/></figure>'),
  galleries: (n) => block('gallery', { columns: n, style: { spacing: { blockGap: `${n}px` } } }, '<figure></figure>'),
  covers: (n) => block('cover', { useFeaturedImage: true, id: n }, '<div class="wp-block-cover"></div>'),
  'covers of pictures': (n) =>
    block('cover', { id: n, url: `${n}.jpg` }, '<div class="wp-block-cover"><img src="a.jpg"/></div>'),
  'media and text': (n) => block('media-text', { useFeaturedImage: true, mediaId: n }, '<div><figure></figure></div>'),
  files: (n) => block('file', { href: `${n}.pdf`, displayPreview: true }, '<div><object data="a.pdf"></object></div>'),
  films: (n) => block('video', { id: n }, `<figure><video src="${n}.mp4"></video></figure>`),
  sounds: (n) => block('audio', { id: n }, `<figure><audio src="${n}.mp3"></audio></figure>`),
  embeds: (n) => block('embed', { url: `https://${n}.example/` }, `<figure>https://${n}.example/</figure>`),
  details: (n) => block('details', { name: `a${n}` }, '<details><summary>a</summary></details>'),
  accordions: (n) =>
    block(
      'accordion',
      { autoclose: true, anchor: `a${n}` },
      block('accordion-item', { openByDefault: true }, `<div><h3><button></button></h3></div>`),
    ),
  tabs: (n) => block('tabs', { activeTabIndex: n }, `<div></div>`),
  lists: (n) => block('list', { start: n, ordered: true }, '<ol></ol>'),
  quotes: (n) => block('quote', { className: `a${n}` }, '<blockquote></blockquote>'),
  tables: (n) => block('table', { anchor: `a${n}` }, '<figure><table></table></figure>'),
  footnotes: (n) => block('footnotes', { className: `a${n}` }),
  'social links': (n) =>
    block('social-links', { size: `a${n}` }, `<ul>${block('social-link', { service: 'x', url: `#${n}` })}</ul>`),
  'social links alone': (n) => block('social-link', { service: 'wordpress', url: `#${n}` }),
  searches: (n) => block('search', { label: `a${n}` }),
  'searches with buttons': (n) =>
    block('search', { label: `a${n}`, width: n, widthUnit: 'px', buttonUseIcon: true, buttonPosition: 'button-only' }),
  calendars: (n) => block('calendar', { month: n % 12, year: n }),
  archives: (n) => block('archives', { displayAsDropdown: true, type: `a${n}` }),
  categories: (n) => block('categories', { displayAsDropdown: true, label: `a${n}` }),
  'tag clouds': (n) => block('tag-cloud', { numberOfTags: n }),
  'latest posts': (n) => block('latest-posts', { postsToShow: n }),
  'latest comments': (n) => block('latest-comments', { commentsToShow: n }),
  feeds: (n) => block('rss', { feedURL: `https://${n}.example/` }),
  'page lists': (n) => block('page-list', { parentPageID: n }),
  menus: (n) => block('navigation', { ref: n }),
  'menus of links': (n) =>
    block('navigation', { overlayMenu: 'always' }, block('navigation-link', { label: `a${n}`, url: '#' })),
  'links of menus': (n) => block('navigation-link', { label: `a${n}`, url: `#${n}` }),
  submenus: (n) => block('navigation-submenu', { label: `a${n}` }, block('navigation-link', { label: 'a' })),
  'home links': (n) => block('home-link', { label: `a${n}` }),
  'log ins': (n) => block('loginout', { displayLoginAsForm: true, anchor: `a${n}` }),
  'site titles': (n) => block('site-title', { level: n % 6, className: `a${n}` }),
  'site taglines': (n) => block('site-tagline', { className: `a${n}` }),
  'site logos': (n) => block('site-logo', { width: n }),
  avatars: (n) => block('avatar', { userId: n, size: n }),
  icons: (n) => block('icon', { icon: 'core/add-card', anchor: `a${n}` }),
  'post titles': (n) => block('post-title', { level: n % 6, linkTarget: `a${n}`, isLink: true }),
  'post dates': (n) => block('post-date', { format: `Y-${n}` }),
  'post contents': (n) => block('post-content', { className: `a${n}` }),
  'post excerpts': (n) => block('post-excerpt', { excerptLength: n }),
  'post terms': (n) => block('post-terms', { term: 'category', prefix: `a${n}` }),
  'post authors': (n) => block('post-author', { avatarSize: n, byline: 'a' }),
  'post pictures': (n) => block('post-featured-image', { width: `${n}px` }),
  'links to other posts': (n) => block('post-navigation-link', { label: `a${n}` }),
  'links to read more': (n) => block('read-more', { content: `a${n}` }),
  'times to read': (n) => block('post-time-to-read', { className: `a${n}` }),
  'forms of comments': (n) => block('post-comments-form', { className: `a${n}` }),
  comments: (n) =>
    block('comments', { className: `a${n}` }, block('comment-template', {}, block('comment-content', {}))),
  queries: (n) =>
    block(
      'query',
      { queryId: n, query: { perPage: n } },
      `<div>${block('post-template', {}, block('post-title', {}))}</div>`,
    ),
  'queries of more pages': (n) =>
    block(
      'query',
      { queryId: n, enhancedPagination: true },
      `<div>${block('query-pagination', {}, block('query-pagination-next', {}))}</div>`,
    ),
  'lists of terms': (n) =>
    block(
      'terms-query',
      { termQuery: { perPage: n } },
      `<div>${block('term-template', {}, block('term-name', {}))}</div>`,
    ),
  breadcrumbs: (n) => block('breadcrumbs', { separator: `${n}` }),
  playlists: (n) =>
    block(
      'playlist',
      { currentTrack: `${n}` },
      `<figure>${block('playlist-track', { id: n, src: `${n}.mp3` })}</figure>`,
    ),
  patterns: (n) => block('pattern', { slug: `a/${n}` }),
  'synced patterns': (n) => block('block', { ref: n }),
  'template parts': (n) => block('template-part', { slug: `a${n}` }),
  widgets: (n) => block('legacy-widget', { idBase: 'text', instance: { raw: { text: `a${n}` } } }),
  'groups of widgets': (n) => block('widget-group', { title: `a${n}` }, block('paragraph', {}, '<p>a</p>')),
  'shortcodes in blocks': (n) => block('shortcode', { a: n }, '[audio src="a.mp3"]'),
  'HTML of their own': (n) => block('html', { a: n }, '<p>a</p>'),
  'no type': (n) => block(`a/b${n}`, { a: n }, '<p>a</p>'),
  'very many settings': (n) =>
    block('group', Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`a${at}`, n])), '<div></div>'),
};

/** What classic texts have, by what it is, from its number. */
const classics: Readonly<Record<string, (number: number) => string>> = {
  'sounds of shortcodes': (n) => `[audio src="${n}.mp3"]`,
  'sounds without a file': (n) => `[audio a="${n}"]`,
  'films of shortcodes': (n) => `[video mp4="${n}.mp4" width="${n}"]a[/video]`,
  'galleries of shortcodes': (n) => `[gallery ids="${n}"]`,
  'playlists of shortcodes': (n) => `[playlist ids="${n}"]`,
  captions: (n) => `[caption width="${n + 2}" id="a${n}"]<img src="a"> b[/caption]`,
  'captions of attributes': (n) => `[wp_caption width="9" caption="a${n}"]b[/wp_caption]`,
  'addresses to embed': (n) => `[embed width="${n}"]https://${n}.example/[/embed]`,
  'addresses of sounds': (n) => `\nhttps://a.example/${n}.mp3\n`,
  'addresses of films': (n) => `\nhttps://a.example/${n}.mp4\n`,
  'pictures of the library': (n) => `<img class="wp-image-${n}" src="${n}.jpg">`,
  'pictures with sizes': (n) => `<img src="http://news.example/wp-content/uploads/${n}.jpg" width="${n}" height="9">`,
  frames: (n) => `<iframe src="${n}" width="${n}" height="9"></iframe>`,
};

/** Blocks that look through what is in them. */
const containers = [
  ...['accordion', 'accordion-item', 'comments-pagination', 'cover', 'details', 'gallery', 'group', 'heading', 'list'],
  ...[
    'media-text',
    'navigation',
    'paragraph',
    'query',
    'query-pagination',
    'shortcode',
    'tab-list',
    'tab-panel',
    'tabs',
  ],
  ...['video', 'widget-group'],
];
/** So many of them stand in one another. */
const levels = 60;

/** What a kind makes of 0, 1 and so on, a line each. */
export const numbered = (kind: (number: number) => string, size: number): string => {
  const parts: string[] = [];
  for (let left = size, number = 0; left > 0; number++) {
    const part = `${kind(number)}\n`;
    parts.push(part);
    left -= part.length;
  }
  return parts.join('');
};

const nested = (name: string, size: number): string => {
  const opener = `<!-- wp:${name} {"style":{"color":{"text":"#123456"}}} --><li><h3><button></button></h3><div>`;
  const closer = `</div></li><!-- /wp:${name} -->`;
  const paragraph = block('paragraph', {}, '<p>lorem ipsum</p>');
  const count = Math.min(levels, Math.floor(size / 2 / (opener.length + closer.length)));
  const rest = size - count * (opener.length + closer.length);
  return opener.repeat(count) + paragraph.repeat(Math.ceil(rest / paragraph.length)) + closer.repeat(count);
};

/** Texts by name, made at the size asked for (in characters, about). */
export const numberedTexts: ReadonlyMap<string, (size: number) => string> = new Map([
  ...Object.entries(kinds).map(([name, kind]) => [`blocks: ${name}`, (size: number) => numbered(kind, size)] as const),
  ...Object.entries(classics).map(([name, kind]) => [`many ${name}`, (size: number) => numbered(kind, size)] as const),
  ...containers.map((name) => [`blocks in ${name}`, (size: number) => nested(name, size)] as const),
]);
