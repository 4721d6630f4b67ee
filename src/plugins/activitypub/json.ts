// Reading activities as other servers send them: single values and lists of one, objects and their ids.

export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A text; '' where it is none. */
export function textAt(value: unknown, key: string): string {
  const found = fieldOf(value, key);
  return typeof found === 'string' ? found : '';
}

/** The id of what is given as an address, an object, or a list that starts with one; '' for anything else. */
export function idOf(value: unknown): string {
  const [one] = [value].flat();
  return typeof one === 'string' ? one : textAt(one, 'id') || textAt(one, 'href');
}

/** Every id of one value or a list. */
export const idsOf = (value: unknown): string[] => [value].flat().map(idOf);
