// Archives that a reader of another maker takes apart again.
import { expect, test } from 'vitest';
import { readZip } from '../../../conformance/zip.ts';
import { zipArchive } from './zip.ts';

const modified = Date.UTC(2026, 0, 2, 3, 4, 6);
const entry = (name: string, content: string) => ({ name, content: Buffer.from(content), modified });

test('keeps names, order and contents', async () => {
  const long = 'text '.repeat(10_000);
  const archive = await zipArchive([entry('parts/', ''), entry('parts/é.html', long), entry('a.txt', 'x')]);
  expect(Object.entries(readZip(archive)).slice(1)).toEqual([
    ['parts/é.html', long],
    ['a.txt', 'x'],
  ]);
  expect(archive.length).toBeLessThan(long.length / 10);
});

test('says when a file was changed, and its check sum', async () => {
  const bytes = Buffer.from(await zipArchive([entry('a.txt', '123456789')]));
  const [date, time] = [bytes.readUInt16LE(12), bytes.readUInt16LE(10)];
  expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 1, 2]);
  expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([3, 4, 6]);
  // The check value of CRC-32.
  expect(bytes.readUInt32LE(14)).toBe(0xcbf43926);
});
