// Credentials between two steps: they are tried at their network first, and kept (sealed, for an hour, for one user) until
// that user picks one of the accounts behind them.
import type { ExtensionSite } from '../../extend/site.ts';
import { type FoundAccount, hour } from './networks/network.ts';
import { rowsOf } from './tables.ts';

const purpose = (service: string, userId: number): string => `social credentials ${service} ${userId}`;

/** Keeps accounts; answers the number by which they are asked for. */
export async function keepCredentials(
  site: ExtensionSite,
  service: string,
  userId: number,
  accounts: readonly FoundAccount[],
): Promise<number> {
  const rows = rowsOf(site);
  await rows
    .deleteFrom('broadsheet_social_keyrings')
    .where('created_at', '<', site.now() - hour)
    .execute();
  const sealed = site.secrets.seal(JSON.stringify(accounts), purpose(service, userId));
  const values = { service, user_id: userId, sealed, created_at: site.now() };
  const result = await rows.insertInto('broadsheet_social_keyrings').values(values).executeTakeFirstOrThrow();
  return Number(result.insertId);
}

/** The accounts under a number, for the user who brought them; undefined where there are none any more. */
export async function takeCredentials(
  site: ExtensionSite,
  id: number,
  userId: number,
): Promise<{ service: string; accounts: FoundAccount[] } | undefined> {
  const row = await rowsOf(site)
    .selectFrom('broadsheet_social_keyrings')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('created_at', '>=', site.now() - hour)
    .executeTakeFirst();
  if (!row) return undefined;
  const accounts = JSON.parse(site.secrets.open(row.sealed, purpose(row.service, userId))) as FoundAccount[]; // kept above
  return { service: row.service, accounts };
}
