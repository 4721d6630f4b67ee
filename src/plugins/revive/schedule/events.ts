// When an account shares: every so many hours, or at times of the wall's clock on days of the week, as Revive Old Posts has
// it (`recurring`, `fixed`). Pure: schedule, clock and bounds in, instants out.
import { firstInstant, type WallClock } from './instants.ts';

export interface Schedule {
  readonly type: 'recurring' | 'fixed';
  /** Milliseconds between two events. */
  readonly interval: number;
  /** 1 (Monday) to 7. */
  readonly weekDays: readonly number[];
  /** Minutes after midnight. */
  readonly times: readonly number[];
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Two events of an account are at least so far apart: the later one of a closer pair is left out. */
export const apart = minute;

/** The next events after an instant, in order. None where a fixed schedule names no day or no time. */
export function eventsAfter(schedule: Schedule, clock: WallClock, after: number, count: number): number[] {
  if (schedule.type === 'recurring') {
    const step = Math.max(apart, schedule.interval);
    return Array.from({ length: count }, (_, at) => after + (at + 1) * step);
  }
  const days = sorted(schedule.weekDays, 1, 7);
  const times = sorted(schedule.times, 0, 24 * 60 - 1);
  if (days.length === 0 || times.length === 0) return [];
  const events: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  // From the day before, whose events a change of clocks may have moved.
  for (let midnight = dayOf(clock.toLocal(after)) - day; events.length < count; midnight += day) {
    if (!days.includes(weekDay(midnight))) continue;
    for (const time of times) {
      const event = firstInstant(clock, midnight + time * minute);
      if (event <= after || event - last < apart || events.length >= count) continue;
      events.push(event);
      last = event;
    }
  }
  return events;
}

/** Events after `from`, up to and with `to`; at most `most`. */
export function eventsBetween(schedule: Schedule, clock: WallClock, from: number, to: number, most = 1000): number[] {
  return eventsAfter(schedule, clock, from, most).filter((event) => event <= to);
}

const dayOf = (wall: number): number => Math.floor(wall / day) * day;

/** The epoch was a Thursday. */
const weekDay = (midnight: number): number => ((((midnight / day + 3) % 7) + 7) % 7) + 1;

function sorted(values: readonly number[], least: number, most: number): number[] {
  const fitting = values.filter((value) => Number.isInteger(value) && value >= least && value <= most);
  return [...new Set(fitting)].sort((a, b) => a - b);
}
