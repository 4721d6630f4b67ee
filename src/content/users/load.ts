// Users by id, login, address or slug, with the meta that answers show: one statement for rows, one for meta, whatever
// the number. Reproduces get_user_by, cache_users and WP_User's roles.
import { siteRoles } from '../../access/account.ts';
import { grantsOf } from '../../access/roles.ts';
import { maybeUnserialize } from '../../database/php-serialize.ts';
import { prepare } from '../../database/prepared.ts';
import type { UserRow } from '../../database/schema.ts';
import { loadMeta } from '../meta/load.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';
import type { LoadedUser } from './types.ts';

const byIds = prepare((db, p: { ids: readonly number[] }) =>
  db.selectFrom('users').selectAll().where('ID', 'in', p.ids),
);

/** The user with this id; undefined where there is none. */
export async function getUser(site: Site, id: number): Promise<UserRow | undefined> {
  return (await getUsers(site, [id])).get(id);
}

/** Users by id; ids without a user are absent. One statement. */
export async function getUsers(site: Site, ids: readonly number[]): Promise<Map<number, UserRow>> {
  const wanted = [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0);
  if (wanted.length === 0) return new Map();
  const rows = await site.database.run(byIds, { ids: wanted });
  return new Map(rows.map((row) => [row.ID, row]));
}

/** The id of the user with this login, address or slug, ignoring case; undefined where there is none. */
export async function findUserId(
  site: Site,
  column: 'user_login' | 'user_email' | 'user_nicename',
  value: string,
): Promise<number | undefined> {
  if (value === '') return undefined;
  const found = await site.database.kysely
    .selectFrom('users')
    .select('ID')
    .where(column, '=', value)
    .limit(1)
    .executeTakeFirst();
  return found?.ID;
}

/** Names of the meta keys that answers show of every user. */
const shownKeys = ['nickname', 'first_name', 'last_name', 'description', 'locale'];

/** The meta keys that answers read of users. */
export function shownUserKeys(site: Site): string[] {
  const registered = site.registry.metaOf('user', '').map((meta) => meta.key);
  return [...new Set([...shownKeys, grantsKey(site), ...registered])];
}

const grantsKey = ({ database }: Site): string => `${database.prefix}capabilities`;

/** A row with its meta, and what that grants. */
export function withGrants(site: Site, row: UserRow, found: ReadonlyMap<number, MetaRows>): LoadedUser {
  const meta = found.get(row.ID) ?? new Map<string, readonly string[]>();
  const [stored] = meta.get(grantsKey(site)) ?? [];
  return { row, meta, grants: grantsOf(stored === undefined ? undefined : maybeUnserialize(stored), siteRoles(site)) };
}

/** Adds meta and grants to rows, in their order. One statement. */
export async function loadUsers(site: Site, rows: readonly UserRow[]): Promise<LoadedUser[]> {
  const ids = rows.map((row) => row.ID);
  const found = await loadMeta(site, 'user', ids, shownUserKeys(site));
  return rows.map((row) => withGrants(site, row, found));
}
