// Shares as Jetpack Social's records (`_publicize_shares`): what it stored with a post before, and what was shared here. Only
// the former stand in that meta key; the latter are made from their rows, so that there is one truth about each.
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { loadChoices } from '../choices.ts';
import type { Connection, Share } from '../tables.ts';
import { sharesOf } from './intents.ts';

export const sharesKey = '_publicize_shares';

export interface ShareRecord {
  readonly status: 'success' | 'failure';
  /** Address of what was made, or the error's text. */
  readonly message: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly service: string;
  readonly connection_id: number;
  readonly external_id: string;
  readonly external_name: string;
  readonly profile_picture: string;
  readonly profile_link: string;
}

/** Records of a post that concern these connections, newest first; `done`: nothing is under way, and something was. */
export async function shareStatus(
  site: ExtensionSite,
  postId: number,
  visible: readonly Connection[],
): Promise<{ shares: ShareRecord[]; done: boolean }> {
  const { rows, stored, records } = await recordsOf(site, postId);
  const choices = (await loadChoices(site, [postId], [])).get(postId);
  const accounts = new Set(visible.map(({ service, external_id }) => `${service} ${external_id}`));
  const ids = new Set(visible.map(({ id }) => id));
  const shares = records
    .filter((each) => ids.has(each.connection_id) || accounts.has(`${each.service} ${each.external_id}`))
    .sort((a, b) => b.timestamp - a.timestamp);
  const isUnderWay = rows.some(
    ({ state, reason }) => reason !== 'scheduled' && (state === 'waiting' || state === 'sending'),
  );
  const wasShared = records.length > 0 || stored !== undefined || choices?.alreadyShared === true;
  return { shares, done: wasShared && !isUnderWay };
}

/** The latest share of each service that was made of a post, newest first, whoever made it. */
export async function latestShares(site: ExtensionSite, postId: number): Promise<ShareRecord[]> {
  const { records } = await recordsOf(site, postId);
  const made = records
    .filter(({ status, message }) => status === 'success' && /^https?:\/\//i.test(message))
    .sort((a, b) => b.timestamp - a.timestamp);
  return made.filter(({ service }, at) => made.findIndex((each) => each.service === service) === at);
}

/** All shares of a post that have ended: ours, and those that Jetpack stored. */
async function recordsOf(site: ExtensionSite, postId: number) {
  const rows = await sharesOf(site, postId);
  const stored = (await site.posts.values([postId], [sharesKey])).get(postId)?.get(sharesKey);
  const records = [
    ...rows.flatMap((row) => recordOf(row) ?? []),
    ...entriesOf(stored).map(([, each]) => storedRecord(each)),
  ];
  return { rows, stored, records };
}

/** The record of a share that has ended. */
export function recordOf(row: Share): ShareRecord | undefined {
  if (row.state !== 'success' && row.state !== 'failed') return undefined;
  return {
    status: row.state === 'success' ? 'success' : 'failure',
    message: (row.state === 'success' ? row.url : row.error) ?? '',
    timestamp: Math.floor((row.done_at ?? row.created_at) / 1000),
    service: row.service,
    connection_id: row.connection_id,
    external_id: row.external_id,
    external_name: row.external_name,
    profile_picture: row.picture,
    profile_link: row.link,
  };
}

/** What a stored or sent record says; missing parts are empty. */
export function storedRecord(value: unknown): ShareRecord {
  const text = (key: string): string => {
    const found = valueAt(value, key);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
  };
  return {
    status: text('status') === 'success' ? 'success' : 'failure',
    message: text('message'),
    timestamp: Math.trunc(Number(text('timestamp'))) || 0,
    service: text('service'),
    connection_id: Math.trunc(Number(text('connection_id'))) || 0,
    external_id: text('external_id'),
    external_name: text('external_name'),
    profile_picture: text('profile_picture'),
    profile_link: text('profile_link'),
  };
}
