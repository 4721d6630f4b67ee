import { expect, test } from 'vitest';
import { addTo } from './groups.ts';

test('lists keep their order and are not copied', () => {
  const groups = new Map<string, number[]>();
  addTo(groups, 'odd', 1);
  const odd = groups.get('odd');
  addTo(groups, 'even', 2);
  addTo(groups, 'odd', 3);
  expect(groups.get('odd')).toBe(odd);
  expect([...groups]).toEqual([
    ['odd', [1, 3]],
    ['even', [2]],
  ]);
});
