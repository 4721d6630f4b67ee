import { expect, test } from 'vitest';
import { Escaping, escapes, madeOf, withEscapes } from './escaping.ts';

const table = escapes({ '&': '&amp;', '<': '&lt;', ' ': '' });
const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '');

test.each([
  ['few', 'a & b'],
  ['none', 'abc'],
  ['side by side', '&<'.repeat(40_000)],
  ['runs', `a${'&'.repeat(40_000)}b${'<'.repeat(70)}&`],
  ['far apart', `&${'x'.repeat(30_000)}`.repeat(40)],
  ['wide characters', '&é😀 '.repeat(20_000)],
  ['blanks that go', ' x'.repeat(40_000)],
])('%s', (_, text) => {
  expect(withEscapes(text, table)).toBe(plain(text));
});

test('two texts at once do not write into one another', () => {
  const outer = new Escaping('ab'.repeat(100));
  for (let at = 0; at < 200; at += 2) {
    outer.replace(at, at + 1, madeOf('c'));
    if (at % 50 === 0) expect(withEscapes('&x'.repeat(50), table)).toBe('&amp;x'.repeat(50));
  }
  expect(outer.finish()).toBe('cb'.repeat(100));
});
