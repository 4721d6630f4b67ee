// A user's roles as stored: `{prefix}capabilities` and the level that follows from them, `{prefix}user_level`.
// Reproduces WP_User::set_role, add_role and update_user_level_from_caps.
import { siteRoles } from '../../access/account.ts';
import { grantsOf } from '../../access/roles.ts';
import { maybeUnserialize } from '../../database/php-serialize.ts';
import { type PhpValue, phpArray, phpEntries } from '../../database/php-values.ts';
import { metaValues, updateMeta } from '../meta/rows.ts';
import type { Site } from '../site.ts';

/** Gives a user exactly these roles; capabilities of its own stay, and stand before them. */
export async function setRoles(site: Site, userId: number, roles: readonly string[]): Promise<void> {
  const key = `${site.database.prefix}capabilities`;
  const known = siteRoles(site);
  const [text] = await metaValues(site, 'user', userId, key);
  const stored = text === undefined ? [] : phpEntries(maybeUnserialize(text));
  const [only] = roles;
  const current = stored.filter(([name]) => known.has(String(name)));
  if (roles.length === 1 && current.length === 1 && current[0]?.[0] === only) return;
  const caps = new Map<string | number, PhpValue>();
  for (const [name, granted] of stored) if (!known.has(String(name))) caps.set(name, granted as PhpValue);
  for (const role of roles) caps.set(role, true);
  const value = phpArray([...caps]);
  await updateMeta(site, 'user', userId, key, value);
  const { capabilities } = grantsOf(value, known);
  const levels = Object.keys(capabilities).map((name) => Number(/^level_(10|[0-9])$/i.exec(name)?.[1] ?? 0));
  await updateMeta(site, 'user', userId, `${site.database.prefix}user_level`, Math.max(0, ...levels));
}
