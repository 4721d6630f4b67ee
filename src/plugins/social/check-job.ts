// Tests every account once a day and renews secrets ahead of their expiry, so that an account that no longer works shows
// before something should be shared to it.
import type { ExtensionSite } from '../../extend/site.ts';
import { allConnections, testConnection } from './connections.ts';
import { day, type Network } from './networks/network.ts';

export const checkJob = 'social.check';

/** Has the accounts tested a day from now, and then again each day. */
export async function scheduleChecks(site: ExtensionSite): Promise<void> {
  await site.enqueue({ kind: checkJob, uniqueKey: checkJob, runAt: site.now() + day });
}

/** Tests all; what one network says does not keep the others from being tested. */
export async function checkAll(site: ExtensionSite, networks: ReadonlyMap<string, Network>): Promise<void> {
  const connections = await allConnections(site);
  for (const row of connections) {
    const network = networks.get(row.service);
    if (network) await testConnection(site, network, row);
  }
  if (connections.length > 0) await scheduleChecks(site);
}
