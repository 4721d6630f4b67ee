// Login sessions, kept with the user as WordPress keeps them: meta `session_tokens`, sha256 of the token → when it
// ends, where it came from. Source: WP_Session_Tokens and WP_User_Meta_Session_Tokens.
import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { lockRows } from '../database/locks.ts';
import { type PhpValue, phpArray, phpEntries, phpInteger, phpItem } from '../database/php-values.ts';
import { type AccessSite, type Account, secondsNow } from './account.ts';
import { randomPassword } from './random-password.ts';
import { deleteUserMeta, setUserMeta, userMeta } from './user-meta.ts';

const key = 'session_tokens';
const verifier = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Is this session token known for the account, and not over? */
export function hasSession(account: Account, token: string, now: number): boolean {
  const session = phpItem(account.value(key), verifier(token));
  return session !== undefined && endOf(session) >= now;
}

/** Starts a session until `expiration` (Unix seconds) and returns its token, 43 letters and digits. */
export async function createSession(
  site: AccessSite,
  userId: number,
  expiration: number,
  from: { remoteAddress: string; userAgent: string | undefined },
): Promise<string> {
  const token = randomPassword(43, site.random);
  const session = phpArray([
    ['expiration', expiration],
    ...(from.remoteAddress ? ([['ip', from.remoteAddress]] as const) : []),
    ...(from.userAgent ? ([['ua', from.userAgent]] as const) : []),
    ['login', secondsNow(site)],
  ]);
  await changeSessions(site, userId, (sessions) => sessions.set(verifier(token), session));
  return token;
}

/** Ends one session; the others stay. */
export async function destroySession(site: AccessSite, userId: number, token: string): Promise<void> {
  await changeSessions(site, userId, (sessions) => sessions.delete(verifier(token)));
}

/** Changes the sessions that are not over yet, in one transaction; the row goes when none is left. */
async function changeSessions(
  site: AccessSite,
  userId: number,
  change: (sessions: Map<string, PhpValue>) => unknown,
): Promise<void> {
  await site.database.transaction(async (database: Database) => {
    await lockRows(database, 'users', [userId]);
    const now = secondsNow(site);
    const sessions = new Map<string, PhpValue>();
    for (const [name, session] of phpEntries(await userMeta(database, userId, key))) {
      // What WordPress stored came out of the same kind of array.
      if (endOf(session) >= now) sessions.set(String(name), session as PhpValue);
    }
    change(sessions);
    if (sessions.size > 0) await setUserMeta(database, userId, key, phpArray([...sessions]));
    else await deleteUserMeta(database, userId, key);
  });
  site.caches.changed();
}

/** Old WordPress stored the end alone. */
function endOf(session: unknown): number {
  return phpInteger(typeof session === 'number' ? session : phpItem(session, 'expiration'));
}
