// Limits attempts to log in, per address and per account, in the table `{prefix}broadsheet_logins`: all processes on one
// database count together. An attempt is counted before the password is looked at, so that many at once cannot slip
// through. WordPress has no such limit; whoever stays below it notices nothing.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { SiteError } from '../base/error.ts';
import type { AccessSite } from './account.ts';

const period = 15 * 60 * 1000;
const most = { address: 50, account: 15 } as const;

export interface Attempt {
  readonly remoteAddress: string;
  /** Login or address as typed; case does not count. */
  readonly account: string;
}

interface Subject {
  readonly kind: keyof typeof most;
  readonly hash: string;
}

function subjectsOf({ remoteAddress, account }: Attempt): Subject[] {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return [
    { kind: 'address', hash: hash(`address ${network(remoteAddress)}`) },
    { kind: 'account', hash: hash(`account ${account.toLowerCase()}`) },
  ];
}

/** Of an IPv6 address the network, since whoever has one address has all of its network. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}

/**
 * Counts an attempt. Throws `too_many_attempts` (429, data `retry_after` in seconds) where there were too many in the
 * last quarter of an hour.
 */
export async function countAttempt(site: AccessSite, attempt: Attempt): Promise<void> {
  const now = site.clock.now();
  for (const { kind, hash } of subjectsOf(attempt)) {
    const { attempts, since } = await count(site, hash, now);
    if (attempts <= most[kind]) continue;
    const retry_after = Math.ceil((since + period - now) / 1000);
    throw new SiteError('too_many_attempts', 'There were too many attempts to log in.', { status: 429, retry_after });
  }
}

async function count(site: AccessSite, subject: string, now: number): Promise<{ attempts: number; since: number }> {
  return site.database.transaction(async (database) => {
    const { kysely } = database;
    // What is over is forgotten, this subject's earlier attempts among it.
    await kysely
      .deleteFrom('broadsheet_logins')
      .where('since', '<=', now - period)
      .execute();
    await database.dialect.insertIgnore(database, 'broadsheet_logins', [{ subject, attempts: 0, since: now }]);
    await kysely
      .updateTable('broadsheet_logins')
      .set({ attempts: sql<number>`attempts + 1` })
      .where('subject', '=', subject)
      .execute();
    return kysely
      .selectFrom('broadsheet_logins')
      .select(['attempts', 'since'])
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow();
  });
}

/** Takes an attempt back that succeeded: the account begins anew, the address has one less. */
export async function forgiveAttempt(site: AccessSite, attempt: Attempt): Promise<void> {
  const { kysely } = site.database;
  for (const { kind, hash } of subjectsOf(attempt)) {
    if (kind === 'account') await kysely.deleteFrom('broadsheet_logins').where('subject', '=', hash).execute();
    else {
      await kysely
        .updateTable('broadsheet_logins')
        .set({ attempts: sql<number>`attempts - 1` })
        .where('subject', '=', hash)
        .where('attempts', '>', 0)
        .execute();
    }
  }
}
