// Texts compared character by character, references for what they stand for.
import { expect, it } from 'vitest';
import { isSameText } from './same-text.ts';

const compared = (one: string, two: string): boolean | undefined =>
  isSameText(`;${one};`, 1, 1 + one.length, `x${two}amp;`, 1, 1 + two.length);

it.each([
  ['a "b" & c', 'a &#034;b&quot; &amp; c', true],
  ["it's &#8217; &lt;", '&#039;it', false],
  ["'’<", '&apos;&#8217;&lt;', true],
  ['a', 'a b', false],
  ['a b', 'a', false],
  ['a&', 'a&amp;', true],
  // Ends where the stretch does, not with what follows it.
  ['a&amp', 'a&', undefined],
  ['&#39', "'", undefined],
  // Other references take more than a look.
  ['&eacute;', 'é', undefined],
  ['&#x41;', 'A', undefined],
  ['&#150;', '–', undefined],
  ['', '', true],
])('%j and %j: %j', (one, two, expected) => {
  expect(compared(one, two)).toBe(expected);
  expect(compared(two, one)).toBe(expected);
});

const long = 'words and more words '.repeat(30);
it.each([
  [long, long, true],
  [`${long}a`, `${long}b`, false],
  [long, `${long}b`, false],
  [`${long.slice(0, 252)}&amp;${long}"`, `${long.slice(0, 252)}&amp;${long}&quot;`, true],
  [`${long.slice(0, 252)}&amp;${long}`, `${long.slice(0, 252)}&${long}`, undefined],
  [`${long.slice(0, 254)}& ${long}`, `${long.slice(0, 254)}&amp; ${long}`, true],
  [`${long.slice(0, 254)}&amp${long}`, `${long.slice(0, 254)}&amp;${long}`, undefined],
])('long ones, wherever references stand: %#', (one, two, expected) => {
  expect(compared(one, two)).toBe(expected);
  expect(compared(two, one)).toBe(expected);
});
