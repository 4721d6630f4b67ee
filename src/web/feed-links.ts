// Addresses of feeds that pages name in their head: of all posts and comments, and of what the page shows. Reproduces
// feed_links and feed_links_extra.
import { trimEnd } from '../base/trim.ts';
import { commentsOpen, pingsOpen } from '../content/comments/open.ts';
import { labelOf } from '../content/languages/labels.ts';
import { siteLanguage } from '../content/languages/site-language.ts';
import { siteLinkOfFeed } from '../content/posts/feed-link.ts';
import { structureRoot } from '../content/posts/permalink-structure.ts';
import { archiveAddress } from '../content/posts/type-archive.ts';
import type { Site } from '../content/site.ts';
import { escapeAttribute, escapeHtml } from '../rendering/formatting/escape.ts';
import { stripTags } from '../rendering/formatting/strip-tags.ts';
import { escapeUrl } from '../rendering/formatting/url.ts';
import { urlencode } from '../rendering/formatting/url-encode.ts';
import { filled } from '../rendering/language.ts';
import { postLinkOfFeed } from './feeds/address.ts';
import type { Found } from './found.ts';

export interface FeedLink {
  /** HTML. */
  readonly title: string;
  readonly href: string;
}

/** `link`: address of what the page shows. `title`: of the post, HTML. */
export function feedLinks(site: Site, found: Found, link: string, title: string): FeedLink[] {
  const { say } = siteLanguage(site);
  const name = escapeHtml(site.options.text('blogname'));
  const titled = (format: string, ...values: readonly string[]) =>
    escapeAttribute(filled(say(format), [name, say('&raquo;', 'feed link'), ...values]));
  const links = [
    { title: titled('%1$s %2$s Feed'), href: siteLinkOfFeed(site, 'rss2') },
    { title: titled('%1$s %2$s Comments Feed'), href: siteLinkOfFeed(site, 'rss2', 'comments') },
  ];
  const own = ownFeed(site, found, link, title);
  return own ? [...links, { title: titled(...own.title), href: own.href }] : links;
}

/** A feed, how it is called, and what stands in that behind the site's name. */
interface OwnFeed {
  readonly title: readonly [format: string, ...values: readonly string[]];
  readonly href: string;
}

function ownFeed(site: Site, found: Found, link: string, title: string): OwnFeed | undefined {
  const { options } = site;
  if (found.kind === 'none' || found.kind === 'home' || found.kind === 'date') return undefined;
  const pretty = options.text('permalink_structure') !== '';
  const below = (address: string) =>
    pretty && !address.includes('?')
      ? `${trimEnd(address, '/')}/feed${options.text('permalink_structure').endsWith('/') ? '/' : ''}`
      : address.replace('?', '?feed=rss2&');
  if (found.kind === 'post') {
    const { row } = found;
    if (row.comment_count === 0 && !commentsOpen(site, row) && !pingsOpen(site, row)) return undefined;
    const href = postLinkOfFeed(site, row, link, 'rss2');
    return { title: ['%1$s %2$s %3$s Comments Feed', escapeAttribute(stripTags(title))], href };
  }
  if (found.postType) {
    const address = archiveAddress(site, found.postType.name);
    const name = escapeHtml(labelOf(site, found.postType, 'name'));
    return address === false ? undefined : { title: ['%1$s %2$s %3$s Feed', name], href: below(address) };
  }
  if (found.term) {
    const { taxonomy } = found.term;
    const name = escapeHtml(found.term.name);
    const href = below(link);
    if (taxonomy === 'category') return { title: ['%1$s %2$s %3$s Category Feed', name], href };
    if (taxonomy === 'post_tag') return { title: ['%1$s %2$s %3$s Tag Feed', name], href };
    const known = site.registry.taxonomies.get(taxonomy);
    const kind = known ? labelOf(site, known, 'singular_name') : '';
    return { title: ['%1$s %2$s %3$s %4$s Feed', name, kind], href };
  }
  if (found.author) {
    return { title: ['%1$s %2$s Posts by %3$s Feed', escapeHtml(found.author.display_name)], href: below(link) };
  }
  if (found.search !== undefined) {
    const { search } = found;
    const href = pretty
      ? `${options.home}/${structureRoot(site)}search/${urlencode(search)}/feed/rss2/`
      : `${options.home}/?s=${encodeURIComponent(search.toWellFormed())}&feed=rss2`;
    return { title: ['%1$s %2$s Search Results for &#8220;%3$s&#8221; Feed', escapeHtml(search)], href };
  }
  return undefined;
}

/** Elements of the head. */
export const feedElements = (links: readonly FeedLink[]): string =>
  links
    .map(
      ({ title, href }) =>
        `<link rel="alternate" type="application/rss+xml" title="${title}" href="${escapeUrl(href)}" />\n`,
    )
    .join('');
