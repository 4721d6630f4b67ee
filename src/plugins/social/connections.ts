// Connected accounts in the database. Their secrets are sealed for the account they belong to, and only opened to ask its
// network; nothing here gives them to anybody else.
import { SiteError } from '../../base/error.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { keepLiveHost, standingOf } from './live.ts';
import { mailFailing } from './mails.ts';
import { networkCall } from './network-call.ts';
import { NetworkError } from './networks/ask.ts';
import {
  type Account,
  type Checked,
  day,
  type FoundAccount,
  minute,
  type Network,
  type NetworkCall,
} from './networks/network.ts';
import { type Connection, type ConnectionStatus, rowsOf } from './tables.ts';

const purpose = (service: string, externalId: string): string => `social connection ${service} ${externalId}`;

/** All connections, in order of their ids. One statement. */
export async function allConnections(site: ExtensionSite): Promise<Connection[]> {
  return rowsOf(site).selectFrom('broadsheet_social_connections').selectAll().orderBy('id').execute();
}

export async function connectionOf(site: ExtensionSite, id: number): Promise<Connection | undefined> {
  return rowsOf(site).selectFrom('broadsheet_social_connections').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Those a user may share to: shared ones and own ones; where an X account is the user's own, no shared X account. */
export function visibleTo(connections: readonly Connection[], userId: number): Connection[] {
  const ownX = connections.some(({ service, user_id }) => service === 'x' && user_id === userId);
  return connections.filter(
    (each) => each.user_id === userId || (each.shared === 1 && !(ownX && each.service === 'x')),
  );
}

/**
 * Connects an account for a user; one that the user has already gets the new secrets. Answers its id.
 * Throws `x_connection_limit_reached` for a second X account of one user.
 */
export async function addConnection(
  site: ExtensionSite,
  service: string,
  userId: number,
  found: FoundAccount,
  shared: boolean,
): Promise<number> {
  const id = await site.transaction(async (inside) => {
    const rows = rowsOf(inside);
    const mine = await rows
      .selectFrom('broadsheet_social_connections')
      .select(['id', 'external_id'])
      .where('service', '=', service)
      .where('user_id', '=', userId)
      .execute();
    const known = mine.find((row) => row.external_id === found.externalId);
    if (!known && service === 'x' && mine.length > 0) {
      throw new SiteError('x_connection_limit_reached', 'Each user may connect one X account.', 400);
    }
    const values = {
      shared: shared ? 1 : 0,
      name: found.name,
      handle: found.handle,
      picture: found.picture,
      link: found.link,
      status: 'ok' as const,
      error: null,
      details: JSON.stringify(found.details),
      sealed: sealed(inside, service, found),
      expires_at: found.expiresAt,
      checked_at: inside.now(),
    };
    if (known) {
      await rows.updateTable('broadsheet_social_connections').set(values).where('id', '=', known.id).execute();
      return known.id;
    }
    await keepLiveHost(inside);
    const place = { service, user_id: userId, external_id: found.externalId };
    const result = await rows
      .insertInto('broadsheet_social_connections')
      .values({ ...values, ...place, template: '', created_at: inside.now() })
      .executeTakeFirstOrThrow();
    return Number(result.insertId);
  });
  site.changed();
  return id;
}

function sealed(site: ExtensionSite, service: string, account: Pick<Account, 'externalId' | 'secrets'>): string {
  return site.secrets.seal(JSON.stringify(account.secrets), purpose(service, account.externalId));
}

export async function changeConnection(
  site: ExtensionSite,
  id: number,
  values: { shared?: number; template?: string },
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await rowsOf(site).updateTable('broadsheet_social_connections').set(values).where('id', '=', id).execute();
  site.changed();
}

/** Takes a connection away; what still waits to be shared to it is failed, so that nobody waits for it. */
export async function removeConnection(site: ExtensionSite, id: number): Promise<void> {
  await site.transaction(async (inside) => {
    const rows = rowsOf(inside);
    await rows.deleteFrom('broadsheet_social_connections').where('id', '=', id).execute();
    await rows
      .updateTable('broadsheet_social_shares')
      .set({
        state: 'failed',
        error_code: 'disconnected',
        error: 'The account was disconnected.',
        done_at: inside.now(),
      })
      .where('connection_id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
  });
  site.changed();
}

/** The account of a connection, its secrets opened. Throws `secret_unreadable`. */
export function accountOf(site: ExtensionSite, row: Connection): Account {
  const { service, external_id: externalId } = row;
  const secrets = JSON.parse(site.secrets.open(row.sealed, purpose(service, externalId))) as Record<string, string>;
  return { externalId, secrets, details: JSON.parse(row.details) as Record<string, string> };
}

/** Keeps what a test or a use of an account brought to light. */
export async function noteStatus(
  site: ExtensionSite,
  row: Connection,
  status: ConnectionStatus,
  error: string | null,
  checked: Checked = {},
): Promise<void> {
  const { secrets, expiresAt, name, picture } = checked;
  const change = (inside: ExtensionSite) =>
    rowsOf(inside)
      .updateTable('broadsheet_social_connections')
      .set({
        status,
        error,
        checked_at: site.now(),
        ...(secrets ? { sealed: sealed(site, row.service, { externalId: row.external_id, secrets }) } : {}),
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
        ...(name ? { name } : {}),
        ...(picture ? { picture } : {}),
      })
      .where('id', '=', row.id);
  await site.transaction(async (inside) => {
    // Only the one that finds it working tells of it.
    const worked = change(inside).where((where) => where.or([where('status', 'is', null), where('status', '=', 'ok')]));
    const broke = status !== 'ok' && Number((await worked.executeTakeFirst()).numUpdatedRows) > 0;
    if (broke) await mailFailing(inside, row, error);
    else await change(inside).execute();
  });
  site.changed();
}

/** Tests one account and keeps the outcome; the error where there was one. Nothing is thrown but faults of our own. */
export async function testConnection(
  site: ExtensionSite,
  network: Network,
  row: Connection,
): Promise<NetworkError | undefined> {
  try {
    const account = accountOf(site, row);
    const call = networkCall(site, network, () => Object.values(account.secrets));
    const fresh = await freshAccount(site, network, row, account, call);
    await noteStatus(site, row, 'ok', null, await network.check(fresh, call));
    return undefined;
  } catch (error) {
    const said = asNetworkError(error);
    if (said.failure === 'access') await noteStatus(site, row, 'must_reauth', said.message);
    else if (said.failure === 'refused') await noteStatus(site, row, 'broken', said.message);
    return said;
  }
}

/** Secrets are renewed when they have less than this left: those that live for hours, and others. */
const aheadOf = ({ shortLived }: Network): number => (shortLived ? 5 * minute : 3 * day);

/**
 * The account with secrets that do not run out soon. One process renews them, as some networks take a renewing secret but
 * once; others try again later. What cannot be renewed is used as long as it lasts.
 */
export async function freshAccount(
  site: ExtensionSite,
  network: Network,
  row: Connection,
  account: Account,
  call: NetworkCall,
): Promise<Account> {
  const { expires_at: expiresAt } = row;
  const ahead = aheadOf(network);
  // A copy of the site that renewed a secret would take it from the site.
  if (!network.refresh || network.renews?.(account) === false || !standingOf(site).live) return account;
  if (expiresAt === null || expiresAt > site.now() + ahead) return account;
  const ours = await rowsOf(site)
    .updateTable('broadsheet_social_connections')
    .set({ expires_at: Math.max(expiresAt, site.now() + ahead) + 2 * minute })
    .where('id', '=', row.id)
    .where('expires_at', '=', expiresAt)
    .executeTakeFirst();
  if (Number(ours.numUpdatedRows) === 0) {
    throw new NetworkError('later', 'renewing', 'The access of the account is being renewed.');
  }
  const checked = await network.refresh(account, call);
  await noteStatus(site, row, 'ok', null, checked);
  return checked.secrets ? { ...account, secrets: checked.secrets } : account;
}

/** An error of a network as it is; of ours, one that says that the secret cannot be read. Others are thrown on. */
export function asNetworkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error;
  if (error instanceof SiteError && error.code === 'secret_unreadable') {
    return new NetworkError('access', error.code, error.message);
  }
  throw error;
}
