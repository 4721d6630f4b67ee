// Reads a zip archive as it is compared: names in order, texts as they are, of other files a digest.
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

const isText = /\.(?:html|json|php|css|txt|js|svg|md)$/;

/** Entries of an archive by name. Throws where it is none. */
export function readZip(bytes: Uint8Array): Record<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries: Record<string, string> = {};
  let at = buffer.readUInt32LE(end + 16);
  for (let count = buffer.readUInt16LE(end + 10); count > 0; count--) {
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + size);
    const content = method === 8 ? inflateRawSync(packed) : packed;
    entries[name] = isText.test(name) ? content.toString() : createHash('sha256').update(content).digest('hex');
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}
