// bin/broadsheet.mjs on a Node.js that is too old: one line, exit code 1, and nothing that it could not read is loaded.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const bin = resolve(import.meta.dirname, '../../bin/broadsheet.mjs');

test.each(['18.20.4', '20.20.2', '23.11.0'])('Node.js %s', (version) => {
  // The version of a process cannot be changed, but hidden.
  const older = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, bin, 'serve'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([1, '', `broadsheet needs Node.js 24 or newer; this is ${version}.\n`]);
});

test('nothing is loaded before the version is known', () => {
  const text = readFileSync(bin, 'utf8');
  expect(text).not.toMatch(/^import\b/m);
  expect(text.indexOf('process.exit(1)')).toBeLessThan(text.indexOf('await import('));
});
