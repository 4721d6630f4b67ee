// Addresses of the feeds of all posts and of all comments. Reproduces get_feed_link without a format.
import type { Site } from '../site.ts';
import { homeUrl, structureRoot, trailing } from './permalink-structure.ts';

/** Address of the feed of posts (''), or of `comments`. */
export function mainFeed(site: Site, kind: '' | 'comments'): string {
  if (site.options.text('permalink_structure') === '')
    return homeUrl(site, kind === '' ? '?feed=rss2' : '?feed=comments-rss2');
  return homeUrl(site, trailing(site, `${structureRoot(site)}${kind === '' ? '' : 'comments/'}feed`));
}
