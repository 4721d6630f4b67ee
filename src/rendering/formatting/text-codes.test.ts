import { expect, test } from 'vitest';
import { codesOf, standsAt } from './text-codes.ts';

test.each([0, 5, 48, 49, 65_536, 65_537])('%i code units, and zeros behind them', (length) => {
  const text = 'aé漁'.repeat(22_000).slice(0, length);
  codesOf('x'.repeat(100));
  const codes = codesOf(text);
  expect(String.fromCharCode(...codes.subarray(0, 8))).toBe(text.slice(0, 8).padEnd(8, '\0'));
  for (let at = 0; at < length; at++) if (codes[at] !== text.charCodeAt(at)) expect.fail(`at ${at}`);
  expect(standsAt(codes, length, '\0'.repeat(8))).toBe(true);
});

test('strings are found in their places', () => {
  const codes = codesOf('a&nbsp;');
  expect(standsAt(codes, 1, '&nbsp;')).toBe(true);
  expect(standsAt(codes, 1, '&nbsp; ')).toBe(false);
});
