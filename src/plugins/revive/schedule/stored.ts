// Schedules as Revive Old Posts stores them (option `rop_schedules_data`, part `schedules`): `{type, interval_r: hours,
// interval_f: {week_days: ["1"…"7"], time: ["9:30"]}}` by account. An account without one shares at the general interval.
import type { ExtensionSite } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { leastInterval } from '../filters.ts';
import { numberOf, partOf, textOf } from '../stored.ts';
import type { Schedule } from './events.ts';

export const schedulesOption = 'rop_schedules_data';
const hour = 3_600_000;

export interface StoredSchedule {
  readonly type: 'recurring' | 'fixed';
  /** Hours. */
  readonly interval_r: number | string;
  readonly interval_f: { readonly week_days: readonly string[]; readonly time: readonly string[] };
}

export const defaultSchedule = (interval: number): StoredSchedule => ({
  type: 'recurring',
  interval_r: interval,
  interval_f: { week_days: ['1', '3', '5'], time: ['10:30', '11:30'] },
});

/** An account's schedule in its stored form; `interval`: the general one, in hours. */
export function storedSchedule(site: ExtensionSite, accountId: string, interval: number): StoredSchedule {
  const stored = valueAt(partOf(site, schedulesOption, 'schedules'), accountId);
  return entriesOf(stored).length === 0
    ? defaultSchedule(interval)
    : cleanSchedule(stored, interval, leastInterval(site));
}

/** What was sent or stored, each part that makes no sense replaced by the default. `least`: hours between two events. */
export function cleanSchedule(value: unknown, interval: number, least: number): StoredSchedule {
  const fallback = defaultSchedule(interval);
  const given = valueAt(value, 'interval_r');
  const hours = given === undefined ? interval : numberOf(given, interval);
  const fixed = valueAt(value, 'interval_f');
  const list = (key: string): string[] => entriesOf(valueAt(fixed, key)).map(([, item]) => textOf(item));
  const days = [...new Set(list('week_days'))].filter((each) => /^[1-7]$/.test(each)).sort();
  const times = [...new Set(list('time'))].filter((each) => minutesOf(each) !== undefined);
  return {
    type: valueAt(value, 'type') === 'fixed' ? 'fixed' : 'recurring',
    interval_r: Math.round(Math.max(least, hours) * 100) / 100,
    interval_f: fixed === undefined ? fallback.interval_f : { week_days: days, time: times },
  };
}

export function scheduleOf({ type, interval_r, interval_f }: StoredSchedule): Schedule {
  return {
    type,
    interval: Math.max(0.1, numberOf(interval_r, 0.1)) * hour,
    weekDays: interval_f.week_days.map(Number),
    times: interval_f.time.flatMap((time) => minutesOf(time) ?? []),
  };
}

function minutesOf(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}
