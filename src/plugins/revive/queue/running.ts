// Is old posts' sharing started? The site's own word stands in the option `broadsheet_revive_state`; before somebody has said
// it here, the jobs that Revive Old Posts left in WordPress's schedule tell. Starting and stopping begin afresh, as there.
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { activeAccounts } from '../accounts.ts';
import { isTrue, textOf } from '../stored.ts';
import { rowsOf } from '../tables.ts';
import { plan } from './plan.ts';

const stateOption = 'broadsheet_revive_state';
export const tickJob = 'revive.tick';
const cronHook = 'rop_cron_job';
/** The first share after a start. */
const firstAfter = 20_000;

export function isRunning(site: ExtensionSite): boolean {
  const own = valueAt(site.option(stateOption), 'running');
  return own === undefined ? wasRunning(site) : isTrue(own);
}

function wasRunning(site: ExtensionSite): boolean {
  // What its own switch says goes before jobs that were left behind.
  if (textOf(site.option('rop_is_sharing_cron_active')) === 'no') return false;
  return entriesOf(site.option('cron')).some(([, hooks]) => valueAt(hooks, cronHook) !== undefined);
}

/** Starts sharing: the first posts in 20 seconds. Nothing happens where it is started already. */
export async function start(site: ExtensionSite): Promise<void> {
  await site.transaction(async (inside) => {
    if (isRunning(inside)) return;
    await fresh(inside);
    await inside.setOption(stateOption, { running: true, since: inside.now() });
    const at = inside.now() + firstAfter;
    for (const account of activeAccounts(inside)) {
      await inside.database.dialect.insertIgnore(inside.database, 'broadsheet_revive_events', [
        { account: account.id, at, state: 'planned' },
      ]);
      await plan(inside, account);
    }
    await inside.enqueue({ kind: tickJob, uniqueKey: tickJob, runAt: at });
  });
  site.changed();
}

export async function stop(site: ExtensionSite): Promise<void> {
  await site.transaction(async (inside) => {
    await fresh(inside);
    await inside.setOption(stateOption, { running: false, since: inside.now() });
  });
  site.changed();
}

/** Forgets events to come, and what was shared and blocked, so that all begins anew. The log and shares stay. */
async function fresh(site: ExtensionSite): Promise<void> {
  const rows = rowsOf(site);
  await rows.deleteFrom('broadsheet_revive_events').where('state', '=', 'planned').execute();
  await rows.deleteFrom('broadsheet_revive_used').execute();
  const anew = { walked_date: '', walked_id: 0, exhausted_at: null };
  await rows.updateTable('broadsheet_revive_accounts').set(anew).execute();
}

/** Takes back the posts of events to come, of one account or all: others are chosen, by the settings as they are now. */
export async function clearQueue(site: ExtensionSite, account?: string): Promise<void> {
  const rows = rowsOf(site);
  let events = rows.selectFrom('broadsheet_revive_events').select('id').where('state', '=', 'planned');
  if (account !== undefined) events = events.where('account', '=', account);
  const ids = (await events.execute()).map(({ id }) => id);
  if (ids.length > 0) await rows.deleteFrom('broadsheet_revive_used').where('event_id', 'in', ids).execute();
  let states = rows
    .updateTable('broadsheet_revive_accounts')
    .set({ walked_date: '', walked_id: 0, exhausted_at: null });
  if (account !== undefined) states = states.where('account', '=', account);
  await states.execute();
}

/** Takes back the events to come, with their posts: others are planned, by the schedule as it is now. */
export async function clearEvents(site: ExtensionSite, account?: string): Promise<void> {
  await clearQueue(site, account);
  let events = rowsOf(site).deleteFrom('broadsheet_revive_events').where('state', '=', 'planned');
  if (account !== undefined) events = events.where('account', '=', account);
  await events.execute();
}

/** Plans what is missing for all accounts that share, and has the next event made in its time. */
export async function refresh(site: ExtensionSite): Promise<void> {
  if (!isRunning(site)) return;
  await site.transaction(async (inside) => {
    for (const account of activeAccounts(inside)) await plan(inside, account);
    await wakeForNext(inside);
  });
}

/** When the next event of an account that shares is due; undefined where none is planned. Unix milliseconds. */
export async function nextEvent(site: ExtensionSite): Promise<number | undefined> {
  const accounts = activeAccounts(site).map(({ id }) => id);
  if (accounts.length === 0) return undefined;
  const row = await rowsOf(site)
    .selectFrom('broadsheet_revive_events')
    .select('at')
    .where('state', '=', 'planned')
    .where('account', 'in', accounts)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Asks for the job of the next event. */
export async function wakeForNext(site: ExtensionSite): Promise<void> {
  const at = await nextEvent(site);
  if (at !== undefined) await site.enqueue({ kind: tickJob, uniqueKey: tickJob, runAt: at });
}
