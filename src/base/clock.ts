// Time comes in from outside, so that tests can set it.

/** Where the present comes from. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export class FixedClock implements Clock {
  private time: number;
  constructor(time: number) {
    this.time = time;
  }
  now(): number {
    return this.time;
  }
  /** Moves the clock by `milliseconds`. */
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
