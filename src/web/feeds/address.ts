// Addresses of feeds: of a post's comments (get_post_comments_feed_link), of comments on what a search finds
// (get_search_comments_feed_link). Those of the site are in content/posts/feed-link.ts.
import { trimEnd } from '../../base/trim.ts';
import { structureRoot, trailing } from '../../content/posts/permalink-structure.ts';
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import { urlencode } from '../../rendering/formatting/url-encode.ts';
import { isFrontPage } from '../found.ts';

/** Where the comments of a post whose address is `link` are read as a feed. `format`: any text, as it was asked for. */
export function postLinkOfFeed(site: Site, row: PostRow, link: string, format: string): string {
  const { options } = site;
  const { ID: id, post_type: type } = row;
  const isAlone = type === 'attachment' && row.post_parent === 0;
  if (options.text('permalink_structure') === '') {
    const name = isAlone ? 'attachment_id' : type === 'page' ? 'page_id' : 'p';
    return `${options.home}/?feed=${format}&${name}=${id}`;
  }
  const end = format === 'rss2' ? '' : format;
  if (isAlone) return `${options.home}/feed/${end === '' ? '' : `${end}/`}?attachment_id=${id}`;
  const own = isFrontPage(site, row) ? `${options.home}/${structureRoot(site)}${row.post_name}` : link;
  return trailing(site, `${trimEnd(own, '/')}/feed${end === '' ? '' : `/${end}`}`);
}

/** Comments on what a search finds. */
export function searchLinkOfFeed(site: Site, search: string, format: string): string {
  const { options } = site;
  if (options.text('permalink_structure') === '') {
    return `${options.home}/?s=${urlencode(search)}&feed=comments-${format}`;
  }
  return `${options.home}/${structureRoot(site)}search/${urlencode(search)}/feed/${format}/?withcomments=1`;
}
