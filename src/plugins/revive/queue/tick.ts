// Makes what is due: the handler of the job `revive.tick`. An event, the shares that it makes, the posts that it uses and the
// log are written in one transaction, so that a crash neither loses nor repeats an event; the shares themselves are the
// sharing extension's to make once. After a stop an account shares once, however much it has missed.
import type { SharingAccount, SharingService } from '../../../extend/sharing.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { type ActiveAccount, activeAccounts, connectedTo } from '../accounts.ts';
import { log } from '../log.ts';
import { composeMessage, formattedOf, type Message, placed } from '../messages/compose.ts';
import { type Brought, shortened } from '../messages/links.ts';
import { loadMaterial, turnKey } from '../messages/material.ts';
import { judge, type Reason, rulesOf } from '../pool/rules.ts';
import { settingsOf } from '../settings.ts';
import { textOf, withKey } from '../stored.ts';
import { type Event, rowsOf } from '../tables.ts';
import { adopt } from './adopt.ts';
import {
  assign,
  changeState,
  lockAccount,
  plan,
  plannedEvents,
  postsOfEvents,
  release,
  type SlotPost,
} from './plan.ts';
import { isRunning, tickJob, wakeForNext } from './running.ts';
import { settle, settleOpen } from './settle.ts';

export interface Reviving {
  readonly sharing: () => SharingService | undefined;
  readonly shorteners: Brought;
}

/** An event that is made so much later than planned is said to be late. */
const late = 15 * 60_000;
const again = 5_000;
const whileCopy = 30 * 60_000;

export async function tick(site: ExtensionSite, reviving: Reviving): Promise<void> {
  const sharing = reviving.sharing();
  if (sharing) await settleOpen(site, sharing);
  if (!isRunning(site)) return;
  // At a copy of the site events wait; those that are missed are skipped later.
  if (sharing && !sharing.isLive(site)) {
    await site.enqueue({ kind: tickJob, uniqueKey: tickJob, runAt: site.now() + whileCopy });
    return;
  }
  const accounts = activeAccounts(site);
  const connected = await connectedTo((await sharing?.accounts(site)) ?? [], accounts);
  let unfinished = false;
  for (const account of accounts) {
    await site.transaction(async (inside) => {
      await adopt(inside, account.id);
    });
    unfinished = (await makeDue(site, account, connected, reviving)) || unfinished;
    await site.transaction((inside) => plan(inside, account));
  }
  await site.transaction(async (inside) => {
    if (unfinished) await inside.enqueue({ kind: tickJob, uniqueKey: tickJob, runAt: inside.now() + again });
    await wakeForNext(inside);
  });
  site.changed();
}

/** Makes the newest event that is due and skips those before it. True where it must be tried again soon. */
async function makeDue(
  site: ExtensionSite,
  account: ActiveAccount,
  connected: ReadonlyMap<string, SharingAccount>,
  reviving: Reviving,
): Promise<boolean> {
  const isQuiet = reviving.sharing()?.quietUntil(site, site.now()) !== undefined;
  const due = await site.transaction((inside) => prepare(inside, account, connected.has(account.id), isQuiet));
  if (!due) return false;
  if (due.unfinished) return true;
  const sharing = reviving.sharing();
  const connection = connected.get(account.id);
  if (!sharing || !connection) return false;
  const ids = due.posts.map(({ post }) => post);
  for (const post of ids) await site.hooks.run('rop_before_prepare_post', post, site);
  const material = await loadMaterial(site, sharing, [account], connected, ids);
  const made: Made[] = [];
  for (const post of ids) {
    const message = composeMessage(material, account.id, post);
    if (!message) continue;
    const format = material.voices.get(account.id)?.format;
    const { url, error } = await shortened(
      site,
      format?.shortener ?? '',
      format?.shortenerCredentials,
      message.link,
      post,
      reviving.shorteners,
    );
    made.push({ post, message: { ...message, link: url }, author: authorOf(material.posts.get(post)), error });
  }
  await site.transaction((inside) => write(inside, account, connection, due.event, made, sharing));
  return false;
}

interface Made {
  readonly post: number;
  readonly message: Message;
  readonly author: number;
  readonly error: string | undefined;
}

const authorOf = (summary: { author: { id: number } } | undefined): number => summary?.author.id ?? 0;

interface Due {
  readonly event: Event;
  readonly posts: readonly SlotPost[];
  readonly unfinished: boolean;
}

/** The event to make, its posts as the rules are now; what was missed is skipped. */
async function prepare(
  site: ExtensionSite,
  account: ActiveAccount,
  isConnected: boolean,
  isQuiet: boolean,
): Promise<Due | undefined> {
  const state = await lockAccount(site, account.id);
  const events = (await plannedEvents(site, account.id)).filter(({ at }) => at <= site.now());
  const event = events.pop();
  if (!event) return undefined;
  if (events.length > 0) {
    for (const missed of events) await skip(site, missed);
    await log(site, 'info', `${account.name}: ${events.length} events passed while nothing ran; they are skipped.`);
  }
  if (isQuiet) {
    // Not poured out when they end.
    await skip(site, event);
    await log(site, 'info', `${account.name}: an event lies in the quiet hours; it is skipped.`);
    return undefined;
  }
  if (!isConnected) {
    await skip(site, event);
    await log(site, 'error', `${account.name} is not connected here: nothing was shared.`);
    return undefined;
  }
  const rules = await rulesOf(site, account);
  const slot = (await postsOfEvents(site, [event.id])).get(event.id) ?? [];
  const rows = await site.posts.get(slot.map(({ post }) => post));
  const why = await judge(site, account.id, state.round, rules, [...rows.values()]);
  const isOut = ({ post }: SlotPost): boolean => {
    const reasons: readonly Reason[] = why.get(post) ?? ['status'];
    return reasons.some((reason) => reason !== 'queued' && reason !== 'shared');
  };
  await release(
    site,
    slot.filter(isOut).map(({ id }) => id),
  );
  const unfinished = await assign(site, account, state, settingsOf(site), [event]);
  const posts = (await postsOfEvents(site, [event.id])).get(event.id) ?? [];
  if (posts.length > 0 || unfinished) return { event, posts, unfinished: posts.length === 0 };
  await mark(site, event, 'skipped');
  if (state.exhausted_at === null) {
    await changeState(site, account.id, { exhausted_at: site.now() });
    await log(site, 'error', `${account.name}: no post of the pool is left to share.`);
    await mailExhausted(site);
  }
  return undefined;
}

/** Tells the administrator once all accounts have nothing left; in the transaction in which the last one ran out. */
async function mailExhausted(site: ExtensionSite): Promise<void> {
  const accounts = activeAccounts(site).map(({ id }) => id);
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_revive_accounts')
    .select('account')
    .where('exhausted_at', 'is not', null)
    .where('account', 'in', accounts)
    .execute();
  const admin = site.option('admin_email');
  if (rows.length < accounts.length || typeof admin !== 'string') return;
  const title = textOf(site.option('blogname'));
  const text = [
    'No account has a post left that it could share again.',
    `Widen the rules of the pool, or let posts be shared more than once: ${site.home}/wp-admin/admin.php?page=rop_main`,
  ];
  const subject = `${title === '' ? '' : `[${title}] `}Nothing is left to share again`;
  await site.mail({ to: [admin], subject, text: `${text.join('\n\n')}\n` });
}

/** Skips an event: its posts go back to the pool. */
async function skip(site: ExtensionSite, event: Event): Promise<void> {
  const posts = (await postsOfEvents(site, [event.id])).get(event.id) ?? [];
  await release(
    site,
    posts.map(({ id }) => id),
  );
  await mark(site, event, 'skipped');
}

async function mark(site: ExtensionSite, { id }: Event, state: 'done' | 'skipped'): Promise<boolean> {
  const changed = await rowsOf(site)
    .updateTable('broadsheet_revive_events')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}

/** The event with all that follows of it; nothing where somebody else has made it in the meantime. */
async function write(
  site: ExtensionSite,
  account: ActiveAccount,
  connection: SharingAccount,
  event: Event,
  made: readonly Made[],
  sharing: SharingService,
): Promise<void> {
  await lockAccount(site, account.id);
  if (!(await mark(site, event, 'done'))) return;
  const dueAt = Math.max(site.now(), await quietUntil(site));
  const shares = made.map(({ post, message, author }) => ({
    postId: post,
    accountId: connection.id,
    reason: 'revive' as const,
    key: String(event.id),
    userId: author,
    text: message.text,
    ...placed(message.link, message.comment),
    pictures: message.pictures,
    dueAt,
  }));
  for (const { post, message } of made) {
    const formatted = formattedOf(message, post, account);
    await site.hooks.run('rop_before_share', formatted, account.id, site);
  }
  const ids = await sharing.share(site, shares);
  for (const [at, { post, message, error }] of made.entries()) {
    const share = ids[at] ?? 0;
    if (share > 0) {
      const row = { share_id: share, account: account.id, post_id: post, event_id: event.id, ended: 0 };
      await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_shares', [row]);
    }
    if (message.variation !== undefined) await nextTurn(site, account.id, post);
    if (error) await log(site, 'error', `${account.name}: ${error}`);
  }
  if (site.now() - event.at > late) await log(site, 'info', `${account.name}: an event is made late, after a stop.`);
  await settle(site, sharing, ids);
}

async function nextTurn(site: ExtensionSite, account: string, post: number): Promise<void> {
  const turns = (await site.posts.values([post], [turnKey])).get(post)?.get(turnKey);
  const next = Number(valueAt(turns, account) ?? 0) + 1 || 1;
  await site.posts.setMeta(post, turnKey, withKey(turns, account, next));
}

/** Until when nothing old is shared, because something new was published. Unix milliseconds. */
async function quietUntil(site: ExtensionSite): Promise<number> {
  const { quietAfterPublish } = settingsOf(site);
  if (quietAfterPublish === 0) return 0;
  const [newest] = await site.posts.walk({ of: [{ type: 'post', status: 'publish' }], order: 'desc', limit: 1 });
  const published = newest ? Date.parse(`${newest.post_date_gmt.replace(' ', 'T')}Z`) : 0;
  return (published || 0) + quietAfterPublish * 60_000;
}
