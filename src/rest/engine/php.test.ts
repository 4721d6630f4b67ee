// Facts from PHP 8.2.
import { expect, test } from 'vitest';
import { isEmpty, isNumeric, isNumericArray, parseList, toFloat, toInteger, toText } from './php.ts';

test.each([
  ['12abc', 12, 12],
  [' 7', 7, 7],
  ['1e2', 100, 100],
  ['0x1A', 0, 0],
  ['', 0, 0],
  ['abc', 0, 0],
  ['-3.9', -3, -3.9],
  [true, 1, 1],
  [false, 0, 0],
  [null, 0, 0],
  [[], 0, 0],
  [[0], 1, 1],
  ['+5', 5, 5],
])('(int) and (float) of %j', (value, integer, float) => {
  expect([toInteger(value), toFloat(value)]).toEqual([integer, float]);
});

test.each([
  [1e25, '1.0E+25'],
  [0.1, '0.1'],
  [123456789012345680, '1.2345678901235E+17'],
  [1.5e-7, '1.5E-7'],
  [0.0001, '0.0001'],
  [123456.789, '123456.789'],
  [1 / 3, '0.33333333333333'],
  [-2.5, '-2.5'],
  [9007199254740991, '9007199254740991'],
  [true, '1'],
  [null, ''],
  [[1], 'Array'],
])('(string) of %j', (value, text) => {
  expect(toText(value)).toBe(text);
});

test('is_numeric', () => {
  expect([' 1', '1 ', '1.', '.5', '+1', '1e5', '\n1', 1.5].every(isNumeric)).toBe(true);
  expect(['e1', '-', '1e', '0x1', '', 'a', true, null, []].some(isNumeric)).toBe(false);
});

test('arrays, lists and emptiness', () => {
  expect([[], {}, [1], { 5: 'a', 7: 'b' }].every(isNumericArray)).toBe(true);
  expect([{ a: 1 }, { '05': 1 }, 'x', null].some(isNumericArray)).toBe(false);
  expect([0, '0', '', false, null, undefined, [], {}].every(isEmpty)).toBe(true);
  expect(['00', ' ', 'false', [0], 1].some(isEmpty)).toBe(false);
  expect(parseList(' a,b  c,,d\n')).toEqual(['a', 'b', 'c', 'd']);
  expect(parseList(['a,b', [1], 2])).toEqual(['a,b', 2]);
});
