// Every reader of text from outside takes time in proportion to the text, whatever the text is. Each unit of shapes.testing.ts
// is tried in one frame a run; which one depends on LINEAR_SEED. Whoever takes long is measured again at four times the size.
import { describe, expect, test } from 'vitest';
import { parsers } from './parsers.testing.ts';
import { Random } from './random.testing.ts';
import { frames, shape, units } from './shapes.testing.ts';

const seed = Number(process.env.LINEAR_SEED ?? 1);
/** In UTF-16 units. A quadratic reader needs a second for this many, a linear one some milliseconds. */
const size = 32_000;
/** Milliseconds beyond which a time is looked at more closely, and which four times the size may take at most. */
const suspicious = 120;
const longest = 4_000;

/** Milliseconds of this thread's own work: a machine with other work to do makes nothing quadratic. */
function time(run: (text: string) => unknown, text: string): number {
  const before = process.threadCpuUsage();
  run(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** The ratio of the times for four times as much and for `size`; the best of a few tries, for machines with other work. */
function growth(run: (text: string) => unknown, make: (size: number) => string): { ratio: number; large: number } {
  const [small, large] = [make(size), make(4 * size)];
  let best = { ratio: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (let tries = 0; tries < 4 && (best.ratio > 6 || best.large > longest); tries++) {
    const before = Math.min(time(run, small), time(run, small));
    const after = time(run, large);
    if (after / before < best.ratio) best = { ratio: after / before, large: after };
  }
  return best;
}

describe(`readers take linear time (LINEAR_SEED=${seed})`, () => {
  test.each(Object.entries(parsers))('%s', { timeout: 120_000 }, (_name, run) => {
    const random = new Random(seed);
    for (const unit of units) {
      const frame = random.pick(frames);
      if (time(run, shape(unit, frame, size)) < suspicious) continue;
      const { ratio, large } = growth(run, (length) => shape(unit, frame, length));
      const what = `${JSON.stringify(unit)} in ${JSON.stringify(frame)}: ${ratio.toFixed(1)} times as long, ${Math.round(large)} ms`;
      expect(ratio > 6 || large > longest ? what : '').toBe('');
    }
  });
});
