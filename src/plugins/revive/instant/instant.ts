// "Share immediately": a post that asks for it is queued in the transaction that publishes it, and shared ten seconds later
// by the job `revive.instant`, once whatever happens: the job takes the request out of the post's meta in the transaction
// that adds the shares.
import type { ExtensionSite } from '../../../extend/site.ts';
import type { PostRow } from '../../../extend/types.ts';
import { activeAccounts, connectedTo, partsOf } from '../accounts.ts';
import type { FormattedPost } from '../filters.ts';
import { log } from '../log.ts';
import { composeMessage, formattedOf, placed } from '../messages/compose.ts';
import { shortened } from '../messages/links.ts';
import { loadMaterial } from '../messages/material.ts';
import { settle } from '../queue/settle.ts';
import type { Reviving } from '../queue/tick.ts';
import { settingsOf } from '../settings.ts';
import {
  accountsKey,
  endHistory,
  type HistoryEntry,
  instantState,
  keepHistory,
  nowKey,
  statusKey,
  withQueued,
} from './history.ts';

export const instantJob = 'revive.instant';
/** Milliseconds between publishing and sharing. */
const pause = 10_000;
/** Seconds in which saving a post again does not share it again: an editor that still says `yes`. */
const lock = 60;
/** Seconds after which a request is too old to be followed: after a stop of days nothing is poured out. */
const expires = 86_400;

/** After a post and its meta were written, in that transaction. */
export async function onSave(site: ExtensionSite, post: PostRow, oldStatus: string): Promise<void> {
  if (post.post_status !== 'publish' || !settingsOf(site).instantShare) return;
  const state = await instantState(site, post.ID);
  if (state.now !== 'yes') return;
  const newest = Math.max(0, ...state.history.map(({ timestamp }) => timestamp));
  const isScheduled = oldStatus === 'future';
  if (!isScheduled && Math.floor(site.now() / 1000) - newest < lock) return;
  await queue(site, post.ID, state.accounts, state.history);
}

/** Queues instant shares; nothing where no account is left. To be called in a transaction. */
export async function queue(
  site: ExtensionSite,
  postId: number,
  accounts: ReadonlyMap<string, string>,
  history: readonly HistoryEntry[],
): Promise<HistoryEntry[]> {
  if (accounts.size === 0) return [...history];
  const queued = withQueued(history, accounts.keys(), Math.floor(site.now() / 1000));
  await site.posts.setMeta(postId, nowKey, 'yes');
  // What is a default otherwise must not change until it is shared.
  await site.posts.setMeta(postId, accountsKey, Object.fromEntries(accounts));
  await keepHistory(site, postId, queued);
  const runAt = site.now() + pause;
  await site.enqueue({ kind: instantJob, payload: { post: postId }, uniqueKey: `${instantJob}.${postId}`, runAt });
  return queued;
}

/** The job: shares what is queued for a post. */
export async function shareNow(site: ExtensionSite, postId: number, reviving: Reviving): Promise<void> {
  const state = await instantState(site, postId);
  if (state.now !== 'yes' || state.status !== 'queued') return;
  const sharing = reviving.sharing();
  const accounts = activeAccounts(site).filter(({ id }) => state.accounts.has(id));
  const connected = await connectedTo((await sharing?.accounts(site)) ?? [], accounts);
  if (accounts.length > 0) await site.hooks.run('rop_before_prepare_post', postId, site);
  const material = await loadMaterial(site, sharing, accounts, connected, [postId]);
  const composed: {
    formatted: FormattedPost;
    account: string;
    connection: number;
    text: string;
    link: string;
    comment?: string;
    pictures: readonly number[];
  }[] = [];
  for (const { id } of accounts) {
    const connection = connected.get(id);
    const message = composeMessage(material, id, postId, state.accounts.get(id));
    if (!connection || !message) continue;
    const format = material.voices.get(id)?.format;
    const [name, credentials] = [format?.shortener ?? '', format?.shortenerCredentials];
    const { url } = await shortened(site, name, credentials, message.link, postId, reviving.shorteners);
    const text = site.hooks.filter('rop_instant_share_message', message.text, postId, id);
    composed.push({
      formatted: formattedOf({ ...message, text, link: url }, postId, material.voices.get(id)?.account),
      account: id,
      connection: connection.id,
      text,
      ...placed(url, message.comment),
      pictures: message.pictures,
    });
  }
  await site.transaction(async (inside) => {
    const now = await instantState(inside, postId);
    if (now.now !== 'yes' || now.status !== 'queued') return;
    const queuedAt = Math.max(0, ...now.history.filter(({ status }) => status === 'queued').map((e) => e.timestamp));
    await inside.posts.setMeta(postId, nowKey, 'no');
    await inside.posts.deleteMeta(postId, [accountsKey]);
    const isExpired = Math.floor(inside.now() / 1000) - queuedAt > expires;
    const ready = isExpired ? [] : composed;
    await endOthers(inside, postId, now.history, isExpired, new Set(ready.map(({ account }) => account)));
    const author = material.posts.get(postId)?.author.id ?? 0;
    for (const { formatted, account } of ready) await inside.hooks.run('rop_before_share', formatted, account, inside);
    const ids = await share(inside, reviving, postId, author, queuedAt, ready);
    for (const [at, { account }] of ready.entries()) {
      const row = { share_id: ids[at] ?? 0, account, post_id: postId, event_id: 0, ended: 0 };
      await inside.database.dialect.insertIgnore(inside.database, 'broadsheet_revive_shares', [row]);
    }
    if (sharing) await settle(inside, sharing, ids);
  });
  site.changed();
}

async function share(
  site: ExtensionSite,
  { sharing }: Reviving,
  postId: number,
  userId: number,
  queuedAt: number,
  ready: readonly { connection: number; text: string; link: string; comment?: string; pictures: readonly number[] }[],
): Promise<number[]> {
  const shares = ready.map(({ connection, ...said }) => ({
    ...{ postId, accountId: connection, reason: 'instant' as const, key: String(queuedAt), userId },
    ...said,
    dueAt: site.now(),
  }));
  return (await sharing()?.share(site, shares)) ?? [];
}

/** Ends the queued entries that no share follows: expired ones, accounts that are not connected. */
async function endOthers(
  site: ExtensionSite,
  postId: number,
  history: readonly HistoryEntry[],
  isExpired: boolean,
  ready: ReadonlySet<string>,
): Promise<void> {
  const others = history.filter(({ account, status }) => status === 'queued' && !ready.has(account));
  for (const { account } of others) {
    await endHistory(site, postId, account, isExpired ? 'expired' : 'error');
    const { service } = partsOf(account);
    const why = isExpired ? 'it was too late' : `${service} is not connected here`;
    await log(site, 'error', `Instant share of post ${postId} to ${account}: ${why}.`);
  }
}

/** Instant shares that Revive Old Posts left queued: they are followed, or expire. Once for a site. */
export async function adoptQueued(site: ExtensionSite): Promise<void> {
  const rows = await site.database.kysely
    .selectFrom('postmeta')
    .select('post_id')
    .where('meta_key', '=', statusKey)
    .where('meta_value', '=', 'queued')
    .orderBy('post_id', 'desc')
    .limit(300)
    .execute();
  for (const { post_id: post } of rows) {
    await site.enqueue({ kind: instantJob, payload: { post }, uniqueKey: `${instantJob}.${post}` });
  }
}
