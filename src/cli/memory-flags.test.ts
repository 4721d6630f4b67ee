// bin/broadsheet.mjs begins a server anew with what keeps its memory small, once, and leaves whoever chose for himself alone.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const bin = resolve(import.meta.dirname, '../../bin/broadsheet.mjs');
const chosen = '--max-semi-space-size=16';

/** What Node.js was told in each life of the process; nothing of the program itself is loaded. */
function lives(flags: readonly string[], command: string): string[][] {
  const tell = `
    const heaps = process.env.MALLOC_ARENA_MAX ?? [];
    console.log(JSON.stringify(process.execArgv.filter((flag) => flag.startsWith('--max') || flag.startsWith('--heap')).concat(heaps)));
    if (process.execArgv.some((flag) => flag.startsWith('--max')) || process.argv[2] !== 'serve') process.exit();`;
  const args = [...flags, '--import', `data:text/javascript,${encodeURIComponent(tell)}`, bin, command];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test.skipIf(process.platform === 'win32')('a server gets them', () => {
  expect(lives([], 'serve')).toEqual([[], ['--max-semi-space-size=8', '--heap-growing-percent=30', '2']]);
});

test('who chooses for himself', () => {
  expect(lives([chosen], 'serve')).toEqual([[chosen]]);
});

test('other commands', () => {
  expect(lives([], 'doctor')).toEqual([[]]);
});
