// Writes zip archives (APPNOTE.TXT of PKWARE, version 2.0: deflated or stored entries, names in UTF-8). What comes in is
// held in memory, so that callers limit it; archives beyond 4 GB or 65,535 entries are refused with a RangeError.
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflated = promisify(deflateRaw);

export interface ZipEntry {
  /** With `/` between folders; a folder ends with one. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Wall time as UTC milliseconds; what zip can say is between 1980 and 2107. */
  readonly modified: number;
}

const utf8 = 0x0800;
const version = 20;
const mostEntries = 0xffff;
const mostBytes = 0xffffffff;

/** The bytes of an archive of these entries, in order. */
export async function zipArchive(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  if (entries.length > mostEntries) throw new RangeError('too many files for a zip archive');
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = entry.content.length > 0 ? await deflated(entry.content) : Buffer.alloc(0);
    const isPacked = packed.length > 0 && packed.length < entry.content.length;
    const body = isPacked ? packed : entry.content;
    const fields = common(entry, name.length, isPacked, body.length);
    parts.push(local(fields), name, body);
    const isFolder = entry.name.endsWith('/');
    directory.push(central(fields, isFolder, offset), name);
    offset += 30 + name.length + body.length;
    if (offset > mostBytes) throw new RangeError('too much for a zip archive');
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The 26 bytes that both headers of an entry have: from the version that it takes to the length of extra fields. */
function common({ content, modified }: ZipEntry, nameLength: number, isPacked: boolean, size: number): Buffer {
  const fields = Buffer.alloc(26);
  const { time, date } = dosTime(modified);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8, 2);
  fields.writeUInt16LE(isPacked ? 8 : 0, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function local(fields: Buffer): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(0x04034b50, 0);
  return Buffer.concat([mark, fields]);
}

/** An entry of the directory: made on Unix, as a file or a folder that everybody may read. */
function central(fields: Buffer, isFolder: boolean, offset: number): Buffer {
  const mark = Buffer.alloc(6);
  mark.writeUInt32LE(0x02014b50, 0);
  mark.writeUInt16LE((3 << 8) | version, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt16LE(isFolder ? 0o040755 : 0o100644, 8);
  rest.writeUInt16LE(isFolder ? 0x10 : 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([mark, fields, rest]);
}

function dosTime(modified: number): { time: number; date: number } {
  const at = new Date(Math.min(Math.max(modified, Date.UTC(1980, 0, 1)), Date.UTC(2107, 11, 31)));
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  };
}
