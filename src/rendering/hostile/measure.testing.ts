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

/** Places all over memory that no processor keeps near, in an order that it does not foresee. */
const far = new Uint32Array(2 ** 21);
const places = Uint32Array.from({ length: 2 ** 16 }, (_, index) => (Math.imul(index, 0x9e3779b1) >>> 0) % far.length);

/** Looks at all of them: long when others use the machine's memory, of which a plain loop may show nothing. */
function jump(): void {
  let total = 0;
  for (let index = 0; index < places.length; index++) total = (total + (far[places[index] ?? 0] ?? 0)) | 0;
  sum = (sum + total) | 0;
}

/** What something takes now against the least that it has taken. */
class Probe {
  readonly #run: () => void;
  /** Milliseconds. */
  least: number;

  constructor(run: () => void) {
    this.#run = run;
    this.least = leastTime(run, 60);
  }

  take(): number {
    const ms = leastTime(this.#run, 3);
    this.least = Math.min(this.least, ms);
    return ms / this.least;
  }
}

/** What these may take longer right before and after a run in which nothing else held the machine up. */
const quiet = { loop: 1.15, jumps: 1.4 };
/** So many milliseconds are spent on waiting for such moments: what others do on a machine may last for seconds. */
const patience = 10_000;

/** Measures functions while the machine does nothing else: other programs slow a processor down, which its time shows. */
export class QuietClock {
  readonly #loop: Probe;
  readonly #jumps: Probe;

  constructor(size: number) {
    this.#loop = new Probe(plainLoop(size));
    this.#jumps = new Probe(jump);
  }

  /** Milliseconds that a plain loop over a text of this length has taken at least so far. */
  get reference(): number {
    return this.#loop.least;
  }

  #isQuiet(): boolean {
    return this.#loop.take() < quiet.loop && this.#jumps.take() < quiet.jumps;
  }

  /**
   * Milliseconds: the least of `runs` in quiet moments, or of those that there was time for. Ends with the first run that takes no more
   * than `enough`.
   */
  time(run: () => unknown, runs: number, enough: number): number {
    const end = performance.now() + patience;
    let least = Number.POSITIVE_INFINITY;
    let wasQuiet = this.#isQuiet();
    for (let count = 0; count < runs && least > enough && (count === 0 || performance.now() < end); ) {
      least = Math.min(least, timeOf(run));
      const isQuiet = this.#isQuiet();
      if (performance.now() > end || (wasQuiet && isQuiet)) count++;
      wasQuiet = isQuiet;
    }
    return least;
  }
}

/** A copy in one piece: a text of parts would be put together at its first use, and measured with that. */
export function whole(text: string): string {
  const encoding = /[^\x00-\xff]/.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
