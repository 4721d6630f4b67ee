// Pages of sites with settings that few change, and of lists that several things narrow.
import { after, frontAddresses } from './asked.ts';
import type { Case } from './cases.ts';
import { option } from './content.ts';

const few = ['/', '/2025/03/04/with-comments/', '/2025/02/', '/about/'];

const pagesOfFront = `update wp_posts set post_content = 'one<!--nextpage-->two<!--nextpage-->three' where ID = 142;`;

/** Settings that few change, and settings to nothing. */
export const odd: readonly Case[] = [
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
export const narrowed: readonly Case[] = after(
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
