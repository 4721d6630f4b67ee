// Times of the clock on the wall as instants, over changes of clocks: a time that does not exist becomes the next instant
// that does, a time that there is twice is the first of the two. Pure; the clock knows the site's zone.

/** The zone: what the wall shows at an instant and the other way round, in Unix milliseconds (see ExtensionClock). */
export interface WallClock {
  toLocal(instant: number): number;
}

const day = 86_400_000;

/** The instant at which the wall first shows `wall` or, where it is left out, goes beyond it. Milliseconds. */
export function firstInstant(clock: WallClock, wall: number): number {
  // No zone changes its clock twice in two days.
  const before = offsetAt(clock, wall - day);
  const after = offsetAt(clock, wall + day);
  const candidates = [wall - before, wall - after].sort((a, b) => a - b);
  const real = candidates.find((instant) => clock.toLocal(instant) === wall);
  if (real !== undefined) return real;
  // In the gap: the change itself lies between the two readings.
  let [low = wall, high = wall] = candidates;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(clock, middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

const offsetAt = (clock: WallClock, instant: number): number => clock.toLocal(instant) - instant;
