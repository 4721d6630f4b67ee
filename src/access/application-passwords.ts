// Application passwords, kept with the user as WordPress keeps them: meta `_application_passwords`, a list.
// Source: WP_Application_Passwords. Checking one costs a BLAKE2b; older phpass hashes are still read.
import { hash as digest } from 'node:crypto';
import { SiteError } from '../base/error.ts';
import { lockRows } from '../database/locks.ts';
import { type PhpValue, phpArray, phpEntries, phpInteger, phpItem, phpItems, phpText } from '../database/php-values.ts';
import { type AccessSite, type Account, secondsNow } from './account.ts';
import { fastHash, sameText } from './fast-hash.ts';
import { verifyPassword } from './passwords.ts';
import { randomPassword, randomUuid } from './random-password.ts';
import { setUserMeta, userMeta } from './user-meta.ts';

const key = '_application_passwords';
const inUse = 'using_application_passwords';
const day = 24 * 60 * 60;

export interface ApplicationPassword {
  readonly uuid: string;
  readonly app_id: string;
  readonly name: string;
  /** Hash. */
  readonly password: string;
  /** Unix seconds. */
  readonly created: number;
  readonly last_used: number | null;
  readonly last_ip: string | null;
}

/** Has anybody on this site ever made one? Without, credentials are not even looked at. */
export function applicationPasswordsInUse(site: AccessSite): boolean {
  const stored = site.options.get(inUse);
  return Boolean(stored) && stored !== '0';
}

/** An account's application passwords, in order of creation. */
export function applicationPasswordsOf(account: Account): ApplicationPassword[] {
  return phpItems(account.value(key)).map(itemOf);
}

function itemOf(stored: unknown): ApplicationPassword {
  const text = (name: string): string => phpText(phpItem(stored, name));
  const lastUsed = phpItem(stored, 'last_used');
  const lastIp = phpItem(stored, 'last_ip');
  return {
    uuid: text('uuid'),
    app_id: text('app_id'),
    name: text('name'),
    password: text('password'),
    created: phpInteger(phpItem(stored, 'created')),
    last_used: lastUsed === null || lastUsed === undefined ? null : phpInteger(lastUsed),
    last_ip: lastIp === null || lastIp === undefined ? null : phpText(lastIp),
  };
}

/** What given passwords (their hashes) turned out to be. An account that changes is another object. */
const matches = new WeakMap<Account, Map<string, ApplicationPassword>>();

function matchesOf(account: Account): Map<string, ApplicationPassword> {
  let found = matches.get(account);
  if (!found) matches.set(account, (found = new Map()));
  return found;
}

/** Finds the password that `given` is; null where it is none. Everything but letters and digits is left out first. */
export async function matchApplicationPassword(
  site: AccessSite,
  account: Account,
  given: string,
): Promise<ApplicationPassword | null> {
  const password = given.replace(/[^a-z\d]/gi, '');
  const kept = site.caches.enabled ? matchesOf(account) : null;
  const cacheKey = digest('sha256', password, 'base64');
  const known = kept?.get(cacheKey);
  if (known) return known;
  const hash = fastHash(password);
  for (const item of applicationPasswordsOf(account)) {
    const isFast = item.password.startsWith('$generic$');
    const ok = isFast ? sameText(item.password, hash) : (await verifyPassword(item.password, password)).ok;
    if (!ok) continue;
    kept?.set(cacheKey, item);
    return item;
  }
  return null;
}

/** Notes that a password was used, and from where, at most once a day. */
export async function recordUse(
  site: AccessSite,
  userId: number,
  item: ApplicationPassword,
  remoteAddress: string,
): Promise<void> {
  const now = secondsNow(site);
  if ((item.last_used ?? 0) + day > now) return;
  await changeList(site, userId, (list) =>
    list.map((one) =>
      phpItem(one, 'uuid') === item.uuid ? withItems(one, { last_used: now, last_ip: remoteAddress }) : one,
    ),
  );
}

/**
 * Makes a new one. `name` must be cleaned (`sanitize_text_field`) already; an empty one is refused with
 * `application_password_empty_name` (400). `password` is shown to its owner once: 24 letters and digits.
 */
export async function createApplicationPassword(
  site: AccessSite,
  userId: number,
  given: { name: string; appId?: string },
): Promise<{ password: string; item: ApplicationPassword }> {
  if (given.name === '' || given.name === '0') {
    throw new SiteError('application_password_empty_name', 'An application password needs a name.', 400);
  }
  const password = randomPassword(24, site.random);
  const item: ApplicationPassword = {
    uuid: randomUuid(site.random),
    app_id: given.appId ?? '',
    name: given.name,
    password: fastHash(password),
    created: secondsNow(site),
    last_used: null,
    last_ip: null,
  };
  await changeList(site, userId, (list) => [...list, phpArray(Object.entries(item))]);
  if (!applicationPasswordsInUse(site)) await site.options.set(inUse, true, false);
  return { password, item };
}

/** Renames one. Throws `application_password_not_found` where there is none with this uuid. */
export async function renameApplicationPassword(
  site: AccessSite,
  userId: number,
  uuid: string,
  name: string,
): Promise<void> {
  let found = false;
  await changeList(site, userId, (list) =>
    list.map((one) => {
      if (phpItem(one, 'uuid') !== uuid) return one;
      found = true;
      return name === '' || name === '0' ? one : withItems(one, { name });
    }),
  );
  if (!found) throw notFound();
}

/** Revokes one. Throws `application_password_not_found` where there is none with this uuid. */
export async function deleteApplicationPassword(site: AccessSite, userId: number, uuid: string): Promise<void> {
  let found = false;
  await changeList(site, userId, (list, keys) => {
    const kept: [string | number, PhpValue][] = [];
    list.forEach((one, index) => {
      if (!found && phpItem(one, 'uuid') === uuid) found = true;
      else kept.push([keys[index] ?? index, one]);
    });
    return phpArray(kept);
  });
  if (!found) throw notFound();
}

/** Revokes all of a user's; answers how many there were. */
export async function deleteAllApplicationPasswords(site: AccessSite, userId: number): Promise<number> {
  let count = 0;
  await changeList(site, userId, (list) => {
    count = list.length;
    return [];
  });
  return count;
}

function notFound(): SiteError {
  return new SiteError('application_password_not_found', 'There is no application password with this id.');
}

/**
 * Changes the stored list in one transaction. A list that came with gaps between its keys (WordPress leaves them when
 * one is revoked) keeps its keys where as many items come back.
 */
async function changeList(
  site: AccessSite,
  userId: number,
  change: (list: readonly PhpValue[], keys: readonly (string | number)[]) => PhpValue,
): Promise<void> {
  await site.database.transaction(async (database) => {
    await lockRows(database, 'users', [userId]);
    const stored = phpEntries(await userMeta(database, userId, key));
    const keys = stored.map(([name]) => name);
    // What was read came out of a PHP array.
    const list = stored.map(([, item]) => item as PhpValue);
    const changed = change(list, keys);
    if (!Array.isArray(changed)) return setUserMeta(database, userId, key, changed);
    if (list.length === 0 && changed.length === 0) return;
    let next = 0;
    const entries = changed.map((item: PhpValue, index): [string | number, PhpValue] => {
      const name = keys[index] ?? next;
      if (typeof name === 'number' && name >= next) next = name + 1;
      return [name, item];
    });
    await setUserMeta(database, userId, key, changed.length === 0 ? [] : phpArray(entries));
  });
  site.caches.changed();
}

function withItems(stored: PhpValue, changes: Readonly<Record<string, PhpValue>>): PhpValue {
  const entries = new Map<string | number, PhpValue>();
  for (const [name, value] of phpEntries(stored)) entries.set(name, value as PhpValue);
  for (const [name, value] of Object.entries(changes)) entries.set(name, value);
  return phpArray([...entries]);
}
