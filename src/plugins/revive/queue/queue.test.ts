// Old posts shared again: what is planned, what is shared and when, rounds through the pool, stops, what the plugin left.
import { expect, test, vi } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { accountId, openRevive } from '../testing.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

vi.setConfig({ testTimeout: 120_000 });

describeEachSite('reviving old posts', (open) => {
  test('starts in seconds, then shares at the interval, each post once in a round', async () => {
    const { old, api, pass, made, events, site, jobs } = await openRevive(open, { default_interval: 4 });
    const ids = [];
    for (let age = 3; age < 18; age++) ids.push(await old(age));
    await old(1);
    await old(400);
    await old(5, { post_status: 'draft' });
    await old(5, { post_type: 'page' });
    await old(5, { post_password: 'secret' });
    const started = site.clock.now();
    const status = await api('manage_cron', { action: 'start' });
    expect(status).toMatchObject({ code: '200', data: { current_status: true } });
    expect(status.data.next_event_on).toBe(Math.floor((started + 20_000) / 1000));
    expect(await events()).toHaveLength(10);
    site.clock.advance(19_000);
    await jobs.runDue();
    expect(made).toEqual([]);
    await pass(1000);
    expect(made).toHaveLength(1);
    await pass(14 * 4 * hour);
    expect(made).toHaveLength(15);
    expect(new Set(made.map(({ postId }) => postId))).toEqual(new Set(ids));
    const times = (await events()).filter(({ state }) => state === 'done').map(({ at }) => at - started - 20_000);
    expect(times).toEqual(times.map((_, at) => at * 4 * hour));
    // The next round begins.
    await pass(10 * 4 * hour);
    expect(made).toHaveLength(25);
    expect((await api('get_log')).data[0]).toMatchObject({ channel: 'rop_logs', type: 'success' });
    expect(made[0]).toMatchObject({ text: expect.stringMatching(/^Post \d+\n\nhttp/), card: null });
  });

  test('a post is not shared more than once where that is off; what is left is said once', async () => {
    const { old, api, pass, made } = await openRevive(open, { more_than_once: false, default_interval: 1 });
    for (let age = 3; age < 6; age++) await old(age);
    await api('manage_cron', { action: 'start' });
    await pass(12 * hour);
    expect(made).toHaveLength(3);
    const errors = (await api('get_log')).data.filter(({ type }: { type: string }) => type === 'error');
    expect(errors).toHaveLength(1);
    await old(4);
    await pass(3 * hour);
    expect(made).toHaveLength(4);
  });

  test('a small pool has pauses: nothing is shared again within four events', async () => {
    const { old, api, pass, made, events } = await openRevive(open, { default_interval: 1 });
    await old(3);
    await api('manage_cron', { action: 'start' });
    await pass(20 * hour);
    const states = (await events()).filter(({ state }) => state !== 'planned').map(({ state }) => state);
    expect(states.flatMap((state, at) => (state === 'done' ? [at] : []))).toEqual([0, 5, 10, 15]);
    expect(made).toHaveLength(4);
  });

  test('several posts at an event, oldest first', async () => {
    const { old, api, pass, made, site } = await openRevive(open, { number_of_posts: 2 });
    const ids = [await old(5), await old(9), await old(7), await old(3)];
    await site.options.set('broadsheet_revive', { strategy: 'oldest' });
    await api('manage_cron', { action: 'start' });
    await pass(minute);
    expect(made.map(({ postId }) => postId)).toEqual([ids[1], ids[2]]);
  });

  test('after a stop of days an account shares once; what was missed is skipped, and said', async () => {
    const { old, api, pass, made, events, site, jobs } = await openRevive(open, { default_interval: 2 });
    for (let age = 10; age < 40; age++) await old(age);
    await api('manage_cron', { action: 'start' });
    await pass(minute);
    site.clock.advance(5 * day);
    await jobs.runDue();
    await jobs.runDue();
    expect(made).toHaveLength(2);
    const states = (await events()).map(({ state }) => state);
    expect(states.filter((state) => state === 'skipped')).toHaveLength(9);
    expect(states.filter((state) => state === 'planned')).toHaveLength(10);
    // Posts of skipped events are not lost to the round.
    await pass(28 * 2 * hour);
    expect(new Set(made.map(({ postId }) => postId)).size).toBe(30);
  });

  test('rules: terms with those below them, excluded posts, what changed since it was planned', async () => {
    const { old, api, pass, made, site } = await openRevive(open, { more_than_once: false, default_interval: 1 });
    const { kysely } = site.database;
    const term = async (parent: number, id: number) => {
      await kysely
        .insertInto('terms')
        .values({ term_id: id, name: `T${id}`, slug: `t${id}` } as never)
        .execute();
      const row = { term_taxonomy_id: id, term_id: id, taxonomy: 'category', description: '', parent, count: 0 };
      await kysely
        .insertInto('term_taxonomy')
        .values(row as never)
        .execute();
    };
    await term(0, 50);
    await term(50, 51);
    const below = await old(4, {}, [51]);
    const other = await old(5);
    const excluded = await old(6, {}, [50]);
    const withdrawn = await old(7, {}, [50]);
    await api('exclude_post', { post_id: excluded, exclude: false });
    await api('save_general_settings', { selected_taxonomies: [{ value: 50, tax: 'category' }] });
    await api('manage_cron', { action: 'start' });
    await kysely.updateTable('posts').set({ post_status: 'draft' }).where('ID', '=', withdrawn).execute();
    await pass(8 * hour);
    expect(made.map(({ postId }) => postId)).toEqual([below]);
    await api('save_general_settings', { exclude_taxonomies: true });
    await pass(3 * hour);
    expect(made.map(({ postId }) => postId)).toEqual([below, other]);
  });

  test('carries on where Revive Old Posts stopped', async () => {
    const revived = await openRevive(open);
    const { old, made, site, jobs, events } = revived;
    const ids = [];
    for (let age = 3; age < 8; age++) ids.push(await old(age));
    const [shared, blocked, next, later, free] = ids;
    const stored = Object.fromEntries(Object.entries(site.options.get('rop_data') as object));
    await site.options.set('timezone_string', 'Europe/Berlin');
    await site.options.set('rop_data', {
      ...stored,
      posts_buffer: { [accountId]: [shared] },
      posts_blocked: { [accountId]: [blocked] },
      general_settings: { ...stored.general_settings, more_than_once: false },
    });
    const wall = (at: number) => Math.floor(revived.seen.clock.toLocal(at) / 1000);
    const at = Math.ceil(site.clock.now() / 1000) * 1000 + hour;
    await site.options.set('rop_schedules_data', {
      schedules: { [accountId]: { type: 'recurring', interval_r: '3' } },
      rop_events_timeline: { [accountId]: [wall(at - 2 * hour), wall(at), wall(at + 3 * hour)] },
    });
    await site.options.set('rop_queue', { queue: { [accountId]: { 1: [next], 2: [later] } } });
    await site.options.set('cron', { 1767000000: { rop_cron_job: { abc: { schedule: '5min', args: [] } } } });
    await revived.seen.enqueue({ kind: 'revive.tick', uniqueKey: 'revive.tick' });
    await jobs.runDue();
    expect((await events()).slice(0, 3).map((event) => event.at)).toEqual([at, at + 3 * hour, at + 6 * hour]);
    await revived.pass(2 * hour);
    expect(made.map(({ postId }) => postId)).toEqual([next]);
    await revived.pass(20 * hour);
    expect(made.map(({ postId }) => postId)).toEqual([next, later, free]);
  });

  test('an account that is not connected shares nothing, and keeps its posts', async () => {
    const { old, api, pass, made, site } = await openRevive(open, { default_interval: 1 });
    await old(3);
    await site.database.kysely.deleteFrom('broadsheet_social_connections' as never).execute();
    await api('manage_cron', { action: 'start' });
    await pass(minute);
    expect(made).toEqual([]);
    expect((await api('get_log')).data[0]).toMatchObject({ type: 'error', message: /not connected/ });
    expect((await api('get_queue')).data.length).toBeGreaterThan(0);
  });

  test('nothing old is shared for a while after something new', async () => {
    const { old, api, pass, made, site, publish } = await openRevive(open);
    await site.options.set('broadsheet_revive', { quiet_after_publish: 60 });
    const id = await old(3);
    await publish({ title: 'News' });
    await site.database.kysely
      .updateTable('broadsheet_social_shares' as never)
      .set({ state: 'failed' } as never)
      .execute();
    await api('manage_cron', { action: 'start' });
    await pass(50 * minute);
    expect(made.map(({ postId }) => postId)).not.toContain(id);
    await pass(20 * minute);
    expect(made.map(({ postId }) => postId)).toContain(id);
  });

  test('in the quiet hours of sharing nothing is shared, and nothing is poured out when they end', async () => {
    const { site, old, api, pass, made, ask } = await openRevive(open, { default_interval: 1, more_than_once: true });
    for (let count = 0; count < 30; count++) await old(20 + count);
    await site.options.set('broadsheet_social', { wait_for_page: false, quiet_from: '22:00', quiet_to: '06:00' });
    await api('manage_cron', { action: 'start' });
    await pass(24 * 3_600_000);
    const { data } = await ask('GET', '/broadsheet/v1/revive/events', { as: 'admin' });
    expect(
      data.map(({ quiet, local }: { quiet: boolean; local: string }) => quiet === /T(?:2[23]|0[0-5]):/.test(local)),
    ).not.toContain(false);
    const hours = (await ask('GET', '/broadsheet/v1/social/shares?per_page=100', { as: 'admin' })).data.length;
    expect(hours).toBe(made.length);
    // Sixteen hours of the day, one share an hour.
    expect([made.length >= 15, made.length <= 17]).toEqual([true, true]);
  });
});
