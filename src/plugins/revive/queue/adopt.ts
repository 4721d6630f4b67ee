// Takes over, once for each account, what Revive Old Posts kept in options: posts shared in this round (`posts_buffer`) and
// blocked (`posts_blocked`), events to come (`rop_events_timeline`, seconds of the wall's clock) and their posts (`rop_queue`).
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { firstInstant } from '../schedule/instants.ts';
import { schedulesOption } from '../schedule/stored.ts';
import { dataOption, idsIn, numberOf, partOf } from '../stored.ts';
import { rowsOf } from '../tables.ts';
import { lockAccount, plannedEvents } from './plan.ts';

const most = 50_000;

/** To be called in a transaction. */
export async function adopt(site: ExtensionSite, account: string): Promise<void> {
  const known = await rowsOf(site)
    .selectFrom('broadsheet_revive_accounts')
    .select('account')
    .where('account', '=', account)
    .executeTakeFirst();
  if (known) return;
  const { round } = await lockAccount(site, account);
  const buffer = idsIn(valueAt(partOf(site, dataOption, 'posts_buffer'), account)).slice(-most);
  const blocked = idsIn(valueAt(partOf(site, dataOption, 'posts_blocked'), account)).slice(-most);
  await use(site, account, buffer, round);
  await use(site, account, blocked, 0);
  const times = valueAt(partOf(site, schedulesOption, 'rop_events_timeline'), account);
  const queue = valueAt(partOf(site, 'rop_queue', 'queue'), account);
  const slots = entriesOf(times).flatMap(([index, time]) => {
    const at = firstInstant(site.clock, numberOf(time, 0) * 1000);
    return at > site.now() ? [{ at, posts: idsIn(valueAt(queue, index)) }] : [];
  });
  if (slots.length === 0) return;
  const rows = slots.map(({ at }) => ({ account, at, state: 'planned' as const }));
  await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_events', rows);
  for (const { id, at } of await plannedEvents(site, account)) {
    const posts = slots.find((slot) => slot.at === at)?.posts ?? [];
    await use(site, account, posts, round, id);
  }
}

async function use(
  site: ExtensionSite,
  account: string,
  posts: readonly number[],
  round: number,
  event = 0,
): Promise<void> {
  const rows = posts.map((post_id) => ({ account, post_id, round, event_id: event, used_at: site.now() }));
  for (let at = 0; at < rows.length; at += 200) {
    const some = rows.slice(at, at + 200);
    await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_used', some);
  }
}
