// What goes into the verbs of users and comes out of them, independent of any interface. Text is raw, never slashed.
import type { UserGrants } from '../../access/roles.ts';
import type { UserRow } from '../../database/schema.ts';
import type { MetaRows } from '../meta/types.ts';

/** A user with the meta that answers show and what it may do. */
export interface LoadedUser {
  readonly row: UserRow;
  readonly meta: MetaRows;
  readonly grants: UserGrants;
}

/** What create and update take. Absent keys keep what is stored, or WordPress's default on create. */
export interface UserDraft {
  login?: string;
  /** Plain; hashed before it is stored. */
  password?: string;
  email?: string;
  /** `user_nicename`; made from the login where empty. */
  slug?: string;
  url?: string;
  displayName?: string;
  nickname?: string;
  firstName?: string;
  lastName?: string;
  description?: string;
  locale?: string;
  /** All roles the user has afterwards; without, a new user gets the site's default role. */
  roles?: readonly string[];
}

export type UserOrder = 'id' | 'include' | 'name' | 'registered_date' | 'slug' | 'include_slugs' | 'email' | 'url';
export type UserSearchColumn = 'ID' | 'user_login' | 'user_nicename' | 'user_email' | 'display_name' | 'user_url';

/** A page of users, as WP_User_Query is asked by the REST collection. */
export interface UserQuery {
  /** Anywhere in the columns, ignoring case; id exactly. Empty and `0` search nothing, as in WordPress. */
  readonly search?: string | undefined;
  /** Absent: chosen by what the text looks like. */
  readonly searchColumns?: readonly UserSearchColumn[] | undefined;
  readonly include?: readonly number[] | undefined;
  /** Ignored beside a filled `include`. */
  readonly exclude?: readonly number[] | undefined;
  readonly slugs?: readonly string[] | undefined;
  /** At least one of these roles, or of the roles that grant one of `capabilities`, or one of these itself. */
  readonly roles?: readonly string[] | undefined;
  readonly capabilities?: readonly string[] | undefined;
  /** Only users whose level is not 0. `roles` and `capabilities` do not count then. */
  readonly authors?: boolean | undefined;
  /** Only users with a published post of one of these types. */
  readonly publishedTypes?: readonly string[] | undefined;
  readonly orderBy: UserOrder;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
}
