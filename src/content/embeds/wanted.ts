// Posts whose addresses nobody has looked up yet: a job asks for them, so that no answer waits for another server. Until
// then the text shows the address, as it does where nothing can be embedded.
import type { PostRow } from '../../database/schema.ts';
import { enqueueAll } from '../../jobs/queue.ts';
import type { Site } from '../site.ts';

/** Kind of the job; its payload is the post's id. */
export const embedsJob = 'embeds';

/** Adds the jobs, one a post and once for each version of it in this process. One statement, none where all were asked for. */
export async function wantEmbeds(site: Site, posts: readonly PostRow[]): Promise<void> {
  const asked = site.caches.contentMap<string>('embeds wanted');
  const fresh = posts.filter(({ ID, post_modified_gmt: version }) => ID !== 0 && asked.get(String(ID)) !== version);
  for (const { ID, post_modified_gmt: version } of fresh) asked.set(String(ID), version);
  const jobs = fresh.map(({ ID }) => ({ kind: embedsJob, payload: ID, uniqueKey: `${embedsJob}:${ID}` }));
  await enqueueAll(site.database, site.clock.now(), jobs);
}
