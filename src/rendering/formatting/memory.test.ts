// Memory that is given back is used again, by one at a time.
import { expect, test } from 'vitest';
import { giveBack, memoryFor } from './memory.ts';

test('what is given back is given again, where it is not much too large', () => {
  const [first, second] = [memoryFor(100_001), memoryFor(100_001)];
  expect(first).not.toBe(second);
  expect(first.byteLength % 64).toBe(0);
  giveBack(first);
  expect(memoryFor(10_000)).not.toBe(first);
  expect(memoryFor(200_000)).not.toBe(first);
  expect(memoryFor(100_000)).toBe(first);
  expect(memoryFor(100_000)).not.toBe(first);
});
