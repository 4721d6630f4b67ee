import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { take } from './taken.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'taken-'));
const inProcess = (where: string) =>
  spawnSync(
    process.execPath,
    [
      '-e',
      `import(${JSON.stringify(join(import.meta.dirname, 'taken.ts'))}).then(({ take }) => take(${JSON.stringify(where)}, 1))`,
    ],
    { encoding: 'utf8' },
  );

test('a WordPress that another living process has is refused, by name', () => {
  const where = folder();
  take(where, 1);
  take(where, 1);
  take(where, 2);
  const other = inProcess(where);
  expect(other.status).not.toBe(0);
  expect(other.stderr).toContain(`Process ${process.pid} compares on the WordPress of port 1.`);
});

test('one that a process left when it ended is free, and so is one of a process that was killed', () => {
  const where = folder();
  expect(inProcess(where).status).toBe(0);
  expect(existsSync(join(where, 'site-1.taken'))).toBe(false);
  // A process that is no more: numbers end far below.
  writeFileSync(join(where, 'site-1.taken'), '999999999');
  take(where, 1);
  expect(readFileSync(join(where, 'site-1.taken'), 'utf8')).toBe(String(process.pid));
});
