// Attribute values cast as PHP casts what it decoded from their JSON: to whole numbers, numbers and text.
import { isNumericText, leadingNumber } from '../../base/numeric.ts';
import { isEmpty, type Json } from './json.ts';

/** PHP's `is_numeric()`. */
export const isNumeric = (value: Json | undefined): boolean =>
  typeof value === 'number' || (typeof value === 'string' && isNumericText(value));

/** PHP's `(float)`. */
export function phpNumber(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return leadingNumber(value);
  // Of arrays it is told whether there is anything in them.
  return isEmpty(value) ? 0 : 1;
}

/** PHP's `(int)`: no zero has a sign. */
export const phpInteger = (value: Json | undefined): number => Math.trunc(phpNumber(value)) + 0;

/** PHP's `(string)`. */
export function phpText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null) return 'Array';
  return value === true ? '1' : '';
}
