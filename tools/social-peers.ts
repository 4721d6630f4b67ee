// Tests sharing against real servers of networks that npm has, too large for the default install (360 MB): installs them into
// a temporary folder, starts them on loopback, runs the tests that need them, and removes it all again.
//   node tools/social-peers.ts [FOLDER]    FOLDER is kept, and used again.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const server = `
import { TestNetworkNoAppView } from '@atproto/dev-env';
const network = await TestNetworkNoAppView.create({});
const answer = await fetch(network.pds.url + '/xrpc/com.atproto.server.createAccount', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'news@example.org', handle: 'broadsheet-peer.test', password: 'peer-password' }),
});
if (!answer.ok) throw new Error(await answer.text());
console.log('ready ' + network.pds.url);
`;

const given = process.argv[2];
const folder = given ? resolve(given) : mkdtempSync(join(tmpdir(), 'social-peers-'));
const repository = resolve(import.meta.dirname, '..');

function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): number {
  return spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

function install(): void {
  if (existsSync(join(folder, 'node_modules/@atproto/dev-env'))) return;
  mkdirSync(folder, { recursive: true });
  // The server's own better-sqlite3 is compiled at install; newer ones bring what they need.
  const overrides = { 'better-sqlite3': '^13.2.0' };
  const dependencies = { '@atproto/dev-env': '^0.6.7' };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies, overrides }),
  );
  const status = run('npm', ['install', '--no-audit', '--no-fund'], folder);
  if (status !== 0) throw new Error('the peers cannot be installed');
}

async function main(): Promise<number> {
  install();
  writeFileSync(join(folder, 'peer.mjs'), server);
  const peer = spawn(process.execPath, ['peer.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const base = await new Promise<string>((found, failed) => {
      peer.stdout.on('data', (chunk: Buffer) => {
        const [, address] = /ready (\S+)/.exec(chunk.toString()) ?? [];
        if (address !== undefined) found(address);
      });
      peer.on('exit', () => failed(new Error('the peer ended')));
    });
    const url = new URL(base);
    url.username = 'broadsheet-peer.test';
    url.password = 'peer-password';
    const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
    const tests = 'src/plugins/social/networks/bluesky.real.test.ts';
    return run(process.execPath, [vitest, 'run', tests], repository, { BROADSHEET_TEST_BLUESKY: url.href });
  } finally {
    peer.kill();
    if (!given) rmSync(folder, { recursive: true });
  }
}

process.exitCode = await main();
