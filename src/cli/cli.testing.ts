// The command for tests: called in this process with its output caught, or started as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { main } from './main.ts';

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs the command in this process. `environment` is all of its environment. */
export async function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const output = {
    print: (line: string) => void out.push(line),
    note: (line: string) => void err.push(line),
    stderr: process.stderr,
  };
  const code = await main(args, output, environment);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A new folder, and how to take it away. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Running {
  readonly process: ChildProcess;
  /** Everything on both outputs so far. */
  readonly said: () => { out: string; err: string };
  /** The exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Waits until one of its outputs matches. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

const program = `import { main } from ${JSON.stringify(resolve(import.meta.dirname, 'main.ts'))};
process.exitCode = await main(process.argv.slice(1));`;

/** Starts the command as a process. */
export function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (bytes: Buffer) => {
    said.out += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    said.err += bytes.toString();
  });
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  return {
    process: child,
    said: () => said,
    ended,
    async until(pattern) {
      for (let waited = 0; waited < 15_000; waited += 20) {
        const match = pattern.exec(said.err) ?? pattern.exec(said.out);
        if (match) return match;
        if (child.exitCode !== null) break;
        await new Promise((done) => setTimeout(done, 20));
      }
      throw new Error(`${pattern} did not come; it said ${JSON.stringify(said)}`);
    },
  };
}

/** A server of its own on a free port, ready to answer. Log level and cache as the environment says. */
export async function startServer(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Running & { url: string }> {
  const running = start(['serve', '--port', '0', ...args], { LOG_LEVEL: 'info', ...environment });
  const [, url = ''] = await running.until(/ at (http:\/\/\S+)\n/);
  return { ...running, url };
}
