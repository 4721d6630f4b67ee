// Addresses of feeds that pages name in their head: of all posts and comments, and of what the page shows. Reproduces
// feed_links and feed_links_extra.
import { trimEnd } from '../base/trim.ts';
import { commentsOpen, pingsOpen } from '../content/comments/open.ts';
import { siteLinkOfFeed } from '../content/posts/feed-link.ts';
import { structureRoot } from '../content/posts/permalink-structure.ts';
import { archiveAddress } from '../content/posts/type-archive.ts';
import type { Site } from '../content/site.ts';
import { escapeAttribute, escapeHtml } from '../rendering/formatting/escape.ts';
import { stripTags } from '../rendering/formatting/strip-tags.ts';
import { escapeUrl } from '../rendering/formatting/url.ts';
import { urlencode } from '../rendering/formatting/url-encode.ts';
import { postLinkOfFeed } from './feeds/address.ts';
import type { Found } from './found.ts';

export interface FeedLink {
  /** HTML. */
  readonly title: string;
  readonly href: string;
}

/** `link`: address of what the page shows. `title`: of the post, HTML. */
export function feedLinks(site: Site, found: Found, link: string, title: string): FeedLink[] {
  const { options } = site;
  const name = escapeHtml(options.text('blogname'));
  const links = [
    { title: `${name} &raquo; Feed`, href: siteLinkOfFeed(site, 'rss2') },
    { title: `${name} &raquo; Comments Feed`, href: siteLinkOfFeed(site, 'rss2', 'comments') },
  ];
  const own = ownFeed(site, found, link, title);
  return own ? [...links, { title: `${name} &raquo; ${own.title}`, href: own.href }] : links;
}

function ownFeed(site: Site, found: Found, link: string, title: string): FeedLink | undefined {
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
    return { title: `${escapeAttribute(stripTags(title))} Comments Feed`, href };
  }
  if (found.postType) {
    const address = archiveAddress(site, found.postType.name);
    const title = `${escapeHtml(found.postType.labels.name ?? '')} Feed`;
    return address === false ? undefined : { title, href: below(address) };
  }
  if (found.term) {
    const { name, taxonomy } = found.term;
    const kinds = {
      category: ' Category',
      tag: ' Tag',
      taxonomy: ` ${site.registry.taxonomies.get(taxonomy)?.labels.singular_name ?? ''}`,
    };
    const kind = kinds[taxonomy === 'category' ? 'category' : taxonomy === 'post_tag' ? 'tag' : 'taxonomy'];
    return { title: `${escapeHtml(name)}${kind} Feed`, href: below(link) };
  }
  if (found.author) {
    return { title: `Posts by ${escapeHtml(found.author.display_name)} Feed`, href: below(link) };
  }
  if (found.search !== undefined) {
    const { search } = found;
    const href = pretty
      ? `${options.home}/${structureRoot(site)}search/${urlencode(search)}/feed/rss2/`
      : `${options.home}/?s=${encodeURIComponent(search.toWellFormed())}&feed=rss2`;
    return { title: `Search Results for &#8220;${escapeHtml(search)}&#8221; Feed`, href };
  }
  return undefined;
}

/** Elements of the head. */
export const feedElements = (links: readonly FeedLink[]): string =>
  links
    .map(
      ({ title, href }) =>
        `<link rel="alternate" type="application/rss+xml" title="${title.replaceAll('"', '&quot;')}" href="${escapeUrl(href)}" />\n`,
    )
    .join('');
