// Publishes scheduled posts whose time has come. Reproduces check_and_publish_future_post and wp_publish_post: only the
// status changes. The change is claimed by a conditional update, so that of several processes, and of a WordPress beside
// us, one does it.

import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import { gmtInstant, gmtNow } from '../dates.ts';
import { extensionSite } from '../extensions/site.ts';
import { saveRevision } from '../revisions/save.ts';
import type { Site } from '../site.ts';
import { countStatusChange } from '../terms/counts.ts';
import { giveDefaultTerms } from './default-terms.ts';
import { permalink } from './permalink.ts';
import { loadPermalinkData } from './permalink-data.ts';
import { transition } from './store.ts';

/** Scheduled posts stand in order of their local date, which clock changes shift against GMT by hours at most. */
const looked = 50;

const waiting = prepare((db, p: { types: readonly string[]; looked: number }) =>
  db
    .selectFrom('posts')
    .select(['ID', 'post_date_gmt'])
    .where('post_type', 'in', p.types)
    .where('post_status', '=', 'future')
    .orderBy('post_date')
    .limit(p.looked),
);

interface Waiting {
  readonly ID: number;
  readonly post_date_gmt: string;
}

async function waitingPosts(site: Site): Promise<Waiting[]> {
  return site.database.run(waiting, { types: [...site.registry.postTypes.keys()], looked });
}

/** When the next scheduled post is due (Unix milliseconds); undefined where none is scheduled. One statement. */
export async function nextDue(site: Site): Promise<number | undefined> {
  const rows = await waitingPosts(site);
  return rows.length === 0 ? undefined : Math.min(...rows.map((row) => gmtInstant(row.post_date_gmt)));
}

/** Publishes all posts whose time has come, each in a transaction of its own; answers those that this process published. */
export async function publishDue(site: Site): Promise<PostRow[]> {
  const published: PostRow[] = [];
  for (;;) {
    const now = gmtNow(site);
    const due = (await waitingPosts(site)).filter((row) => row.post_date_gmt <= now);
    if (due.length === 0) return published;
    const before = published.length;
    for (const row of due) {
      const post = await publishScheduled(site, row);
      if (post) published.push(post);
    }
    // Somebody else has them all: they are gone from the next look, or are being published there.
    if (published.length === before) return published;
  }
}

async function publishScheduled(site: Site, { ID, post_date_gmt }: Waiting): Promise<PostRow | undefined> {
  return site.transaction(async (inside) => {
    const { kysely } = inside.database;
    const claim = await kysely
      .updateTable('posts')
      .set({ post_status: 'publish' })
      .where('ID', '=', ID)
      .where('post_status', '=', 'future')
      .where('post_date_gmt', '=', post_date_gmt)
      .executeTakeFirst();
    if (Number(claim.numUpdatedRows) === 0) return undefined;
    let post = await kysely.selectFrom('posts').selectAll().where('ID', '=', ID).executeTakeFirstOrThrow();
    const before = { ...post, post_status: 'future' };
    await countStatusChange(inside, post, 'future');
    await giveDefaultTerms(inside, post, { mayHaveTerms: true, replaced: {} });
    if (post.guid === '') {
      post = { ...post, guid: permalink(inside, post, await loadPermalinkData(inside, [post])) };
      await kysely.updateTable('posts').set({ guid: post.guid }).where('ID', '=', ID).execute();
    }
    await transition(inside, post, before);
    await inside.hooks.run('save_post', post, true, extensionSite(inside));
    await saveRevision(inside, null, post);
    await inside.hooks.run('wp_after_insert_post', post, 'future', extensionSite(inside));
    inside.caches.changed();
    return post;
  });
}
