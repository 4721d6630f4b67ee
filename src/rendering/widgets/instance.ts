// Reads settings of widgets as PHP does: whatever was stored, as JSON or as a map, with `empty()` and casts.

/** Is it an array to PHP: a list, an object of JSON, a map? */
export const isArray = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Names and values of a PHP array in order; nothing for what is none. */
export function entriesOf(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([name, item]) => [String(name), item]);
  return isArray(value) ? Object.entries(value) : [];
}

export const itemsOf = (value: unknown): unknown[] => entriesOf(value).map(([, item]) => item);

/** The value under a name; undefined where there is none. */
export function itemOf(value: unknown, name: string): unknown {
  if (value instanceof Map) return value.get(name);
  // An own property of an object whose shape nobody promised.
  return isArray(value) && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** PHP's `empty()` of a stored value. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === '0') return true;
  return value === 0 || (isArray(value) && entriesOf(value).length === 0);
}

/** A value as text; '' for arrays. */
export function asText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value === true ? '1' : '';
}

/** PHP's `(int)`. */
function asInteger(value: unknown): number {
  if (isArray(value)) return entriesOf(value).length > 0 ? 1 : 0;
  const number = typeof value === 'string' ? Number.parseFloat(value) : Number(value);
  return Number.isFinite(number) ? Math.trunc(number) : 0;
}

/** Is a setting set to something (`!empty`)? */
export const isOn = (instance: unknown, name: string): boolean => !isBlank(itemOf(instance, name));

/** A setting as text; `otherwise` where it is missing or null, '' for arrays. */
export function textOf(instance: unknown, name: string, otherwise = ''): string {
  const value = itemOf(instance, name);
  return value === undefined || value === null ? otherwise : asText(value);
}

/** A setting as text, `otherwise` where it is empty. */
export const filledText = (instance: unknown, name: string, otherwise: string): string =>
  isOn(instance, name) ? textOf(instance, name) : otherwise;

/** A setting as PHP's `(int)` reads it; 0 where it is missing. */
export const integerOf = (instance: unknown, name: string): number => asInteger(itemOf(instance, name));

/** A setting as a whole number without its sign (`absint`), `otherwise` where it is missing or null. */
export function wholeNumber(instance: unknown, name: string, otherwise: number): number {
  const value = itemOf(instance, name);
  return value === undefined || value === null ? otherwise : Math.abs(asInteger(value));
}
