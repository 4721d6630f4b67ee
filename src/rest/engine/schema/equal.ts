// When two values are the same: for `enum` and `uniqueItems`.
import { hasKey, isPhpArray, phpEntries } from '../php.ts';

/** Strict equality, arrays by keys and values (`rest_are_values_equal`). */
export function valuesEqual(one: unknown, other: unknown): boolean {
  if (!isPhpArray(one) || !isPhpArray(other)) return one === other;
  const entries = phpEntries(one);
  if (entries.length !== Object.keys(other).length) return false;
  return entries.every(
    ([key, value]) => hasKey(other, key) && valuesEqual(value, (other as Record<string, unknown>)[key]),
  );
}

/** Are all items different, whatever the order of their keys (`rest_validate_array_contains_unique_items`)? */
export function itemsUnique(items: readonly unknown[]): boolean {
  return new Set(items.map(stable)).size === items.length;
}

function stable(value: unknown): string {
  if (!isPhpArray(value)) return JSON.stringify(value) ?? 'null';
  const entries = phpEntries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${stable(item)}`).join()}}`;
}
