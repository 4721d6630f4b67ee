// Rows of a user as WordPress's own functions leave them: columns, and the meta of a new user in WordPress's order.
import type { Database } from '../../database/database.ts';
import { serialize } from '../../database/php-serialize.ts';
import { levelOf } from './roles.ts';

export interface FirstUser {
  readonly login: string;
  /** Already hashed. */
  readonly passwordHash: string;
  readonly email: string;
  readonly url?: string;
  readonly role: string;
  /** 'YYYY-MM-DD HH:MM:SS' in UTC. */
  readonly registered: string;
}

/** Inserts a user of a fresh site and gives its id. The login must be fit to be a nice name as it is. */
export async function insertFirstUser(database: Database, user: FirstUser): Promise<number> {
  const { kysely, prefix } = database;
  const result = await kysely
    .insertInto('users')
    .values({
      user_login: user.login,
      user_pass: user.passwordHash,
      user_nicename: niceName(user.login),
      user_email: user.email,
      user_url: user.url ?? '',
      user_registered: user.registered,
      user_activation_key: '',
      user_status: 0,
      display_name: user.login,
    })
    .executeTakeFirstOrThrow();
  const id = Number(result.insertId);
  const meta: [string, string][] = [
    ['nickname', user.login],
    ['first_name', ''],
    ['last_name', ''],
    ['description', ''],
    ['rich_editing', 'true'],
    ['syntax_highlighting', 'true'],
    ['infinite_scrolling', 'true'],
    ['comment_shortcuts', 'false'],
    ['admin_color', 'modern'],
    ['use_ssl', '0'],
    ['show_admin_bar_front', 'true'],
    ['locale', ''],
    [`${prefix}capabilities`, serialize({ [user.role]: true })],
    [`${prefix}user_level`, String(levelOf(user.role))],
    ['dismissed_wp_pointers', ''],
  ];
  // What the installer adds for its administrator alone.
  if (user.role === 'administrator') meta.push(['show_welcome_panel', '1']);
  else meta.pop();
  await kysely
    .insertInto('usermeta')
    .values(meta.map(([meta_key, meta_value]) => ({ user_id: id, meta_key, meta_value })))
    .execute();
  return id;
}

/** The login as WordPress makes a nice name of it, for the letters that a login may have. */
const niceName = (login: string): string =>
  login
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
