// Reads settings of widgets as PHP does: whatever was stored, with `empty()` and casts.
import { isPhpArray, PhpFloat, phpEntries, phpInteger, phpItem, phpText } from '../../database/php-values.ts';

/** PHP's `empty()` of a stored value. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === '0') return true;
  if (value instanceof PhpFloat) return value.value === 0;
  return value === 0 || (isPhpArray(value) && phpEntries(value).length === 0);
}

/** Is a setting set to something (`!empty`)? */
export const isOn = (instance: unknown, name: string): boolean => !isBlank(phpItem(instance, name));

/** A setting as text; `otherwise` where it is missing or null, '' for arrays. */
export function textOf(instance: unknown, name: string, otherwise = ''): string {
  const value = phpItem(instance, name);
  if (value === undefined || value === null) return otherwise;
  return isPhpArray(value) ? '' : phpText(value);
}

/** A setting as text, `otherwise` where it is empty. */
export const filledText = (instance: unknown, name: string, otherwise: string): string =>
  isOn(instance, name) ? textOf(instance, name) : otherwise;

/** A setting as a whole number without its sign (`absint`), `otherwise` where it is missing or null. */
export function wholeNumber(instance: unknown, name: string, otherwise: number): number {
  const value = phpItem(instance, name);
  return value === undefined || value === null ? otherwise : Math.abs(phpInteger(value));
}
