// Generated requests to every route, from honest to hostile. FUZZ_SEED repeats a run, FUZZ_REQUESTS sets its length:
// `FUZZ_SEED=7 FUZZ_REQUESTS=20000 npx vitest run src/rest/fuzz`.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { fuzz } from './run.testing.ts';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const requests = Number(process.env.FUZZ_REQUESTS ?? 3_000);

describeEachSite(`FUZZ_SEED=${seed}`, (open) => {
  test(`${requests} generated requests`, { timeout: 60_000 + requests * 60 }, async () => {
    const before = process.memoryUsage().heapUsed;
    const report = await fuzz(seed, requests, open);
    const different = [...new Map(report.failures.map((failure) => [failure.split('\n')[0], failure])).values()];
    expect(different.slice(0, 20).join('\n'), `FUZZ_SEED=${seed}`).toBe('');
    // The mixture must reach the inside of the API, not only its refusals.
    expect((report.statuses[200] ?? 0) + (report.statuses[201] ?? 0)).toBeGreaterThan(requests / 5);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500 * 1024 * 1024);
  });
});
