// Measures functions. Whatever else runs on the machine only ever lengthens a run: the least of many short ones is what a function
// takes. The reference is a plain loop over a text, so that bounds are numbers without a unit and hold on any machine.

/** From here on the thread's processor time counts, too. */
const long = 10;
/** Milliseconds in which some systems count it: so much of it may be missing. */
const step = 4;

/** Milliseconds of one run. A long one is interrupted, which the clock shows and the processor time does not. */
export function timeOf(run: () => unknown): number {
  const before = performance.now();
  const spent = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(spent);
  const clock = performance.now() - before;
  return clock < long ? clock : Math.min(clock, (user + system) / 1000 + step);
}

/** Milliseconds: the least of so many runs. */
export function leastTime(run: () => unknown, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count++) least = Math.min(least, timeOf(run));
  return least;
}

let sum = 0;

function addUp(text: string): void {
  let total = 0;
  for (let at = 0; at < text.length; at++) total = (total + text.charCodeAt(at)) | 0;
  sum = (sum + total) | 0;
}

/** A plain loop over every character of a text of this length. */
function plainLoop(size: number): () => void {
  const text = whole('abcdefgh\n'.repeat(Math.ceil(size / 9)));
  return () => addUp(text);
}

/** Characters after which the loop is compiled as well as it can be: the compiler works beside it. */
const warm = 20_000_000;

/** Milliseconds that a plain loop over every character takes for a text of this length. */
export function referenceTime(size: number): number {
  const loop = plainLoop(size);
  return leastTime(loop, Math.max(60, Math.ceil(warm / size)));
}

/** What the loop may take longer right before and after a run in which nothing else held the machine up. */
const quiet = 1.15;
/** So many milliseconds are spent on waiting for such moments. */
const patience = 2000;

/** Measures functions while the machine does nothing else: other programs slow a processor down, which its time shows. */
export class QuietClock {
  readonly #loop: () => void;
  /** Milliseconds that a plain loop over a text of this length has taken at least so far. */
  reference: number;

  constructor(size: number) {
    this.#loop = plainLoop(size);
    this.reference = leastTime(this.#loop, 60);
  }

  #probe(): number {
    const ms = leastTime(this.#loop, 3);
    this.reference = Math.min(this.reference, ms);
    return ms;
  }

  /**
   * Milliseconds: the least of `runs` in quiet moments, in which the loop takes about what it takes at least, or of those that there
   * was time for. Ends with the first run that takes no more than `enough`.
   */
  time(run: () => unknown, runs: number, enough: number): number {
    const end = performance.now() + patience;
    let least = Number.POSITIVE_INFINITY;
    let before = this.#probe();
    for (let count = 0; count < runs && least > enough && (count === 0 || performance.now() < end); ) {
      least = Math.min(least, timeOf(run));
      const after = this.#probe();
      if (performance.now() > end || Math.max(before, after) < quiet * this.reference) count++;
      before = after;
    }
    return least;
  }
}

/** A copy in one piece: a text of parts would be put together at its first use, and measured with that. */
export function whole(text: string): string {
  const encoding = /[^\x00-\xff]/.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
