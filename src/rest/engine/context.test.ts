// Facts recorded from WordPress 7.1: [schema, value, context, what rest_filter_response_by_context leaves of it,
// `_fields`, what rest_filter_response_fields leaves of it].
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../extend/types.ts';
import facts from './context.facts.json' with { type: 'json' };
import { type Context, filterByContext } from './context.ts';
import { filterFields, includesField, parseFields } from './fields.ts';
import { respond } from './response.ts';

/** PHP's one empty array; keys in any order, as engines order number keys their own way. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, item]) => [key, comparable(item)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

test('contexts and _fields leave what WordPress leaves', () => {
  expect(facts.length).toBeGreaterThan(50);
  for (const [schema, value, context, seen, fields, picked] of facts) {
    // Recorded schemas use the dialect's keywords, recorded contexts its three names.
    const left = filterByContext(value, schema as JsonSchema, context as Context);
    expect(comparable(left), JSON.stringify([schema, value, context])).toEqual(comparable(seen));
    const response = respond(value);
    filterFields(response, parseFields(fields));
    expect(comparable(response.data), JSON.stringify([value, fields])).toEqual(comparable(picked));
  }
});

test('a part is wanted with its whole, and the whole for its part', () => {
  const fields = parseFields(' title.rendered, id\tslug ,,');
  expect(fields).toEqual(['title.rendered', 'id', 'slug']);
  expect(
    ['title', 'title.rendered', 'title.raw', 'id', 'id.x', 'content'].map((name) => includesField(fields, name)),
  ).toEqual([true, true, false, true, true, false]);
  expect(parseFields('')).toBeUndefined();
  expect(includesField(undefined, 'anything')).toBe(true);
});
