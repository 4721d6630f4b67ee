// A site for the bench, made with the command itself: installed, with three authors and an application password.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../conformance/servers.ts';

/** Installs a site in a folder. Answers the administrator's `Authorization` header. */
export function makeSite(data: string): { authorization: string } {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'bin/broadsheet.mjs'), ...args, '--data', data], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
  run('install', '--title', 'Bench', '--admin', 'admin', '--url', 'http://127.0.0.1');
  for (const login of ['editor', 'author'])
    run('user', 'create', login, '--role', 'editor', '--email', `${login}@example.org`, '--password', login);
  const password = run('user', 'application-password', 'admin', '--name', 'bench');
  return { authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}` };
}
