import { expect, test } from 'vitest';
import { decodeJson, isTooDeep, jsonOf } from './php-json.ts';

const lists = (levels: number, inside = ''): string => `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;
const objects = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

// PHP 8.2 answered each of these.
test('lists and objects may be 511 levels deep', () => {
  for (const make of [lists, (levels: number) => lists(levels, '1'), objects]) {
    expect(decodeJson(make(511))).toHaveProperty('value');
    expect(decodeJson(make(512))).toStrictEqual({ error: { code: 1, message: 'Maximum stack depth exceeded' } });
  }
});

test('brackets within texts and beside one another are no levels', () => {
  expect(jsonOf(JSON.stringify(['['.repeat(9000)]))).toStrictEqual(['['.repeat(9000)]);
  expect(jsonOf(`["\\"${'['.repeat(9000)}"]`)).toStrictEqual([`"${'['.repeat(9000)}`]);
  expect(isTooDeep(`[${'[],{},'.repeat(9000)}1]`)).toBe(false);
});

test('too deep is said before what is wrong elsewhere', () => {
  expect(decodeJson(`${'['.repeat(600)}x`)).toMatchObject({ error: { code: 1 } });
});

test.each([
  ['["\\ud800"]', 10],
  ['{"\\udc00":1}', 10],
  ['["a\nb"]', 3],
  ['', 4],
  ['\v1', 4],
  ['TRUE', 4],
])('%j is refused with %i', (text, code) => {
  expect(decodeJson(text)).toMatchObject({ error: { code } });
  expect(jsonOf(text)).toBeUndefined();
});

test.each([
  [' 1 ', 1],
  ['null', null],
  ['9223372036854775808', 2 ** 63],
  ['["\\ud83d\\ude00"]', ['😀']],
  ['{"":1,"_empty_":2}', { '': 1, _empty_: 2 }],
])('%j is read', (text, value) => {
  expect(decodeJson(text)).toStrictEqual({ value });
});
