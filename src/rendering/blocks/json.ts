// Attribute values as PHP sees them. WordPress decodes block attributes to PHP arrays and encodes them back, for storing
// and for the hashes in class names; these functions give the same bytes as PHP's json_encode for the same values.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** The attributes of blocks that have none. */
export const noAttributes: JsonObject = Object.freeze({});

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path, `undefined` where any step is missing (PHP `$value['a']['b'] ?? null`). */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    // A list answers to its numeric keys as PHP's arrays do.
    here = Object.hasOwn(here, step) ? (here as JsonObject)[step] : undefined;
  }
  return here === null ? undefined : here;
}

/** PHP's `empty()`. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '' || value === '0')
    return true;
  if (typeof value !== 'object') return false;
  // The first key tells: there may be very many.
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}

const isList = (value: readonly Json[] | JsonObject): value is readonly Json[] => Array.isArray(value);

const unicode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const isPlain = /^[\w\-.#%: ]*$/;

function quoted(text: string): string {
  if (isPlain.test(text)) return `"${text}"`;
  return JSON.stringify(text)
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, unicode);
}

/** A number as PHP's `json_encode` writes it: with an exponent where it is very large or very small. */
export function numeral(value: number): string {
  const size = Math.abs(value);
  if ((size >= 1e-4 && size < 1e17) || size === 0) return Object.is(value, -0) ? '-0' : String(value);
  return value.toExponential().replace(/^(-?\d)e/, '$1.0e');
}

/**
 * PHP `json_encode`: slashes and characters beyond ASCII are escaped. `{}` comes out as `[]`, as it does in PHP once decoded to
 * an array.
 */
export function phpJson(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numeral(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map((one) => phpJson(one)).join(',')}]`;
  const keys = Object.keys(value);
  // So is an object of numbered keys.
  if (keys.every((key, index) => key === String(index))) return `[${keys.map((key) => phpJson(value[key])).join(',')}]`;
  let out = '{';
  for (const key of keys) out += `${out === '{' ? '' : ','}${quoted(key)}:${phpJson(value[key])}`;
  return `${out}}`;
}

/** PHP `serialize()` of a value as PHP decoded it from JSON. */
export function phpSerialize(value: Json | undefined): string {
  if (value === null || value === undefined) return 'N;';
  if (typeof value === 'string') return `s:${Buffer.byteLength(value)}:"${value}";`;
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
  if (typeof value === 'number') return Number.isInteger(value) ? `i:${value};` : `d:${value};`;
  const entries = Object.entries<Json | undefined>(value as JsonObject);
  const parts = entries.map(([key, one]) => `${phpSerialize(arrayKey(key))}${phpSerialize(one)}`);
  return `a:${entries.length}:{${parts.join('')}}`;
}

/** Keys that look like whole numbers are numbers in PHP's arrays. */
const arrayKey = (key: string): string | number => (/^(?:0|-?[1-9]\d{0,17})$/.test(key) ? Number(key) : key);
