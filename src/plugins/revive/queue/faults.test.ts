// Two processes revive a pool while they die at random points, networks fail and all stands still for hours now and then:
// each post is shared once to each account, or its share is reported as failed; no event is lost or made twice.
import { expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { describeEachSite } from '../../../testing.ts';
import { socialWith } from '../../social/plugin.ts';
import { chances, faultyNetwork, Killed, Life } from '../../social/shares/faults.testing.ts';
import { seed, startProcess } from '../../social/shares/mortal-process.testing.ts';
import { rowsOf as socialRows } from '../../social/tables.ts';
import type { openSocial } from '../../social/testing.ts';
import { revive } from '../plugin.ts';
import { rowsOf } from '../tables.ts';
import { openRevive } from '../testing.ts';

const minute = 60_000;
const accounts = { finder_u_id1: 'finder', keyed_u_id1: 'keyed' };

describeEachSite(`reviving among faults (SEED=${seed})`, (open) => {
  test('no post is lost, none doubled', { timeout: 600_000 }, async () => {
    const chance = chances(seed);
    const networks = [faultyNetwork('finder', chance), faultyNetwork('keyed', chance)];
    const byName = new Map(networks.map((network) => [network.kind, network.seenBy(new Life(chance, 0))]));
    const plugins = [socialWith(byName, async () => {}), revive];
    const calm = await openRevive((options) => open({ ...options, plugins }), { more_than_once: false });
    const { site, old, seen } = calm;
    const social = calm as Awaited<ReturnType<typeof openSocial>>;
    await social.connect('finder', { externalId: 'id1' });
    await social.connect('keyed', { externalId: 'id1' });
    const records = Object.entries(accounts).map(([id, service]) => [
      id,
      { id: 'id1', service, user: service, active: true },
    ]);
    await site.options.set('rop_data', {
      active_accounts: Object.fromEntries(records),
      general_settings: { minimum_post_age: 2, maximum_post_age: 0, default_interval: 1, more_than_once: false },
    });
    const wanted = site.database.dialect.name === 'sqlite' ? 40 : 4;
    const posts: number[] = [];
    for (let count = 0; count < wanted; count++) posts.push(await old(3 + count));
    expect((await calm.api('manage_cron', { action: 'start' })).data.current_status).toBe(true);
    const processes = [
      await startProcess(site, networks, chance, [revive]),
      await startProcess(site, networks, chance, [revive]),
    ];
    let deaths = 0;
    const live = async (at: number): Promise<void> => {
      const process = processes[at];
      if (!process) return;
      try {
        await process.jobs.runDue();
      } catch (error) {
        if (!(error instanceof Killed) && !process.life.dead) throw error;
      }
      if (!process.life.dead) return;
      deaths++;
      processes[at] = await startProcess(site, networks, chance, [revive]);
    };
    const step = async (milliseconds: number): Promise<void> => {
      site.clock.advance(milliseconds);
      for (const network of networks) network.arrive(site.clock.now());
      await Promise.all([live(0), live(1)]);
    };
    let stops = 0;
    for (let round = 0; round < wanted * 40 && (await isUnfinished()); round++) {
      // A process that starts asks for the job again; here each stop ends with such a start.
      const stands = chance() < 0.01;
      if (stands) stops++;
      await step(stands ? Math.floor(chance() * 40 * 60) * minute : 5 * minute);
    }
    for (let round = 0; round < 100; round++) await step(10 * minute);

    async function isUnfinished(): Promise<boolean> {
      const done = await rowsOf(seen)
        .selectFrom('broadsheet_revive_shares')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('ended', '=', 1)
        .executeTakeFirstOrThrow();
      return Number(done.count) < posts.length * 2;
    }
    const wrong: string[] = [];
    const shares = await socialRows(seen).selectFrom('broadsheet_social_shares').selectAll().execute();
    const ours = await rowsOf(extensionSite(site)).selectFrom('broadsheet_revive_shares').selectAll().execute();
    const events = await rowsOf(seen).selectFrom('broadsheet_revive_events').selectAll().execute();
    for (const network of networks) {
      for (const post of posts) {
        const own = shares.filter((share) => share.post_id === post && share.service === network.kind);
        const [share] = own;
        const made = network.made.get(post) ?? 0;
        const of = `post ${post} at ${network.kind}`;
        if (own.length !== 1) wrong.push(`${of} has ${own.length} shares`);
        else if (share?.state === 'success' && made !== 1) wrong.push(`${of} was made ${made} times`);
        else if (share?.state === 'failed' && share.error_code !== 'outcome_unknown' && made > 0)
          wrong.push(`${of} is there`);
        else if (share?.state !== 'success' && share?.state !== 'failed') wrong.push(`${of} is ${share?.state}`);
        const row = ours.find((each) => each.share_id === share?.id);
        if (row?.ended !== 1) wrong.push(`${of}: its end was not noticed`);
      }
    }
    for (const { id, state, at } of events) {
      const count = ours.filter((each) => each.event_id === id).length;
      if (state === 'done' && count !== 1) wrong.push(`event ${id} made ${count} shares`);
      if (state !== 'done' && count !== 0) wrong.push(`event ${id} is ${state} and made ${count} shares`);
      if (state === 'planned' && at < site.clock.now() - 60 * minute) wrong.push(`event ${id} was forgotten`);
    }
    expect(wrong).toEqual([]);
    expect(shares).toHaveLength(posts.length * 2);
    // The faults were there, or this would say nothing.
    expect(deaths).toBeGreaterThan(wanted / 8);
    if (process.env.VERBOSE) console.log({ seed, deaths, stops, events: events.length });
  });
});
