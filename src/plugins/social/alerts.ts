// Alerts of shares that have failed for good: one mail for many (at most one an hour), and a signed request to an address of the
// site's own (Standard Webhooks), which is also told of accounts that stop working or run out. Nothing leaves a copy of the site.
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { standingOf } from './live.ts';
import { networkCall } from './network-call.ts';

import { hour, minute } from './networks/network.ts';
import { sendSigned, webhook } from './networks/webhook.ts';
import { sendMail } from './send-mail.ts';
import { rowsOf, type Share } from './tables.ts';

export const alertJob = 'social.alert';
export const hookJob = 'social.alert-hook';
const stateOption = 'broadsheet_social_alerted';
const hookOption = 'broadsheet_social_alert_hook';
const purpose = 'social alert hook';
/** Failures are gathered for so long, and told of so often at most. */
const gather = 5 * minute;
const apart = hour;
const overlap = 10 * minute;
/** What is told by itself; the rest is counted. */
const told = 20;
const most = 1000;
/** Somebody's own doing is no failure. */
const nobodysFault = ['cancelled', 'disconnected', 'not_live'];

/** Has a failure told of, in the running transaction. */
export async function alertLater(site: ExtensionSite): Promise<void> {
  const last = Number(valueAt(site.option(stateOption), 'at') ?? 0) || 0;
  const runAt = Math.max(site.now() + gather, last + apart);
  await site.enqueue({ kind: alertJob, uniqueKey: alertJob, runAt });
}

/** The job: tells of all failures since it did so last; in one transaction with what it has told. */
export async function tellFailures(site: ExtensionSite): Promise<void> {
  if (!standingOf(site).live) return;
  const now = site.now();
  const state = site.option(stateOption);
  const last = Math.max(Number(valueAt(state, 'at') ?? 0) || 0, now - 24 * hour);
  const before = new Set(entriesOf(valueAt(state, 'ids')).map(([, id]) => Number(id)));
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .selectAll()
    .where('state', '=', 'failed')
    .where('error_code', 'not in', nobodysFault)
    // Some may have been written after others that say a later time.
    .where('done_at', '>', last - overlap)
    .orderBy('done_at')
    .limit(most)
    .execute();
  const failed = rows.filter(({ id }) => !before.has(id));
  if (failed.length === 0) return;
  const ids = rows.filter(({ done_at }) => (done_at ?? 0) > now - overlap).map(({ id }) => id);
  await site.setOption(stateOption, { at: now, ids });
  const posts = await site.posts.get([...new Set(failed.map(({ post_id }) => post_id))]);
  const titleOf = ({ post_id }: Share): string => posts.get(post_id)?.post_title || `post ${post_id}`;
  const line = (share: Share): string => `${titleOf(share)} (${share.external_name}, ${share.service}): ${share.error}`;
  await sendMail(site, [], subjectOf(failed.length), linesOf(site, failed, line));
  // Whoever published a post hears of it, where that is not the administrator alone.
  for (const author of new Set(failed.map(({ user_id }) => user_id).filter((id) => id > 0))) {
    const own = failed.filter(({ user_id }) => user_id === author);
    await sendMail(site, [author], subjectOf(own.length), linesOf(site, own, line), 'no administrator');
  }
  await callHook(site, 'shares.failed', {
    count: failed.length,
    shares: failed.slice(0, told).map((share) => ({
      ...{ id: share.id, post_id: share.post_id, title: titleOf(share), service: share.service },
      ...{ account: share.external_name, reason: share.reason, code: share.error_code, error: share.error },
      failed_at: new Date(share.done_at ?? 0).toISOString(),
    })),
  });
}

const subjectOf = (count: number): string => (count === 1 ? 'A share has failed' : `${count} shares have failed`);

function linesOf(site: ExtensionSite, failed: readonly Share[], line: (share: Share) => string): string[] {
  const more = failed.length - told;
  return [
    failed.slice(0, told).map(line).join('\n'),
    ...(more > 0 ? [`And ${more} more.`] : []),
    `All of them, and how to share once more: ${site.home}/wp-admin/admin.php?page=jetpack-social`,
  ];
}

export type AlertType = 'shares.failed' | 'connection.failing' | 'connection.expiring' | 'ping';

interface Hook {
  readonly host: string;
  readonly url: string;
  readonly secret: string;
}

/** Where alerts go; undefined where nowhere. Throws `secret_unreadable`. */
function hookOf(site: ExtensionSite): Hook | undefined {
  const sealed = valueAt(site.option(hookOption), 'sealed');
  return typeof sealed === 'string' ? (JSON.parse(site.secrets.open(sealed, purpose)) as Hook) : undefined;
}

/** Its host, which is no secret; '' where there is none. */
export function hookHost(site: ExtensionSite): string {
  const host = valueAt(site.option(hookOption), 'host');
  return typeof host === 'string' ? host : '';
}

/** Keeps where alerts go, after a request there was answered; its key. Throws NetworkErrors. */
export async function keepHook(site: ExtensionSite, url: string): Promise<string> {
  const secret = `whsec_${Buffer.from(site.random(32)).toString('base64')}`;
  const hook: Hook = { host: new URL(url).host, url, secret };
  await send(site, hook, `msg_${Buffer.from(site.random(12)).toString('hex')}`, bodyOf(site, 'ping', {}));
  await site.setOption(hookOption, { host: hook.host, sealed: site.secrets.seal(JSON.stringify(hook), purpose) });
  return secret;
}

export const dropHook = (site: ExtensionSite): Promise<void> => site.setOption(hookOption, {});

const bodyOf = (site: ExtensionSite, type: AlertType, data: object) => ({
  ...{ type, timestamp: new Date(site.now()).toISOString(), site: site.home },
  data,
});

/** Has an alert sent, in the running transaction: under one id, until it is answered or was tried for a day. */
export async function callHook(site: ExtensionSite, type: AlertType, data: object): Promise<void> {
  if (hookHost(site) === '' || !standingOf(site).live) return;
  const id = `msg_${Buffer.from(site.random(12)).toString('hex')}`;
  await site.enqueue({ kind: hookJob, payload: { id, body: bodyOf(site, type, data) } });
}

/** The job that sends it. Throws where it is to be tried again. */
export async function runHook(site: ExtensionSite, payload: unknown): Promise<void> {
  const hook = hookOf(site);
  if (hook) await send(site, hook, String(valueAt(payload, 'id')), valueAt(payload, 'body'));
}

async function send(site: ExtensionSite, { url, secret }: Hook, id: string, body: unknown): Promise<void> {
  const call = networkCall(site, webhook, () => [url, secret]);
  await sendSigned(call, { url, secret }, id, body, site.now());
}
