// Which type a value has for WordPress: its loose rules for numbers, booleans, lists and objects that arrive as text,
// and the choice among several types of one schema (`rest_is_*`, `rest_get_best_type_for_value`).
import type { JsonSchema, SchemaType } from '../../../extend/types.ts';
import { isNumeric, isNumericArray, isPhpArray, isScalar, parseList, toFloat } from '../php.ts';

const wholeNumber = /^\s*[+-]?[0-9]+\s*$/;
const knownTypes = new Set<string>(['array', 'object', 'string', 'number', 'integer', 'boolean', 'null']);

export function isBoolean(value: unknown): boolean {
  if (typeof value === 'string') return ['false', 'true', '0', '1'].includes(value.toLowerCase());
  return typeof value === 'boolean' || value === 0 || value === 1;
}

export function isInteger(value: unknown): boolean {
  if (typeof value === 'string' && wholeNumber.test(value)) return true;
  if (!isNumeric(value)) return false;
  const number = toFloat(value);
  return Math.floor(number) === number;
}

/** Lists, objects with number keys only, and any scalar (read as a comma-separated list). */
export function isArray(value: unknown): boolean {
  return isScalar(value) || isNumericArray(value);
}

/** Text that stands for a list, or the values of an array without its keys (`rest_sanitize_array`). */
export function toList(value: unknown): unknown[] {
  if (isScalar(value)) return parseList(value);
  return isPhpArray(value) ? Object.values(value) : [];
}

/** Objects, lists, and the empty string. */
export function isObject(value: unknown): boolean {
  return value === '' || isPhpArray(value);
}

const checks: Record<SchemaType, (value: unknown) => boolean> = {
  array: isArray,
  object: isObject,
  integer: isInteger,
  number: isNumeric,
  boolean: isBoolean,
  string: (value) => typeof value === 'string',
  null: (value) => value === null || value === undefined,
};

/** The one type by which a value is judged; undefined where a list of types has none that fits. */
export function typeFor(value: unknown, type: JsonSchema['type']): SchemaType | undefined | 'any' {
  if (type === undefined) return 'any';
  if (typeof type === 'string') return knownTypes.has(type) ? type : 'any';
  if (value === '' && type.includes('string')) return 'string';
  return type.find((candidate) => checks[candidate]?.(value));
}
