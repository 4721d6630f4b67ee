// Feeds and redirects at addresses that are written in other ways or ask for several things, and of sites with odd settings.
import { after, front, frontAddresses, of } from './asked.ts';
import { option } from './content.ts';
import type { RawCase } from './raw-cases.ts';

/** Old addresses, other writings of addresses, other ways to ask. */
export const written: readonly RawCase[] = [
  ...of(
    ...[],
    ...['/CATEGORY/news/feed/', '/Category/News/', '//feed/', '/feed//', '/feed/x/'],
    ...['/category//news/feed/', '/2025/2/feed/', '/2025/02/5/feed/', '/2025/2/', '/2025/02/5/', '/2025/2/3/story-3/'],
    ...[
      '/feed/%20',
      '/about.',
      '/nothing-here.',
      '/category/news,',
      '/2025/03/04/with-comments/%22',
      '/2025/02/)',
      '/?p=101,',
      '/feed%2F',
      '/?feed=rss2&p=abc',
      '/trackback/',
      '/?p=101&tb=1',
    ],
    ...[
      '/2025/04/06/hostile/trackback/',
      '/about/trackback',
      '/2025/03/04/with-comments/picture-150/trackback/',
      '/2025/04/06/hostile/embed/feed/',
      '/index.php/feed/',
      '/index.php?feed=rss2',
      '/?FEED=rss2',
    ],
    ...[
      '/?feed=RSS2',
      '/feed/RSS2/',
      '/Feed/',
      '/feed/rss2',
      '/feed/atom',
      '/comments/feed',
      '/category/news',
      '/about',
      '/ABOUT/',
    ],
    ...[
      '/about//',
      '/about/?',
      '/?',
      '/about/team',
      '/team/',
      '/2025/03/04/with-comments',
      '/2025/03/04/WITH-COMMENTS/',
    ],
    ...['/2025/03/04/with-comments/%20', '/?p=101%20', '/?p=0101'],
    ...['/?p=101abc', '/?page_id=140abc', '/?attachment_id=151'],
    ...['/?name=with-comments', '/?pagename=about', '/?pagename=about/team', '/?author=admin', '/?author=1abc'],
    ...[
      '/?cat=news',
      '/?cat=200abc',
      '/?m=2025',
      '/?m=202502',
      '/?m=20250205',
      '/?m=2025-02',
      '/?year=2025&monthnum=02&day=05',
    ],
    ...[
      '/?s',
      '/?s=',
      '/search/',
      '/search/story',
      '/search/story/page/2',
      '/search/a%2Fb/',
      '/search/a+b/',
      '/page/0/',
      '/page/1',
      '/page/x/',
    ],
    ...[
      '/author/',
      '/author/1/',
      '/author/ADMIN/',
      '/category/',
      '/category/200/',
      '/tag/',
      '/tag/red-tag',
      '/type/',
      '/type/standard/',
    ],
    ...[
      '/comment-page-1/',
      '/2025/03/04/with-comments/comment-page-1',
      '/2025/03/04/with-comments/comment-page-x/',
      '/embed/',
      '/feed/embed/',
    ],
    ...[
      '/2025/03/04/with-comments/embed',
      '/about/embed',
      '/about/feed',
      '/about/page/2',
      '/2025/03/04/',
      '/2025/03/4/',
      '/0000/',
      '/20250/',
    ],
  ),
  ...['/', '/about/', '/2025/03/04/with-comments/', '/nothing-here/', '/category/news/', '/?p=101', '/about'].map(
    (path): RawCase => ({ path, method: 'HEAD' }),
  ),
];

/** Lists that several things narrow, and other orders. */
export const narrowed: readonly RawCase[] = [
  ...of(
    ...[
      '/category/news,local/feed/',
      '/category/news+local/feed/',
      '/tag/red-tag,nothing/feed/',
      '/category/news/feed/?tag=red-tag',
    ],
    ...[
      '/?feed=rss2&cat=200,201',
      '/?feed=rss2&cat=-200',
      '/feed/?cat=200',
      '/feed/?cat=-201&author=1',
      '/feed/?s=story&cat=200',
    ],
    ...[
      '/feed/?author=1,2',
      '/feed/?m=202502',
      '/author/admin/feed/?cat=201',
      '/2025/02/feed/?cat=201',
      '/feed/?orderby=title&order=asc',
    ],
    ...[
      '/comments/feed/?cat=200',
      '/category/news/feed/?withcomments=1',
      '/feed/?post_type=post',
      '/feed/?post_type=attachment',
    ],
    ...[
      '/search/story/feed/?author=1',
      '/?feed=atom&tag=red-tag&cat=200',
      '/feed/?category_name=news',
      '/feed/?tag=red-tag+nothing',
    ],
    ...[
      '/feed/atom/?category_name=local&withcomments=1',
      '/feed/?paged=2&cat=200',
      '/feed/?cat=9999',
      '/category/nothing,news/feed/',
    ],
  ),
];

const feedsOf = ['/feed/', '/feed/atom/', '/feed/rdf/', '/feed/rss/', '/comments/feed/', '/comments/feed/atom/'];
/** Settings that few change, and settings to nothing. */
export const odd: readonly RawCase[] = [
  ...after(
    option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/') +
      option('close_comments_for_old_posts', '') +
      option('gmt_offset', '5.5') +
      option('timezone_string', ''),
    ...feedsOf,
    '/wp-sitemap-posts-post-1.xml',
  ),
  ...after(option('gmt_offset', '-3.75') + option('posts_per_rss', '0'), ...feedsOf),
  ...after(option('posts_per_rss', '-1'), ...feedsOf),
  ...after(option('posts_per_rss', '') + option('rss_language', 'fr'), ...feedsOf),
  ...after(option('posts_per_rss', '3') + option('rss_use_excerpt', '1') + option('use_smilies', ''), ...feedsOf),
  ...after(
    option('blogname', '') + option('blogdescription', ''),
    ...feedsOf,
    '/category/news/feed/',
    '/search/x/feed/rss2/',
  ),
  ...after(option('blogname', '0') + option('blogdescription', '0'), ...feedsOf, '/author/admin/feed/'),
  ...after(option('WPLANG', 'de_DE') + option('rss_use_excerpt', '0'), ...feedsOf),
  ...after(option('WPLANG', '') + option('blog_charset', 'UTF8'), ...feedsOf, '/wp-sitemap.xml', '/robots.txt'),
  ...after(option('site_icon', '151'), ...feedsOf, '/wp-sitemap.xml'),
  ...after(option('blog_charset', 'UTF-8') + option('site_icon', '9999'), ...feedsOf, '/favicon.ico'),
  ...after(option('page_comments', '1') + option('comments_per_page', '1') + option('site_icon', '0'), ...feedsOf),
  ...after(option('show_avatars', '') + option('thread_comments', ''), ...feedsOf, '/2025/03/04/with-comments/feed/'),
  ...after(
    option('blogdescription', 'x'),
    ...feedsOf,
    '/search/story/feed/rss2/?withcomments=1',
    '/search/story/feed/atom/?withcomments=1',
    '/search/story/feed/?withcomments=1',
    '/feed/?s=story&withcomments=1',
    '/?s=story&feed=comments-rss2',
  ),
  ...after(
    front,
    ...frontAddresses,
    '/front/2/',
    ...['/2025/03/04/with-comm/', '/with-comments/', '/2025/13/', '/2025/02/30/', '/admin', '/login', '/?p=9999'],
    ...['/?paged=2&a=1', '/journal/?paged=2', '/?preview=true', '/front/?paged=2', '/front/page/2/', '/?paged=0'],
  ),
  ...after(
    option('show_on_front', 'posts') + option('permalink_structure', '/index.php/%postname%'),
    '/index.php/search/story/feed/rss2/?withcomments=1',
    '/index.php/search/story/feed/atom?withcomments=1',
    '/index.php/search/story/feed',
    '/index.php/comments/feed',
    '/index.php/category/news/feed/atom',
    '/index.php/feed/?s=story&withcomments=1',
    '/?s=story&feed=comments-rss2',
  ),
  ...after(
    option('permalink_structure', '/%postname%'),
    '/search/story/feed/rss2?withcomments=1',
    '/search/story/feed/atom?withcomments=1',
    '/feed?withcomments=1&s=story',
  ),
  ...after(
    option('permalink_structure', ''),
    '/?s=story&feed=comments-rss2',
    '/?s=story&feed=atom&withcomments=1',
    '/?feed=rss2&withcomments=1&s=a%20b',
    '/?feed=comments-atom',
  ),
];
