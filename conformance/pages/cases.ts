// Which pages are asked for, and what is changed before: with the theme as it is, and with templates that hold every block that
// depends on the page.
import { option, template } from './content.ts';

export interface Case {
  readonly path: string;
  readonly login?: string;
  /** Changes to both databases, which stay for the cases after it. */
  readonly sql?: string;
  /** Password that the reader has given before. */
  readonly password?: string;
}

const addresses = [
  '/',
  '/page/2/',
  '/page/4/',
  '/page/9/',
  '/?query-1-page=2',
  '/?a=1&b=%20x',
  '/page/2/?a=1&b=%20x',
  '/2025/03/04/with-comments/',
  '/2025/03/04/with-comments/?replytocom=10',
  '/2025/03/03/paged-text/',
  '/2025/03/03/paged-text/2/',
  '/2025/03/03/paged-text/3/',
  '/2025/03/02/teaser/',
  '/2025/03/04/locked/',
  '/2025/01/02/aside/',
  '/2025/02/03/story-3/',
  '/about/',
  '/about/team/',
  '/styled/',
  '/category/news/',
  '/category/news/page/2/',
  '/category/news/local/',
  '/category/nothing/',
  '/tag/red-tag/',
  '/type/aside/',
  '/author/admin/',
  '/author/admin/page/2/',
  '/author/author/',
  '/author/subscriber/',
  '/2025/',
  '/2025/02/',
  '/2025/02/page/2/',
  '/2025/02/05/',
  '/1999/',
  '/?s=story',
  '/page/2/?s=story',
  '/?s=nothingfound',
  '/?s=%22quoted%22+%3Cb%3E',
  '/nothing-here/',
  '/2025/03/04/with-comments/picture-150/',
  '/picture-151/',
];

const logins: readonly Case[] = [
  { path: '/?p=106&preview=true', login: 'admin' },
  { path: '/', login: 'subscriber' },
  { path: '/2025/03/04/with-comments/', login: 'admin' },
];

/** Blocks that say something else on each page, in several settings. */
const blocks = [
  '<!-- wp:site-title /--><!-- wp:site-title {"level":2,"isLink":false} /--><!-- wp:site-tagline /-->',
  '<!-- wp:query-title {"type":"archive"} /--><!-- wp:query-title {"type":"archive","showPrefix":false,"level":3,"textAlign":"center"} /-->',
  '<!-- wp:query-title {"type":"search"} /--><!-- wp:query-title {"type":"search","showSearchTerm":false} /--><!-- wp:query-title {"type":"post-type"} /-->',
  '<!-- wp:term-description {"textAlign":"right"} /--><!-- wp:term-name /--><!-- wp:term-name {"isLink":true,"level":2} /--><!-- wp:term-count {"bracketType":"square"} /-->',
  '<!-- wp:breadcrumbs /--><!-- wp:breadcrumbs {"showOnHomePage":true,"separator":">","showCurrentItem":false} /--><!-- wp:breadcrumbs {"showHomeItem":false,"showOnHomePage":true,"prefersTaxonomy":true} /-->',
  '<!-- wp:post-title /--><!-- wp:post-date /--><!-- wp:post-excerpt /--><!-- wp:post-author /--><!-- wp:post-author-name {"isLink":true} /--><!-- wp:post-author-biography /--><!-- wp:avatar {"size":40} /-->',
  '<!-- wp:post-terms {"term":"category"} /--><!-- wp:post-terms {"term":"post_tag"} /--><!-- wp:post-featured-image /--><!-- wp:post-featured-image {"isLink":true,"sizeSlug":"medium"} /-->',
  '<!-- wp:post-navigation-link /--><!-- wp:post-navigation-link {"type":"previous","showTitle":true,"arrow":"arrow"} /--><!-- wp:post-comments-count /--><!-- wp:post-comments-link /--><!-- wp:post-time-to-read /-->',
  '<!-- wp:loginout /--><!-- wp:loginout {"redirectToCurrent":true} /--><!-- wp:loginout {"displayLoginAsForm":true} /-->',
  '<!-- wp:navigation {"overlayMenu":"never"} --><!-- wp:home-link {"label":"Start"} /--><!-- wp:navigation-link {"label":"About","type":"page","id":140,"kind":"post-type","url":"/about/"} /--><!-- wp:navigation-link {"label":"News","type":"category","id":200,"kind":"taxonomy","url":"/category/news/"} /--><!-- wp:navigation-submenu {"label":"More","type":"page","id":141,"kind":"post-type","url":"/about/team/"} --><!-- wp:navigation-link {"label":"Story","type":"post","id":101,"kind":"post-type","url":"/x/"} /--><!-- /wp:navigation-submenu --><!-- /wp:navigation -->',
  '<!-- wp:page-list /--><!-- wp:search {"label":"Find","buttonText":"Go"} /--><!-- wp:calendar /--><!-- wp:archives /--><!-- wp:categories /--><!-- wp:tag-cloud /--><!-- wp:latest-posts {"postsToShow":2} /-->',
];

const list = (attributes: string, pagination = '') =>
  `<!-- wp:query {"queryId":${attributes}} --><div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title {"isLink":true} /--><!-- wp:post-featured-image {"sizeSlug":"large"} /--><!-- wp:post-excerpt {"moreText":"More","excerptLength":8} /--><!-- wp:post-date {"isLink":true} /--><!-- wp:read-more /--><!-- /wp:post-template --><!-- wp:query-total /--><!-- wp:query-total {"displayType":"range-display"} /--><!-- wp:query-pagination {"paginationArrow":"chevron"${pagination}} --><!-- wp:query-pagination-previous {"label":"Back & on"} /--><!-- wp:query-pagination-numbers {"midSize":1} /--><!-- wp:query-pagination-next /--><!-- /wp:query-pagination --><!-- wp:query-no-results --><!-- wp:paragraph --><p>None</p><!-- /wp:paragraph --><!-- /wp:query-no-results --></div><!-- /wp:query -->`;
const lists = [
  list('1,"query":{"inherit":true,"perPage":3,"postType":"post"}'),
  list('2,"query":{"inherit":true,"pages":2}', ',"showLabel":false'),
  list('3,"query":{"inherit":false,"perPage":2,"postType":"post","order":"desc","orderBy":"date","sticky":"ignore"}'),
  list('4,"query":{"inherit":true},"enhancedPagination":true'),
];
const single =
  '<!-- wp:group {"tagName":"main","layout":{"type":"constrained"}} --><main class="wp-block-group"><!-- wp:post-content /--></main><!-- /wp:group --><!-- wp:comments --><div class="wp-block-comments"><!-- wp:comments-title /--><!-- wp:comment-template --><!-- wp:avatar {"size":20} /--><!-- wp:comment-author-name /--><!-- wp:comment-date /--><!-- wp:comment-edit-link /--><!-- wp:comment-content /--><!-- wp:comment-reply-link /--><!-- /wp:comment-template --><!-- wp:comments-pagination --><!-- wp:comments-pagination-previous /--><!-- wp:comments-pagination-numbers /--><!-- wp:comments-pagination-next /--><!-- /wp:comments-pagination --><!-- wp:post-comments-form /--></div><!-- /wp:comments -->';
const terms =
  '<!-- wp:terms-query {"termQuery":{"perPage":10,"taxonomy":"category","order":"asc","orderBy":"name","include":[],"hideEmpty":false,"showNested":false,"inherit":true}} --><div class="wp-block-terms-query"><!-- wp:term-template --><!-- wp:term-name {"isLink":true} /--><!-- wp:term-count /--><!-- /wp:term-template --></div><!-- /wp:terms-query -->';

/** Pages after a change. */
const after = (sql: string, ...paths: string[]): Case[] =>
  paths.map((path, index) => (index === 0 ? { path, sql } : { path }));

/** Templates with these blocks, one for each kind of page. */
function templates(theme: string): string {
  const around = (content: string) => blocks.join('\n\n') + content;
  const kinds: readonly (readonly [string, string])[] = [
    ['home', around(lists.join(''))],
    ['archive', around(lists.join('') + terms)],
    ['search', around(lists.join(''))],
    ['404', around(lists.join(''))],
    ['single', around(single)],
    ['page', around(single + (lists[0] ?? ''))],
    ['category-local', `<!-- wp:paragraph --><p>Own "template"</p><!-- /wp:paragraph -->${terms}`],
    ['page-about', single + (lists[3] ?? '')],
    ['single-post-story-3', `[caption width="100"]x[/caption] ${single}`],
  ];
  return kinds.map(([slug, content], index) => template(300 + index, slug, content, theme)).join('\n');
}

const front = `${option('show_on_front', 'page')}${option('page_on_front', '142')}${option('page_for_posts', '143')}`;
const pagedComments = `${option('page_comments', '1')}${option('comments_per_page', '1')}${option('default_comments_page', 'oldest')}`;

/** A picture of a text with a password, and galleries and players of that text. */
const attachedToLocked = `update wp_posts set post_parent = 104 where ID = 150;
update wp_posts set post_content = concat(post_content, '<!-- wp:shortcode -->[gallery]<!-- /wp:shortcode --><!-- wp:comments --><!-- /wp:comments -->[gallery id="104"][gallery ids="150,151"]') where ID = 104;
update wp_posts set post_content = concat(post_content, '[gallery id="104"]') where ID in (100, 101, 102);`;

/** A setting, and what WordPress has derived from it thrown away. */
const structure = (value: string) => `${option('permalink_structure', value)}${option('rewrite_rules', '')}`;
const closed = `${option('close_comments_for_old_posts', '1')}${option('close_comments_days_old', '14')}`;
const discussion = [
  ...[option('comment_registration', '1'), option('comment_order', 'desc'), option('thread_comments', '0')],
  ...[option('close_comments_for_old_posts', '0'), option('show_avatars', '0'), option('avatar_default', 'blank')],
].join('');
const bases = `${option('category_base', '/topics')}${option('tag_base', 'label')}${option('rewrite_rules', '')}`;

/** Sites that closed old posts, that ask readers to log in, that have other addresses. */
const settings: readonly Case[] = [
  ...after(closed, '/2025/03/04/with-comments/', '/2025/02/03/story-3/', '/about/', '/2025/03/03/paged-text/2/'),
  ...after(discussion, '/2025/03/04/with-comments/', '/2025/02/03/story-3/', '/', '/author/admin/'),
  { path: '/2025/03/04/with-comments/', login: 'subscriber' },
  ...after(bases, '/topics/news/', '/topics/news/local/', '/label/red-tag/', '/category/news/', '/2025/02/03/story-3/'),
  ...after(structure('/archives/%post_id%'), '/archives/101', '/archives/date/2025/02', '/archives/author/admin', '/'),
  ...after(structure('/%category%/%postname%/'), '/news/story-3/', '/topics/news/', '/2025/02/', '/about/team/'),
  ...after(
    structure('/index.php/%year%/%postname%/'),
    '/index.php/2025/story-3/',
    '/index.php/about/',
    '/',
    '/?s=story',
    '/index.php/topics/news/',
    '/index.php/author/admin/',
    '/index.php/2025/',
  ),
  ...after(
    `${structure('/%year%/%monthnum%/%day%/%postname%/')}${option('category_base', '')}${option('tag_base', '')}`,
    '/2025/03/04/with-comments/',
  ),
];

const few = ['/', '/2025/03/04/with-comments/', '/2025/02/', '/about/'];

const frontAddresses = [
  '/',
  '/page/2/',
  '/page/9/',
  '/?paged=2',
  '/?paged=1',
  '/?page=2',
  '/?page=9',
  '/?cpage=2',
  '/front/',
];
const pagesOfFront = `update wp_posts set post_content = 'one<!--nextpage-->two<!--nextpage-->three' where ID = 142;`;

/** Settings that few change, and settings to nothing. */
const odd: readonly Case[] = [
  ...after(
    option('date_format', 'j. F Y \\\\a\\\\t H:i') +
      option('time_format', 'G:i') +
      option('start_of_week', '3') +
      option('gmt_offset', '5.5') +
      option('timezone_string', ''),
    ...few,
    '/2025/02/05/',
  ),
  ...after(option('date_format', '') + option('time_format', '') + option('gmt_offset', '-3.75'), ...few),
  ...after(
    option('thread_comments', '1') +
      option('thread_comments_depth', '2') +
      option('comment_order', 'asc') +
      option('show_avatars', '1') +
      option('avatar_default', 'identicon') +
      option('avatar_rating', 'X') +
      option('show_comments_cookies_opt_in', '') +
      option('require_name_email', '') +
      option('comment_registration', ''),
    ...few,
  ),
  ...after(
    option('page_comments', '1') + option('comments_per_page', '2') + option('default_comments_page', 'newest'),
    ...['/2025/03/04/with-comments/', '/2025/03/04/with-comments/comment-page-1/', '/'],
  ),
  ...after(
    option('comment_order', 'desc'),
    ...['/2025/03/04/with-comments/', '/2025/03/04/with-comments/comment-page-1/', '/'],
  ),
  ...after(option('comments_per_page', '0'), '/2025/03/04/with-comments/', '/2025/03/04/with-comments/comment-page-1/'),
  ...after(option('page_comments', '') + option('avatar_default', 'gravatar_default'), '/2025/03/04/with-comments/'),
  ...after(option('blogname', '') + option('blogdescription', ''), ...few, '/?s=story', '/nothing-here/'),
  ...after(option('blogname', '0') + option('blogdescription', '0'), ...few),
  ...after(
    option('blogname', 'A & B "C" <i>') + option('blogdescription', "D &amp; 'x'".replaceAll("'", "''")),
    ...few,
  ),
  ...after(option('site_icon', '151') + option('site_logo', '151'), ...few),
  ...after(option('site_icon', '9999') + option('site_logo', '9999') + option('blog_public', '0'), ...few, '/?s=story'),
  ...after(
    option('site_icon', '0') + option('site_logo', '') + option('blog_public', '1') + option('posts_per_page', '1'),
    ...few,
    '/page/3/',
  ),
  ...after(option('posts_per_page', '0'), '/', '/page/2/', '/category/news/', '/?s=story'),
  ...after(option('posts_per_page', '-1'), '/', '/page/2/', '/category/news/'),
  ...after(option('posts_per_page', '5') + option('sticky_posts', 'a:0:{}'), '/', '/page/2/', '/category/news/'),
  ...after(option('sticky_posts', 'a:3:{i:0;i:9999;i:1;i:104;i:2;i:101;}'), '/', '/page/2/', '/category/news/'),
  ...after(option('use_smilies', '') + option('default_ping_status', 'closed'), ...few),
  ...after(
    option('thumbnail_size_w', '40') +
      option('medium_size_w', '0') +
      option('medium_size_h', '0') +
      option('large_size_w', '200') +
      option('large_size_h', '100'),
    ...few,
    '/styled/',
    '/picture-151/',
  ),
  ...after(option('wp_page_for_privacy_policy', '140') + option('WPLANG', 'de_DE'), ...few),
  ...after(option('WPLANG', 'ar'), ...few),
  ...after(option('WPLANG', ''), '/'),
  ...after(
    option('show_on_front', 'page') + option('page_on_front', '0') + option('page_for_posts', '143'),
    '/',
    '/journal/',
  ),
  ...after(option('page_on_front', '142') + option('page_for_posts', '0'), '/', '/page/2/', '/?paged=2'),
  ...after(option('page_on_front', '9999'), '/', '/page/2/', '/?paged=2'),
  ...after(
    option('page_on_front', '142') + option('page_for_posts', '143') + pagesOfFront,
    '/about/?cpage=2',
    ...frontAddresses,
    '/journal/?paged=2',
    '/?preview=true',
    '/?page_id=140&preview=true',
    '/?p=101&preview=true',
  ),
  ...after(option('show_on_front', 'posts') + option('page_on_front', '0') + option('page_for_posts', '0'), '/'),
];

/** Lists that several things narrow, and other orders. */
const narrowed: readonly Case[] = after(
  '',
  ...[
    '/?s=story&cat=200',
    '/?s=story&category_name=news',
    '/?s=story&author=1',
    '/?s=story&m=202502',
    '/?s=story&tag=red-tag',
  ],
  ...['/category/news/?s=story', '/author/admin/?s=story', '/2025/02/?s=story', '/?s=story&year=2025&monthnum=2'],
  ...[
    '/?cat=200,201',
    '/?cat=-200',
    '/?cat=200&tag=red-tag',
    '/category/news/?tag=red-tag',
    '/category/news/?author=1',
  ],
  ...['/category/news,local/', '/category/news+local/', '/?category_name=news,local'],
  ...['/tag/red-tag+nothing/', '/?author=1,2', '/2025/02/?cat=200', '/author/admin/?cat=200'],
  ...['/2025/02/?author=1', '/author/admin/?m=202502', '/?cat=200&year=2025', '/?cat=200&m=202502&author=1'],
  ...['/?orderby=title&order=asc', '/category/news/?orderby=title&order=asc', '/?order=asc'],
  ...[
    '/?s=story&orderby=date',
    '/?s=story&order=asc',
    '/?s=story&post_type=page',
    '/?post_type=page',
    '/?post_type=post',
  ],
  ...['/?post_type=attachment', '/?s=story&post_type=post', '/?s=a+story&sentence=1', '/?s=story&exact=1'],
  ...['/?m=20250203', '/?name=story-3', '/?name=story-3&cat=201'],
  ...[
    '/?p=101&cat=200',
    '/?p=1&author=1',
    '/?page_id=140&s=story',
    '/?s=&cat=200',
    '/?s=story&paged=2&cat=200',
    '/?cat=0',
    '/?cat=9999',
  ],
  ...[
    '/?cat=200&cat=201',
    '/?tag_id=5',
    '/?taxonomy=category&term=news',
    '/?category_name=news/local',
    '/?author_name=admin&cat=200',
  ],
);

/** In order. */
export function cases(theme: string): readonly Case[] {
  const all = addresses.map((path): Case => ({ path }));
  const fronts = ['/', '/page/2/', '/journal/', '/journal/page/2/', '/about/', '/2025/02/'].map(
    (path): Case => ({ path }),
  );
  const commented = [
    '/2025/03/04/with-comments/',
    '/2025/03/04/with-comments/comment-page-2/',
    '/2025/03/04/with-comments/?x=1',
  ].map((path): Case => ({ path }));
  return [
    ...all,
    ...logins,
    { path: '/', sql: templates(theme) },
    ...all.slice(1),
    ...logins,
    { path: '/picture-151/', sql: option('wp_attachment_pages_enabled', '1') },
    { path: '/2025/03/04/with-comments/picture-150/' },
    { path: '/2025/03/04/with-comments/', sql: pagedComments },
    ...commented.slice(1),
    { path: '/2025/03/04/locked/', sql: attachedToLocked },
    { path: '/2025/03/04/locked/', password: 'wrong' },
    { path: '/2025/03/04/locked/', password: 'open' },
    { path: '/', password: 'open' },
    ...narrowed,
    ...settings,
    ...odd,
    { path: '/', sql: front },
    ...fronts.slice(1),
    ...after(structure('/index.php/%year%/%postname%'), '/', '/index.php/journal', '/index.php/journal/page/2'),
    { path: '/', sql: option('permalink_structure', '') },
    ...[
      '/?paged=2',
      '/?p=101',
      '/?cat=200',
      '/?cat=200&paged=2',
      '/?s=story&paged=2',
      '/?m=202502',
      '/?author=1',
      '/?page_id=140',
    ].map((path): Case => ({ path })),
  ];
}
