// Keeps ten events to come for each account, each with its posts. All is written in the caller's transaction, under a lock on
// the account's row, so that two processes never plan the same.
import { addTo } from '../../../base/groups.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import type { ActiveAccount } from '../accounts.ts';
import { slotsApart } from '../filters.ts';
import { pick } from '../pool/pick.ts';
import { type Rules, rulesOf } from '../pool/rules.ts';
import { eventsAfter } from '../schedule/events.ts';
import { scheduleOf, storedSchedule } from '../schedule/stored.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { type AccountState, type Event, rowsOf } from '../tables.ts';

/** Events that are planned for an account. */
export const planned = 10;

/** The account's state, its row locked until the transaction ends. */
export async function lockAccount(site: ExtensionSite, account: string): Promise<AccountState> {
  const fresh = { account, round: 1, walked_date: '', walked_id: 0, exhausted_at: null };
  await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_accounts', [fresh]);
  const row = rowsOf(site).selectFrom('broadsheet_revive_accounts').selectAll().where('account', '=', account);
  return (site.database.dialect.rowLocks ? row.forUpdate() : row).executeTakeFirstOrThrow();
}

export async function changeState(
  site: ExtensionSite,
  account: string,
  values: Partial<Omit<AccountState, 'account'>>,
): Promise<void> {
  await rowsOf(site).updateTable('broadsheet_revive_accounts').set(values).where('account', '=', account).execute();
}

/** Plans what is missing. To be called in a transaction. */
export async function plan(site: ExtensionSite, account: ActiveAccount): Promise<void> {
  const state = await lockAccount(site, account.id);
  const settings = settingsOf(site);
  let events = await plannedEvents(site, account.id);
  if (events.length < planned) {
    const schedule = scheduleOf(storedSchedule(site, account.id, settings.interval));
    const last = Math.max(site.now(), events.at(-1)?.at ?? 0);
    const times = eventsAfter(schedule, site.clock, last, planned - events.length);
    const rows = times.map((at) => ({ account: account.id, at, state: 'planned' as const }));
    if (rows.length > 0) await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_events', rows);
    events = await plannedEvents(site, account.id);
  }
  await assign(site, account, state, settings, events);
}

/** Events of an account that are planned, in order. */
export async function plannedEvents(site: ExtensionSite, account: string): Promise<Event[]> {
  return rowsOf(site)
    .selectFrom('broadsheet_revive_events')
    .selectAll()
    .where('account', '=', account)
    .where('state', '=', 'planned')
    .orderBy('at')
    .execute();
}

/**
 * Gives each event the posts that it lacks, and takes away those that it has too many of. True where some are still lacking
 * and the pool has not been looked through to its end.
 */
export async function assign(
  site: ExtensionSite,
  account: ActiveAccount,
  locked: AccountState,
  settings: Settings,
  events: readonly Event[],
): Promise<boolean> {
  const slots = await postsOfEvents(
    site,
    events.map(({ id }) => id),
  );
  const lacking = events.filter(({ id }) => (slots.get(id)?.length ?? 0) < settings.numberOfPosts);
  for (const [, posts] of slots) {
    const surplus = posts.slice(settings.numberOfPosts);
    if (surplus.length > 0)
      await release(
        site,
        surplus.map(({ id }) => id),
      );
  }
  if (lacking.length === 0) return false;
  const rules = await rulesOf(site, account);
  const before = await lastSlots(site, account.id);
  const chooser = new Chooser(site, account.id, locked, rules, settings);
  const wanted = lacking.reduce((sum, { id }) => sum + settings.numberOfPosts - (slots.get(id)?.length ?? 0), 0);
  const waiting = [...slots.values()].flat().map(({ post }) => post);
  const pool = await chooser.choose(wanted, new Set([...before, ...waiting]));
  let given = 0;
  const recent: number[][] = [before];
  const apart = slotsApart(site);
  for (const { id } of events) {
    const own = (slots.get(id) ?? []).slice(0, settings.numberOfPosts).map(({ post }) => post);
    while (own.length < settings.numberOfPosts) {
      // In a round that has just begun, those of the slots before are still to be avoided.
      const next = pool.shift() ?? (await chooser.chooseNext(new Set([...recent.flat(), ...own])));
      if (!next) break;
      own.push(next.id);
      const row = { account: account.id, post_id: next.id, round: next.round, event_id: id, used_at: site.now() };
      await site.database.dialect.insertIgnore(site.database, 'broadsheet_revive_used', [row]);
      given++;
    }
    recent.push(own);
    if (recent.length > apart) recent.shift();
  }
  await changeState(site, account.id, { ...chooser.state, ...(given > 0 ? { exhausted_at: null } : {}) });
  return given < wanted && chooser.hasMore;
}

interface Chosen {
  readonly id: number;
  readonly round: number;
}

/** Chooses posts round after round. What it chose must be written before it is asked again. */
class Chooser {
  readonly #site: ExtensionSite;
  readonly #account: string;
  readonly #rules: Rules;
  readonly #settings: Settings;
  state: Pick<AccountState, 'round' | 'walked_date' | 'walked_id'>;
  #empty = false;
  /** All that is left of the present round, where that is known. */
  #rest: number[] | undefined;
  /** The pool was not looked through to its end. */
  hasMore = false;

  constructor(site: ExtensionSite, account: string, state: AccountState, rules: Rules, settings: Settings) {
    this.#site = site;
    this.#account = account;
    this.#rules = rules;
    this.#settings = settings;
    this.state = { round: state.round, walked_date: state.walked_date, walked_id: state.walked_id };
  }

  /** Of the present round. */
  async choose(count: number, avoid: ReadonlySet<number>): Promise<Chosen[]> {
    return (await this.#pick(count, avoid)).chosen;
  }

  /** One more, of the next round where this one is over. */
  async chooseNext(avoid: ReadonlySet<number>): Promise<Chosen | undefined> {
    if (this.#empty) return undefined;
    if (this.#rest && this.#rest.length > 0) {
      const free = this.#rest.find((id) => !avoid.has(id));
      this.#rest = this.#rest.filter((id) => id !== free);
      return free === undefined ? undefined : { id: free, round: this.state.round };
    }
    const { chosen, left } = await this.#pick(1, avoid);
    if (chosen[0] || left !== 'empty') return chosen[0];
    this.#empty = !this.#settings.moreThanOnce;
    if (this.#empty) return undefined;
    this.state = { round: this.state.round + 1, walked_date: '', walked_id: 0 };
    this.#rest = undefined;
    const next = await this.#pick(1, avoid);
    // Not a post in the whole pool: no use to look again.
    if (!next.chosen[0] && next.left === 'empty') this.#empty = true;
    return next.chosen[0];
  }

  async #pick(count: number, avoid: ReadonlySet<number>) {
    const { round, walked_date: date, walked_id: id } = this.state;
    const { ids, place, left, avoided } = await pick(this.#site, {
      account: this.#account,
      round,
      rules: this.#rules,
      strategy: this.#settings.strategy,
      count,
      avoid,
      from: date === '' ? undefined : { date, id },
    });
    this.hasMore = left === 'more';
    this.#rest = left === 'avoided' && ids.length === 0 ? [...avoided] : undefined;
    if (place) this.state = { round, walked_date: place.date, walked_id: place.id };
    return { chosen: ids.map((each) => ({ id: each, round })), left };
  }
}

export interface SlotPost {
  /** Of the row in `used`. */
  readonly id: number;
  readonly post: number;
}

export async function postsOfEvents(site: ExtensionSite, events: readonly number[]): Promise<Map<number, SlotPost[]>> {
  const found = new Map<number, SlotPost[]>();
  if (events.length === 0) return found;
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_revive_used')
    .select(['id', 'post_id', 'event_id'])
    .where('event_id', 'in', [...events])
    .orderBy('id')
    .execute();
  for (const { id, post_id: post, event_id } of rows) addTo(found, event_id, { id, post });
  return found;
}

/** Gives posts back to the pool, by their rows. */
export async function release(site: ExtensionSite, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await rowsOf(site)
    .deleteFrom('broadsheet_revive_used')
    .where('id', 'in', [...ids])
    .execute();
}

/** Posts of an account's last events. */
async function lastSlots(site: ExtensionSite, account: string): Promise<number[]> {
  const events = await rowsOf(site)
    .selectFrom('broadsheet_revive_events')
    .select('id')
    .where('account', '=', account)
    .where('state', '!=', 'planned')
    .orderBy('at', 'desc')
    .limit(slotsApart(site))
    .execute();
  const posts = await postsOfEvents(
    site,
    events.map(({ id }) => id),
  );
  return [...posts.values()].flat().map(({ post }) => post);
}
