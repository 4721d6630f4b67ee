// Which pages are asked for, and what is changed before: with the theme as it is, and with templates that hold every block that
// depends on the page.
import { after, front } from './asked.ts';
import { option, template } from './content.ts';
import { narrowed, odd } from './odd-cases.ts';

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
  '/2024/12/30/played/',
  '/2024/12/29/embedding/',
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
