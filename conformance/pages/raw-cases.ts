// Addresses whose answers are no pages: feeds, sitemaps, robots.txt, favicon.ico. Compared byte by byte, headers that say what
// changed when included. And where addresses of pages of lists lead.
import { after, front, of } from './asked.ts';
import { option } from './content.ts';
import { narrowed, odd, written } from './raw-odd-cases.ts';
import { guessed, narrowedPosts, personal, sent } from './raw-sent-cases.ts';

export interface RawCase {
  readonly path: string;
  readonly method?: 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PATCH';
  /** A form that is sent by POST. */
  readonly form?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly login?: string;
  /** Changes to both databases, which stay for the cases after it. */
  readonly sql?: string;
}

const kinds = ['', 'feed/', 'rss2/', 'rss/', 'rdf/', 'atom/'];
const below = (...bases: string[]): RawCase[] =>
  of(...bases.flatMap((base) => kinds.map((kind) => `${base}feed/${kind}`)));

const lists = [
  '/',
  '/category/news/',
  '/category/news/local/',
  '/tag/red-tag/',
  '/type/aside/',
  '/author/admin/',
  '/2025/',
  '/2025/02/',
  '/2025/02/05/',
  '/search/story/',
  '/comments/',
];
const posts = [
  '/2025/03/04/with-comments/',
  '/2025/04/06/hostile/',
  '/2025/04/01/locked-two/',
  '/about/',
  '/about/team/',
];

const feeds: readonly RawCase[] = [
  ...below(...lists, ...posts),
  ...of(
    '/feed',
    '/feed/unknown/',
    '/feed/feed/feed/',
    '/rss2/',
    '/atom/',
    '/rdf',
    '/category/news/rss2/',
    '/2025/04/06/hostile/atom/',
    '/comments/atom/',
    '/feed/?a=1&b=%20x%22',
    '/?feed=rss2',
    '/?feed=feed',
    '/?feed=_rss2',
    '/?feed=rss',
    '/?feed=atom',
    '/?feed=rdf',
    '/?feed=unknown',
    '/?feed=comments-rss2',
    '/?feed=comments-atom',
    '/?feed=comments-rdf',
    '/?feed=comments-unknown',
    '/?feed=rss2&withcomments=1',
    '/?feed=rss2&p=160',
    '/?feed=atom&p=160',
    '/?feed=rss2&page_id=140',
    '/?feed=rss2&p=160&withoutcomments=1',
    '/?feed=rss2&cat=200',
    '/?feed=atom&tag=red-tag',
    '/?feed=rss2&author=1',
    '/?feed=rss2&s=story',
    '/?feed=atom&s=story',
    '/?feed=rss2&m=202502',
    '/?feed=rss2&attachment_id=151',
    '/?feed=rss2&p=106',
    '/?feed=rss2&p=99999',
    '/2025/04/06/hostile/feed/?withoutcomments=1',
    '/2025/04/06/hostile/feed/atom/?withoutcomments=1',
    '/2025/04/06/hostile/feed/rdf/?withoutcomments=1',
    '/2025/04/04/closed/feed/',
    '/2025/04/04/closed/feed/?withoutcomments=1',
    '/2025/04/03/empty/feed/',
    '/2025/04/02/gallery/feed/?withoutcomments=1',
    '/2025/04/05/enclosures/feed/?withoutcomments=1',
    '/2025/04/05/enclosures/feed/atom/?withoutcomments=1',
    '/2025/04/01/locked-two/feed/?withoutcomments=1',
    '/2025/04/01/locked-two/feed/atom/?withoutcomments=1',
    '/2025/03/04/with-comments/picture-150/feed/',
    '/picture-151/feed/',
    '/feed/?attachment_id=151',
    '/feed/?paged=2',
    '/feed/?paged=99',
    '/feed/atom/?paged=2',
    '/category/news/feed/?paged=2',
    '/feed/?withcomments=1',
    '/category/news/feed/?withcomments=1',
    '/category/news/feed/atom/?withcomments=1',
    '/search/story/feed/?withcomments=1',
    '/search/comments/feed/rss2/?withcomments=1',
    '/search/story/feed/atom/?withcomments=1',
    '/2025/feed/?withcomments=1',
    '/author/admin/feed/?withcomments=1',
    '/search/nothingfound/feed/',
    '/search/%22quoted%22%20%3Cb%3E/feed/',
    '/category/nothing/feed/',
    '/category/unknown/feed/',
    '/tag/unknown/feed/atom/',
    '/author/unknown/feed/',
    '/author/subscriber/feed/',
    '/1999/feed/',
    '/2025/13/feed/',
    '/nothing-here/feed/',
    '/2025/04/06/hosti/feed/',
    '/2025/04/06/hosti/feed/atom/',
    '/2025/04/07/private/feed/',
    '/2035/04/07/future/feed/',
  ),
  { path: '/feed/', method: 'HEAD' },
  { path: '/feed/', login: 'admin' },
  { path: '/2025/04/07/private/feed/', login: 'admin' },
  { path: '/feed/', headers: { 'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT' } },
  { path: '/feed/', headers: { 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' } },
  { path: '/feed/', headers: { 'if-none-match': '"x"', 'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT' } },
  { path: '/comments/feed/', headers: { 'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT' } },
  ...after(option('rss_use_excerpt', '1'), '/feed/', '/feed/atom/', '/feed/rdf/', '/comments/feed/'),
  ...after(option('posts_per_rss', '1'), '/feed/', '/comments/feed/', '/2025/04/06/hostile/feed/'),
  ...after(option('posts_per_rss', '30') + option('rss_use_excerpt', '0'), '/feed/', '/feed/atom/', '/feed/rdf/'),
  ...after(option('blogname', 'A & B "C"'), '/feed/', '/feed/atom/', '/comments/feed/', '/search/hostile/feed/'),
  ...after(option('blogdescription', 'D <b>bold</b> & &copy; "x"'), '/feed/', '/feed/rdf/'),
  ...after(option('timezone_string', 'America/New_York'), '/feed/', '/comments/feed/atom/'),
  ...after(option('site_icon', '151'), '/feed/', '/feed/atom/', '/comments/feed/', '/category/news/feed/'),
  ...after(option('page_comments', '1') + option('comments_per_page', '1'), '/comments/feed/', '/feed/'),
];

const fronts = after(front, '/feed/', '/journal/feed/', '/front/feed/', '/comments/feed/', '/journal/feed/atom/');
const slashless = after(
  option('permalink_structure', '/archives/%post_id%'),
  ...[
    '/feed',
    '/feed/',
    '/archives/160/feed',
    '/archives/160/feed/',
    '/category/news/feed/',
    '/comments/feed',
    '/feed/atom',
  ],
);
const plain = after(
  option('permalink_structure', ''),
  ...['/?feed=rss2', '/?feed=rss', '/?feed=atom', '/?feed=comments-rss2', '/?feed=comments-atom', '/?feed=rss2&p=160'],
  ...['/?feed=rss2&page_id=140', '/?feed=rss2&cat=200', '/?feed=rss2&s=story', '/?feed=atom&p=160', '/feed/'],
  ...[
    '/?feed=comments-rss2&s=story',
    '/?feed=comments-atom&s=story',
    '/?feed=rss2&attachment_id=151',
    '/?feed=rss2&author=1',
  ],
);

const maps = [
  '/wp-sitemap.xml',
  '/wp-sitemap-posts-post-1.xml',
  '/wp-sitemap-posts-page-1.xml',
  '/wp-sitemap-taxonomies-category-1.xml',
  '/wp-sitemap-taxonomies-post_tag-1.xml',
  '/wp-sitemap-taxonomies-post_format-1.xml',
  '/wp-sitemap-users-1.xml',
];
const sitemaps: readonly RawCase[] = [
  ...of(
    ...maps,
    '/sitemap.xml',
    '/wp-sitemap.xsl',
    '/wp-sitemap-index.xsl',
    '/wp-sitemap.xml/',
    '/wp-sitemap.xml?a=1',
    '/wp-sitemap-posts-post-2.xml',
    '/wp-sitemap-posts-post-0.xml',
    '/wp-sitemap-posts-page-2.xml',
    '/wp-sitemap-posts-attachment-1.xml',
    '/wp-sitemap-posts-revision-1.xml',
    '/wp-sitemap-posts-unknown-1.xml',
    '/wp-sitemap-posts-1.xml',
    '/wp-sitemap-taxonomies-nav_menu-1.xml',
    '/wp-sitemap-taxonomies-category-2.xml',
    '/wp-sitemap-users-2.xml',
    '/wp-sitemap-users-x-1.xml',
    '/wp-sitemap-unknown-1.xml',
    '/wp-sitemap-posts-post-1.xml/',
    '/wp-sitemap-posts-post-x.xml',
    '/?sitemap=index',
    '/?sitemap=posts&sitemap-subtype=post&paged=1',
    '/?sitemap=posts&sitemap-subtype=post',
    '/?sitemap=users',
    '/?sitemap=unknown',
    '/?sitemap-stylesheet=index',
    '/?sitemap-stylesheet=other',
    '/robots.txt',
    '/robots.txt/',
    '/robots.txt?x=1',
    '/?robots=1',
    '/favicon.ico',
    '/?favicon=1',
  ),
  { path: '/wp-sitemap.xml', method: 'HEAD' },
  { path: '/wp-sitemap.xml', login: 'admin' },
  { path: '/robots.txt', login: 'admin' },
  ...after(option('timezone_string', 'America/New_York'), ...maps),
  ...after(front, '/wp-sitemap.xml', '/wp-sitemap-posts-page-1.xml', '/wp-sitemap-posts-post-1.xml'),
  ...after(option('site_icon', '151'), '/favicon.ico'),
  ...after(
    option('permalink_structure', ''),
    ...['/robots.txt', '/wp-sitemap.xml', '/sitemap.xml', '/?sitemap=index', '/?robots=1', '/?sitemap=users&paged=1'],
    ...['/?sitemap=posts&sitemap-subtype=page&paged=1', '/?sitemap=taxonomies&sitemap-subtype=category&paged=1'],
    ...['/?sitemap-stylesheet=sitemap', '/?favicon=1', '/favicon.ico', '/?sitemap=posts&sitemap-subtype=page&paged=2'],
  ),
  ...after(option('permalink_structure', '/index.php/%postname%'), '/robots.txt', '/wp-sitemap.xml', '/sitemap.xml'),
  ...after(
    option('blog_public', '0') + option('permalink_structure', '/%postname%/'),
    ...[
      '/wp-sitemap.xml',
      '/sitemap.xml',
      '/wp-sitemap-posts-post-1.xml',
      '/wp-sitemap.xsl',
      '/robots.txt',
      '/?robots=1',
    ],
  ),
];
const again =
  option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/') +
  option('show_on_front', 'posts') +
  option('site_icon', '0') +
  option('timezone_string', '') +
  option('page_comments', '0');
const pages: readonly RawCase[] = after(
  again,
  ...[
    '/nothing-at-all/',
    '/?paged=2',
    '/?paged=1',
    '/page/2',
    '/page/1/',
    '/page/2/?paged=3',
    '/category/news/?paged=2',
  ],
  ...['/category/news/page/2', '/?cat=200&paged=2', '/?m=202502&paged=2', '/?author=1&paged=2', '/?s=story&paged=2'],
  ...['/2025/03/04/with-comments/?cpage=1', '/2025/03/04/with-comments/?cpage=2', '/about/?paged=2', '/about/page/2/'],
  ...['/2025/02/page/2', '/tag/red-tag/page/1', '/2025/03/03/paged-text/?page=2', '/index.php'],
);

/** Addresses below `index.php`, other bases, old posts closed. */
const settings: readonly RawCase[] = [
  ...after(
    option('permalink_structure', '/index.php/%year%/%postname%/') + option('blog_public', '1'),
    ...['/index.php/feed/', '/index.php/comments/feed/', '/index.php/2025/hostile/feed/', '/index.php/feed/atom/'],
    ...['/index.php/category/news/feed/', '/index.php/author/admin/feed/', '/index.php/search/story/feed/rss2/'],
    ...['/feed/', '/index.php/2025/02/feed/', '/index.php/about/feed/', '/index.php/wp-sitemap.xml', '/wp-sitemap.xml'],
  ),
  ...after(
    option('permalink_structure', '/%category%/%postname%/') + option('category_base', '/topics'),
    ...['/topics/news/feed/', '/news/hostile/feed/', '/feed/', '/category/news/feed/', '/wp-sitemap-posts-post-1.xml'],
    ...['/wp-sitemap-taxonomies-category-1.xml', '/comments/feed/', '/topics/news/local/feed/atom/'],
  ),
  ...after(
    option('close_comments_for_old_posts', '1') + option('permalink_structure', '/%postname%/'),
    ...['/feed/', '/feed/atom/', '/hostile/feed/', '/story-3/feed/', '/feed/?withcomments=1', '/?feed=rss2&p=160'],
  ),
];

/** In order. */
export const rawCases: readonly RawCase[] = [
  ...[
    feeds,
    written,
    sent,
    guessed,
    personal,
    narrowedPosts,
    narrowed,
    fronts,
    slashless,
    plain,
    pages,
    sitemaps,
    settings,
    odd,
  ].flat(),
];
