// Measures functions. Whatever else runs on the machine only ever lengthens a run: the least of many short ones is what a function
// takes. The reference is a plain loop over a text, so that bounds are numbers without a unit and hold on any machine.

/** From here on the thread's processor time counts, too: the system counts it in coarse steps. */
const long = 10;

/** Milliseconds of one run. A long one is interrupted, which the clock shows and the processor time does not. */
export function timeOf(run: () => unknown): number {
  const before = performance.now();
  const spent = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(spent);
  const clock = performance.now() - before;
  return clock < long ? clock : Math.min(clock, (user + system) / 1000 || clock);
}

/** Milliseconds: the least of so many runs. */
export function leastTime(run: () => unknown, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count++) least = Math.min(least, timeOf(run));
  return least;
}

let sum = 0;

/** A plain loop over every character of a text of this length. */
export function plainLoop(size: number): () => void {
  const text = whole('abcdefgh\n'.repeat(Math.ceil(size / 9)));
  return () => {
    for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  };
}

/** Milliseconds that a plain loop over every character takes for a text of this length. */
export const referenceTime = (size: number): number => leastTime(plainLoop(size), 60);

/** What the loop may take longer right before and after a run in which nothing else held the machine up. */
const quiet = 1.15;
/** So many milliseconds are spent on waiting for such moments. */
const patience = 2000;

/**
 * Milliseconds: the least of `runs` in quiet moments, in which `loop` takes about `reference`, or of those that there were time for.
 * Other programs slow a processor down, which its time shows. Ends with the first run that takes no more than `enough`.
 */
export function quietTime(
  run: () => unknown,
  runs: number,
  loop: () => void,
  reference: number,
  enough: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  const end = performance.now() + patience;
  let before = leastTime(loop, 3);
  for (let count = 0; count < runs && least > enough && (count === 0 || performance.now() < end); ) {
    least = Math.min(least, timeOf(run));
    const after = leastTime(loop, 3);
    const isLate = performance.now() > end;
    if (isLate || Math.max(before, after) < quiet * reference) count++;
    before = after;
  }
  return least;
}

/** A copy in one piece: a text of parts would be put together at its first use, and measured with that. */
export function whole(text: string): string {
  const encoding = /[^\x00-\xff]/.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
