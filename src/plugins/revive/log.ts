// What happened, newest first, as Revive Old Posts shows it: `{channel, type, message, time}`. The last 1,000 entries are
// kept, 100 are shown; those that the plugin left in the option `rop_logs` follow.
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { numberOf, textOf } from './stored.ts';
import { type LogTable, rowsOf } from './tables.ts';

export const oldLogsOption = 'rop_logs';
const kept = 1000;
const shown = 100;
const channel = 'rop_logs';

export interface LogEntry {
  readonly channel: string;
  readonly type: string;
  readonly message: string;
  /** Seconds, the wall's clock read as UTC. */
  readonly time: number;
}

/** Adds an entry, in the running transaction if there is one. */
export async function log(site: ExtensionSite, type: LogTable['type'], message: string): Promise<void> {
  const rows = rowsOf(site);
  const { insertId } = await rows
    .insertInto('broadsheet_revive_log')
    .values({ type, message: message.slice(0, 2000), at: site.now() })
    .executeTakeFirstOrThrow();
  await rows
    .deleteFrom('broadsheet_revive_log')
    .where('id', '<=', Number(insertId) - kept)
    .execute();
}

/** Errors and successes; `info`: everything. */
export async function logEntries(site: ExtensionSite, info = false): Promise<LogEntry[]> {
  let query = rowsOf(site).selectFrom('broadsheet_revive_log').selectAll().orderBy('id', 'desc').limit(shown);
  if (!info) query = query.where('type', '!=', 'info');
  const own = (await query.execute()).map(({ type, message, at }) => ({
    channel,
    type,
    message,
    time: localSeconds(site, at),
  }));
  const old = entriesOf(site.option(oldLogsOption)).map(([, each]) => ({
    channel,
    type: textOf(valueAt(each, 'type')) || 'info',
    message: textOf(valueAt(each, 'message')).trim(),
    time: numberOf(valueAt(each, 'time'), 0),
  }));
  return [...own, ...old.reverse().filter(({ type }) => info || type !== 'info')].slice(0, shown);
}

export async function clearLog(site: ExtensionSite): Promise<void> {
  await rowsOf(site).deleteFrom('broadsheet_revive_log').execute();
  if (entriesOf(site.option(oldLogsOption)).length > 0) await site.setOption(oldLogsOption, []);
}

/** How many of the last entries are errors, one after the other. */
export async function errorsInARow(site: ExtensionSite): Promise<number> {
  const entries = (await logEntries(site)).findIndex(({ type }) => type !== 'error');
  return entries === -1 ? (await logEntries(site)).length : entries;
}

/** Times as the plugin stores and shows them. */
export function localSeconds(site: ExtensionSite, instant: number): number {
  return Math.floor(site.clock.toLocal(instant) / 1000);
}
