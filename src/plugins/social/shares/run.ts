// Makes one share: the handler of the job `social.share`. Whatever happens in between (a crash, a second process, a network
// that stalls), the share is made once, or ends as failed with the reason: see networks/network.ts for how.
import type { ExtensionSite } from '../../../extend/site.ts';
import { alertLater } from '../alerts.ts';
import { loadChoices } from '../choices.ts';
import { accountOf, asNetworkError, connectionOf, freshAccount, noteStatus } from '../connections.ts';
import type { ShareFilters } from '../filters.ts';
import { isElsewhere, keepLiveHost, standingOf } from '../live.ts';
import { compose } from '../messages/compose.ts';
import { clean, NetworkError } from '../networks/ask.ts';
import { type Account, type Composed, minute, type Network, type Published } from '../networks/network.ts';
import { ownSettings } from '../settings.ts';
import { type Connection, rowsOf, type Share, type ShareTable } from '../tables.ts';
import { type Claim, ClaimLost, claim, finish, keepComposed } from './claim.ts';
import { commentLater } from './comment.ts';
import { jobOf, type ShareOptions } from './intents.ts';
import { keptOf } from './kept.ts';
import { isOutOfPatience, postponed } from './postpone.ts';
import { type Note, type Progress, sendCall } from './send-call.ts';
import { pauseAfter } from './when.ts';

export interface Sharing {
  readonly networks: ReadonlyMap<string, Network>;
  readonly filters: ShareFilters;
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** An attempt's outcome is not known yet: it is looked up, not made again. */
export const settling = 'unknown';

/** Makes the share with this id, if it is due and nobody else is at it. */
export async function runShare(site: ExtensionSite, id: number, sharing: Sharing): Promise<void> {
  const row = await shareOf(site, id);
  if (!row || row.state === 'success' || row.state === 'failed') return;
  const next = row.state === 'sending' ? (row.claimed_until ?? 0) : row.due_at;
  if (next > site.now()) return wakeAt(site, row, next);
  const stranger = row.state === 'waiting' ? await strangerHere(site, sharing) : '';
  if (stranger !== '') return holdBack(site, row, stranger, sharing);
  const connection = await connectionOf(site, row.connection_id);
  const network = sharing.networks.get(row.service);
  if (row.state === 'waiting' && row.error_code !== settling && connection && network) {
    const later = await postponed(site, row, network, accountOrNull(site, connection));
    if (later) return postpone(site, row, later);
  }
  const claimed = await claim(site, id);
  if (!claimed) return wakeAt(site, row, site.now() + 60_000);
  const progress: Progress = { sent: false, absent: false, secrets: [], note: noteOf(site, row) };
  try {
    const published = await makeShare(site, claimed, connection, network, progress, sharing);
    await succeed(site, claimed, published, progress, sharing.filters);
  } catch (error) {
    if (error instanceof ClaimLost) return;
    await failed(
      site,
      claimed,
      connection,
      network,
      { progress, filters: sharing.filters },
      failureOf(error, progress),
    );
  }
}

/** Why nothing is shared from here; '' where this is the site that shares. */
async function strangerHere(site: ExtensionSite, { wait }: Sharing): Promise<string> {
  const { live, here, why } = standingOf(site);
  if (!live) return why;
  await keepLiveHost(site);
  if (!(await isElsewhere(site, wait))) return '';
  return `The site at ${here} has another database than this one: nothing is shared from here.`;
}

/** A share at a copy of the site waits for its address to be named, and has failed when it is too late for it. */
async function holdBack(site: ExtensionSite, row: Share, why: string, { filters }: Sharing): Promise<void> {
  if (site.now() - row.wanted_at <= ownSettings(site).giveUpAfter) {
    return postpone(site, row, { at: site.now() + 30 * minute, code: 'not_live', why });
  }
  const ended = { state: 'failed', error_code: 'not_live', error: why, done_at: site.now() } as const;
  await site.transaction(async (inside) => {
    const changed = await rowsOf(inside)
      .updateTable('broadsheet_social_shares')
      .set(ended)
      .where('id', '=', row.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (Number(changed.numUpdatedRows) > 0) await filters.ended({ ...row, ...ended }, inside);
  });
  site.changed();
}

/** A page or picture that was waited for in vain is no reason not to share, but worth telling. */
function noteOf(site: ExtensionSite, row: Share): Note | undefined {
  const { error_code, error } = row;
  const waited = error_code === 'page_not_ready' || error_code === 'picture_not_ready';
  return waited && isOutOfPatience(site, row)
    ? { error_code, error: `Shared all the same: ${error ?? ''}` }
    : undefined;
}

async function makeShare(
  site: ExtensionSite,
  claimed: Claim,
  connection: Connection | undefined,
  network: Network | undefined,
  progress: Progress,
  { wait }: Sharing,
): Promise<Published> {
  if (!network) throw new NetworkError('refused', 'unsupported', 'Nothing is known of this network here.');
  if (!connection) throw new NetworkError('refused', 'disconnected', 'The account was disconnected.');
  let account = accountOf(site, connection);
  progress.secrets = Object.values(account.secrets);
  const kept = keptOf(claimed);
  const call = sendCall(site, network, claimed, { progress, wait, kept }, () => account);
  account = await freshAccount(site, network, connection, account, call);
  progress.secrets = Object.values(account.secrets);
  const composed = await composedOf(site, claimed, connection, network, account);
  if (composed.left) progress.note ??= { error_code: 'video_missing', error: composed.left };
  else if (composed.leftPicture) progress.note ??= { error_code: 'picture_missing', error: composed.leftPicture };
  const { unknownSince } = claimed;
  if (unknownSince !== undefined && site.now() - unknownSince >= network.repeatable) {
    if (!network.find) throw outcomeUnknown();
    const found = await network.find(composed, call).catch((error: unknown) => {
      // Where the network does not let us look, nobody will ever know.
      throw error instanceof NetworkError && error.failure === 'refused' ? outcomeUnknown() : error;
    });
    if (found) return found;
    progress.absent = true;
  }
  refuseTooLong(composed, network, account);
  return network.publish(composed, call);
}

/** Texts are cut to a network's limits when they are composed; what is longer all the same never leaves. */
function refuseTooLong({ text }: Composed, network: Network, account: Account): void {
  const { characters, count, bytes = Number.POSITIVE_INFINITY } = network.limits(account);
  if (count(text) <= characters && Buffer.byteLength(text) <= bytes) return;
  throw new NetworkError('refused', 'too_long', `The text is longer than ${network.label} takes.`);
}

const outcomeUnknown = (): NetworkError =>
  new NetworkError(
    'refused',
    'outcome_unknown',
    'The network did not say whether the post was made. It was not sent again, so that it does not stand there twice.',
  );

/** What is sent: fixed by the first attempt. */
async function composedOf(
  site: ExtensionSite,
  claimed: Claim,
  connection: Connection,
  network: Network,
  account: Account,
): Promise<Composed> {
  const { share } = claimed;
  if (share.composed !== null) return JSON.parse(share.composed) as Composed; // written below
  const post = (await site.posts.summaries([share.post_id])).get(share.post_id);
  const choices = (await loadChoices(site, [share.post_id], [])).get(share.post_id);
  if (!post || !choices || post.row.post_status !== 'publish') {
    throw new NetworkError('refused', 'post_not_published', 'The post is not published any more.');
  }
  const composed = await compose(site, {
    post,
    choices,
    message: share.message,
    template: connection.template,
    options: JSON.parse(share.options) as ShareOptions,
    network,
    account,
    key: keyOf(site, share),
    createdAt: share.created_at,
  });
  await keepComposed(site, claimed, JSON.stringify(composed));
  return composed;
}

/** The share's key: random, kept with what is composed, so that it is the same at each attempt. */
function keyOf(site: ExtensionSite, { id }: Share): string {
  return Buffer.from(site.random(12)).toString('hex') + id.toString(16).padStart(8, '0').slice(-8);
}

async function succeed(
  site: ExtensionSite,
  claimed: Claim,
  { id, url }: Published,
  { note }: Progress,
  filters: ShareFilters,
): Promise<void> {
  await site.transaction(async (inside) => {
    const share = {
      state: 'success',
      remote_id: id,
      url,
      error_code: note?.error_code ?? null,
      error: note?.error ?? null,
      done_at: inside.now(),
    } as const;
    const kept = await finish(inside, claimed, {
      share,
      attempt: { outcome: 'success', error_code: null, error: null },
    });
    if (!kept) return;
    await commentLater(inside, claimed.share);
    await filters.shared(claimed.share.post_id, url);
    await filters.ended({ ...claimed.share, ...share }, inside);
  });
  site.changed();
}

function failureOf(error: unknown, { sent, secrets }: Progress): NetworkError {
  try {
    const known = asNetworkError(error);
    if (known.failure === 'unknown' && !sent) return new NetworkError('later', known.code, known.message, known.wait);
    return known;
  } catch {
    // A fault of ours. Its words may hold anything.
    const words = clean(error instanceof Error ? error.message : String(error), secrets);
    return new NetworkError(sent ? 'unknown' : 'later', 'fault', `The share could not be made: ${words}`);
  }
}

async function failed(
  site: ExtensionSite,
  claimed: Claim,
  connection: Connection | undefined,
  network: Network | undefined,
  { progress: { absent }, filters }: { progress: Progress; filters: ShareFilters },
  error: NetworkError,
): Promise<void> {
  if (error.failure === 'access' && connection) await noteStatus(site, connection, 'must_reauth', error.message);
  const ended = endOf(site, claimed, network, absent, error);
  const outcome = error.failure === 'unknown' ? ('unknown' as const) : ('error' as const);
  await site.transaction(async (inside) => {
    const attempt = { outcome, error_code: error.code, error: error.message };
    const kept = await finish(inside, claimed, { share: ended, attempt });
    if (kept && ended.state === 'waiting') await wakeAt(inside, claimed.share, ended.due_at ?? inside.now());
    else if (kept) {
      await alertLater(inside);
      await filters.ended({ ...claimed.share, ...ended } as Share, inside); // ended has no generated columns
    }
  });
  site.changed();
}

/** What becomes of a share whose attempt failed: it waits for another, or has failed for good. */
function endOf(
  site: ExtensionSite,
  { share, unknownSince }: Claim,
  network: Network | undefined,
  absent: boolean,
  error: NetworkError,
): Partial<ShareTable> {
  const now = site.now();
  const isUnknown = error.failure === 'unknown' || (unknownSince !== undefined && !absent);
  const canSettle = network !== undefined && (network.find !== undefined || network.repeatable > 0);
  const late = now - share.wanted_at > ownSettings(site).giveUpAfter;
  const final = error.failure === 'refused' || error.failure === 'access' || late || (isUnknown && !canSettle);
  if (!final) {
    const pause = Math.max(pauseAfter(share.attempts), error.wait ?? 0);
    return {
      state: 'waiting',
      due_at: now + pause,
      error_code: isUnknown ? settling : error.code,
      error: error.message,
    };
  }
  // A refusal of what was sent again says nothing of what was sent before.
  const { code, message } = isUnknown ? outcomeUnknown() : error;
  return { state: 'failed', error_code: code, error: message, done_at: now };
}

async function postpone(
  site: ExtensionSite,
  row: Share,
  later: { at: number; code: string; why: string },
): Promise<void> {
  await site.transaction(async (inside) => {
    const values = { due_at: later.at, error_code: later.code, error: later.why };
    await rowsOf(inside)
      .updateTable('broadsheet_social_shares')
      .set(values)
      .where('id', '=', row.id)
      .where('state', '=', 'waiting')
      .where('due_at', '=', row.due_at)
      .execute();
    await wakeAt(inside, row, later.at);
  });
}

async function wakeAt(site: ExtensionSite, share: Share, runAt: number): Promise<void> {
  await site.enqueue(jobOf(share, runAt));
}

function accountOrNull(site: ExtensionSite, connection: Connection): Account | null {
  try {
    return accountOf(site, connection);
  } catch {
    return null;
  }
}

async function shareOf(site: ExtensionSite, id: number): Promise<Share | undefined> {
  return rowsOf(site).selectFrom('broadsheet_social_shares').selectAll().where('id', '=', id).executeTakeFirst();
}
