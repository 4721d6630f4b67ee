// WOFF 1.0 in both directions: a font's tables, each deflated where that makes it shorter, behind a directory (W3C). Real font
// files of the kinds that npm does not have are made by it from those that it has.
import { deflateSync, inflateSync } from 'node:zlib';

interface Table {
  readonly tag: string;
  readonly checksum: number;
  readonly bytes: Buffer;
}

const padded = (length: number): number => (length + 3) & ~3;

/** The font inside of a WOFF file. */
export function fromWoff(woff: Buffer): Buffer {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, at): Table => {
    const entry = 44 + 20 * at;
    const [offset, packed, whole] = [4, 8, 12].map((place) => woff.readUInt32BE(entry + place)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.toString('latin1', entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      bytes: packed < whole ? inflateSync(bytes) : Buffer.from(bytes),
    };
  });
  const count = tables.length;
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  for (const [at, number] of [count, 16 * 2 ** power, power, 16 * count - 16 * 2 ** power].entries()) {
    head.writeUInt16BE(number, 4 + 2 * at);
  }
  let offset = head.length;
  const parts: Buffer[] = [head];
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const entry = 12 + 16 * at;
    head.write(tag, entry, 'latin1');
    for (const [place, number] of [checksum, offset, bytes.length].entries())
      head.writeUInt32BE(number, entry + 4 + 4 * place);
    parts.push(bytes, Buffer.alloc(padded(bytes.length) - bytes.length));
    offset += padded(bytes.length);
  }
  return Buffer.concat(parts);
}

/** A font (TrueType or OpenType) as WOFF. */
export function toWoff(font: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const head = Buffer.alloc(44 + 20 * count);
  const parts: Buffer[] = [head];
  let offset = head.length;
  let whole = 12 + 16 * count;
  for (let at = 0; at < count; at++) {
    const from = 12 + 16 * at;
    const [checksum, start, length] = [4, 8, 12].map((place) => font.readUInt32BE(from + place)) as [
      number,
      number,
      number,
    ];
    const bytes = font.subarray(start, start + length);
    const packed = deflateSync(bytes);
    const kept = packed.length < length ? packed : bytes;
    const entry = 44 + 20 * at;
    font.copy(head, entry, from, from + 4);
    for (const [place, number] of [offset, kept.length, length, checksum].entries())
      head.writeUInt32BE(number, entry + 4 + 4 * place);
    parts.push(kept, Buffer.alloc(padded(kept.length) - kept.length));
    offset += padded(kept.length);
    whole += padded(length);
  }
  head.write('wOFF', 0, 'latin1');
  font.copy(head, 4, 0, 4);
  head.writeUInt32BE(offset, 8);
  head.writeUInt16BE(count, 12);
  head.writeUInt32BE(whole, 16);
  head.writeUInt16BE(1, 20);
  return Buffer.concat(parts);
}
