// What a served site does by itself: publishes what others scheduled, does jobs, keeps the search index up to date; and
// ends when it is told to.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { updateSearchIndex } from '../content/posts/search-index.ts';
import { enqueue } from '../jobs/queue.ts';
import { describeEachSite } from '../testing.ts';
import { runDueWork } from './due-work.ts';
import { createLog } from './log.ts';

describeEachSite('due work', (open) => {
  test('publishes, does jobs and indexes, until it is stopped', async () => {
    const site = await open();
    const { database, clock } = site;
    const done: unknown[] = [];
    const handlers = { note: { run: async ({ payload }: { payload: unknown }) => void done.push(payload) } };
    await enqueue(database, clock.now(), { kind: 'note', payload: 'first' });
    const publish = (post_status: string) =>
      database.kysely
        .updateTable('posts')
        .set({ post_status, post_date: '2026-01-01 00:00:00', post_date_gmt: '2026-01-01 00:00:00' })
        .where('ID', '=', 1)
        .execute();
    await publish('future');
    const work = runDueWork(site, createLog('silent'), handlers);
    const status = async () =>
      (await database.kysely.selectFrom('posts').select('post_status').where('ID', '=', 1).executeTakeFirst())
        ?.post_status;
    await vi.waitFor(async () => expect(await status()).toBe('publish'), { timeout: 2000 });
    await vi.waitFor(() => expect(done).toEqual(['first']), { timeout: 2000 });
    await wait(1300);
    await work.stop();
    // Nothing was left for the index to take in.
    expect(await updateSearchIndex(site)).toBe(0);
    await publish('future');
    await enqueue(database, clock.now(), { kind: 'note', payload: 'late' });
    await wait(700);
    expect([await status(), done]).toEqual(['future', ['first']]);
  });
});
