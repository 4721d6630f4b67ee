// A post's instant shares in its meta: `rop_publish_now` (initial, yes, no), `…_accounts` (account → message), `…_history`
// (what became of them, in Revive Old Posts' shape) and `…_status` (pending → queued → done).
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { activeAccounts, partsOf } from '../accounts.ts';
import { numberOf, textOf } from '../stored.ts';

export const nowKey = 'rop_publish_now';
export const accountsKey = 'rop_publish_now_accounts';
export const historyKey = 'rop_publish_now_history';
export const statusKey = 'rop_publish_now_status';

export type HistoryStatus = 'queued' | 'success' | 'error' | 'expired';

export interface HistoryEntry {
  readonly account: string;
  readonly service: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly status: string;
}

export interface InstantState {
  readonly now: string;
  /** Ticked accounts with what is said at each; all active ones where nothing is stored. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly history: readonly HistoryEntry[];
  readonly status: string;
}

export async function instantState(site: ExtensionSite, postId: number): Promise<InstantState> {
  const keys = [nowKey, accountsKey, historyKey, statusKey];
  const meta = (await site.posts.values([postId], keys)).get(postId) ?? new Map<string, unknown>();
  const active = activeAccounts(site).map(({ id }) => id);
  const stored = meta.get(accountsKey);
  const ticked: [string, string][] =
    stored === undefined
      ? active.map((id) => [id, ''])
      : entriesOf(stored).map(([id, message]) => [id, textOf(message)]);
  return {
    now: textOf(meta.get(nowKey)) || 'initial',
    accounts: new Map(ticked.filter(([id]) => active.includes(id))),
    history: historyIn(meta.get(historyKey)),
    status: textOf(meta.get(statusKey)) || 'pending',
  };
}

function historyIn(value: unknown): HistoryEntry[] {
  return entriesOf(value).map(([, entry]) => ({
    account: textOf(valueAt(entry, 'account')),
    service: textOf(valueAt(entry, 'service')),
    timestamp: Math.trunc(numberOf(valueAt(entry, 'timestamp'), 0)),
    status: textOf(valueAt(entry, 'status')),
  }));
}

/** The history with these accounts queued: entries that are queued already get the new time, others are added. */
export function withQueued(
  history: readonly HistoryEntry[],
  accounts: Iterable<string>,
  timestamp: number,
): HistoryEntry[] {
  const all = [...history];
  for (const account of accounts) {
    const entry = { account, service: partsOf(account).service, timestamp, status: 'queued' };
    const at = all.findIndex((each) => each.account === account && each.status === 'queued');
    if (at < 0) all.push(entry);
    else all[at] = entry;
  }
  return all;
}

/** Ends the queued entry of an account; the status is `done` once none is queued. In the running transaction. */
export async function endHistory(
  site: ExtensionSite,
  postId: number,
  account: string,
  status: HistoryStatus,
): Promise<void> {
  const { history } = await instantState(site, postId);
  const timestamp = Math.floor(site.now() / 1000);
  let ended = false;
  const changed = history.map((entry) => {
    if (ended || entry.account !== account || entry.status !== 'queued') return entry;
    ended = true;
    return { ...entry, timestamp, status };
  });
  await keepHistory(site, postId, changed);
}

export async function keepHistory(
  site: ExtensionSite,
  postId: number,
  history: readonly HistoryEntry[],
): Promise<void> {
  await site.posts.setMeta(postId, historyKey, history);
  const isQueued = history.some(({ status }) => status === 'queued');
  await site.posts.setMeta(postId, statusKey, isQueued ? 'queued' : 'done');
}
