// PHP's loose view of values, as far as the REST API shows it: arrays that are lists or maps, numeric strings, casts.
// A PHP array is a JavaScript array or a plain object here; an empty one may be either.
import { isNumericText, leadingNumber } from '../../base/numeric.ts';
import { trimEnd } from '../../base/trim.ts';

const integerKey = /^(?:0|-?[1-9]\d{0,17})$/;

export type PhpArray = readonly unknown[] | Readonly<Record<string, unknown>>;

/** PHP's `is_array` (objects of JSON bodies are arrays there). */
export function isPhpArray(value: unknown): value is PhpArray {
  return typeof value === 'object' && value !== null;
}

/** PHP's `is_scalar`. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** No key of it is a string: WordPress's `wp_is_numeric_array`. */
export function isNumericArray(value: unknown): value is PhpArray {
  if (Array.isArray(value)) return true;
  return isPhpArray(value) && Object.keys(value).every((key) => integerKey.test(key));
}

/** Key and value pairs in order. */
export function phpEntries(value: PhpArray): [string, unknown][] {
  return Object.entries(value);
}

/** Has the array this key, whatever its value (`array_key_exists`)? */
export function hasKey(value: PhpArray, key: string): boolean {
  return Object.hasOwn(value, key);
}

/** PHP's `empty()`. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '' || value === '0')
    return true;
  return isPhpArray(value) && Object.keys(value).length === 0;
}

/** PHP's `is_numeric`. */
export function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && isNumericText(value));
}

/** PHP's `(float)` cast. */
export function toFloat(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return leadingNumber(value);
  if (isPhpArray(value)) return isEmpty(value) ? 0 : 1;
  return value ? 1 : 0;
}

/** PHP's `(int)` cast: towards zero; strings saturate at 64 bits, other out-of-range numbers become 0. */
export function toInteger(value: unknown): number {
  const number = Math.trunc(toFloat(value));
  if (!Number.isFinite(number)) return 0;
  return Math.max(-(2 ** 63), Math.min(2 ** 63, number)) + 0;
}

/** WordPress's `absint`. */
export function absInteger(value: unknown): number {
  return Math.abs(toInteger(value));
}

/** PHP's `(string)` cast; fractions have 14 digits at most. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (isPhpArray(value)) return 'Array';
  return value === true ? '1' : '';
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NAN' : value > 0 ? 'INF' : '-INF';
  const [mantissa = '0', exponent = '0'] = value.toExponential(13).split('e');
  const power = Number(exponent);
  if (power < -5 || power >= 15) {
    const short = trimEnd(mantissa, '0').replace(/\.$/, '.0');
    return `${short}E${power < 0 ? '-' : '+'}${Math.abs(power)}`;
  }
  return String(Number(value.toPrecision(14)));
}

/** A comma- or space-separated list, or the scalars of an array: WordPress's `wp_parse_list`. */
export function parseList(value: unknown): unknown[] {
  if (isPhpArray(value)) return Object.values(value).filter(isScalar);
  return toText(value)
    .split(/[\s,]+/)
    .filter((part) => part !== '');
}
