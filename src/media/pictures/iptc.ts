// IPTC records of a photograph (what PHP's iptcparse finds in the APP13 block): dataset → values, in order.
import { addTo } from '../../base/groups.ts';

/** Values of the application record (2) by dataset number, as bytes. */
export function readIptc(block: Uint8Array | undefined): ReadonlyMap<number, readonly Buffer[]> {
  const found = new Map<number, Buffer[]>();
  if (!block) return found;
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  while (at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const record = bytes[at + 1];
    const dataset = bytes[at + 2] ?? 0;
    let length = bytes.readUInt16BE(at + 3);
    let start = at + 5;
    if (length & 0x8000) {
      // An extended length: its own length, then the number.
      const digits = length & 0x7fff;
      if (digits > 4 || start + digits > bytes.length) break;
      length = bytes.readUIntBE(start, digits || 1);
      start += digits;
    }
    if (start + length > bytes.length) break;
    if (record === 2) addTo(found, dataset, bytes.subarray(start, start + length));
    at = start + length;
  }
  return found;
}
