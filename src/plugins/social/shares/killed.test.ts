// Publishes while real processes are killed (SIGKILL) at random moments, by the clock and in the middle of requests, and
// networks fail, stall and hear things twice: each post is shared exactly once, or its share is reported as failed; none is
// lost, none doubled. `FAULTS=1000` runs it at full length, `SEED` repeats the choices of a run.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { extensionSite } from '../../../content/extensions/site.ts';
import { openDatabase } from '../../../database/open.ts';
import { openTestSite, type TestSite, testTime } from '../../../testing.ts';
import { addConnection } from '../connections.ts';
import { networkCall } from '../network-call.ts';
import { socialWith } from '../plugin.ts';
import { chances } from './faults.testing.ts';
import { isUnfinished, judge } from './faults-judge.testing.ts';
import { type Arrive, type FaultyPeer, faultyPeers } from './faulty-peers.testing.ts';
import type { Order, Told } from './killed.testing.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const wanted = Number(process.env.FAULTS ?? 80);
const workers = 2;
/** Posts that one process publishes in a round, fewer than these. */
const atOnce = wanted < 500 ? 6 : 24;

/** Processes at work, and one that has loaded everything and waits to take a dead one's place. */
class Workers {
  readonly answered: number[] = [];
  readonly titles = new Set<string>();
  deaths = 0;
  readonly #open: NonNullable<Order['open']>;
  readonly #working = new Map<ChildProcess, boolean>();
  #spare: ChildProcess;

  constructor(open: NonNullable<Order['open']>) {
    this.#open = open;
    this.#spare = start();
    for (let count = 0; count < workers; count++) this.#working.set(start(), false);
  }

  /** Kills one that is at work, if there is one. */
  kill(chance: number): void {
    const alive = [...this.#working.keys()].filter((child) => !child.killed);
    alive[Math.floor(chance * alive.length)]?.kill('SIGKILL');
  }

  /** Each does its part; ends when each has done it or is dead, the dead replaced. */
  async work(now: number, parts: readonly Order['posts'][]): Promise<void> {
    const all = [...this.#working].map(([child, isOpen], at) => this.#order(child, isOpen, now, parts[at] ?? []));
    await Promise.all(all);
  }

  async #order(child: ChildProcess, isOpen: boolean, now: number, posts: Order['posts']): Promise<void> {
    this.#working.set(child, true);
    const order: Order = { now, posts, ...(isOpen ? {} : { open: this.#open }) };
    const isAlive = await new Promise<boolean>((resolve) => {
      child.removeAllListeners('message').on('message', (told: Told) => {
        if ('idle' in told) return resolve(true);
        this.answered.push(told.published);
        this.titles.add(told.title);
      });
      child.removeAllListeners('exit').on('exit', () => resolve(false));
      if (child.exitCode !== null || child.signalCode !== null) return resolve(false);
      child.send(order, () => {});
    });
    if (isAlive) return;
    expect(child.signalCode).toBe('SIGKILL');
    this.deaths++;
    this.#working.delete(child);
    this.#working.set(this.#spare, false);
    this.#spare = start();
  }

  end(): void {
    for (const child of [this.#spare, ...this.#working.keys()]) child.removeAllListeners().kill('SIGKILL');
  }
}

const start = (): ChildProcess => fork(join(import.meta.dirname, 'killed.testing.ts'), { execArgv: [] });

/** All that a dead process had sent has been heard: its connections are closed. */
async function silence(peers: readonly FaultyPeer[], arrive: Arrive): Promise<void> {
  for (;;) {
    await arrive();
    const open = await Promise.all(peers.map(({ peer }) => peer.open()));
    if (open.every((count) => count === 0)) return;
    await wait(5);
  }
}

async function openSite(url: string, peers: readonly FaultyPeer[]): Promise<TestSite> {
  const networks = new Map(peers.map(({ network }) => [network.name, network]));
  const settings = { mayAsk: peers.map(({ peer }) => peer.host) };
  const database = await openDatabase({ url });
  const site = await openTestSite({ database, plugins: [socialWith(networks)], settings });
  const bases = Object.fromEntries(peers.map(({ network, peer }) => [network.name, { base: peer.base }]));
  await site.options.set('broadsheet_social', { wait_for_page: false, networks: bases });
  const seen = extensionSite(site);
  for (const [at, { network, credentials }] of peers.entries()) {
    const [account] = await network.connect(
      credentials,
      networkCall(seen, network, () => []),
    );
    if (!account) throw new Error('no account');
    // Each network is a private account of one author.
    await addConnection(seen, network.name, at + 1, account, false);
  }
  return site;
}

describe(`shares while processes are killed (SEED=${seed})`, () => {
  test('happen exactly once, or are reported as failed', { timeout: 3_600_000 }, async () => {
    const chance = chances(seed);
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
    const url = join(folder, 'site.sqlite');
    let now = testTime;
    let workers: Workers | undefined;
    const faults = { chance: () => 1, now: () => now, step: () => {}, seen: new Map<string, number>() };
    const { peers, arrive } = await faultyPeers(faults);
    const site = await openSite(url, peers);
    try {
      const all = new Workers({ url, mayAsk: peers.map(({ peer }) => peer.host) });
      workers = all;
      faults.chance = chance;
      faults.step = () => {
        if (chance() < 0.06) all.kill(chance());
      };
      let count = 0;
      const posts = () =>
        Array.from({ length: Math.min(wanted - all.answered.length, Math.floor(chance() * atOnce)) }, () => ({
          title: `Post ${++count}`,
          author: 1 + (count % peers.length),
        }));
      for (let round = 0; all.answered.length < wanted || (await isUnfinished(site)); round++) {
        if (round > 20 * wanted) throw new Error('no end');
        const parts = [posts(), posts()];
        const killer = chance() < 0.25 ? setTimeout(() => all.kill(chance()), chance() * 150) : undefined;
        await all.work(now, parts);
        clearTimeout(killer);
        await silence(peers, arrive);
        if (process.env.VERBOSE) console.error({ round, published: all.answered.length, deaths: all.deaths });
        now += 1000 + Math.floor(chance() * (all.answered.length < wanted ? 30_000 : 120_000));
      }
      const outcome = await judge(site, all.answered, ({ post_author, post_title }) => {
        const peer = peers[post_author - 1];
        return { service: peer?.network.name ?? '', made: peer?.count(post_title) ?? 0 };
      });
      if (process.env.VERBOSE || process.env.FAULTS)
        console.log({ seed, deaths: all.deaths, ...outcome, faults: Object.fromEntries(faults.seen) });
      expect(outcome.wrong).toEqual([]);
      expect(all.answered.length).toBeLessThanOrEqual(outcome.posts);
      // The faults were there, or this would say nothing.
      expect(outcome.posts).toBeGreaterThanOrEqual(wanted);
      expect(all.deaths).toBeGreaterThan(wanted / 40);
      expect(outcome.success).toBeGreaterThan(outcome.posts / 2);
      expect(outcome.attempts).toBeGreaterThan(outcome.posts);
      expect(faults.seen.size).toBe(wanted < 500 ? faults.seen.size : 9);
      expect(await site.database.dialect.integrity(site.database)).toEqual([]);
    } finally {
      workers?.end();
      for (const { peer } of peers) await peer.close();
      await site.database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
