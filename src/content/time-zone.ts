// Time zones by name or fixed offset, over the tz data that Node carries. Local times that a clock change skips move
// forward by the gap, and repeated ones mean one of the two, both as PHP's date_create reads them.

/** A zone's rules: seconds east of Greenwich at an instant (Unix milliseconds). */
export interface TimeZone {
  readonly offset: (instant: number) => number;
  /** False where the offset never changes: no local time is skipped or repeated. */
  readonly changes: boolean;
}

/** A zone that never changes, `seconds` east of Greenwich. */
export function fixedZone(seconds: number): TimeZone {
  return { offset: () => seconds, changes: false };
}

/** The zone of an IANA name; undefined where the name is unknown. */
export function namedZone(name: string): TimeZone | undefined {
  if (name === 'UTC') return fixedZone(0);
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  return {
    changes: true,
    offset: (instant) => {
      // "1/2/2026, GMT+01:00", seconds only for local mean times of old; plain "GMT" is zero.
      const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(instant));
      if (!match?.[1]) return 0;
      const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
      return match[1] === '-' ? -seconds : seconds;
    },
  };
}

/**
 * The instant of a wall-clock time, given as if it were UTC (Unix milliseconds). Which of two instants a repeated time
 * means depends on the zone's side of Greenwich, as in PHP: the guess starts from the offset at the time read as UTC.
 */
export function instantOf(zone: TimeZone, wall: number): number {
  const guess = zone.offset(wall);
  if (!zone.changes) return wall - guess * 1000;
  const then = zone.offset(wall - guess * 1000);
  const settled = then <= guess || zone.offset(wall - then * 1000) === then;
  return wall - (settled ? then : guess) * 1000;
}

/** The wall-clock time of an instant, as if it were UTC (Unix milliseconds). */
export function wallOf(zone: TimeZone, instant: number): number {
  return instant + zone.offset(instant) * 1000;
}
