// Facts recorded from PHP 8.2's parse_str: [query string, what it reads].
import { expect, test } from 'vitest';
import facts from './query.facts.json' with { type: 'json' };
import { parseQuery } from './query.ts';

/** PHP's one empty array, and keys in any order: engines order number keys their own way. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, item]) => [key, comparable(item)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

test('query strings read as in PHP', () => {
  expect(facts.length).toBeGreaterThan(150);
  for (const [text, params] of facts)
    expect(comparable(parseQuery(String(text))), String(text)).toEqual(comparable(params));
});

test('lists are arrays, maps are objects', () => {
  expect({ ...parseQuery('a[]=1&a[]=2&b[x]=1&c=3&c=4') }).toEqual({ a: ['1', '2'], b: { x: '1' }, c: '4' });
});

test('more than 1000 variables and 64 levels are left out', () => {
  const many = Array.from({ length: 1500 }, (_, index) => `a${index}=1`).join('&');
  expect(Object.keys(parseQuery(many))).toHaveLength(1000);
  expect(Object.keys(parseQuery(`deep${'[x]'.repeat(65)}=1`))).toHaveLength(0);
});

test('hostile names stay plain names', () => {
  const params = parseQuery('__proto__[polluted]=1&constructor=2');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(params)).toEqual(['__proto__', 'constructor']);
});

test('a megabyte is read in linear time', () => {
  const started = performance.now();
  parseQuery(`a${'['.repeat(500_000)}=1&${'%'.repeat(500_000)}=1`);
  expect(performance.now() - started).toBeLessThan(5000);
});
