// Addresses of the feeds of all posts and of all comments. Reproduces get_feed_link.
import type { Site } from '../site.ts';
import { homeUrl, structureRoot, trailing } from './permalink-structure.ts';

/** Where the site's posts or comments are read as a feed. */
export function siteLinkOfFeed(site: Site, format: string, what: 'posts' | 'comments' = 'posts'): string {
  if (site.options.text('permalink_structure') === '') {
    return `${site.options.home}/?feed=${what === 'comments' ? 'comments-' : ''}${format}`;
  }
  const path = `${structureRoot(site)}${what === 'comments' ? 'comments/' : ''}feed/${format === 'rss2' ? '' : format}`;
  return trailing(site, homeUrl(site, path));
}
