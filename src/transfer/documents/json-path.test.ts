import { expect, test } from 'vitest';
import { formatPath, jsonPathAt } from './json-path.ts';

test.each([
  ['{"id":7,"content":{"rendered":"<p>cut', '$.content.rendered'],
  ['[{"a":1},{"b":[1,2,', '$[1].b[2]'],
  ['{"a":"x\\"y,{","b":', '$.b'],
  ['{"a":1', '$.a'],
  ['', '$'],
])('%s ends at %s', (text, path) => {
  expect(jsonPathAt(text, text.length)).toBe(path);
});

test('keys that are no names are quoted', () => {
  expect(formatPath(['_links', 'wp:term', 0])).toBe('$._links["wp:term"][0]');
});
