// Measures functions in processor time of the thread, which other programs on the machine lengthen little. The reference is a
// plain loop over the text, so that bounds are numbers without a unit and hold on any machine.

/** Milliseconds of this thread: the least of so many tries, fewer where the first took long. */
export function cpuTime(run: () => unknown, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries; count++) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

let sum = 0;

/** A loop over every character, on the memory that reading it takes. */
function readThrough(text: string): number {
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}

/** Milliseconds that a plain loop takes for a text of this length. */
export function referenceTime(size: number): number {
  const text = 'abcdefgh\n'.repeat(Math.ceil(size / 9));
  for (let warm = 0; warm < 5; warm++) readThrough(text);
  return cpuTime(() => readThrough(text), 9);
}

/** A copy that is whole: a text of parts, put together at its first use, would be measured with that. */
export function whole(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
