// Tests ActivityPub against snac, a server of another maker: takes Debian's package (of a newer release where this one has
// none), unpacks it into a temporary folder without installing it, starts it on loopback, runs the tests that need it, and
// removes it all again. Says so and ends well where it cannot be had.
//   node tools/activitypub-peer.ts [FOLDER]    FOLDER is kept, and used again.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A release whose snac runs with the libraries of Debian 12 as well. */
const release = 'trixie';

const given = process.argv[2];
const folder = given ? resolve(given) : mkdtempSync(join(tmpdir(), 'activitypub-peer-'));
const repository = resolve(import.meta.dirname, '..');
const binary = join(folder, 'root/usr/bin/snac');

function run(command: string, args: readonly string[], options: { cwd?: string; input?: string } = {}): string | null {
  const { status, stdout } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', ...options });
  return status === 0 ? stdout : null;
}

/** The machine's own source of Debian's packages, for another release; undefined where there is none. */
function otherRelease(): string | undefined {
  const files = ['/etc/apt/sources.list.d/debian.sources'].filter((file) => existsSync(file));
  for (const file of files) {
    const [first = ''] = readFileSync(file, 'utf8').split(/\n\s*\n/);
    if (first.includes('Suites:')) return `${first.replace(/^Suites:.*$/m, `Suites: ${release}`)}\n`;
  }
  return undefined;
}

function unpack(): boolean {
  if (existsSync(binary)) return true;
  const source = otherRelease();
  if (source === undefined) return false;
  for (const path of ['lists/partial', 'cache/archives/partial', 'deb'])
    mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'debian.sources'), source);
  const options = [
    ...['-o', `Dir::Etc::sourcelist=${join(folder, 'debian.sources')}`, '-o', 'Dir::Etc::sourceparts=/nonexistent'],
    ...['-o', `Dir::State::lists=${join(folder, 'lists')}`, '-o', `Dir::Cache=${join(folder, 'cache')}`],
    ...['-o', 'Dir::State::status=/dev/null', '-o', 'APT::Sandbox::User=root'],
  ];
  if (run('apt-get', [...options, 'update']) === null) return false;
  const deb = join(folder, 'deb');
  if (run('apt-get', [...options, 'download', 'snac2'], { cwd: deb }) === null) return false;
  const [file] = readdirSync(deb);
  if (file === undefined || run('dpkg-deb', ['-x', join(deb, file), join(folder, 'root')]) === null) return false;
  return true;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function main(): Promise<number> {
  // Its libraries (libcurl, libcrypto) are the machine's.
  if (!unpack()) {
    console.log('snac cannot be had here: skipped');
    return 0;
  }
  const port = await freePort();
  const base = mkdtempSync(join(folder, 'data-'));
  rmSync(base, { recursive: true });
  if (run(binary, ['init', base], { input: `127.0.0.1\n${port}\n127.0.0.1:${port}\n\n\n` }) === null) {
    console.log('snac does not run here: skipped');
    return 0;
  }
  const settings = JSON.parse(readFileSync(join(base, 'server.json'), 'utf8')) as Record<string, unknown>;
  const own = { protocol: 'http', disable_sandbox: true, queue_retry_minutes: 0, dbglevel: 1 };
  writeFileSync(join(base, 'server.json'), JSON.stringify({ ...settings, ...own }));
  const added = run(binary, ['adduser', base, 'peer'], { input: 'Peer\n\n' }) ?? '';
  const [, password = ''] = /password is (\S+)/.exec(added) ?? [];
  const peer = spawn(binary, ['httpd', base], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  peer.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  try {
    const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', 'src/plugins/activitypub/snac.real.test.ts'];
    const env = { ...process.env, BROADSHEET_TEST_SNAC: `${binary} ${base} ${port} ${password}` };
    const status = await new Promise<number>((ended) => {
      spawn(process.execPath, args, { cwd: repository, stdio: 'inherit', env }).on('exit', (code) => ended(code ?? 1));
    });
    if (status !== 0) console.log(said.join(''));
    return status;
  } finally {
    peer.kill();
    rmSync(given ? base : folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
