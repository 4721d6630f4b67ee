// What was read of other sites' feeds: a transient of our own for each address, `broadsheet_feed_HASH`, as JSON. WordPress keeps
// its own in `_site_transient_feed_HASH`, trees of PHP arrays that nothing here reads. Twelve hours count as new, as there;
// what is older is shown until something newer is there. What nobody has shown for a month is forgotten.
import { createHash } from 'node:crypto';
import type { FeedEntry, FeedFacts } from '../../rendering/blocks/feed-facts.ts';
import { setTransient } from '../options/transients.ts';
import type { Site } from '../site.ts';
import type { Validators } from './fetch.ts';

/** Seconds for which a feed counts as new. */
export const lifetime = 12 * 3600;
/** Seconds after which a feed that could not be had is asked for again. */
const retryAfter = 15 * 60;
/** Seconds for which anything is kept. */
export const keepFor = 30 * 86_400;

/** Entries with longer JSON than this in all are cut off. */
const longest = 400_000;

export interface KeptFeed {
  /** Unix seconds of the last answer, good or bad. */
  readonly asked: number;
  /** Did the last answer bring nothing? */
  readonly failed: boolean;
  /** What the last good answer said; absent where there was none. */
  readonly feed?: FeedFacts;
  readonly validators: Validators;
}

export const feedHash = (url: string): string => createHash('md5').update(url).digest('hex');

const transient = (url: string): string => `broadsheet_feed_${feedHash(url)}`;
const optionOf = (url: string): string => `_transient_${transient(url)}`;

/** Is it time to ask again? */
export function isDue(site: Site, { asked, failed }: KeptFeed): boolean {
  return site.clock.now() / 1000 - asked >= (failed ? retryAfter : lifetime);
}

/** What is kept of some addresses. One statement. */
export async function keptFeeds(site: Site, urls: readonly string[]): Promise<Map<string, KeptFeed>> {
  const found = new Map<string, KeptFeed>();
  if (urls.length === 0) return found;
  const rows = await site.database.kysely
    .selectFrom('options')
    .select(['option_name', 'option_value'])
    .where('option_name', 'in', urls.map(optionOf))
    .execute();
  const values = new Map(rows.map((row) => [row.option_name, row.option_value]));
  for (const url of urls) {
    const kept = readRecord(values.get(optionOf(url)) ?? '');
    if (kept) found.set(url, kept);
  }
  return found;
}

/** Keeps an answer in place of an earlier one. */
export async function keepFeed(site: Site, url: string, kept: KeptFeed): Promise<void> {
  await setTransient(
    site,
    '_transient',
    transient(url),
    JSON.stringify({ ...kept, feed: kept.feed && short(kept.feed) }),
    keepFor,
  );
  site.caches.changed();
}

/** Forgets a feed. */
export async function dropFeed(site: Site, url: string): Promise<void> {
  const names = [optionOf(url), `_transient_timeout_${transient(url)}`];
  await site.database.kysely.deleteFrom('options').where('option_name', 'in', names).execute();
}

function short(feed: FeedFacts): FeedFacts {
  let length = 0;
  const entries: FeedEntry[] = [];
  for (const entry of feed.entries) {
    length += JSON.stringify(entry).length;
    if (length > longest && entries.length > 0) break;
    entries.push(entry);
  }
  return { ...feed, entries };
}

/** A record that keepFeed wrote; undefined for anything else. */
function readRecord(text: string): KeptFeed | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('asked' in value) || !('validators' in value))
      return undefined;
    // Only keepFeed writes options of this name.
    return value as KeptFeed;
  } catch {
    return undefined;
  }
}
