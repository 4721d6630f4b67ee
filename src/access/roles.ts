// Roles and what they grant: the option `{prefix}user_roles` and the user meta `{prefix}capabilities`,
// read as WP_Roles and WP_User::get_role_caps do. Order counts: it is the order in answers.
import { phpEntries, phpItem } from '../database/php-values.ts';

/** One role of the option `{prefix}user_roles`. */
export interface Role {
  readonly name: string;
  readonly capabilities: Readonly<Record<string, boolean>>;
}
/** Role slug → role, in stored order. */
export type Roles = ReadonlyMap<string, Role>;

export interface UserGrants {
  /** Slugs of the user's roles, in the order they are stored with the user. */
  readonly roles: readonly string[];
  /** All capabilities, roles' first and then own (`allcaps`). False: denied. Role slugs stand among them. */
  readonly capabilities: Readonly<Record<string, boolean>>;
  /** What is stored with the user, roles included (`caps`, in REST `extra_capabilities`). */
  readonly own: Readonly<Record<string, boolean>>;
}

/** Roles out of the option's (unserialized) value; empty for anything else. */
export function rolesFrom(option: unknown): Roles {
  const roles = new Map<string, Role>();
  for (const [key, role] of phpEntries(option)) {
    const slug = String(key);
    const name = phpItem(role, 'name');
    const capabilities = flags(phpItem(role, 'capabilities'));
    roles.set(slug, { name: typeof name === 'string' ? name : slug, capabilities });
  }
  return roles;
}

/** What a user may, from the (unserialized) value of the user meta `{prefix}capabilities`. */
export function grantsOf(capabilitiesMeta: unknown, roles: Roles): UserGrants {
  const own = flags(capabilitiesMeta);
  const slugs = Object.keys(own).filter((slug) => roles.has(slug));
  const capabilities: Record<string, boolean> = {};
  for (const slug of slugs) Object.assign(capabilities, roles.get(slug)?.capabilities);
  return { roles: slugs, capabilities: Object.assign(capabilities, own), own };
}

function flags(value: unknown): Record<string, boolean> {
  const all: Record<string, boolean> = {};
  for (const [name, granted] of phpEntries(value)) all[name] = Boolean(granted) && granted !== '0';
  return all;
}
