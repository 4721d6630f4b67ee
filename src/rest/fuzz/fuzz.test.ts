// Generated requests to every route, from honest to hostile, in parts of which each begins with a seed of its own.
// FUZZ_SEED repeats a run, FUZZ_REQUESTS sets its length: `FUZZ_SEED=7 FUZZ_REQUESTS=20000 npx vitest run src/rest/fuzz`.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { fuzz } from './run.testing.ts';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const requests = Number(process.env.FUZZ_REQUESTS ?? 2_000);
/** Requests of one part at most. */
const part = 1_000;
const parts = Array.from({ length: Math.ceil(requests / part) }, (_, index): [number, number] => [
  Math.min(part, requests - index * part),
  seed + index * part,
]);

describeEachSite('generated requests', (open) => {
  test.each(parts)('%i with FUZZ_SEED=%i', { timeout: 60_000 + part * 60 }, async (length, from) => {
    const before = process.memoryUsage().heapUsed;
    // No name has an address: nothing is asked of others, and no answer waits for them.
    const report = await fuzz(from, length, () => open({ resolve: async () => [] }));
    const different = [...new Map(report.failures.map((failure) => [failure.split('\n')[0], failure])).values()];
    expect(different.slice(0, 20).join('\n'), `FUZZ_SEED=${from} FUZZ_REQUESTS=${length}`).toBe('');
    // The mixture must reach the inside of the API, not only its refusals.
    expect((report.statuses[200] ?? 0) + (report.statuses[201] ?? 0)).toBeGreaterThan(length / 8);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500 * 1024 * 1024);
  });
});
