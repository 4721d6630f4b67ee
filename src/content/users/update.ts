// Changes a user. Reproduces wp_update_user: what the draft leaves out stays, every text is cleaned again, a new password
// or address makes a pending password reset void. One transaction; the password is hashed before it begins.
import { hashPassword } from '../../access/passwords.ts';
import { SiteError } from '../../base/error.ts';
import { tooLong } from '../../database/fits.ts';
import type { UserRow } from '../../database/schema.ts';
import { loadMeta } from '../meta/load.ts';
import { updateMeta } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { checkUrl } from './create.ts';
import { findUserId, getUser } from './load.ts';
import { lockUsers } from './lock.ts';
import { uniqueNicename } from './nicename.ts';
import { setRoles } from './roles.ts';
import { storedEmail, storedUserDescription, storedUserName } from './sanitize.ts';
import type { UserDraft } from './types.ts';

/**
 * Changes a user and answers its row as it is then; the login stays. Throws `invalid_user_id`, `empty_user_nicename`,
 * `user_nicename_too_long`, `existing_user_email`, `user_url_too_long`.
 */
export async function updateUser(site: Site, id: number, draft: UserDraft): Promise<UserRow> {
  const user_pass = draft.password ? await hashPassword(draft.password) : undefined;
  return site.transaction(async (inside) => {
    await lockUsers(inside);
    const old = await getUser(inside, id);
    if (!old) throw new SiteError('invalid_user_id', 'There is no such user.');
    const user_nicename = await uniqueNicename(inside, draft.slug ?? old.user_nicename, old.user_login);
    const user_email = storedEmail(draft.email ?? old.user_email);
    if (user_email.toLowerCase() !== old.user_email.toLowerCase()) {
      if ((await findUserId(inside, 'user_email', user_email)) !== undefined) {
        throw new SiteError('existing_user_email', 'Another user has this address.', 400);
      }
    }
    const isSecretOld = user_email !== old.user_email || user_pass !== undefined;
    const row = {
      user_pass: user_pass ?? old.user_pass,
      user_nicename,
      user_email,
      user_url: checkUrl(draft.url ?? old.user_url),
      user_activation_key: isSecretOld ? '' : old.user_activation_key,
      display_name: storedUserName((draft.displayName ?? old.display_name) || old.user_login),
    };
    const misfit = tooLong('users', row);
    if (misfit) throw new SiteError('db_update_error', `${misfit} is too long.`, 400);
    await inside.database.kysely.updateTable('users').set(row).where('ID', '=', id).execute();
    await updateProfileMeta(inside, old, draft);
    if (draft.roles) await setRoles(inside, id, draft.roles);
    inside.caches.changed();
    return { ...old, ...row };
  });
}

/** Meta that every user has, in WordPress's order; a missing row comes back with its default. */
async function updateProfileMeta(site: Site, user: UserRow, draft: UserDraft): Promise<void> {
  const stored = (await loadMeta(site, 'user', [user.ID])).get(user.ID);
  const known = (key: string): string => stored?.get(key)?.[0] ?? '';
  const orTrue = (key: string): string => known(key) || 'true';
  const shortcuts = known('comment_shortcuts');
  const meta: Record<string, string> = {
    nickname: storedUserName((draft.nickname ?? known('nickname')) || user.user_login),
    first_name: storedUserName(draft.firstName ?? known('first_name')),
    last_name: storedUserName(draft.lastName ?? known('last_name')),
    description: storedUserDescription(draft.description ?? known('description')),
    rich_editing: orTrue('rich_editing'),
    syntax_highlighting: orTrue('syntax_highlighting'),
    infinite_scrolling: orTrue('infinite_scrolling'),
    comment_shortcuts: shortcuts === '' || shortcuts === '0' || shortcuts === 'false' ? 'false' : 'true',
    admin_color: (known('admin_color') || 'modern').replace(/[^a-z0-9 _.\-@]/gi, ''),
    use_ssl: known('use_ssl') === '' || known('use_ssl') === '0' ? '0' : '1',
    show_admin_bar_front: orTrue('show_admin_bar_front'),
    locale: draft.locale ?? known('locale'),
  };
  for (const [key, value] of Object.entries(meta)) {
    const rows = stored?.get(key);
    if (rows?.length === 1 && rows[0] === value) continue;
    await updateMeta(site, 'user', user.ID, key, value);
  }
}
