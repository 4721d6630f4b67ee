import { expect, test } from 'vitest';
import { describeEachSite, testTime } from '../../testing.ts';
import { restDatePair } from '../dates.ts';
import { createPost } from './create.ts';
import { nextDue, publishDue } from './publish-due.ts';
import { PublishSchedule } from './publish-schedule.ts';
import { updatePost } from './update.ts';

const inTen = '2026-01-02T03:14:05';

describeEachSite('scheduled posts', (open) => {
  test('are published when their time has come, once, with hooks and counts', async () => {
    const site = await open();
    const transitions: string[] = [];
    site.hooks.addAction('transition_post_status', (to, from, post) => {
      if (post.post_type === 'post') transitions.push(`${from}>${to} ${post.post_status}`);
    });
    const date = restDatePair(site, inTen) ?? null;
    const post = await createPost(site, null, { type: 'post', title: 'Later', status: 'publish', date, author: 1 });
    expect(post).toMatchObject({ post_status: 'future', guid: `http://example.test/?p=${post.ID}` });
    expect(await nextDue(site)).toBe(testTime + 600_000);
    expect(await publishDue(site)).toEqual([]);
    site.clock.advance(600_000);
    const [first, second] = await Promise.all([publishDue(site), publishDue(site)]);
    expect([...first, ...second].map((row) => row.ID)).toEqual([post.ID]);
    expect(await publishDue(site)).toEqual([]);
    expect(await nextDue(site)).toBeUndefined();
    expect(transitions).toEqual(['new>future future', 'future>publish publish']);

    const { kysely } = site.database;
    const stored = await kysely.selectFrom('posts').selectAll().where('ID', '=', post.ID).executeTakeFirst();
    expect(stored).toEqual({ ...post, post_status: 'publish' });
    const marks = await kysely.selectFrom('postmeta').select('meta_key').where('post_id', '=', post.ID).execute();
    expect(marks.map((row) => row.meta_key)).toEqual(['_pingme', '_encloseme']);
    const category = await kysely
      .selectFrom('term_taxonomy')
      .select('count')
      .where('term_id', '=', 1)
      .executeTakeFirst();
    expect(category?.count).toBe(2);
  });

  test('are watched: the watch asks again only after a write', async () => {
    const site = await open();
    const watch = new PublishSchedule(site, (error) => {
      throw error;
    });
    expect(await watch.look()).toEqual([]);
    const before = site.database.queryCount;
    expect(await watch.look()).toEqual([]);
    expect(site.database.queryCount - before).toBe(0);
    const date = restDatePair(site, inTen) ?? null;
    const post = await createPost(site, null, { type: 'page', title: 'Later', status: 'publish', date });
    expect(await watch.look()).toEqual([]);
    site.clock.advance(599_999);
    expect(await watch.look()).toEqual([]);
    site.clock.advance(1);
    expect((await watch.look()).map((row) => row.ID)).toEqual([post.ID]);
    // Moved back to a draft, it waits for nothing.
    const other = await createPost(site, null, {
      type: 'page',
      title: 'No',
      status: 'publish',
      date: restDatePair(site, '2027-01-01T00:00:00') ?? null,
    });
    await updatePost(site, null, other.ID, { status: 'draft' });
    site.clock.advance(400 * 86_400_000);
    expect(await watch.look()).toEqual([]);
  });
});
