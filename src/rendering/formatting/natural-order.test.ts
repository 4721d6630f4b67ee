import { describe, expect, it } from 'vitest';
import { compareNaturally } from './natural-order.ts';

/** [one, other, PHP 8.2's strnatcasecmp]. */
const asked: readonly (readonly [string, string, number])[] = [
  ['img12', 'img10', 1],
  ['img12', 'tide', -1],
  ['img12', '1.50', 1],
  ['img12', 'b2a', 1],
  ['img10', 'Élections', -1],
  ['img10', '1.5', 1],
  ['img10', 'b2', 1],
  ['IMG2', 'Élections', -1],
  ['IMG2', '1.5', 1],
  ['IMG2', 'b2', 1],
  ['img1', 'tide', -1],
  ['img1', '1.50', 1],
  ['img1', 'b2a', 1],
  ['img01', '', 1],
  ['img01', 'x00', -1],
  ['img001', 'a 1', 1],
  ['img001', '007', 1],
  ['img001', 'a--b', 1],
  ['a 1', 'tide', -1],
  ['a 1', '1.50', 1],
  ['a 1', 'b2a', -1],
  ['a1', '007', 1],
  ['a1', 'a--b', 1],
  ['a  2', '', 1],
  ['a  2', 'x00', -1],
  ['Élections', 'tide', 1],
  ['Élections', '1.50', 1],
  ['Élections', 'b2a', 1],
  ['tide', '1.5', 1],
  ['tide', 'b2', 1],
  ['Zebra', '1.5', 1],
  ['Zebra', 'b2', 1],
  ['', '1.50', -1],
  ['', 'b2a', -1],
  ['0', 'x00', -1],
  ['00', '007', -1],
  ['00', 'a--b', -1],
  ['007', '1.50', 1],
  ['007', 'b2a', -1],
  ['7', 'a--b', -1],
  ['1.05', 'x00', -1],
  ['1.5', '1.50', -1],
  ['1.5', 'b2a', -1],
  ['1.50', 'b2', -1],
  ['x0', 'b2', 1],
  ['x00', 'b2a', 1],
  ['9x', 'a--b', -1],
  ['a--b', 'b2a', -1],
  ['b2', 'b2a', -1],
];

describe('compareNaturally', () => {
  it.each(asked)('%j and %j', (one, other, order) => {
    expect(compareNaturally(one, other)).toBe(order);
    expect(compareNaturally(other, one)).toBe(order === 0 ? 0 : -order);
  });
});
