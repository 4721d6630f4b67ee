// Memory that is given back is used again, by one at a time.
import { expect, test } from 'vitest';
import { autop } from './autop/autop.ts';
import { kses } from './kses.ts';
import { giveBack, memoryFor } from './memory.ts';

test('what is given back is given again, where it is not much too large', () => {
  const [first, second] = [memoryFor(100_001), memoryFor(100_001)];
  expect(first).not.toBe(second);
  expect(first.byteLength).toBe(131_072);
  giveBack(first);
  expect(memoryFor(10_000)).not.toBe(first);
  expect(memoryFor(200_000)).not.toBe(first);
  expect(memoryFor(101_000)).toBe(first);
  expect(memoryFor(101_000)).not.toBe(first);
});

test('texts whose codes are about as long as those that are kept', () => {
  for (let length = 65_520; length < 65_560; length++) {
    const text = `<b>a</b>${'x'.repeat(length - 8)}`;
    expect(kses(text, 'post')).toBe(text);
    expect(autop('<p>a\n'.repeat(20_000))).toBe(`${'<p>a</p>\n'.repeat(20_000)}`);
  }
});
