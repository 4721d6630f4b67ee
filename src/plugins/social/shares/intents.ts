// Decides that something is shared: one row for each post, account and intent, and the job that makes it, both in the
// running transaction. Asking twice (a double click, two processes) finds the row there and adds nothing. Other extensions
// share through this too (reasons `revive` and `instant`).
import type { ExtensionSite } from '../../../extend/site.ts';
import { type Connection, rowsOf, type Share, type ShareReason } from '../tables.ts';

/** Media of one share; absent: as the post says. */
export interface ShareOptions {
  readonly attached_media?: readonly { id: number; url: string; type: string }[];
  readonly media_source?: string;
  /** The message is what is sent, as it is: no template, no address added but `link`. */
  readonly final?: boolean;
  /** Where `final`: the address, '' for none. */
  readonly link?: string;
  /** Written below what was shared. */
  readonly comment?: string;
  /** Its request has left. */
  readonly commented?: boolean;
}

export interface Intent {
  readonly postId: number;
  readonly connection: Connection;
  readonly reason: ShareReason;
  /** Tells intents of one reason apart; '' for the one that a post has but once (`publish`). At most 80 characters. */
  readonly key?: string;
  readonly userId: number;
  /** What is said; '' where the templates decide. */
  readonly message?: string;
  readonly options?: ShareOptions;
  /** Unix milliseconds; now where absent. */
  readonly dueAt?: number;
}

/** Kind of the job that makes a share. */
export const shareJob = 'social.share';

/** The job that makes a share: one after the other for an account, accounts beside each other. */
export const jobOf = (
  { id, service, connection_id }: Pick<Share, 'id' | 'service' | 'connection_id'>,
  runAt: number,
) => ({
  kind: shareJob,
  lane: `${service}.${connection_id}`,
  payload: { share: id },
  uniqueKey: `${shareJob}.${id}`,
  runAt,
});

/** Adds what is not there yet; answers the ids of the rows, new or not, in the order of the intents. */
export async function addShares(site: ExtensionSite, intents: readonly Intent[]): Promise<number[]> {
  if (intents.length === 0) return [];
  return site.transaction(async (inside) => {
    const ids: number[] = [];
    for (const intent of intents) ids.push(await addShare(inside, intent));
    return ids;
  });
}

async function addShare(site: ExtensionSite, intent: Intent): Promise<number> {
  const { connection, reason, key = '' } = intent;
  const now = site.now();
  const name = key === '' ? reason : `${reason}:${key}`;
  const row = {
    post_id: intent.postId,
    connection_id: connection.id,
    intent: name,
    reason,
    user_id: intent.userId,
    message: intent.message ?? '',
    options: JSON.stringify(intent.options ?? {}),
    state: 'waiting',
    due_at: Math.max(now, intent.dueAt ?? now),
    wanted_at: Math.max(now, intent.dueAt ?? now),
    created_at: now,
    service: connection.service,
    external_id: connection.external_id,
    external_name: connection.name,
    picture: connection.picture,
    link: connection.link,
  };
  const added = await site.database.dialect.insertIgnore(site.database, 'broadsheet_social_shares', [row]);
  const { id } = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select('id')
    .where('post_id', '=', row.post_id)
    .where('connection_id', '=', row.connection_id)
    .where('intent', '=', name)
    .executeTakeFirstOrThrow();
  if (added > 0) await site.enqueue(jobOf({ ...row, id }, row.due_at));
  return id;
}

/** Shares of a post, newest first; `unfinished`: only those that are not done. */
export async function sharesOf(site: ExtensionSite, postId: number): Promise<Share[]> {
  return rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('id', 'desc')
    .execute();
}
