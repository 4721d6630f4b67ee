// Lists of selectors, short ones and such as nobody writes: a long list is put together in another way than a short one.
import { describe, expect, it } from 'vitest';
import { appended, scoped, splitSelectors } from './selectors.ts';

/** The list again and again, with commas between. */
const times = (list: string, count: number): string => new Array<string>(count).fill(list).join(',');

describe('a list of selectors', () => {
  it.each([
    ['a', '.s a', 'a:hover'],
    [' a ,\n\tb ', '.s a, .s b', 'a:hover, b:hover'],
    ['a,,b', '.s a, .s, .s b', 'a:hover, :hover, b:hover'],
    ['a,0,b', '.s a, .s, .s b', 'a:hover, 0:hover, b:hover'],
    [':is(a, b), [c="d,e"]', '.s :is(a, b), .s [c="d,e"]', ':is(a, b):hover, [c="d,e"]:hover'],
    ['é,語', '.s é, .s 語', 'é:hover, 語:hover'],
  ])('%j: each gets what it is to get, however many there are', (list, within, behind) => {
    for (const count of [1, 2, 1000]) {
      expect(scoped('.s', times(list, count))).toBe(new Array(count).fill(within).join(', '));
      expect(appended(times(list, count), ':hover')).toBe(new Array(count).fill(behind).join(', '));
      expect(splitSelectors(times(list, count)).length).toBe(count * splitSelectors(list).length);
    }
  });

  it('may be longer than what is written at once, and be within another', () => {
    const one = '語'.repeat(50_000);
    expect(scoped('.a, 0', `${one},b`)).toBe(`.a ${one}, .a b, ${one}, b`);
    expect(appended('a,b'.padEnd(2000), 'x'.repeat(50_000))).toBe(`a${'x'.repeat(50_000)}, b${'x'.repeat(50_000)}`);
  });

  it('may get what has wide characters', () => {
    expect(appended(times('a', 1000), '語')).toBe(new Array(1000).fill('a語').join(', '));
    expect(scoped('.語', times('é,', 1000))).toBe(new Array(1000).fill('.語 é').join(', .語, '));
  });

  it.each([10, 100, 5000])('of %i commas alone', (count) => {
    expect(splitSelectors(','.repeat(count))).toEqual(new Array(count).fill(''));
    expect(scoped('.s', ','.repeat(count))).toBe(new Array(count).fill('.s').join(', '));
    // Here what follows the last comma counts.
    expect(appended(','.repeat(count), 'x')).toBe(new Array(count + 1).fill('x').join(', '));
  });
});
