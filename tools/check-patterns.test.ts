import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { literalsOf, slowness, slowPatterns } from './check-patterns.ts';

test('no expression of src/ takes more than linear time', { timeout: 60_000 }, () => {
  expect(slowPatterns(resolve(import.meta.dirname, '../src'))).toEqual([]);
});

test.each([
  [/^\d+\.?\d*$/, 'reads a stretch in many ways'],
  [/\/+$/, 'begins anew at each character of a stretch'],
  [/^(?:a+)+$/, 'takes exponential time'],
  [/^\d+(?:\.\d*)?$/, undefined],
  [/^\/+/, undefined],
])('%s: %s', ({ source, flags }, why) => {
  expect(slowness({ source, flags })).toBe(why);
});

test('expressions are found where types stand around them, with their lines', () => {
  const code =
    'interface A {\n  readonly b: RegExp;\n}\nconst a: A = { b: /x+$/g };\nconst half = 4 / 2 / 1; // /no/\n';
  expect(literalsOf(code)).toEqual([{ source: 'x+$', flags: 'g', line: 4 }]);
});
