// A user with all of its stored meta, found by login, address or id in one query, none while nothing has changed.
// Reproduces get_user_by and what WP_User makes of it.
import type { Kysely } from 'kysely';
import type { Clock } from '../base/clock.ts';
import { sameItems } from '../base/same-items.ts';
import type { Database } from '../database/database.ts';
import { maybeUnserialize } from '../database/php-serialize.ts';
import { prepare } from '../database/prepared.ts';
import type { Tables, UserRow } from '../database/schema.ts';
import { makeViewer, type ViewerSession } from './make-viewer.ts';
import type { CapabilityRules } from './map-capability.ts';
import { sanitizeUser } from './names.ts';
import { trimLikePhp } from './passwords.ts';
import { grantsOf, type Roles, rolesFrom, type UserGrants } from './roles.ts';
import type { SchemeSalts } from './salts.ts';
import type { Viewer } from './viewer.ts';

/** The part of a running site (content/site.ts) that access works with. */
export interface AccessSite {
  readonly database: Database;
  readonly options: {
    get(name: string): unknown;
    readonly home: string;
    readonly siteUrl: string;
    set(name: string, value: unknown, autoload?: boolean): Promise<void>;
  };
  readonly settings: {
    readonly salts: SchemeSalts;
    readonly defines: Readonly<Record<string, string | number | boolean | null>>;
  };
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly caches: {
    readonly enabled: boolean;
    changed(): void;
    map<V>(name: string): Map<string, V>;
    contentMap<V>(name: string): Map<string, V>;
  };
}

/** Unix seconds, as PHP's time(). */
export const secondsNow = (site: Pick<AccessSite, 'clock'>): number => Math.floor(site.clock.now() / 1000);

/** Meta values as stored, by key, in order of their rows. */
export type StoredMeta = ReadonlyMap<string, readonly string[]>;

export class Account {
  readonly user: UserRow;
  readonly meta: StoredMeta;
  readonly grants: UserGrants;
  readonly #values = new Map<string, unknown>();

  constructor(user: UserRow, meta: StoredMeta, roles: Roles, prefix: string) {
    this.user = user;
    this.meta = meta;
    this.grants = grantsOf(this.value(`${prefix}capabilities`), roles);
  }

  /** The first value under a meta key, unserialized; undefined where there is none (`get_user_meta`, single). */
  value(key: string): unknown {
    if (!this.#values.has(key)) {
      const text = this.meta.get(key)?.[0];
      this.#values.set(key, text === undefined ? undefined : maybeUnserialize(text));
    }
    return this.#values.get(key);
  }
}

/** Users with a row for each of their meta values, or one without; those of the first user come first. */
function withMeta(db: Kysely<Tables>) {
  return db
    .selectFrom('users')
    .leftJoin('usermeta', 'usermeta.user_id', 'users.ID')
    .selectAll('users')
    .select(['usermeta.meta_key', 'usermeta.meta_value'])
    .orderBy('users.ID')
    .orderBy('usermeta.umeta_id');
}
const byId = prepare((db, p: { id: number }) => withMeta(db).where('users.ID', '=', p.id));
const byLogin = prepare((db, p: { login: string }) => withMeta(db).where('user_login', '=', p.login));
const byEmail = prepare((db, p: { email: string }) => withMeta(db).where('user_email', '=', p.email));

/** The account with this login, address or id; null where there is none. Logins are cleaned first, case does not count. */
export async function findAccount(
  site: AccessSite,
  by: 'login' | 'email' | 'id',
  value: string | number,
): Promise<Account | null> {
  const asked = by === 'id' ? Number(value) : trimLikePhp(String(value));
  const wanted = by === 'login' ? sanitizeUser(String(asked)) : asked;
  if (wanted === '' || wanted === '0' || (typeof wanted === 'number' && !(wanted >= 1))) return null;
  const key = `${by}:${String(wanted).toLowerCase()}`;
  const kept = site.caches.enabled ? site.caches.map<Account>('access:accounts') : null;
  const known = kept?.get(key);
  if (known) return known;
  const { database } = site;
  const rows = await (by === 'id'
    ? database.run(byId, { id: Number(wanted) })
    : by === 'login'
      ? database.run(byLogin, { login: String(wanted) })
      : database.run(byEmail, { email: String(wanted) }));
  const account = accountOf(site, rows);
  if (account) kept?.set(key, account);
  return account;
}

function accountOf(
  site: AccessSite,
  rows: readonly (UserRow & { meta_key: string | null; meta_value: string | null })[],
): Account | null {
  const [first] = rows;
  if (!first) return null;
  const { meta_key: _key, meta_value: _value, ...user } = first;
  const meta = new Map<string, string[]>();
  for (const { ID, meta_key: name, meta_value: value } of rows) {
    if (ID !== user.ID || name === null) continue;
    const values = meta.get(name);
    if (values) values.push(value ?? '');
    else meta.set(name, [value ?? '']);
  }
  const roles = siteRoles(site);
  // Most writes change no account: what was made of the same rows is used again.
  const kept = site.caches.contentMap<MadeAccount>('access:accounts');
  const inputs = [...Object.values(user), ...[...meta].flat(2)];
  const known = kept.get(String(user.ID));
  if (known?.roles === roles && sameItems(known.inputs, inputs)) return known.account;
  const account = new Account(user, meta, roles, site.database.prefix);
  kept.set(String(user.ID), { account, roles, inputs, bytes: accountCost + 2 * inputs.join('').length });
  return account;
}

/** Bytes of an account's objects besides its texts. */
const accountCost = 2000;

interface MadeAccount {
  readonly account: Account;
  readonly roles: Roles;
  readonly inputs: readonly unknown[];
  /** What it takes of the memory for what is kept. */
  readonly bytes: number;
}

/** Roles by the option's value, which stays the same object while nobody changes it. */
const rolesByOption = new WeakMap<object, Roles>();

/** The site's roles (`wp_roles`). */
export function siteRoles(site: AccessSite): Roles {
  const option = site.options.get(`${site.database.prefix}user_roles`);
  if (typeof option !== 'object' || option === null) return rolesFrom(option);
  let roles = rolesByOption.get(option);
  if (!roles) rolesByOption.set(option, (roles = rolesFrom(option)));
  return roles;
}

/** What capability mapping reads of this site. */
export function siteRules(site: AccessSite): CapabilityRules {
  return { option: (name) => site.options.get(name), define: (name) => site.settings.defines[name] };
}

/** The viewer that an account is. */
export function accountViewer(site: AccessSite, account: Account, session: ViewerSession): Viewer {
  return makeViewer(account.user, account.grants, siteRules(site), session);
}
