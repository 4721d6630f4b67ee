// What attempts at one share leave for each other: ids of what a network has already, kept beside what is sent, and the claim
// while a long upload runs.
import type { ExtensionSite } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import type { Composed } from '../networks/network.ts';
import { rowsOf } from '../tables.ts';
import { type Claim, claimFor, keepClaim, keepComposed } from './claim.ts';

interface WithKept extends Composed {
  readonly kept?: Readonly<Record<string, string>>;
}

/** What the network has already, by names of its own. */
export function keptOf({ share }: Claim): Record<string, string> {
  const kept = share.composed === null ? undefined : (JSON.parse(share.composed) as WithKept).kept; // written below
  return { ...kept };
}

/** Writes it down beside what is sent. Throws ClaimLost. */
export async function keepMore(
  site: ExtensionSite,
  claimed: Claim,
  kept: Readonly<Record<string, string>>,
): Promise<void> {
  const row = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select('composed')
    .where('id', '=', claimed.share.id)
    .executeTakeFirst();
  const composed: unknown = JSON.parse(row?.composed ?? '{}');
  if (valueAt(composed, 'key') === undefined) throw new Error('nothing was composed yet');
  await keepComposed(site, claimed, JSON.stringify({ ...Object(composed), kept }));
}

/** Chunks as they are; the claim is kept while they are taken. Throws ClaimLost. */
export async function* claimedWhile(
  site: ExtensionSite,
  claimed: Claim,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let last = site.now();
  for await (const chunk of chunks) {
    if (site.now() - last > claimFor / 4) {
      await keepClaim(site, claimed);
      last = site.now();
    }
    yield chunk;
  }
}
