// How PHP's values look here, so that what was read is written back byte for byte:
//   null, true/false, string      themselves
//   int                           number; bigint beyond 2^53
//   float                         number where it has a fraction (0.5); else PhpFloat (1.0, INF, 1e25, odd spellings)
//   array, keys 0, 1, 2, … in order (or empty)   JavaScript array
//   array with text keys only                    plain object, in order
//   any other array (a gap, mixed keys)          Map, because plain objects would put integer keys first
//   object, enum, reference       PhpOpaque: its own bytes, never made into anything
// `phpEntries` and `phpItem` read all three forms of an array alike.

import { trimEnd } from '../base/trim.ts';
export class PhpFloat {
  readonly value: number;
  /** As it stood in the serialized text. */
  readonly text: string;
  constructor(value: number, text: string = floatText(value)) {
    this.value = value;
    this.text = text;
  }
  valueOf(): number {
    return this.value;
  }
}

export class PhpOpaque {
  /** Serialized form, to the last byte. */
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type PhpValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | PhpFloat
  | PhpOpaque
  | readonly PhpValue[]
  | ReadonlyMap<string | number, PhpValue>
  | { readonly [key: string]: PhpValue };

export type PhpArray =
  | readonly PhpValue[]
  | ReadonlyMap<string | number, PhpValue>
  | { readonly [key: string]: PhpValue };

/** Is it one of the three forms of a PHP array? */
export function isPhpArray(value: unknown): value is PhpArray {
  return typeof value === 'object' && value !== null && !(value instanceof PhpFloat) && !(value instanceof PhpOpaque);
}

/** Keys and values of a PHP array in order; nothing for what is none. Integer keys are numbers. */
export function phpEntries(value: unknown): [string | number, unknown][] {
  if (!isPhpArray(value)) return [];
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  if (value instanceof Map) return [...value];
  return Object.entries(value).map(([key, item]) => [phpKey(key), item]);
}

/** Values of a PHP array in order; nothing for what is none. */
export function phpItems(value: unknown): unknown[] {
  return phpEntries(value).map(([, item]) => item);
}

/** The value under a key; undefined where there is none. */
export function phpItem(value: unknown, key: string | number): unknown {
  if (!isPhpArray(value)) return undefined;
  if (value instanceof Map) return value.get(phpKey(key));
  const name = String(key);
  // An own property of an array or a plain object; the type of either allows no look-up by text.
  return Object.hasOwn(value, name) && name !== 'length' ? (value as Record<string, unknown>)[name] : undefined;
}

/** The array that PHP would make of these entries, in the form described above. */
export function phpArray(entries: readonly (readonly [string | number, PhpValue])[]): PhpArray {
  const map = new Map<string | number, PhpValue>();
  let list = true;
  let texts = true;
  for (const [key, value] of entries) {
    const known = phpKey(key);
    if (known !== map.size && !map.has(known)) list = false;
    if (typeof known !== 'string' || known === '__proto__') texts = false;
    map.set(known, value);
  }
  if (list) return [...map.values()];
  return texts ? Object.fromEntries(map) : map;
}

/** An array key as PHP keeps it: text that is a canonical integer becomes one. */
export function phpKey(key: string | number): string | number {
  if (typeof key === 'number') return key;
  if (key.length > 16 || !/^(?:0|-?[1-9][0-9]*)$/.test(key)) return key;
  const number = Number(key);
  return Number.isSafeInteger(number) ? number : key;
}

/** A float as PHP serializes it (`serialize_precision = -1`): the fewest digits that give it back. */
export const floatText = (value: number): string => printFloat(value, Math.abs(value).toExponential(), 17);

/** A float as PHP's (string) cast gives it (`precision = 14`). */
const floatString = (value: number): string => printFloat(value, Math.abs(value).toExponential(13), 14);

/** PHP's `%G`-like form: an exponent for more than `most` digits before the point, and below 1.0E-4. */
function printFloat(value: number, exponential: string, most: number): string {
  if (Number.isNaN(value)) return 'NAN';
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const sign = value < 0 ? '-' : '';
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  const digits = trimEnd(mantissa.replace('.', ''), '0') || '0';
  const point = Number(exponent) + 1;
  if (point < -3 || point > most) {
    const scale = Number(exponent);
    return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${scale < 0 ? '-' : '+'}${Math.abs(scale)}`;
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Whole numbers within 64 bits are ints to PHP; 2^63 is how the largest of them reads here. */
const isPhpInteger = (value: number): boolean => Number.isInteger(value) && Math.abs(value) <= 2 ** 63;

function integerText(value: number): string {
  return value === 2 ** 63 ? '9223372036854775807' : String(BigInt(value));
}

/** A value as PHP's (string) cast gives it; arrays are `Array`, what is opaque is its serialized text. */
export function phpText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return '1';
  if (typeof value === 'number') return isPhpInteger(value) ? integerText(value) : floatString(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof PhpFloat) return floatString(value.value);
  if (value instanceof PhpOpaque) return value.text;
  return 'Array';
}

/** A value as PHP's (int) cast gives it: text by its leading number, arrays 1 unless empty. */
export function phpInteger(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isPhpArray(value)) return phpEntries(value).length > 0 ? 1 : 0;
  const number =
    typeof value === 'string'
      ? Number(/^[ \t\n\r\v\f]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/.exec(value)?.[1] ?? 0)
      : value instanceof PhpFloat
        ? value.value
        : Number(value ?? 0);
  return Number.isFinite(number) ? Math.trunc(number) + 0 : 0;
}
