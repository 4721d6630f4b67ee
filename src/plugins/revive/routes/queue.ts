// Actions of the API about time: start and stop, the queue, schedules.
import type { ExtensionSite } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { activeAccounts, connectedTo } from '../accounts.ts';
import { leastInterval } from '../filters.ts';
import { storedFormat } from '../formats.ts';
import { adoptQueued } from '../instant/instant.ts';
import { errorsInARow, localSeconds, logEntries } from '../log.ts';
import { composeMessage } from '../messages/compose.ts';
import { editKey, loadMaterial, type Material } from '../messages/material.ts';
import { plannedEvents, postsOfEvents } from '../queue/plan.ts';
import { clearEvents, clearQueue, isRunning, nextEvent, refresh, start, stop } from '../queue/running.ts';
import type { Reviving } from '../queue/tick.ts';
import { cleanSchedule, schedulesOption, storedSchedule } from '../schedule/stored.ts';
import { settingsOf } from '../settings.ts';
import { changePart, idsIn, isTrue, textOf, withKey } from '../stored.ts';
import { rowsOf } from '../tables.ts';
import { momentFormat, phpDate } from './dates.ts';
import type { Action, ApiCall, Outcome } from './envelope.ts';

/** So many errors one after the other are shown with the status. */
export const manyErrors = 6;

export const queueActions: Readonly<Record<string, Action>> = {
  async manage_cron({ site, sent }) {
    const action = textOf(sent.action);
    if (action === 'start') await start(site);
    else if (action === 'stop') await stop(site);
    // What is queued to be shared at once.
    else if (action === 'publish-now') await adoptQueued(site);
    const format = `${textOf(site.option('date_format'))} ${textOf(site.option('time_format'))}`;
    const now = localSeconds(site, site.now());
    const running = isRunning(site);
    const next = running ? await nextEvent(site) : undefined;
    return {
      message: (await errorsInARow(site)) >= manyErrors ? 'The last shares failed; see the log.' : '',
      data: {
        current_status: running,
        next_event_on: next === undefined ? 0 : localSeconds(site, next),
        logs_number: (await logEntries(site)).length,
        date_format: momentFormat(format),
        current_php_date: phpDate(format, now),
        current_time: now,
      },
    };
  },
  async get_queue({ site, sent, reviving }) {
    if (isTrue(sent.force)) await site.transaction((inside) => clearQueue(inside));
    return queueAnswer(site, reviving);
  },
  skip_queue_event: (call) => changed(call, async (site, account, post) => takeOut(site, account, post)),
  block_queue_event: (call) =>
    changed(call, async (site, account, post) => {
      await takeOut(site, account, post);
      const row = { account, post_id: post, round: 0, event_id: 0, used_at: site.now() };
      await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_used', [row]);
    }),
  update_queue_event: (call) =>
    changed(call, async (site, account, post) => {
      const key = editKey(account);
      const old = (await site.posts.values([post], [key])).get(post)?.get(key);
      const given = valueAt(call.sent, 'custom_data') ?? call.sent;
      let edit: unknown = old;
      for (const part of ['text', 'image']) {
        const value = valueAt(given, part);
        if (value !== undefined)
          edit = withKey(edit, part, part === 'image' ? (idsIn([value])[0] ?? '') : textOf(value));
      }
      await site.posts.setMeta(post, key, edit ?? []);
    }),
  get_schedule: ({ site }) => ({ data: schedules(site) }),
  async save_schedule({ site, sent }) {
    const account = accountIn(site, sent);
    if (!account) return unknownAccount;
    const schedule = cleanSchedule(sent.data, settingsOf(site).interval, leastInterval(site));
    await site.transaction(async (inside) => {
      await changePart(inside, schedulesOption, 'schedules', (stored) => withKey(stored, account, schedule));
      await clearEvents(inside, account);
      await refresh(inside);
    });
    return { code: '201', data: schedules(site), shown: true };
  },
  async reset_schedule({ site, sent }) {
    const account = accountIn(site, sent);
    if (!account) return unknownAccount;
    await site.transaction(async (inside) => {
      await changePart(inside, schedulesOption, 'schedules', (stored) => withKey(stored, account, undefined));
      await clearEvents(inside, account);
      await refresh(inside);
    });
    return { code: '201', data: schedules(site), shown: true };
  },
};

export const unknownAccount: Outcome = { code: '400', message: 'There is no such account, or it does not share.' };

/** The active account that was named. */
export function accountIn(site: ExtensionSite, sent: Readonly<Record<string, unknown>>): string | undefined {
  const id = textOf(sent.account_id);
  return activeAccounts(site).some((account) => account.id === id) ? id : undefined;
}

function schedules(site: ExtensionSite): Record<string, unknown> {
  const { interval } = settingsOf(site);
  return Object.fromEntries(activeAccounts(site).map(({ id }) => [id, storedSchedule(site, id, interval)]));
}

/** Changes what is planned of a post for an account, and answers the queue as it is then. */
async function changed(
  { site, sent, reviving }: ApiCall,
  change: (site: ExtensionSite, account: string, post: number) => Promise<void>,
): Promise<Outcome> {
  const account = accountIn(site, sent);
  const [post] = idsIn([sent.post_id]);
  if (!account) return unknownAccount;
  if (!post || !(await site.posts.get([post])).has(post)) return { code: '400', message: 'There is no such post.' };
  await site.transaction((inside) => change(inside, account, post));
  return queueAnswer(site, reviving);
}

/** Takes a post out of an account's events to come; it counts as shared in this round. */
async function takeOut(site: ExtensionSite, account: string, post: number): Promise<void> {
  const events = (await plannedEvents(site, account)).map(({ id }) => id);
  if (events.length === 0) return;
  await rowsOf(site)
    .updateTable('broadsheet_revive_used')
    .set({ event_id: 0 })
    .where('account', '=', account)
    .where('post_id', '=', post)
    .where('event_id', 'in', events)
    .execute();
}

async function queueAnswer(site: ExtensionSite, reviving: Reviving): Promise<Outcome> {
  if (!isRunning(site)) return {};
  await refresh(site);
  return { data: (await upcoming(site, reviving)).map((each) => itemOf(site, each)) };
}

export interface Upcoming {
  readonly accountId: string;
  readonly service: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly postId: number;
  readonly material: Material;
}

/** All that is planned, in order of time. */
export async function upcoming(site: ExtensionSite, reviving: Reviving): Promise<Upcoming[]> {
  const accounts = activeAccounts(site);
  const slots: { account: (typeof accounts)[number]; at: number; post: number }[] = [];
  for (const account of accounts) {
    const events = (await plannedEvents(site, account.id)).filter(({ at }) => at >= site.now());
    const posts = await postsOfEvents(
      site,
      events.map(({ id }) => id),
    );
    for (const { id, at } of events) for (const { post } of posts.get(id) ?? []) slots.push({ account, at, post });
  }
  const sharing = reviving.sharing();
  const connected = await connectedTo((await sharing?.accounts(site)) ?? [], accounts);
  const ids = [...new Set(slots.map(({ post }) => post))];
  const material = await loadMaterial(site, sharing, accounts, connected, ids);
  return slots
    .sort((a, b) => a.at - b.at)
    .map(({ account, at, post }) => ({ accountId: account.id, service: account.service, at, postId: post, material }));
}

function itemOf(site: ExtensionSite, { accountId, service, at, postId, material }: Upcoming): Record<string, unknown> {
  const message = composeMessage(material, accountId, postId);
  const format = storedFormat(site, accountId, service);
  const time = localSeconds(site, at);
  const dates = `${textOf(site.option('date_format'))} ${textOf(site.option('time_format'))}`;
  return {
    time,
    post_data: {
      time,
      account_id: accountId,
      date: phpDate(dates, time),
      post_id: postId,
      content: {
        post_id: postId,
        account_id: accountId,
        service,
        content: message?.text ?? '',
        hashtags: message?.hashtags ?? '',
        post_url: message?.link ?? '',
        post_image: message?.pictures[0] ?? '',
        short_url: isTrue(format.short_url),
        short_url_service: isTrue(format.short_url) ? textOf(format.short_url_service) : '',
        post_with_image: isTrue(format.image),
        shortner_credentials: [],
      },
    },
    post_id: postId,
  };
}
