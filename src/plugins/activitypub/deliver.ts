// Sends what waits for inboxes: the job `activitypub.deliver`. Each inbox gets its activities one after the other, in the
// order in which they were made; twenty inboxes at once, so that a dead server holds up nobody for long. What fails is
// tried again with growing pauses for a week; an inbox that says it is gone takes its followers along.
import type { ExtensionSite } from '../../extend/site.ts';
import { wake } from './outgoing.ts';
import { isBlocked, settingsOf } from './settings.ts';
import { draft, rfc9421, type Signatures, signedHeaders } from './sign.ts';
import { type Delivery, type Inbox, rowsOf } from './tables.ts';

const atOnce = 20;
/** Activities for one inbox in one run. */
const inARow = 5;
const timeout = 8000;
/** Longer than a run can take. */
export const claimFor = 2 * 60_000;

const minute = 60_000;
const hour = 60 * minute;
const pauses = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour];
export const giveUpAfter = 7 * 24 * hour;
const keepFor = 30 * 24 * hour;
/** A 404 may be a server that is being set up: so many in a row before it counts as gone. */
const notFoundIsGone = 3;

/** One run: sends to inboxes that are due, and sees to the next run. */
export async function deliverDue(site: ExtensionSite): Promise<void> {
  const due = await claimDue(site);
  await Promise.all(due.map((inbox) => serveInbox(site, inbox)));
  await forgetOld(site);
  const next = await rowsOf(site)
    .selectFrom('broadsheet_ap_inboxes')
    .select(['next_at', 'claimed_until'])
    .where('next_at', 'is not', null)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  if (next) await wake(site, Math.max(next.next_at ?? 0, next.claimed_until));
}

async function claimDue(site: ExtensionSite): Promise<Inbox[]> {
  const now = site.now();
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_ap_inboxes')
    .selectAll()
    .where('next_at', '<=', now)
    .where('claimed_until', '<=', now)
    .orderBy('next_at')
    .limit(atOnce)
    .execute();
  const claimed: Inbox[] = [];
  for (const row of rows) {
    const result = await rowsOf(site)
      .updateTable('broadsheet_ap_inboxes')
      .set({ claimed_until: now + claimFor })
      .where('id', '=', row.id)
      .where('claimed_until', '=', row.claimed_until)
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) > 0) claimed.push(row);
  }
  return claimed;
}

async function serveInbox(site: ExtensionSite, inbox: Inbox): Promise<void> {
  let signatures = (inbox.signatures || draft) as Signatures; // what was written below
  for (let count = 0; count < inARow; count++) {
    const delivery = await oldest(site, inbox.id);
    if (!delivery) return release(site, inbox, { next_at: null });
    const outcome = await attempt(site, inbox, delivery, signatures);
    signatures = outcome.signatures;
    const { status = null, error = null } = outcome;
    const attempts = delivery.attempts + 1;
    const change = (values: Partial<Delivery>) =>
      rowsOf(site)
        .updateTable('broadsheet_ap_deliveries')
        .set({ attempts, status, error, ...values })
        .where('id', '=', delivery.id)
        .execute();
    if (outcome.kind === 'gone') return removeInbox(site, inbox, error ?? '');
    if (outcome.kind === 'later' && site.now() - delivery.created_at < giveUpAfter) {
      await change({});
      const pause = Math.max(pauses[Math.min(inbox.failures, pauses.length - 1)] ?? hour, outcome.wait ?? 0);
      const failing = { state: 'failing', failures: inbox.failures + 1, last_error: error } as const;
      return release(site, inbox, { ...failing, next_at: site.now() + pause });
    }
    await change({ state: outcome.kind === 'sent' ? 'sent' : 'failed', done_at: site.now() });
    if (outcome.kind !== 'sent') continue;
    inbox.failures = 0;
    await rowsOf(site)
      .updateTable('broadsheet_ap_inboxes')
      .set({ state: 'ok', failures: 0, last_error: null, last_success_at: site.now(), signatures })
      .where('id', '=', inbox.id)
      .execute();
  }
  await release(site, inbox, { next_at: site.now() });
}

type Waiting = Delivery & { readonly body: string; readonly actor: number };

async function oldest(site: ExtensionSite, inbox: number): Promise<Waiting | undefined> {
  return rowsOf(site)
    .selectFrom('broadsheet_ap_deliveries as delivery')
    .innerJoin('broadsheet_ap_activities as activity', 'activity.id', 'delivery.activity_id')
    .selectAll('delivery')
    .select(['activity.body', 'activity.actor'])
    .where('delivery.inbox_id', '=', inbox)
    .where('delivery.state', '=', 'waiting')
    .orderBy('delivery.id')
    .limit(1)
    .executeTakeFirst();
}

/** Lets go of an inbox. What was added meanwhile is due at once. */
async function release(site: ExtensionSite, inbox: Inbox, values: Partial<Inbox>): Promise<void> {
  const rows = rowsOf(site);
  const change = rows.updateTable('broadsheet_ap_inboxes').where('id', '=', inbox.id);
  if (values.next_at === null) {
    const unchanged = change.set({ ...values, claimed_until: 0 }).where('version', '=', inbox.version);
    if (Number((await unchanged.executeTakeFirst()).numUpdatedRows) > 0) return;
    await change.set({ next_at: site.now(), claimed_until: 0 }).execute();
    return;
  }
  await change.set({ ...values, claimed_until: 0 }).execute();
}

interface Outcome {
  /** `refused`: this activity is not wanted there. */
  readonly kind: 'sent' | 'refused' | 'later' | 'gone';
  readonly signatures: Signatures;
  readonly status?: number;
  readonly error?: string;
  /** Milliseconds that the other server asks for. */
  readonly wait?: number;
}

async function attempt(
  site: ExtensionSite,
  inbox: Inbox,
  { body, actor }: Waiting,
  signatures: Signatures,
): Promise<Outcome> {
  if (isBlocked(settingsOf(site), inbox.url))
    return { kind: 'refused', signatures, error: 'Its server is blocked here.' };
  const order = signatures === draft ? [draft, rfc9421] : [rfc9421, draft];
  let last: Outcome = { kind: 'later', signatures };
  for (const each of order) {
    last = await post(site, inbox, actor, body, each);
    if (last.status !== 401) return last;
  }
  return { ...last, signatures };
}

async function post(
  site: ExtensionSite,
  inbox: Inbox,
  actor: number,
  body: string,
  signatures: Signatures,
): Promise<Outcome> {
  try {
    const type = { 'content-type': 'application/activity+json', accept: 'application/activity+json' };
    const headers = await signedHeaders(site, {
      actor,
      url: inbox.url,
      method: 'POST',
      headers: type,
      body,
      signatures,
    });
    const asked = { method: 'POST', headers, body, timeout, redirects: 0, most: 64 * 1024, longer: 'cut' } as const;
    const { status, headers: answered } = await site.outgoing.request(inbox.url, asked);
    if (status >= 200 && status < 300) return { kind: 'sent', signatures, status };
    const error = `It answered ${status}.`;
    if (status === 410 || (status === 404 && inbox.failures + 1 >= notFoundIsGone)) {
      return { kind: 'gone', signatures, status, error };
    }
    const isLater = status >= 500 || [401, 404, 408, 425, 429].includes(status);
    const wait = Math.min(24 * hour, (Number(answered['retry-after']) || 0) * 1000);
    return { kind: isLater ? 'later' : 'refused', signatures, status, error, wait };
  } catch (error) {
    return { kind: 'later', signatures, error: error instanceof Error ? error.message : String(error) };
  }
}

/** The inbox stays, as gone; who was reached through it follows no more. */
async function removeInbox(site: ExtensionSite, inbox: Inbox, error: string): Promise<void> {
  await site.transaction(async (inside) => {
    const rows = rowsOf(inside);
    await rows.deleteFrom('broadsheet_ap_followers').where('inbox_id', '=', inbox.id).execute();
    await rows
      .updateTable('broadsheet_ap_deliveries')
      .set({ state: 'failed', error, done_at: inside.now() })
      .where('inbox_id', '=', inbox.id)
      .where('state', '=', 'waiting')
      .execute();
    const gone = { state: 'gone', last_error: error, next_at: null, claimed_until: 0 } as const;
    await rows.updateTable('broadsheet_ap_inboxes').set(gone).where('id', '=', inbox.id).execute();
  });
}

/** Deliveries that ended a month ago. */
async function forgetOld(site: ExtensionSite): Promise<void> {
  const rows = rowsOf(site);
  const old = await rows
    .selectFrom('broadsheet_ap_deliveries')
    .select('id')
    .where('state', 'in', ['sent', 'failed'])
    .where('done_at', '<', site.now() - keepFor)
    .limit(500)
    .execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await rows.deleteFrom('broadsheet_ap_deliveries').where('id', 'in', ids).execute();
}
