// Looks at feeds of other sites, for those whom no request waits for. After twelve hours pages that show a feed count as changed,
// so that the next reader's look notices that it is old; feeds that nobody shows any more are forgotten.
import { enqueue } from '../../jobs/queue.ts';
import type { JobHandler } from '../../jobs/types.ts';
import type { Site } from '../site.ts';
import { fetchFeed } from './fetch.ts';
import { dropFeed, feedHash, isDue, type KeptFeed, keepFeed, keepFor, keptFeeds, lifetime } from './kept.ts';

/** Kind of the job that looks. */
export const feedsJob = 'feeds';
/** Kind of the job that notices that a feed is old. */
export const feedAgesJob = 'feed-ages';

/** Feeds of one host are asked for one after the other. */
export const feedLane = (url: string): string => feedHash(/^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '').slice(0, 16);

/** Asks for a feed, and keeps the answer; a bad one leaves what was there. Does not throw for what the other side does. */
export async function refreshFeed(site: Site, url: string, before: KeptFeed | undefined): Promise<KeptFeed> {
  const answer = await fetchFeed(site, url, before?.feed ? before.validators : {});
  const asked = Math.floor(site.clock.now() / 1000);
  const old = before ?? { validators: {} };
  const isNew = answer !== undefined && answer !== 'unchanged';
  const kept: KeptFeed = isNew
    ? { asked, failed: false, feed: answer.feed, validators: answer.validators }
    : { ...old, asked, failed: answer === undefined };
  await site.transaction(async (inside) => {
    await keepFeed(inside, url, kept);
    await enqueueAge(inside, url, asked + lifetime);
  });
  return kept;
}

async function enqueueAge(site: Site, url: string, seconds: number): Promise<void> {
  const job = {
    kind: feedAgesJob,
    payload: { url },
    uniqueKey: `${feedAgesJob}:${feedHash(url)}`,
    runAt: seconds * 1000,
  };
  await enqueue(site.database, site.clock.now(), job);
}

export const feedsHandler = (site: Site): JobHandler => ({
  attempts: 3,
  lanes: { all: 4, ofGroup: 1 },
  run: async ({ payload }) => {
    const url = urlOf(payload);
    const kept = (await keptFeeds(site, [url])).get(url);
    if (!kept || isDue(site, kept)) await refreshFeed(site, url, kept);
  },
});

export const feedAgesHandler = (site: Site): JobHandler => ({
  run: async ({ payload }) => {
    const url = urlOf(payload);
    const kept = (await keptFeeds(site, [url])).get(url);
    if (!kept) return;
    const age = site.clock.now() / 1000 - kept.asked;
    if (age >= keepFor) await dropFeed(site, url);
    else await enqueueAge(site, url, kept.asked + (age < lifetime ? lifetime : keepFor));
    site.caches.changed();
  },
});

function urlOf(payload: unknown): string {
  const url = typeof payload === 'object' && payload !== null && 'url' in payload ? payload.url : undefined;
  if (typeof url !== 'string') throw new Error('a job of feeds names no address');
  return url;
}
