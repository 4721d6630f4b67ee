// Kinds and names of files, arithmetic of sizes, broken and hostile photographs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { contentTypeOf } from './files/content-type.ts';
import { suffixedName, uniqueName } from './files/names.ts';
import { constrain, cutFor } from './pictures/dimensions.ts';
import { readExif } from './pictures/exif.ts';
import { isTooLarge, readHeader } from './pictures/header.ts';
import { readIptc } from './pictures/iptc.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-media-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
function stored(bytes: string | Uint8Array): string {
  const path = join(folder, String(count++));
  writeFileSync(path, bytes);
  return path;
}

describe('types by content are those of libmagic', () => {
  test.each([
    ['a,b,c\n1,2,3\n4,5,6\n', 'text/csv'],
    ['a,b\n1,2\n', 'text/plain'],
    ['hello\n', 'text/plain'],
    ['a', 'application/octet-stream'],
    ['\0\x01\x02\x03', 'application/octet-stream'],
    ['<!DOCTYPE html><html></html>', 'text/html'],
    ['<p>paragraph</p>', 'text/plain'],
    ['<script>x</script>', 'text/html'],
    ['<?php echo 1;', 'text/x-php'],
    ['<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'image/svg+xml'],
    ['<?xml version="1.0"?><svg></svg>', 'image/svg+xml'],
    ['{"a":1}', 'application/json'],
    ['%PDF-1.4\nx', 'application/pdf'],
    ['#!/bin/sh\nx', 'text/x-shellscript'],
    ['BEGIN:VCALENDAR\nVERSION:2.0\n', 'text/calendar'],
    ['', 'application/x-empty'],
  ])('%j', async (content, type) => {
    expect(await contentTypeOf(stored(content))).toBe(type);
  });
});

test('free names', () => {
  const taken = ['a.jpg', 'a-1.jpg', 'b-300x200.jpg', 'c.heic', 'd-scaled.png', 'E.jpg'];
  expect(uniqueName('a.jpg', taken, 'image/jpeg')).toBe('a-2.jpg');
  expect(uniqueName('b.jpg', taken, 'image/jpeg')).toBe('b-1.jpg');
  expect(uniqueName('c.jpg', taken, 'image/jpeg')).toBe('c-1.jpg');
  expect(uniqueName('d.png', taken, 'image/png')).toBe('d-1.png');
  expect(uniqueName('E.JPG', taken, 'image/jpeg')).toBe('E-1.jpg');
  expect(uniqueName('new-scaled.jpg', [], 'image/jpeg')).toBe('new-scaled-1.jpg');
  expect(uniqueName('no-ending', ['no-ending'], undefined)).toBe('no-ending-1');
  expect(suffixedName('Photo.JPG', '150x150')).toBe('Photo-150x150.jpg');
});

test('sizes are WordPress’s to the pixel', () => {
  expect(constrain({ width: 3000, height: 2001 }, 2560, 2560)).toEqual({ width: 2560, height: 1708 });
  expect(constrain({ width: 100, height: 100 }, 300, 300)).toEqual({ width: 100, height: 100 });
  const cut = cutFor({ width: 1200, height: 900 }, { width: 150, height: 150, crop: true });
  expect(cut).toEqual({ left: 150, top: 0, fromWidth: 900, fromHeight: 900, width: 150, height: 150 });
  expect(cutFor({ width: 300, height: 225 }, { width: 300, height: 300, crop: false })).toBeUndefined();
  expect(cutFor({ width: 120, height: 90 }, { width: 150, height: 150, crop: true })).toBeUndefined();
  expect(cutFor({ width: 800, height: 600 }, { width: 768, height: 0, crop: false })).toMatchObject({ height: 576 });
});

test('a picture of too many pixels is known by its header', async () => {
  const header = await readHeader(stored(bomb(50_000, 50_000)));
  expect(header).toMatchObject({ type: 'image/png', width: 50_000, height: 50_000 });
  expect(header && isTooLarge(header)).toBe(true);
});

/** A PNG of some bytes that says it is large. */
function bomb(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', Buffer.alloc(2)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

test('EXIF that is cut off anywhere, or leads in circles, is read as far as it goes', async () => {
  const exif = { IFD0: { Model: 'Camera' }, IFD2: { FNumber: '28/10', ISOSpeedRatings: '400' } };
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const block = (await sharp(bytes).metadata()).exif ?? Buffer.alloc(0);
  expect(readExif(block).numbers.get('Orientation')).toBe(6);
  expect(readExif(block).numbers.get('FNumber')).toBe(2.8);
  expect(readExif(block).texts.get('Model')?.toString()).toBe('Camera');
  for (let length = 0; length < block.length; length++) expect(() => readExif(block.subarray(0, length))).not.toThrow();
  for (let at = 0; at < block.length; at++) {
    const hostile = Buffer.from(block);
    hostile[at] = 0xff;
    expect(() => readExif(hostile)).not.toThrow();
  }
});

test('IPTC that is cut off anywhere is read as far as it goes', () => {
  const block = Buffer.from(
    'Photoshop 3.0\0\x1c\x02\x69\0\x05Title\x1c\x02\x19\0\x03one\x1c\x02\x19\0\x03two',
    'latin1',
  );
  expect(readIptc(block).get(105)?.map(String)).toEqual(['Title']);
  expect(readIptc(block).get(25)?.map(String)).toEqual(['one', 'two']);
  for (let length = 0; length < block.length; length++) expect(() => readIptc(block.subarray(0, length))).not.toThrow();
});
