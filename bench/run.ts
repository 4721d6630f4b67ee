// `npm run bench` (`-- --help` tells its options): the speed table of the README. Every number is measured in this run;
// ratios are against a bare node:http server that sends the same bytes and, with --wordpress (Debian, root) or WORDPRESS_URL,
// against a WordPress with the same content. Results go to bench/results/ as JSON.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Broadsheet,
  databaseUrl,
  resetDatabase,
  root,
  serveWordPressDatabase,
  startBroadsheet,
  startWordPress,
  type WordPress,
} from '../conformance/servers.ts';
import { openDatabase } from '../src/database/open.ts';
import { cases, type Side } from './cases.ts';
import { fill } from './fill.ts';
import { generatedSite } from './generated-site.ts';
import { measure, type Result, tool } from './load.ts';
import { type MemoryResult, measureMemory } from './memory.ts';
import { processorTime } from './processor.ts';

const usage = `npm run bench -- [options]
  --posts N            generated posts (10000)
  --seconds N          of load for each case (5)
  --clients N          at the same time (8)
  --only TEXT          only the cases with this text in their names; memory: only the memory under a mixed load
  --memory-seconds N   of that load (40)
  --site DIR           make the site in this folder and leave it there. The next run with it begins at once; one that was
                       interrupted is continued; what a run writes is taken back by the next. A million posts take 11 GB
                       and half an hour of processor time. Without it the site is made anew and removed.
  --generate           make the site in --site, measure nothing
  --wordpress          compare with a WordPress of the same content (Debian, root; its database is filled anew)
  --wordpress-port N   of that WordPress (8095)
  --in-place           Broadsheet on that WordPress's own database, beside it, instead of a SQLite of its own
  --help
WORDPRESS_URL (and WORDPRESS_AUTHORIZATION) name a WordPress that runs already and has the same content.`;

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '8' },
    wordpress: { type: 'boolean' },
    'wordpress-port': { type: 'string', default: '8095' },
    'in-place': { type: 'boolean' },
    'memory-seconds': { type: 'string', default: '40' },
    only: { type: 'string' },
    site: { type: 'string' },
    generate: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const posts = Number(values.posts);
const seconds = Number(values.seconds);
const clients = Number(values.clients);
const folder = values.site ? resolve(values.site) : mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));

interface Row {
  name: string;
  broadsheet: Result;
  /** Processor time of Broadsheet for one request, in microseconds; null where the system does not tell. */
  processor: number | null;
  /** Answers per second of a bare node:http that sends the same bytes: nothing in Node can be faster. Null for writes. */
  bare: number | null;
  /** Against the other side named, in this run. */
  against: 'node:http' | 'WordPress' | null;
  other: Result | null;
  ratio: number | null;
  wanted: string;
}

const note = (line: string) => process.stderr.write(`${line}\n`);
const chosen = cases.filter((one) => !values.only || one.name.includes(values.only));

note(`${posts} posts, ${clients} clients, ${seconds} s each, load from ${tool}`);
/** The database of WordPress that Broadsheet serves; null where it has one of its own. */
const shared = values['in-place'] ? await filledWordPress() : null;
const site = shared ? null : await generatedSite(folder, posts, note);
if (values.generate) process.exit(0);

const rows: Row[] = [];
const started = performance.now();
let broadsheet: Broadsheet | null = null;
let running = '';
/** Broadsheet with the caches that a case asks for; restarted when the next case asks for others. */
async function side(caches: string): Promise<Side> {
  if (running !== caches || !broadsheet) {
    await broadsheet?.stop();
    const environment = { BROADSHEET_CACHE: caches };
    broadsheet = shared
      ? await serveWordPressDatabase(shared.wordpress, shared.wordpress.database, environment)
      : await startBroadsheet(['--data', site?.data ?? ''], environment);
    running = caches;
  }
  return { ...(shared?.side ?? { authorization: site?.authorization ?? '', posts }), origin: broadsheet.origin };
}
const firstStart = performance.now();
await side('on');
const startMilliseconds = performance.now() - firstStart;

const wordpress = shared
  ? shared.side
  : values.wordpress
    ? (await filledWordPress()).side
    : process.env.WORDPRESS_URL
      ? { origin: process.env.WORDPRESS_URL, authorization: process.env.WORDPRESS_AUTHORIZATION ?? '', posts }
      : null;
const measured = new Map<string, Result>();

for (const one of chosen) {
  const target = addressed(one.request(await side(one.caches)));
  await measure({ ...target, clients, seconds: Math.min(1, seconds) });
  const pid = (broadsheet as Broadsheet | null)?.process.pid ?? 0;
  const before = processorTime(pid);
  let result = await measure({ ...target, clients, seconds });
  const after = processorTime(pid);
  const processor = before === null || after === null ? null : (after - before) / result.requests;
  let bare: number | null = null;
  let against: Row['against'] = null;
  let other: Result | null = null;
  if (one.against === 'node:http') {
    // In turns, the best of each: on a machine that does other things, one run of each compares their neighbours.
    const bareServer = await startBare(await fetch(target.url));
    await measure({ url: bareServer.url, clients, seconds: Math.min(1, seconds) });
    for (let round = 0; round < 3; round++) {
      other = better(other, await measure({ url: bareServer.url, clients, seconds }));
      result = better(result, await measure({ ...target, clients, seconds }));
    }
    bareServer.stop();
    bare = other?.perSecond ?? null;
    against = 'node:http';
  } else if (target.method !== 'POST' && !shared) {
    const bareServer = await startBare(await fetch(target.url));
    bare = (await measure({ url: bareServer.url, clients, seconds: Math.min(1, seconds) })).perSecond;
    bareServer.stop();
  }
  if (one.against === 'WordPress' && wordpress) {
    const same = one.request(wordpress);
    if (same.method !== 'POST') await measure({ ...same, clients, seconds: Math.min(1, seconds) });
    const key = JSON.stringify(same);
    other = measured.get(key) ?? (await measure({ ...same, clients, seconds }));
    measured.set(key, other);
    against = 'WordPress';
  }
  rows.push({
    name: one.name,
    broadsheet: result,
    processor,
    bare,
    against,
    other,
    // Without a single answer in the time there is nothing to compare with.
    ratio: other && other.perSecond > 0 ? result.perSecond / other.perSecond : null,
    wanted: one.wanted,
  });
  print(rows[rows.length - 1] as Row);
}

const memory = !values.only || 'memory'.includes(values.only) ? await memoryUnderLoad() : null;
await (broadsheet as Broadsheet | null)?.stop();
console.log(
  `start to first answer ${startMilliseconds.toFixed(0)} ms; whole run ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
mkdirSync(join(root, 'bench/results'), { recursive: true });
const file = join(root, `bench/results/${posts}${shared ? '-in-place' : ''}.json`);
writeFileSync(
  file,
  JSON.stringify({ posts, clients, seconds, tool, node: process.version, startMilliseconds, memory, rows }, null, 1),
);
note(`written to ${file.slice(root.length + 1)}`);
if (!values.site) rmSync(folder, { recursive: true, force: true });

function print(row: Row): void {
  const left = `${row.name.padEnd(46)} ${row.broadsheet.perSecond.toFixed(0).padStart(7)}/s  p99 ${row.broadsheet.p99.toFixed(1).padStart(7)} ms${row.processor === null ? '' : ` ${row.processor.toFixed(0).padStart(6)} µs`}${row.bare === null ? '' : `  bare ${row.bare.toFixed(0).padStart(6)}/s`}`;
  const right =
    row.other && row.ratio !== null
      ? `  ${row.against} ${row.other.perSecond.toFixed(row.other.perSecond < 100 ? 1 : 0).padStart(7)}/s  ${row.against === 'node:http' ? `${(row.ratio * 100).toFixed(0)} %` : `${row.ratio.toFixed(0)} ×`} (wanted ${row.wanted})`
      : row.other
        ? `  ${row.against} answered nothing in ${seconds} s: take more --seconds (wanted ${row.wanted})`
        : '';
  console.log(left + right);
}

/** The `memory` case: a fresh server under a mixed load. */
async function memoryUnderLoad(): Promise<MemoryResult> {
  await broadsheet?.stop();
  broadsheet = null;
  const { origin } = await side('on');
  const pid = (broadsheet as Broadsheet | null)?.process.pid ?? 0;
  const result = await measureMemory({ origin, pid, posts, clients, seconds: Number(values['memory-seconds']) });
  const [start, most, mean] = [result.start, result.most, result.mean].map((one) => one.toFixed(0));
  console.log(
    `memory under a mixed load of ${result.requests} requests: ${start} MB at its start, ${most} MB at most, ${mean} MB on average in its second half (wanted 250 MB at most)`,
  );
  return result;
}

/** A site in place answers under WordPress's address. */
function addressed<T extends { headers?: Record<string, string> }>(request: T): T {
  if (!shared) return request;
  return { ...request, headers: { ...request.headers, Host: new URL(shared.wordpress.origin).host } };
}

function better(one: Result | null, other: Result): Result {
  return one && one.perSecond > other.perSecond ? one : other;
}

/** A server that does nothing but send the same body and headers. */
async function startBare(answer: Response): Promise<{ url: string; stop: () => void }> {
  const own = new Set(['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding']);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name)));
  const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
  const child = spawn(process.execPath, [join(root, 'bench/bare-server.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ headers, body }));
  const port = await new Promise<string>((done) => child.stdout.once('data', (chunk) => done(String(chunk).trim())));
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() };
}

/** A WordPress with the same posts: its database is reset and filled. */
async function filledWordPress(): Promise<{ wordpress: WordPress; side: Side }> {
  const wordpress = startWordPress(Number(values['wordpress-port']));
  resetDatabase(wordpress, wordpress.database);
  const database = await openDatabase({ url: databaseUrl(wordpress, wordpress.database) });
  note('filling WordPress');
  await fill(database, wordpress.origin, posts);
  await database.close();
  const authorization = `Basic ${Buffer.from(wordpress.credentials.administrator ?? '').toString('base64')}`;
  return { wordpress, side: { origin: wordpress.origin, authorization, posts } };
}
