// Schedules over changes of clocks, in zones of all kinds: what is planned is what the clock on the wall says.
import { describe, expect, test, vi } from 'vitest';
import { fixedZone, namedZone, type TimeZone, wallOf } from '../../../content/time-zone.ts';
import { chances } from '../../social/shares/faults.testing.ts';
import { eventsAfter, eventsBetween, type Schedule } from './events.ts';
import { firstInstant, type WallClock } from './instants.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function clockOf(zone: TimeZone | undefined): WallClock {
  if (!zone) throw new Error('no such zone');
  return { toLocal: (instant) => wallOf(zone, instant) };
}
const berlin = clockOf(namedZone('Europe/Berlin'));
const fixed = (weekDays: number[], times: number[]): Schedule => ({ type: 'fixed', interval: hour, weekDays, times });
const every = [1, 2, 3, 4, 5, 6, 7];
const shown = (clock: WallClock, instants: number[]): string[] =>
  instants.map((each) => new Date(clock.toLocal(each)).toISOString().slice(0, 16));

vi.setConfig({ testTimeout: 120_000 });

describe('fixed schedules', () => {
  test('keep to the wall’s clock on days of the week', () => {
    // Monday, Friday; 2026-03-23 is a Monday. The clock changes on Sunday the 29th.
    const events = eventsAfter(fixed([5, 1], [17 * 60 + 10, 9 * 60]), berlin, Date.UTC(2026, 2, 23, 9), 5);
    expect(shown(berlin, events)).toEqual([
      ...['2026-03-23T17:10', '2026-03-27T09:00', '2026-03-27T17:10', '2026-03-30T09:00', '2026-03-30T17:10'],
    ]);
    expect(events.map((each) => new Date(each).toISOString().slice(11, 16))).toEqual([
      ...['16:10', '08:00', '16:10', '07:00', '15:10'],
    ]);
  });

  test('a time that spring leaves out runs at the next that exists, once', () => {
    const events = eventsAfter(fixed(every, [150, 180]), berlin, Date.UTC(2026, 2, 28, 12), 4);
    // 02:30 does not exist on the 29th: it would be 03:00, where another event is already.
    expect(shown(berlin, events)).toEqual([
      ...['2026-03-29T03:00', '2026-03-30T02:30', '2026-03-30T03:00', '2026-03-31T02:30'],
    ]);
    expect(new Date(events[0] ?? 0).toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  test('a time that autumn has twice runs once, the first time', () => {
    const events = eventsAfter(fixed(every, [150]), berlin, Date.UTC(2026, 9, 24, 12), 2);
    expect(events.map((each) => new Date(each).toISOString())).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
    // Asked between the two, it is over.
    const later = eventsAfter(fixed(every, [150]), berlin, Date.UTC(2026, 9, 25, 1), 1);
    expect(new Date(later[0] ?? 0).toISOString()).toBe('2026-10-26T01:30:00.000Z');
  });

  test('changes of half an hour', () => {
    const lordHowe = clockOf(namedZone('Australia/Lord_Howe'));
    // On 2026-10-04 02:00 becomes 02:30; on 2026-04-05 02:00 becomes 01:30.
    const spring = eventsAfter(fixed(every, [135]), lordHowe, Date.UTC(2026, 9, 3, 0), 2);
    expect(shown(lordHowe, spring)).toEqual(['2026-10-04T02:30', '2026-10-05T02:15']);
    const autumn = eventsAfter(fixed(every, [105]), lordHowe, Date.UTC(2026, 3, 4, 0), 2);
    expect(shown(lordHowe, autumn)).toEqual(['2026-04-05T01:45', '2026-04-06T01:45']);
    expect((autumn[1] ?? 0) - (autumn[0] ?? 0)).toBe(day + 30 * minute);
  });

  test('without days or times there are no events', () => {
    expect(eventsAfter(fixed([], [60]), berlin, 0, 3)).toEqual([]);
    expect(eventsAfter(fixed([1], []), berlin, 0, 3)).toEqual([]);
    expect(eventsAfter(fixed([0, 8, 1.5], [-1, 1440]), berlin, 0, 3)).toEqual([]);
  });
});

test('recurring schedules count hours, whatever the wall shows', () => {
  const schedule: Schedule = { type: 'recurring', interval: 2.5 * hour, weekDays: [], times: [] };
  const start = Date.UTC(2026, 2, 28, 22);
  expect(eventsAfter(schedule, berlin, start, 3).map((each) => (each - start) / hour)).toEqual([2.5, 5, 7.5]);
  expect(eventsBetween(schedule, berlin, start, start + 5 * hour)).toHaveLength(2);
});

const zones: [string, TimeZone | undefined][] = [
  ...[
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Tehran',
    'America/Sao_Paulo',
    'Pacific/Apia',
  ].map((name): [string, TimeZone | undefined] => [name, namedZone(name)]),
  ['+05:45', fixedZone(5.75 * 3600)],
  ['-09:30', fixedZone(-9.5 * 3600)],
];

describe.each(zones)('in %s', (name, zone) => {
  test('each day that is named has each time once, at the first instant that shows it', () => {
    const clock = clockOf(zone);
    const chance = chances(7);
    for (let round = 0; round < 15; round++) {
      // Zones have changed in these years: Tehran until 2022, São Paulo until 2019.
      const start = Date.UTC(2017, 0, 1) + Math.floor(chance() * 9 * 365) * day + Math.floor(chance() * day);
      const weekDays = every.filter(() => chance() < 0.6);
      const times = Array.from({ length: 3 }, () => Math.floor(chance() * 1440));
      if (weekDays.length === 0) continue;
      const events = eventsAfter(fixed(weekDays, times), clock, start, 60);
      expect(events).toHaveLength(60);
      for (const [at, event] of events.entries()) {
        expect(event).toBeGreaterThan(start);
        if (at > 0) expect(event - (events[at - 1] ?? 0)).toBeGreaterThanOrEqual(minute);
        const wall = clock.toLocal(event);
        const offset = wall - event;
        const isPlain = clock.toLocal(event - 1) === wall - 1;
        const named = times.some((time) => wall % day === time * minute);
        // Else it stands right behind a gap, for a time within it.
        if (!named) expect(isPlain, `${name} ${new Date(event).toISOString()}`).toBe(false);
        // Nothing earlier shows the same.
        for (let back = 30; back <= 180; back += 30) {
          expect(clock.toLocal(event - back * minute), `${name}, offset ${offset}`).not.toBe(wall);
        }
      }
      // The same whether asked at once or one after the other.
      let last = start;
      for (const event of events.slice(0, 15)) {
        const [next] = eventsAfter(fixed(weekDays, times), clock, last, 1);
        expect(next).toBe(event);
        last = event;
      }
    }
  });

  test('instants of the wall’s clock never go back', () => {
    const clock = clockOf(zone);
    for (const year of [2018, 2026]) {
      let last = Number.NEGATIVE_INFINITY;
      for (let wall = Date.UTC(year, 0, 1); wall < Date.UTC(year + 1, 0, 1); wall += 15 * minute * 13) {
        const instant = firstInstant(clock, wall);
        expect(instant).toBeGreaterThanOrEqual(last);
        expect(clock.toLocal(instant)).toBeGreaterThanOrEqual(wall);
        last = instant;
      }
    }
  });
});
