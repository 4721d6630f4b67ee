// Logging in with name and password. Reproduces wp_signon and wp_authenticate: login or address, re-hashing of old
// hashes, a pending password reset becomes void; the attempt counts against a limit (login-limit.ts).
import { SiteError } from '../base/error.ts';
import { type AccessSite, type Account, findAccount } from './account.ts';
import { countAttempt, forgiveAttempt } from './login-limit.ts';
import { isEmail, sanitizeUser } from './names.ts';
import { hashPassword, trimLikePhp, verifyPassword } from './passwords.ts';

/** A hash that no password has: checking one against it takes as long as checking a real one. */
const nobodysHash = '$wp$2y$10$QfzYqQHK3USkoJcc9MsZ3.j3dR1tecF7zcIax9khyQpgqJUY4cZha';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly remoteAddress: string;
}

/**
 * The account that name (or address) and password belong to. Throws WordPress's `empty_username`, `empty_password`,
 * `invalid_username`, `invalid_email`, `incorrect_password`, and `too_many_attempts` (429). Unknown names take as long
 * as wrong passwords.
 */
export async function logIn(site: AccessSite, { username, password, remoteAddress }: Credentials): Promise<Account> {
  const name = sanitizeUser(username);
  const secret = trimLikePhp(password);
  refuseEmpty(name, secret);
  const attempt = { remoteAddress, account: name };
  await countAttempt(site, attempt);
  let account = await findAccount(site, 'login', name);
  if (!account && isEmail(name)) account = await findAccount(site, 'email', name);
  const { ok, needsRehash } = await verifyPassword(account?.user.user_pass ?? nobodysHash, secret);
  if (!account) {
    const code = isEmail(name) ? 'invalid_email' : 'invalid_username';
    throw new SiteError(code, 'No account has this name and password.');
  }
  if (!ok) throw new SiteError('incorrect_password', 'No account has this name and password.');
  await forgiveAttempt(site, attempt);
  return refresh(site, account, needsRehash ? secret : null);
}

function refuseEmpty(name: string, secret: string): void {
  const errors: SiteError[] = [];
  if (name === '' || name === '0') errors.push(new SiteError('empty_username', 'The name is missing.'));
  if (secret === '' || secret === '0') errors.push(new SiteError('empty_password', 'The password is missing.'));
  const [first, ...others] = errors;
  if (first) throw new SiteError(first.code, first.message, null, others);
}

/** Stores a newer hash, and drops the key of a pending password reset. */
async function refresh(site: AccessSite, account: Account, secret: string | null): Promise<Account> {
  const { ID: id, user_activation_key } = account.user;
  if (secret === null && user_activation_key === '') return account;
  const changes = {
    user_activation_key: '',
    ...(secret === null ? {} : { user_pass: await hashPassword(secret) }),
  };
  await site.database.kysely.updateTable('users').set(changes).where('ID', '=', id).execute();
  site.caches.changed();
  const refreshed = await findAccount(site, 'id', id);
  if (!refreshed) throw new SiteError('invalid_username', 'No account has this name and password.');
  return refreshed;
}
