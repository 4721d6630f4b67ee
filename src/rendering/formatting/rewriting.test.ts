import { expect, test } from 'vitest';
import { Random } from '../../rest/fuzz/random.testing.ts';
import { Rewriting, replacedAll } from './rewriting.ts';

test.each(['abc', 'aé', 'a漢', '😀\ud800a'])('replaces near and far between in %j', (letters) => {
  const random = new Random(7);
  for (let round = 0; round < 16; round++) {
    const text = random.pick(['', letters]) + letters.repeat(random.between(0, 30_000));
    const rewriting = new Rewriting(text);
    let expected = '';
    let from = 0;
    const far = random.pick([1, 20, 400]);
    for (let at = random.between(0, 3); at < text.length; ) {
      const end = Math.min(text.length, at + random.between(0, 3));
      const made = random.pick(['', '<', '&#8217;', '漢', 'x'.repeat(random.chance(0.01) ? 20_000 : 3)]);
      rewriting.replace(at, end, made);
      expected += text.slice(from, at) + made;
      from = end;
      at = end + random.between(0, far);
    }
    // Not `toBe`, which would take long to show what differs.
    expect(rewriting.finish() === expected + text.slice(from)).toBe(true);
  }
});

test('a text is itself where nothing is replaced', () => {
  expect(new Rewriting('abc').finish()).toBe('abc');
  expect(replacedAll('abc', 'd', 'e')).toBe('abc');
});

test('several texts can be rewritten at once', () => {
  const outer = new Rewriting('&'.repeat(40_000));
  let inner = '';
  for (let at = 0; at < 40_000; at++) {
    if (at % 10_000 === 5000) inner = replacedAll('<'.repeat(50_000), '<', '&lt;');
    outer.replace(at, at + 1, '&amp;');
  }
  expect(inner === '&lt;'.repeat(50_000)).toBe(true);
  expect(outer.finish() === '&amp;'.repeat(40_000)).toBe(true);
});
