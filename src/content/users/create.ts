// Makes a user. Reproduces wp_insert_user for new users: row, meta rows in WordPress's order, role, user count.
// One transaction; the password is hashed before it begins.
import { hashPassword, trimLikePhp } from '../../access/passwords.ts';
import { SiteError } from '../../base/error.ts';
import { tooLong } from '../../database/fits.ts';
import type { UserRow } from '../../database/schema.ts';
import { sanitizeUser } from '../../rendering/formatting/sanitize-text.ts';
import { insertRows } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { countUsers } from './count.ts';
import { findUserId, getUser } from './load.ts';
import { lockUsers } from './lock.ts';
import { uniqueNicename } from './nicename.ts';
import { setRoles } from './roles.ts';
import { storedEmail, storedUserDescription, storedUserName, storedUserUrl } from './sanitize.ts';
import type { UserDraft } from './types.ts';

/** Most characters of a login. */
const longestLogin = 60;
const longestUrl = 100;

/** The address of a user's site, cleaned. Refuses those that the column cannot hold (`user_url_too_long`). */
export function checkUrl(given: string): string {
  const url = storedUserUrl(given);
  if ([...url].length > longestUrl) {
    throw new SiteError('user_url_too_long', `A user's address can have ${longestUrl} characters at most.`, 400);
  }
  return url;
}

/**
 * Creates a user and answers its row. Throws `empty_user_login`, `user_login_too_long`, `existing_user_login`,
 * `empty_user_nicename`, `user_nicename_too_long`, `existing_user_email`, `user_url_too_long`, `db_insert_error` for other texts that are too long (each with 400; WordPress
 * gives them no status, and so answers 500).
 */
export async function createUser(site: Site, draft: UserDraft): Promise<UserRow> {
  const login = trimLikePhp(sanitizeUser(draft.login ?? '', true));
  if (login === '' || login === '0') throw new SiteError('empty_user_login', 'A user needs a login name.', 400);
  if ([...login].length > longestLogin) {
    throw new SiteError('user_login_too_long', `A login name can have ${longestLogin} characters at most.`, 400);
  }
  const user_pass = await hashPassword(draft.password ?? '');
  return site.transaction(async (inside) => {
    await lockUsers(inside);
    if ((await findUserId(inside, 'user_login', login)) !== undefined) {
      throw new SiteError('existing_user_login', 'Another user has this login name.', 400);
    }
    const user_nicename = await uniqueNicename(inside, draft.slug, login);
    const user_email = storedEmail(draft.email ?? '');
    if ((await findUserId(inside, 'user_email', user_email)) !== undefined) {
      throw new SiteError('existing_user_email', 'Another user has this address.', 400);
    }
    const user_url = checkUrl(draft.url ?? '');
    const nickname = storedUserName(draft.nickname || login);
    const first = storedUserName(draft.firstName ?? '');
    const last = storedUserName(draft.lastName ?? '');
    const shown = draft.displayName || [first, last].filter((name) => name !== '').join(' ') || login;
    const row = {
      user_pass,
      user_nicename,
      user_email,
      user_url,
      user_registered: new Date(inside.clock.now()).toISOString().slice(0, 19).replace('T', ' '),
      user_activation_key: '',
      display_name: storedUserName(shown),
      user_login: login,
    };
    const misfit = tooLong('users', row);
    if (misfit) throw new SiteError('db_insert_error', `${misfit} is too long.`, 400);
    const added = await inside.database.kysely.insertInto('users').values(row).executeTakeFirstOrThrow();
    const id = Number(added.insertId);
    await insertRows(inside, 'user', id, [
      ['nickname', nickname],
      ['first_name', first],
      ['last_name', last],
      ['description', storedUserDescription(draft.description ?? '')],
      ['rich_editing', 'true'],
      ['syntax_highlighting', 'true'],
      ['infinite_scrolling', 'true'],
      ['comment_shortcuts', 'false'],
      ['admin_color', 'modern'],
      ['use_ssl', '0'],
      ['show_admin_bar_front', 'true'],
      ['locale', draft.locale ?? ''],
    ]);
    await setRoles(inside, id, draft.roles ?? defaultRoles(inside));
    await countUsers(inside);
    inside.caches.changed();
    const made = await getUser(inside, id);
    if (!made) throw new Error('the user that was inserted is not there');
    return made;
  });
}

function defaultRoles(site: Site): string[] {
  const role = site.options.text('default_role');
  return role === '' ? [] : [role];
}
