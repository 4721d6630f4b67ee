// Facts recorded from WordPress 7.1: what rest_validate_value_from_schema and rest_sanitize_value_from_schema say of
// random pairs of schema and value. Each is [schema, value, code, data] or [schema, value, null, null, clean value].
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../../extend/types.ts';
import { matchesPattern } from './pattern.ts';
import { sanitizeValue } from './sanitize.ts';
import { validateValue } from './validate.ts';
import facts from './values.facts.json' with { type: 'json' };

/** JSON has one empty thing where PHP has one empty array. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, comparable(item)] as const);
  return entries.every(([key], index) => key === String(index))
    ? entries.map(([, item]) => item)
    : Object.fromEntries(entries);
}

test('values are judged and cleaned as WordPress does', () => {
  expect(facts.length).toBeGreaterThan(300);
  for (const [schema, value, code, data, clean] of facts) {
    // Recorded schemas are what the generator made of the dialect's keywords.
    const dialect = schema as JsonSchema;
    const refused = validateValue(value, dialect, 'p');
    const where = JSON.stringify([schema, value]);
    expect([refused?.code ?? null, refused?.data ?? null], where).toEqual([code, data]);
    if (!refused) expect(comparable(sanitizeValue(value, dialect, 'p') ?? null), where).toEqual(comparable(clean));
  }
});

test('a pattern that repeats a repetition is not tried on long values', () => {
  const long = `${'a'.repeat(50_000)}!`;
  const started = performance.now();
  expect(matchesPattern('^(a+)+$', long)).toBe(false);
  expect(matchesPattern('^a+$', long)).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});

test('hostile names stay plain names', () => {
  const value = JSON.parse('{"__proto__":{"polluted":"1"},"constructor":"2"}');
  const clean = sanitizeValue(value, { type: 'object', additionalProperties: { type: 'object' } }, 'p');
  expect(Object.keys(Object(clean))).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
