// Tests every account once a day and renews secrets ahead of their expiry, so that an account that no longer works shows
// before something should be shared to it.
import type { ExtensionSite } from '../../extend/site.ts';
import { allConnections, connectionOf, testConnection } from './connections.ts';
import { standingOf } from './live.ts';
import { ahead, mailExpiring } from './mails.ts';
import { day, type Network } from './networks/network.ts';
import type { Connection } from './tables.ts';

export const checkJob = 'social.check';

/** Has the accounts tested a day from now, and then again each day. */
export async function scheduleChecks(site: ExtensionSite): Promise<void> {
  await site.enqueue({ kind: checkJob, uniqueKey: checkJob, runAt: site.now() + day });
}

/** Has the last week of an access begun since it was tested last? What is renewed in time never comes so near its end. */
async function runsOutNow(site: ExtensionSite, network: Network, before: Connection): Promise<boolean> {
  const row = await connectionOf(site, before.id);
  if (!row?.expires_at || network.shortLived || row.status !== 'ok') return false;
  const wasFar = before.checked_at === null || row.expires_at >= before.checked_at + ahead;
  return wasFar && row.expires_at < site.now() + ahead;
}

/** Tests all; what one network says does not keep the others from being tested. */
export async function checkAll(site: ExtensionSite, networks: ReadonlyMap<string, Network>): Promise<void> {
  const connections = await allConnections(site);
  if (!standingOf(site).live) return connections.length > 0 ? scheduleChecks(site) : undefined;
  for (const row of connections) {
    const network = networks.get(row.service);
    if (!network) continue;
    await testConnection(site, network, row);
    if (await runsOutNow(site, network, row)) await mailExpiring(site, row);
  }
  if (connections.length > 0) await scheduleChecks(site);
}
