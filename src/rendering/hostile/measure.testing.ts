// Measures functions. Whatever else runs on the machine only ever lengthens a run: the least of many short ones is what a function
// takes. The reference is a plain loop over a text, so that bounds are numbers without a unit and hold on any machine.

/** Milliseconds of one run, by the clock. */
export function clockTime(run: () => unknown): number {
  const before = performance.now();
  run();
  return performance.now() - before;
}

/** Milliseconds: the least of so many runs. */
export function leastTime(run: () => unknown, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count++) least = Math.min(least, clockTime(run));
  return least;
}

/** Milliseconds of processor time of this thread, the least of so many runs. The system may count in coarse steps. */
export function cpuTime(run: () => unknown, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count++) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

let sum = 0;

/** Milliseconds that a plain loop over every character takes for a text of this length. */
export function referenceTime(size: number): number {
  const text = whole('abcdefgh\n'.repeat(Math.ceil(size / 9)));
  return leastTime(() => {
    for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  }, 60);
}

/** A copy in one piece: a text of parts would be put together at its first use, and measured with that. */
export function whole(text: string): string {
  const encoding = /[^\x00-\xff]/.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
