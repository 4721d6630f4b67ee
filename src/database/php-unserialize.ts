// Reads PHP's serialize() format: lengths are UTF-8 bytes, nothing is ever made into an object, time is linear in the
// length, nesting is limited, and what is malformed is an answer, not an exception.
import { floatText, PhpFloat, PhpOpaque, type PhpValue, phpArray } from './php-values.ts';

/** PHP itself stops at 4096. */
const deepest = 1000;

export type Unserialized = { readonly value: PhpValue } | { readonly error: string; readonly at: number };

class Malformed extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

class Reader {
  /** One character per byte. */
  readonly #bytes: string;
  readonly #ascii: boolean;
  at = 0;
  /** Above 0 inside an object, whose bytes are taken whole at its end. */
  skipping = 0;
  constructor(text: string) {
    this.#ascii = Buffer.byteLength(text) === text.length;
    this.#bytes = this.#ascii ? text : Buffer.from(text).toString('latin1');
  }
  get length(): number {
    return this.#bytes.length;
  }
  fail(message: string): never {
    throw new Malformed(message, this.at);
  }
  peek(): string {
    return this.#bytes[this.at] ?? '';
  }
  expect(literal: string): void {
    if (!this.#bytes.startsWith(literal, this.at)) this.fail(`expected ${literal}`);
    this.at += literal.length;
  }
  /** Everything up to a mark that must follow within `most` bytes; the mark is consumed. */
  until(mark: string, most: number): string {
    const end = this.#bytes.indexOf(mark, this.at);
    if (end < 0 || end - this.at > most) this.fail(`expected ${mark}`);
    const found = this.#bytes.slice(this.at, end);
    this.at = end + 1;
    return found;
  }
  /** A length or count: digits, then `:`. */
  size(): number {
    const digits = this.until(':', 10);
    if (!/^\d+$/.test(digits) || Number(digits) > this.length - this.at) this.fail('not a length');
    return Number(digits);
  }
  text(from: number, to: number): string {
    if (this.skipping > 0) return '';
    const bytes = this.#bytes.slice(from, to);
    return this.#ascii ? bytes : Buffer.from(bytes, 'latin1').toString();
  }
  /** `LENGTH:"…"` */
  string(): string {
    const length = this.size();
    this.expect('"');
    const from = this.at;
    this.at += length;
    this.expect('"');
    // Bytes that are no whole characters could not be written back.
    if (
      !this.#ascii &&
      ((this.#bytes.charCodeAt(from) & 0xc0) === 0x80 || (this.#bytes.charCodeAt(this.at - 1) & 0xc0) === 0x80)
    ) {
      this.fail('a length parts a character');
    }
    return this.text(from, from + length);
  }
}

function readInteger(reader: Reader): number | bigint {
  const text = reader.until(';', 24);
  if (!/^[+-]?\d+$/.test(text)) reader.fail('not an integer');
  const number = Number(text);
  return Number.isSafeInteger(number) ? number + 0 : BigInt(text.replace(/^\+/, ''));
}

function readFloat(reader: Reader): number | PhpFloat {
  const text = reader.until(';', 400);
  if (!/^(?:NAN|-?INF|[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)$/.test(text)) reader.fail('not a float');
  const number = text === 'NAN' ? Number.NaN : Number(text.replace('INF', 'Infinity'));
  // What has a fraction and PHP's own spelling can only have been a float.
  return !Number.isInteger(number) && Number.isFinite(number) && floatText(number) === text
    ? number
    : new PhpFloat(number, text);
}

function readEntries(reader: Reader, count: number, depth: number): [string | number, PhpValue][] {
  const entries: [string | number, PhpValue][] = [];
  for (let index = 0; index < count; index++) {
    const kind = reader.peek();
    if (kind !== 'i' && kind !== 's') reader.fail('not an array key');
    const key = readValue(reader, depth);
    entries.push([typeof key === 'string' || typeof key === 'number' ? key : String(key), readValue(reader, depth)]);
  }
  return entries;
}

function readValue(reader: Reader, depth: number): PhpValue {
  if (depth > deepest) reader.fail('nested too deep');
  const start = reader.at;
  const kind = reader.peek();
  reader.at += 1;
  if (kind === 'N') {
    reader.expect(';');
    return null;
  }
  reader.expect(':');
  switch (kind) {
    case 'b': {
      const digit = reader.until(';', 1);
      if (digit !== '0' && digit !== '1') reader.fail('not a boolean');
      return digit === '1';
    }
    case 'i':
      return readInteger(reader);
    case 'd':
      return readFloat(reader);
    case 's': {
      const text = reader.string();
      reader.expect(';');
      return text;
    }
    case 'a': {
      const count = reader.size();
      reader.expect('{');
      const entries = readEntries(reader, count, depth + 1);
      reader.expect('}');
      return phpArray(entries);
    }
    // Objects, enums and references keep their bytes.
    case 'O': {
      reader.string();
      reader.expect(':');
      const count = reader.size();
      reader.expect('{');
      reader.skipping++;
      readEntries(reader, count, depth + 1);
      reader.skipping--;
      reader.expect('}');
      return new PhpOpaque(reader.text(start, reader.at));
    }
    case 'C': {
      reader.string();
      reader.expect(':');
      const length = reader.size();
      reader.expect('{');
      reader.at += length;
      reader.expect('}');
      return new PhpOpaque(reader.text(start, reader.at));
    }
    case 'E':
      reader.string();
      reader.expect(';');
      return new PhpOpaque(reader.text(start, reader.at));
    case 'r':
    case 'R':
      if (!/^\d+$/.test(reader.until(';', 10))) reader.fail('not a reference');
      return new PhpOpaque(reader.text(start, reader.at));
    default:
      reader.at = start;
      return reader.fail('no such kind of value');
  }
}

/** Reads one serialized value; what follows it is ignored, as PHP ignores it. */
export function unserialize(text: string): Unserialized {
  const reader = new Reader(text);
  try {
    return { value: readValue(reader, 0) };
  } catch (error) {
    if (error instanceof Malformed) return { error: error.message, at: error.at };
    throw error;
  }
}
