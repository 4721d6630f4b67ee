// One writer of users at a time: logins, addresses and slugs are unique by looking first, and the option `user_count` is
// what was counted last.
import { lockName } from '../../database/locks.ts';
import type { Site } from '../site.ts';

/** Waits until no other transaction is writing users; to be the first statement of one. */
export async function lockUsers(site: Site): Promise<void> {
  await lockName(site.database, 'users');
}
