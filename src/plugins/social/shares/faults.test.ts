// A thousand publishes while processes die at random points and networks fail, stall and hear things twice: each post is
// shared exactly once, or its share is reported as failed; none is lost, none doubled.
import { expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { createPost } from '../../../content/posts/create.ts';
import type { Site } from '../../../content/site.ts';
import type { JobRunner } from '../../../jobs/runner.ts';
import { siteJobs } from '../../../server/due-work.ts';
import { composeSite } from '../../../site.ts';
import { describeEachSite, seededRandom, type TestSite } from '../../../testing.ts';
import { minute } from '../networks/network.ts';
import { socialWith } from '../plugin.ts';
import { type Attempt, rowsOf } from '../tables.ts';
import { openSocial } from '../testing.ts';
import { chances, type FaultyNetwork, faultyNetwork, Killed, Life, mortalDatabase } from './faults.testing.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Of dying at one step; a share takes some thirty. */
const risk = 0.004;

interface Process {
  readonly life: Life;
  readonly site: Site;
  readonly jobs: JobRunner;
}

let started = 0;

async function startProcess(
  site: TestSite,
  networks: readonly FaultyNetwork[],
  chance: () => number,
): Promise<Process> {
  const life = new Life(chance, risk);
  started++;
  const byName = new Map(networks.map((network) => [network.kind, network.seenBy(life)]));
  // Where it dies while it starts, the next one does.
  const own = await composeSite(site.settings, mortalDatabase(site.database, life), {
    clock: site.clock,
    random: seededRandom(`process ${started}`),
    plugins: [socialWith(byName, async () => {})],
  }).catch(() => undefined);
  if (!own) return startProcess(site, networks, chance);
  return { life, site: own, jobs: siteJobs(own, () => {}) };
}

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
    const live = async (at: number, work: (process: Process) => Promise<unknown>): Promise<boolean> => {
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
    const outcome = await judge(site, networks, answered);
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

async function isUnfinished(site: TestSite): Promise<boolean> {
  const share = await rowsOf(extensionSite(site))
    .selectFrom('broadsheet_social_shares')
    .select('id')
    .where('state', 'in', ['waiting', 'sending'])
    .limit(1)
    .executeTakeFirst();
  return share !== undefined;
}

async function judge(site: TestSite, networks: readonly FaultyNetwork[], answered: readonly number[]) {
  const rows = rowsOf(extensionSite(site));
  const posts = await rows
    .selectFrom('posts')
    .select(['ID', 'post_author'])
    .where('post_title', 'like', 'Post %')
    .where('post_status', '=', 'publish')
    .execute();
  const shares = await rows.selectFrom('broadsheet_social_shares').selectAll().execute();
  const attempts: Attempt[] = await rows.selectFrom('broadsheet_social_attempts').selectAll().execute();
  const wrong: string[] = [];
  const there = new Set(posts.map(({ ID }) => ID));
  for (const id of answered) if (!there.has(id)) wrong.push(`post ${id} was answered and is not there`);
  for (const { ID, post_author } of posts) {
    const network = networks[post_author - 1];
    const made = network?.made.get(ID) ?? 0;
    const own = shares.filter((share) => share.post_id === ID);
    const [share] = own;
    const of = `post ${ID} at ${network?.kind}`;
    if (own.length !== 1 || share?.service !== network?.kind) wrong.push(`${of} has ${own.length} shares`);
    else if (share?.state === 'success' && made !== 1) wrong.push(`${of} was shared ${made} times, as it says`);
    else if (share?.state === 'failed' && share.error_code === 'outcome_unknown' && made > 1)
      wrong.push(`${of} was doubled`);
    else if (share?.state === 'failed' && share.error_code !== 'outcome_unknown' && made > 0) {
      wrong.push(`${of} failed with ${share.error_code} and is there ${made} times`);
    } else if (share?.state !== 'success' && share?.state !== 'failed') wrong.push(`${of} is ${share?.state}`);
    if (share?.state === 'failed' && !share.error) wrong.push(`${of} failed without a word`);
  }
  if (shares.length !== posts.length) wrong.push(`${shares.length} shares of ${posts.length} posts`);
  const unknown = shares.filter((share) => share.error_code === 'outcome_unknown').length;
  const success = shares.filter(({ state }) => state === 'success').length;
  const failed = shares.filter(({ state }) => state === 'failed').length;
  return { wrong, posts: posts.length, success, failed, unknown, attempts: attempts.length };
}
