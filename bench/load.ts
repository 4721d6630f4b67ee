// Load on one address from a fixed number of clients, and what came back per second. Uses `wrk` where it is installed
// (it takes a fraction of the processor that a JavaScript client takes), else autocannon.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';

export interface Load {
  url: string;
  /** Paths and queries to be asked for in turn, in the place of the url's own. */
  paths?: readonly string[];
  seconds: number;
  clients: number;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** `{n}` in it becomes another number each time. */
  body?: string | Uint8Array;
}

export interface Result {
  /** Answers per second. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Answers that were not 2xx, and connections that failed. */
  failed: number;
  /** Answers in all. */
  requests: number;
}

export const tool: 'wrk' | 'autocannon' = spawnSync('wrk', ['--version']).error ? 'autocannon' : 'wrk';

/** Puts load on an address. Throws where any answer failed: such a number would mean nothing. */
export async function measure(load: Load): Promise<Result> {
  const result = tool === 'wrk' ? await withWrk(load) : await withAutocannon(load);
  if (result.failed > 0) throw new Error(`${result.failed} requests failed: ${load.method ?? 'GET'} ${load.url}`);
  return result;
}

async function withAutocannon(load: Load): Promise<Result> {
  const result = await autocannon({
    url: load.url,
    connections: load.clients,
    duration: load.seconds,
    method: load.method ?? 'GET',
    headers: load.headers ?? {},
    ...(load.paths ? { requests: load.paths.map((path) => ({ path })) } : {}),
    ...autocannonBody(load.body),
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
    requests: result.requests.total,
  };
}

function autocannonBody(body: Load['body']): { body?: string | Buffer; idReplacement?: boolean } {
  if (typeof body === 'string') return { body: body.replace('{n}', '[<id>]'), idReplacement: true };
  return body ? { body: Buffer.from(body) } : {};
}

async function withWrk(load: Load): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const script = join(folder, 'load.lua');
  const lines = [`wrk.method = ${JSON.stringify(load.method ?? 'GET')}`];
  for (const [name, value] of Object.entries(load.headers ?? {}))
    lines.push(`wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`);
  if (load.paths) {
    lines.push(
      `local paths = { ${load.paths.map((path) => JSON.stringify(path)).join(', ')} }`,
      'local at = 0',
      'request = function()',
      '  at = at % #paths + 1',
      '  return wrk.format(nil, paths[at])',
      'end',
    );
  }
  if (load.body instanceof Uint8Array) {
    const file = join(folder, 'body');
    writeFileSync(file, load.body);
    lines.push(`wrk.body = io.open(${JSON.stringify(file)}, 'rb'):read('*a')`);
  } else if (load.body) {
    const [before = '', after = ''] = load.body.split('{n}');
    lines.push(
      `local n = ${Date.now() % 1e9} * 1000`,
      'request = function()',
      '  n = n + 1',
      `  return wrk.format(nil, nil, nil, ${JSON.stringify(before)} .. n .. ${JSON.stringify(after)})`,
      'end',
    );
  }
  lines.push(
    'done = function(summary, latency, requests)',
    '  io.write(string.format("RESULT %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), summary.errors.connect + summary.errors.read + summary.errors.status + summary.errors.timeout))',
    'end',
  );
  writeFileSync(script, lines.join('\n'));
  const output = await new Promise<string>((done, fail) => {
    const child = spawn('wrk', [
      '-t1',
      `-c${load.clients}`,
      `-d${load.seconds}s`,
      '--timeout',
      '30s',
      '-s',
      script,
      load.url,
    ]);
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
    });
    child.once('error', fail);
    child.once('exit', () => done(text));
  });
  const [, requests = 0, duration = 1, p50 = 0, p99 = 0, failed = 0] = (
    /RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(output) ?? []
  ).map(Number);
  return { perSecond: requests / (duration / 1e6), p50: p50 / 1000, p99: p99 / 1000, failed, requests };
}
