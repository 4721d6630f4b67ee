// A thousand publishes while processes die at random points and networks fail, stall and hear things twice: each post is
// shared exactly once, or its share is reported as failed; none is lost, none doubled.
import { expect, test } from 'vitest';
import { createPost } from '../../../content/posts/create.ts';
import { describeEachSite } from '../../../testing.ts';
import { minute } from '../networks/network.ts';
import { openSocial } from '../testing.ts';
import { chances, faultyNetwork, Killed, Life } from './faults.testing.ts';
import { isUnfinished, judge } from './faults-judge.testing.ts';
import { type MortalProcess, seed, startProcess } from './mortal-process.testing.ts';

describeEachSite(`shares among faults (SEED=${seed})`, (open) => {
  test('happen exactly once, or are reported as failed', { timeout: 600_000 }, async () => {
    const chance = chances(seed);
    const networks = [faultyNetwork('finder', chance), faultyNetwork('keyed', chance), faultyNetwork('blind', chance)];
    const calm = await openSocial(
      open,
      networks.map((network) => network.seenBy(new Life(chance, 0))),
    );
    const { site } = calm;
    const wanted = site.database.dialect.name === 'sqlite' ? 1000 : 100;
    // Each network is a private account of one author.
    for (const [at, { kind }] of networks.entries()) await calm.connect(kind, { userId: at + 1, shared: false });
    const start = () => startProcess(site, networks, chance);
    const processes = [await start(), await start()];
    const answered: number[] = [];
    let deaths = 0;
    /** Work of one process, which may die at it; another takes its place. */
    const live = async (at: number, work: (process: MortalProcess) => Promise<unknown>): Promise<boolean> => {
      const process = processes[at];
      if (!process) return false;
      try {
        await work(process);
      } catch (error) {
        if (!(error instanceof Killed) && !process.life.dead) throw error;
      }
      if (!process.life.dead) return true;
      deaths++;
      processes[at] = await start();
      return false;
    };
    const tick = async (milliseconds: number): Promise<void> => {
      site.clock.advance(milliseconds);
      for (const network of networks) network.arrive(site.clock.now());
    };
    for (let count = 0; count < wanted; ) {
      const by = Math.floor(chance() * 2);
      const author = 1 + (count % 3);
      const published = await live(by, async (process) => {
        const draft = { title: `Post ${count}`, content: 'Text.', status: 'publish', author };
        answered.push((await createPost(process.site, null, draft)).ID);
      });
      if (published) count++;
      await tick(Math.floor(chance() * 5000));
      if (chance() < 0.3) await Promise.all([0, 1].map((at) => live(at, ({ jobs }) => jobs.runDue())));
    }
    for (let round = 0; round < 2000 && (await isUnfinished(site)); round++) {
      await tick(minute);
      await Promise.all([0, 1].map((at) => live(at, ({ jobs }) => jobs.runDue())));
    }
    const outcome = await judge(site, answered, ({ ID, post_author }) => {
      const network = networks[post_author - 1];
      return { service: network?.kind ?? '', made: network?.made.get(ID) ?? 0 };
    });
    expect(outcome.wrong).toEqual([]);
    expect(outcome.posts).toBeGreaterThanOrEqual(wanted);
    // The faults were there, or this would say nothing.
    expect(deaths).toBeGreaterThan(wanted / 20);
    expect(outcome.success).toBeGreaterThan(outcome.posts / 2);
    expect(outcome.failed).toBeGreaterThan(0);
    if (wanted === 1000) expect(outcome.unknown).toBeGreaterThan(0);
    if (process.env.VERBOSE) console.log({ seed, deaths, ...outcome });
  });
});
