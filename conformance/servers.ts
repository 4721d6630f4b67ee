// Starts the two sides: a real WordPress (conformance/wordpress) and Broadsheet on a copy of its database, or on the very
// same one. Both answer under WordPress's address, so that links need no mapping.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { shipped } from '../src/plugins/active.ts';
import { HttpTarget, type Role } from './client.ts';
import { elsewherePort } from './elsewhere.ts';
import { take } from './taken.ts';

export const root = resolve(import.meta.dirname, '..');
const state = process.env.WP_ORACLE_DIR ?? '/tmp/wp-oracle';
export const socket = join(state, 'mysql.sock');

export interface WordPress {
  port: number;
  origin: string;
  /** Folder with wp-config.php. */
  folder: string;
  database: string;
  credentials: Partial<Record<Role, string>>;
}

/** Starts (installs, if need be) the WordPress on a port, and takes it for this process. Needs root and Debian's packages. */
export function startWordPress(port: number): WordPress {
  take(state, port);
  const output = execFileSync(join(root, 'conformance/wordpress'), ['start', String(port)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  addTwins(join(state, `site-${port}`, 'wp-content/plugins'));
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(output)?.[1] ?? '';
  return {
    port,
    origin: value('WP_URL'),
    folder: join(state, `site-${port}`),
    database: `wp_${port}`,
    credentials: {
      administrator: value('WP_ADMIN'),
      editor: value('WP_EDITOR'),
      author: value('WP_AUTHOR'),
      contributor: value('WP_CONTRIBUTOR'),
      subscriber: value('WP_SUBSCRIBER'),
    },
  };
}

/** Gives WordPress plugins by the names of our extensions, and nothing else, so that lists of plugins can be compared. */
function addTwins(folder: string): void {
  rmSync(join(folder, 'akismet'), { recursive: true, force: true });
  for (const { name, title, description, author, version } of shipped) {
    mkdirSync(join(folder, name), { recursive: true });
    const lines = { 'Plugin Name': title ?? name, Description: description, Author: author, Version: version };
    const header = Object.entries(lines).map(([key, value]) => ` * ${key}: ${value}`);
    writeFileSync(join(folder, name, `${name}.php`), `<?php\n/*\n${header.join('\n')}\n */\n`);
  }
}

/** Puts a database (WordPress's own or a copy) back to the freshly installed state, our tables dropped. */
export function resetDatabase(wordpress: WordPress, database: string): void {
  const sql = `drop database if exists ${database}; create database ${database};`;
  execFileSync('bash', [
    '-c',
    `echo '${sql}' | mariadb --socket=${socket} && mariadb --socket=${socket} ${database} < ${join(wordpress.folder, 'run/fresh.sql')}`,
  ]);
  execFileSync('mariadb', [`--socket=${socket}`, '-e', `grant all on ${database}.* to wp_${wordpress.port}@localhost`]);
}

/** Uploads of both sides are empty at the start of an area: WordPress's, and a folder of their own for Broadsheet's. */
export function resetUploads(wordpress: WordPress): string {
  const theirs = join(wordpress.folder, 'wp-content/uploads');
  for (const name of existsSync(theirs) ? readdirSync(theirs) : []) rmSync(join(theirs, name), { recursive: true });
  const ours = join(tmpdir(), `broadsheet-uploads-${wordpress.port}`);
  rmSync(ours, { recursive: true, force: true });
  return ours;
}

/** Runs statements on a database. */
export function runSql(database: string, sql: string): void {
  execFileSync('mariadb', [`--socket=${socket}`, '--default-character-set=utf8mb4', database, '-e', sql]);
}

/** Puts one of our own themes beside WordPress's, in use in both databases; answers how to take it away again. */
export function useTheme(wordpress: WordPress, name: string, databases: readonly string[]): () => void {
  const source = (theme: string) => join(root, 'conformance/themes', theme);
  const folder = (theme: string) => join(wordpress.folder, 'wp-content/themes', theme);
  const parent = /^Template: (.*)$/m.exec(readFileSync(join(source(name), 'style.css'), 'utf8'))?.[1] ?? name;
  // A theme that WordPress has itself stays as it is.
  const names = [...new Set([name, parent])].filter((theme) => !existsSync(folder(theme)) || isCopy(folder(theme)));
  for (const theme of names) {
    cpSync(source(theme), folder(theme), { recursive: true });
    writeFileSync(join(folder(theme), copyMark), '');
  }
  for (const database of databases) {
    for (const [option, value] of Object.entries({ stylesheet: name, template: parent })) {
      runSql(database, `update wp_options set option_value = '${value}' where option_name = '${option}'`);
    }
  }
  return () => {
    for (const theme of names) rmSync(folder(theme), { recursive: true, force: true });
  };
}

/** A file by which folders are known that were put into a WordPress, should they have been left there. */
const copyMark = '.copy';
const isCopy = (folder: string): boolean => existsSync(join(folder, copyMark));

export interface Broadsheet {
  origin: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Gives WordPress the PHP twin of one of our extensions for scenarios; answers how to take it away again. */
export function usePlugin(wordpress: WordPress, name: string): () => void {
  const folder = join(wordpress.folder, 'wp-content/mu-plugins');
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, `conformance/plugins/${name}.php`), join(folder, `${name}.php`));
  return () => rmSync(join(folder, `${name}.php`), { force: true });
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the built command; resolves when it answers. `environment` and `flags` are its settings. */
export async function startBroadsheet(
  flags: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Broadsheet> {
  const port = await freePort();
  const command = [join(root, 'bin/broadsheet.mjs'), 'serve', '--port', String(port), ...flags];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`broadsheet ended with ${child.exitCode} before it answered`);
    const healthy = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) break;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error('broadsheet did not answer within 60 s');
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  const report = (code: number | null, signal: string | null): void =>
    console.log(`  ✗ broadsheet ended by itself: ${signal ?? code}`);
  child.once('exit', report);
  const stop = () =>
    new Promise<void>((done) => {
      child.off('exit', report);
      if (child.exitCode !== null) return done();
      child.once('exit', () => done());
      child.kill('SIGTERM');
    });
  return { origin, process: child, stop };
}

export const databaseUrl = ({ port }: WordPress, database: string): string =>
  `mysql://wp_${port}:wp_${port}@localhost/${database}?socketPath=${encodeURIComponent(socket)}`;

/** Broadsheet on one of WordPress's databases, under WordPress's address and with its salts. */
export function serveWordPressDatabase(
  wordpress: WordPress,
  database: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Broadsheet> {
  const url = databaseUrl(wordpress, database);
  return startBroadsheet(['--wordpress', wordpress.folder], {
    DATABASE_URL: url,
    BROADSHEET_MAY_ASK: `127.0.0.1:${elsewherePort}`,
    ...environment,
  });
}

export function target(origin: string, wordpress: WordPress): HttpTarget {
  return new HttpTarget(origin, wordpress.credentials);
}
