// What blocks ask of the site itself.

import { randomFraction } from '../../../base/random.ts';
import type { SiteFacts } from '../../../rendering/blocks/site-facts.ts';
import { offsetText, type WallTime } from '../../../rendering/formatting/php-date.ts';
import { urlencode } from '../../../rendering/formatting/url-encode.ts';
import { siteTimeZone } from '../../dates.ts';
import { coreIcons } from '../../icons/core-icons.ts';
import { labelOf } from '../../languages/labels.ts';
import { registeredSizes } from '../../media/sizes.ts';
import { registeredPatterns } from '../../patterns/registered.ts';
import { siteLinkOfFeed } from '../../posts/feed-link.ts';
import { postsPerPage } from '../../posts/per-page.ts';
import { archiveAddress } from '../../posts/type-archive.ts';
import type { Site } from '../../site.ts';
import { siteLogo } from '../../themes/logo.ts';
import { hasHtml5 } from '../../themes/supports.ts';
import { activeTheme } from '../../themes/theme.ts';
import { instantOf, wallOf } from '../../time-zone.ts';
import { widgetFacts } from '../../widgets/facts.ts';

/** How the site's clock shows a moment. */
export function siteWall(site: Site, instant: number): WallTime {
  const wall = wallOf(siteTimeZone(site), instant);
  const offset = (wall - instant) / 1000;
  return { wall, offset, zone: site.options.text('timezone_string') || offsetText(offset) };
}

/** Addresses of years, months and days. Reproduces get_year_link, get_month_link, get_day_link. */
export function dateLink({ options }: Site, parts: readonly number[]): string {
  const structure = options.text('permalink_structure');
  const padded = parts.map((part) => String(part).padStart(2, '0'));
  if (structure === '') return `${options.home}/?m=${padded.join('')}`;
  const percent = structure.indexOf('%');
  const front = percent < 0 ? structure : structure.slice(0, percent);
  // A structure that begins with numbers of posts keeps its dates apart from them.
  const date = structure.startsWith('%post_id%', percent) ? 'date/' : '';
  return `${options.home}${front}${date}${padded.join('/')}${structure.endsWith('/') ? '/' : ''}`;
}

export function siteFacts(site: Site): SiteFacts {
  const { options, registry } = site;
  const structure = options.text('permalink_structure');
  return {
    siteUrl: options.siteUrl,
    widgets: widgetFacts(site),
    isBlockTheme: activeTheme(site).isBlockTheme,
    hasHtml5: (part) => hasHtml5(site, activeTheme(site), part),
    balancesTags: options.text('use_balanceTags') === '1',
    mayRegister: options.text('users_can_register') === '1',
    postsPage: options.number('page_for_posts'),
    feedLink: (kind) => siteLinkOfFeed(site, 'rss2', kind === '' ? 'posts' : kind),
    pictureSizes: () => [...registeredSizes(site).keys()],
    stylesheet: activeTheme(site).stylesheet,
    name: options.text('blogname'),
    tagline: options.text('blogdescription'),
    dateFormat: options.text('date_format'),
    timeFormat: options.text('time_format'),
    random: () => randomFraction(site.random),
    now: () => site.clock.now() / 1000,
    wall: (instant) => siteWall(site, instant),
    reading: (seconds) => siteWall(site, instantOf(siteTimeZone(site), seconds * 1000)),
    offsetNow: () => siteWall(site, site.clock.now()).offset,
    hasAuthor: (type) => registry.postTypes.get(type)?.supports.author !== undefined,
    isViewable: (taxonomy) => registry.taxonomies.get(taxonomy)?.publiclyQueryable ?? false,
    isViewableType: (name) => {
      const type = registry.postTypes.get(name);
      return type !== undefined && (type.publiclyQueryable || (type.builtIn && type.public));
    },
    typeName: (name) => {
      const type = registry.postTypes.get(name);
      return type && (labelOf(site, type, 'singular_name') || undefined);
    },
    isHierarchical: (taxonomy) => registry.taxonomies.get(taxonomy)?.hierarchical ?? false,
    taxonomiesOf: (type) =>
      registry
        .taxonomiesOf(type)
        .filter((one) => one.publiclyQueryable && one.showInRest)
        .map(({ name }) => name),
    isHierarchicalType: (name) => registry.postTypes.get(name)?.hierarchical ?? false,
    hasTaxonomies: (name) => registry.taxonomiesOf(name).length > 0,
    archiveOf: (name) => {
      const link = name === 'post' ? false : archiveAddress(site, name);
      const type = registry.postTypes.get(name);
      return link === false ? undefined : { link, label: type ? labelOf(site, type, 'archives') : '' };
    },
    logo: siteLogo(site),
    pattern: (name) => registeredPatterns(site).get(name)?.content,
    icon: (name) => coreIcons().find((icon) => icon.name === name)?.content,
    taxonomyLabels: (name) => {
      const taxonomy = registry.taxonomies.get(name);
      if (!taxonomy) return undefined;
      const queryVar = taxonomy.queryVar === false ? '' : taxonomy.queryVar;
      const label = (key: string) => labelOf(site, taxonomy, key);
      return { plural: label('name'), singular: label('singular_name'), none: label('no_terms'), queryVar };
    },
    threadDepth: options.text('thread_comments') === '1' ? options.number('thread_comments_depth') : 0,
    pagesComments: options.text('page_comments') === '1',
    newestCommentsFirst: options.text('comment_order') === 'desc',
    startOfWeek: options.number('start_of_week'),
    pageOnFront: options.number('page_on_front'),
    pageForPosts: options.text('show_on_front') === 'page' ? options.number('page_for_posts') : 0,
    hasMonthAddresses: /%monthnum%/.test(structure) && /%year%/.test(structure),
    dateLink: (parts) => dateLink(site, parts),
    postsPerPage: postsPerPage(site),
    commentsPerPage: options.text('page_comments') === '1' ? Math.max(0, options.number('comments_per_page')) : 0,
    lastCommentsFirst: options.text('default_comments_page') === 'newest',
    commentsNeedLogin: options.text('comment_registration') === '1',
    commentsNeedName: options.text('require_name_email') === '1',
    asksForCookies: options.text('show_comments_cookies_opt_in') === '1',
    commentsAddress: `${options.siteUrl}/wp-comments-post.php`,
    loginAddress: (back) => `${options.siteUrl}/wp-login.php?redirect_to=${urlencode(back)}`,
    editCommentAddress: (id) => `${options.siteUrl}/wp-admin/comment.php?action=editcomment&c=${id}`,
    trailingSlash: structure === '' ? undefined : structure.endsWith('/'),
    showsAvatars: options.text('show_avatars') === '1',
  };
}
