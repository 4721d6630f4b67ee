// Feeds for texts that are about to be shown. Nothing that readers wait for asks another server: what is not known, or old, is
// left to a job, and what is kept is shown meanwhile. Only for editors, who wait for a preview, is it asked for at once, as
// WordPress does for everybody (fetch_feed).

import { enqueueAll } from '../../jobs/queue.ts';
import type { KnownFeed } from '../../rendering/blocks/feed-facts.ts';
import type { Site } from '../site.ts';
import { feedLane, feedsJob, refreshFeed } from './job.ts';
import { feedHash, isDue, type KeptFeed, keptFeeds } from './kept.ts';

/** Feeds that one request of an editor waits for. */
const mostAtOnce = 5;
/** Milliseconds for which an address is not asked for twice by one process. */
const pause = 60_000;

/** What is known of each address, in order; undefined where nobody has looked yet. Two statements. */
export async function loadFeeds(
  site: Site,
  urls: readonly string[],
  { waits }: { readonly waits: boolean },
): Promise<(KnownFeed | undefined)[]> {
  const kept = new Map(await keptFeeds(site, urls));
  const due = urls.filter((url) => {
    const known = kept.get(url);
    return !known || isDue(site, known) || (waits && known.failed);
  });
  const now = waits ? due.slice(0, mostAtOnce) : [];
  await Promise.all(now.map(async (url) => void kept.set(url, await refreshFeed(site, url, kept.get(url)))));
  await wantFeeds(site, due.slice(now.length));
  return urls.map((url) => factsOf(kept.get(url)));
}

/** What an editor's request is told of one feed, asked for at once. */
export async function feedNow(site: Site, url: string): Promise<KnownFeed | undefined> {
  const [known] = await loadFeeds(site, [url], { waits: true });
  return known;
}

const factsOf = (kept: KeptFeed | undefined): KnownFeed | undefined => kept && (kept.feed ?? { failed: true });

/** Lets a job look at some addresses. One statement, none where all were asked for a moment ago. */
export async function wantFeeds(site: Site, urls: readonly string[]): Promise<void> {
  const asked = site.caches.contentMap<number>('feeds wanted');
  const now = site.clock.now();
  const fresh = urls.filter((url) => now - (asked.get(url) ?? 0) >= pause);
  if (fresh.length === 0) return;
  for (const url of fresh) asked.set(url, now);
  const jobs = fresh.map((url) => ({
    kind: feedsJob,
    lane: feedLane(url),
    payload: { url },
    uniqueKey: `${feedsJob}:${feedHash(url)}`,
  }));
  await enqueueAll(site.database, now, jobs);
  site.database.afterCommit(() => site.wakeJobs());
}
