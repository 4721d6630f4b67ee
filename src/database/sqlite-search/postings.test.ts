// Sets of documents come back as they were stored, in whichever form is shorter.
import { expect, test } from 'vitest';
import {
  addStored,
  type Bitmap,
  countBits,
  eachBitDown,
  emptyBitmap,
  PostingsWriter,
  renumberStored,
} from './postings.ts';

const membersOf = (bitmap: Bitmap): number[] => {
  const members: number[] = [];
  eachBitDown(bitmap, (member) => members.push(member));
  return members.reverse();
};

const sets: readonly (readonly [number, (document: number) => boolean])[] = [
  [1, () => true],
  [33, (document) => document === 32],
  [1000, () => false],
  [1000, () => true],
  [1000, (document) => document % 3 === 0],
  [100_000, (document) => document === 0 || document === 99_999],
  [100_000, (document) => document % 129 === 128],
  [100_000, (document) => document % 7 < 3],
  [3_000_000, (document) => document % 1_200_001 === 5],
];

test.each(sets)('of %i documents', (documents, isMember) => {
  const members = Array.from({ length: documents }, (_, document) => document).filter(isMember);
  const writer = new PostingsWriter();
  // Behind another one, so that lengths count.
  const before = writer.append([0], 1, documents);
  const length = writer.append(members, members.length, documents);
  expect(length).toBeLessThanOrEqual(Math.ceil(documents / 32) * 4 + 1);
  const stored = writer.bytes().subarray(before, before + length);
  const bitmap = emptyBitmap(documents);
  addStored(bitmap, stored);
  expect(membersOf(bitmap)).toEqual(members);
  expect(countBits(bitmap)).toBe(members.length);
  // Without the odd ones, twice as far on.
  const numbers = Int32Array.from({ length: documents }, (_, document) => (document % 2 === 0 ? document / 2 : -1));
  const list = new Uint32Array(documents + 1);
  const count = renumberStored(stored, numbers, list, 1);
  expect([...list.subarray(1, count)]).toEqual(members.filter((each) => each % 2 === 0).map((each) => each / 2));
});
