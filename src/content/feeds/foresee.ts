// Feeds that a post shows are asked for when it is stored, so that they are there for its first reader.
import type { PostRow } from '../../database/schema.ts';
import { blockTokens } from '../../rendering/blocks/block-comments.ts';
import type { Site } from '../site.ts';
import { keptFeeds } from './kept.ts';
import { wantFeeds } from './load.ts';

/** Feeds of one post that are asked for in advance. */
const most = 20;

/** Lets jobs look at a post's feeds that are not known. No statement where it shows none. */
export async function foreseeFeeds(site: Site, { post_type: type, post_content: content }: PostRow): Promise<void> {
  if (type === 'revision' || !content.includes('wp:rss ')) return;
  const urls = new Set<string>();
  for (const token of blockTokens(content)) {
    const url = token.kind === 'closer' || token.name !== 'core/rss' ? undefined : token.attributes?.feedURL;
    if (typeof url === 'string' && url !== '' && urls.size < most) urls.add(url);
  }
  const kept = await keptFeeds(site, [...urls]);
  await wantFeeds(
    site,
    [...urls].filter((url) => !kept.has(url)),
  );
}
