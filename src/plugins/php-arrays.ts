// Reading PHP arrays out of options: they arrive as lists, objects or Maps, depending on their keys.

/** Keys and values of a PHP array in order; none where the value is no array. */
export function entriesOf(value: unknown): [key: string, value: unknown][] {
  if (value instanceof Map) return [...value].map(([key, item]) => [String(key), item]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The value under a key of a PHP array; undefined where there is none. */
export function valueAt(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}
