// Signing in at a network: the user is sent to its page with a state that only this browser and this user can bring back, once
// and within ten minutes; the code that comes back is exchanged for tokens, and the accounts behind them are kept as
// credentials (keyrings.ts) until the user connects one.
import { createHash, timingSafeEqual } from 'node:crypto';
import { SiteError } from '../../../base/error.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { keepCredentials } from '../keyrings.ts';
import { networkCall } from '../network-call.ts';
import { NetworkError } from '../networks/ask.ts';
import { type FoundAccount, minute, type Network } from '../networks/network.ts';
import type { Exchange, Fields, SignIn } from '../networks/sign-in.ts';
import { rowsOf } from '../tables.ts';
import { clientOf, keepClient } from './clients.ts';

export const callbackPath = '/_social/callback';
export const cookieName = 'broadsheet_social_sign_in';
export const patience = 10 * minute;
const pendingService = 'sign-in';
const purpose = (userId: number): string => `social sign-in ${userId}`;

/** What is kept between the two halves. */
interface Pending {
  readonly service: string;
  /** Hashes of what comes back in the address and in the cookie. */
  readonly state: string;
  readonly browser: string;
  readonly verifier: string;
  readonly fields: Fields;
  /** Path of this site to go on to; '' for none. */
  readonly next: string;
}

export interface Begun {
  /** Where the user agrees. */
  readonly url: string;
  /** Value of the cookie that ties it to this browser. */
  readonly cookie: string;
}

export const redirectOf = (site: ExtensionSite): string => `${site.home}${callbackPath}`;

const chance = (site: ExtensionSite, bytes: number): string => Buffer.from(site.random(bytes)).toString('base64url');
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
const isSame = (text: string, hashed: string): boolean => timingSafeEqual(Buffer.from(hash(text)), Buffer.from(hashed));

/** Throws `social_no_client` where the site has no client there, and NetworkErrors. */
export async function beginSignIn(
  site: ExtensionSite,
  network: Network & { readonly signIn: SignIn },
  userId: number,
  fields: Fields,
  next: string,
): Promise<Begun> {
  const { signIn } = network;
  const call = networkCall(site, network, () => []);
  const place = signIn.place?.(fields) ?? '';
  let client = clientOf(site, network.name, place);
  if (!client && signIn.register) {
    client = await signIn.register(fields, redirectOf(site), call);
    await keepClient(site, network.name, place, client);
  }
  if (!client) throw new SiteError('social_no_client', `This site has no client at ${network.label} yet.`, 400);
  const [secret, cookie, verifier] = [chance(site, 24), chance(site, 24), signIn.proof ? chance(site, 48) : ''];
  const pending: Pending = {
    ...{ service: network.name, state: hash(secret), browser: hash(cookie), verifier, fields, next },
  };
  const rows = rowsOf(site);
  await rows
    .deleteFrom('broadsheet_social_keyrings')
    .where('service', '=', pendingService)
    .where('created_at', '<', site.now() - patience)
    .execute();
  const sealed = site.secrets.seal(JSON.stringify(pending), purpose(userId));
  const row = { service: pendingService, user_id: userId, sealed, created_at: site.now() };
  const { insertId } = await rows.insertInto('broadsheet_social_keyrings').values(row).executeTakeFirstOrThrow();
  const url = new URL(signIn.page(fields, call));
  const parameters = {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectOf(site),
    scope: [...signIn.scopes, ...(signIn.moreScopes?.(fields) ?? [])].join(signIn.separator ?? ' '),
    state: `${insertId}.${secret}`,
    ...(signIn.proof ? { code_challenge: hash(verifier), code_challenge_method: 'S256' } : {}),
    ...signIn.also,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, cookie };
}

export interface Ended {
  readonly next: string;
  readonly service: string;
  /** For `keyring_connection_ID`; 0 where it did not work. */
  readonly keyring: number;
  /** Why it did not; '' where it did. */
  readonly error: string;
}

/** The way back. Undefined for a state that was not given to this browser, was used, or is too old: nothing is asked then. */
export async function endSignIn(
  site: ExtensionSite,
  networks: ReadonlyMap<string, Network>,
  query: URLSearchParams,
  cookie: string,
): Promise<Ended | undefined> {
  const [id = '', secret = ''] = (query.get('state') ?? '').split('.');
  const taken = await takePending(site, Number(id), secret, cookie);
  const network = taken && networks.get(taken.pending.service);
  if (!taken || !network?.signIn) return undefined;
  const { pending, userId } = taken;
  const { service, next } = pending;
  const code = query.get('code') ?? '';
  if (code === '') return { next, service, keyring: 0, error: 'The network gave no access.' };
  try {
    const accounts = await accountsOf(site, network, network.signIn, pending, code);
    return { next, service, keyring: await keepCredentials(site, service, userId, accounts), error: '' };
  } catch (error) {
    if (error instanceof NetworkError) return { next, service, keyring: 0, error: error.message };
    throw error;
  }
}

async function takePending(site: ExtensionSite, id: number, secret: string, cookie: string) {
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  const keyrings = rowsOf(site).selectFrom('broadsheet_social_keyrings').selectAll();
  const row = await keyrings.where('id', '=', id).where('service', '=', pendingService).executeTakeFirst();
  if (!row || row.created_at < site.now() - patience) return undefined;
  const pending = JSON.parse(site.secrets.open(row.sealed, purpose(row.user_id))) as Pending; // kept above
  if (!isSame(secret, pending.state) || !isSame(cookie, pending.browser)) return undefined;
  // Whoever deletes it has it: a second way back finds nothing.
  const gone = await rowsOf(site).deleteFrom('broadsheet_social_keyrings').where('id', '=', id).executeTakeFirst();
  return Number(gone.numDeletedRows) > 0 ? { pending, userId: row.user_id } : undefined;
}

async function accountsOf(
  site: ExtensionSite,
  network: Network,
  signIn: SignIn,
  { verifier, fields }: Pending,
  code: string,
): Promise<readonly FoundAccount[]> {
  const client = clientOf(site, network.name, signIn.place?.(fields) ?? '');
  if (!client) throw new NetworkError('refused', 'social_no_client', 'This site has no client there any more.');
  const secrets = [client.secret, code, verifier];
  const call = networkCall(site, network, () => secrets);
  const exchange: Exchange = { client, redirect: redirectOf(site), code, verifier, fields };
  const tokens = await signIn.exchange(exchange, call);
  secrets.push(tokens.access_token, tokens.refresh_token);
  if (signIn.accounts) return signIn.accounts(tokens, exchange, call);
  const { access_token, refresh_token, expiresAt } = tokens;
  const own = { client_id: client.id, client_secret: client.secret };
  const found = await network.connect({ ...fields, access_token, refresh_token, ...own }, call);
  return found.map((each) => ({ ...each, expiresAt: expiresAt ?? each.expiresAt }));
}
