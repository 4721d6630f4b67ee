// A process of a fault test: the whole site over a database at any of whose statements it may die, with faulty networks.
import type { Site } from '../../../content/site.ts';
import type { Plugin } from '../../../extend/plugin.ts';
import type { JobRunner } from '../../../jobs/runner.ts';
import { siteJobs } from '../../../server/due-work.ts';
import { composeSite } from '../../../site.ts';
import { seededRandom, type TestSite } from '../../../testing.ts';
import { socialWith } from '../plugin.ts';
import { type FaultyNetwork, Life, mortalDatabase } from './faults.testing.ts';

/** The choices of a run, printed with it. `SEED` repeats them. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Of dying at one step; a share takes some thirty. */
const risk = 0.004;

export interface MortalProcess {
  readonly life: Life;
  readonly site: Site;
  readonly jobs: JobRunner;
}

let started = 0;

/** `plugins` run beside sharing. Where one dies while it starts, the next one is started. */
export async function startProcess(
  site: TestSite,
  networks: readonly FaultyNetwork[],
  chance: () => number,
  plugins: readonly Plugin[] = [],
): Promise<MortalProcess> {
  const life = new Life(chance, risk);
  started++;
  const byName = new Map(networks.map((network) => [network.kind, network.seenBy(life)]));
  const own = await composeSite(site.settings, mortalDatabase(site.database, life), {
    clock: site.clock,
    random: seededRandom(`process ${seed} ${started}`),
    plugins: [socialWith(byName, async () => {}), ...plugins],
  }).catch(() => undefined);
  if (!own) return startProcess(site, networks, chance, plugins);
  return { life, site: own, jobs: siteJobs(own, () => {}) };
}
