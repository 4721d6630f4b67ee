// The EXIF tags that WordPress keeps of a photograph, by PHP's names (exif_read_data). Linear in the number of entries; what
// is broken is passed over. Texts are bytes: their encoding is judged by whoever stores them.

export interface ExifTags {
  readonly texts: ReadonlyMap<string, Buffer>;
  readonly numbers: ReadonlyMap<string, number>;
}

const names: Readonly<Record<number, string>> = {
  270: 'ImageDescription',
  272: 'Model',
  274: 'Orientation',
  315: 'Artist',
  33432: 'Copyright',
  33434: 'ExposureTime',
  33437: 'FNumber',
  34855: 'ISOSpeedRatings',
  36868: 'DateTimeDigitized',
  37510: 'UserComment',
  37386: 'FocalLength',
};
const subFolder = 0x8769;
/** Bytes of one value, by EXIF type. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const mostEntries = 1000;

class Reader {
  readonly #bytes: Buffer;
  readonly #little: boolean;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#little = bytes.toString('latin1', 0, 2) === 'II';
  }
  get length(): number {
    return this.#bytes.length;
  }
  short(at: number): number {
    return this.#little ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
  }
  long(at: number): number {
    return this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }
  signed(at: number): number {
    return this.#little ? this.#bytes.readInt32LE(at) : this.#bytes.readInt32BE(at);
  }
  slice(at: number, length: number): Buffer {
    return this.#bytes.subarray(at, at + length);
  }
}

/** The tags of a raw EXIF block, with or without its `Exif` mark. */
export function readExif(block: Uint8Array | undefined): ExifTags {
  const texts = new Map<string, Buffer>();
  const numbers = new Map<string, number>();
  if (block) {
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    const reader = new Reader(bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes);
    if (reader.length >= 8) readFolder(reader, reader.long(4), { texts, numbers }, true);
  }
  return { texts, numbers };
}

interface Found {
  texts: Map<string, Buffer>;
  numbers: Map<string, number>;
}

function readFolder(reader: Reader, at: number, found: Found, top: boolean): void {
  if (at + 2 > reader.length) return;
  const count = Math.min(reader.short(at), mostEntries);
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > reader.length) return;
    const tag = reader.short(entry);
    if (tag === subFolder && top) readFolder(reader, reader.long(entry + 8), found, false);
    const name = names[tag];
    if (name !== undefined) readEntry(reader, entry, name, found);
  }
}

function readEntry(reader: Reader, entry: number, name: string, found: Found): void {
  const type = reader.short(entry + 2);
  const count = reader.long(entry + 4);
  const length = (sizes[type] ?? 0) * count;
  if (length === 0) return;
  const at = length <= 4 ? entry + 8 : reader.long(entry + 8);
  if (at + length > reader.length) return;
  if (type === 2) found.texts.set(name, untilNul(reader.slice(at, length)));
  else if (type === 7) found.texts.set(name, untilNul(reader.slice(at + 8, Math.max(0, length - 8))));
  else found.numbers.set(name, numberAt(reader, at, type));
}

function untilNul(bytes: Buffer): Buffer {
  const nul = bytes.indexOf(0);
  return nul < 0 ? bytes : bytes.subarray(0, nul);
}

/** Fractions with a zero below are 0, as in wp_exif_frac2dec. */
function numberAt(reader: Reader, at: number, type: number): number {
  if (type === 3) return reader.short(at);
  if (type === 4) return reader.long(at);
  if (type === 5) return reader.long(at + 4) === 0 ? 0 : reader.long(at) / reader.long(at + 4);
  if (type === 10) return reader.signed(at + 4) === 0 ? 0 : reader.signed(at) / reader.signed(at + 4);
  if (type === 9) return reader.signed(at);
  return reader.slice(at, 1)[0] ?? 0;
}
