// `npm run conformance [-- AREA…]`: gives the same requests to a real WordPress and to Broadsheet, each on its own copy of
// one database, prints parity per area, and fails where an answer differs that docs/differences.md does not explain.
//   --port N   the WordPress to ask, 8090 where none is named; named more than once, areas are compared side by side on each
//   --record   keep WordPress's answers (without prose) below conformance/records, for replay in `npm test`
//   --verbose  print every difference
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allAreas, compareArea, liveAreas } from './area.ts';
import type { Outcome } from './client.ts';
import { explained } from './explained.ts';
import { writeRecords } from './records.ts';
import { root, startWordPress } from './servers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: 'boolean' },
    verbose: { type: 'boolean', short: 'v' },
    port: { type: 'string', multiple: true, default: ['8090'] },
    /** This process compares, on the WordPress of this port, the areas that another one sends it. */
    worker: { type: 'string' },
  },
});

/** What a worker sends when it has compared an area, and without one when it can begin. */
interface Compared {
  readonly area?: string;
  readonly outcomes: readonly Outcome[];
}

function work(port: number): void {
  const wordpress = startWordPress(port);
  const say = (compared: Compared): unknown => process.send?.(compared);
  process.on('message', async (area: string) => {
    const outcomes = await compareArea(wordpress, area);
    if (values.record && !liveAreas.has(area)) writeRecords(outcomes, port);
    say({ area, outcomes });
  });
  say({ outcomes: [] });
}

/** Gives the next area to whoever is free, until there is none; all that was compared, in the order in which areas ended. */
async function compareAll(areas: readonly string[], ports: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = [...areas];
  const started = new Map<string, number>();
  const workers = ports.map(
    (port) =>
      new Promise<void>((done, fail) => {
        const flags = process.argv.slice(2);
        const worker = fork(import.meta.filename, [...flags, '--worker', port], { serialization: 'advanced' });
        worker.on('message', (compared: Compared) => {
          if (compared.area !== undefined) print(compared.area, compared.outcomes, started.get(compared.area) ?? 0);
          outcomes.push(...compared.outcomes);
          const area = left.shift();
          if (area === undefined) return void worker.disconnect();
          started.set(area, Date.now());
          worker.send(area);
        });
        worker.once('exit', (code) =>
          code === 0 ? done() : fail(new Error(`the comparison on port ${port} ended with ${code}`)),
        );
      }),
  );
  await Promise.all(workers);
  return outcomes;
}

function print(area: string, list: readonly Outcome[], started: number): void {
  const different = list.filter((outcome) => outcome.found.length > 0);
  const reasoned = different.filter((outcome) => explained(outcome));
  const equal = list.length - different.length;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${area.padEnd(16)} ${String(equal).padStart(4)} of ${String(list.length).padStart(4)} equal${reasoned.length > 0 ? `, ${reasoned.length} reasoned` : ''} (${seconds} s)`,
  );
  for (const outcome of different) {
    if (explained(outcome)) continue;
    const { method, path, query, role } = outcome.request;
    console.log(`  ✗ ${outcome.scenario} #${outcome.step}: ${role} ${method} ${path}${query ? `?${query}` : ''}`);
    for (const line of values.verbose ? outcome.found : outcome.found.slice(0, 4)) console.log(`      ${line}`);
  }
}

async function compareAndReport(): Promise<void> {
  const unknown = positionals.filter((name) => !allAreas.some((area) => area.startsWith(name)));
  if (unknown.length > 0) throw new Error(`no area is called ${unknown.join(', ')}; there are ${allAreas.join(', ')}`);
  const areas = allAreas.filter((area) => positionals.length === 0 || positionals.some((p) => area.startsWith(p)));
  const outcomes = await compareAll(areas, values.port);
  mkdirSync(join(root, 'conformance/report'), { recursive: true });
  writeFileSync(
    join(root, 'conformance/report/live.json'),
    JSON.stringify(
      outcomes.filter((outcome) => outcome.found.length > 0),
      null,
      1,
    ),
  );
  const failed = outcomes.filter((outcome) => outcome.found.length > 0 && !explained(outcome)).length;
  console.log(`conformance: ${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (values.worker === undefined) await compareAndReport();
else work(Number(values.worker));
