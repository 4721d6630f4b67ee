// Trees of theme.json, with the rules of PHP's arrays that WordPress reads and merges them by: lists and maps are one
// kind of thing, and an empty one is a list.

/** A value of a tree. */
export type Value = unknown;
/** A PHP array: a map here, or a list. */
export type Tree = { [key: string]: Value };

/** PHP's `is_array`. */
export const isTree = (value: Value): value is Tree => typeof value === 'object' && value !== null;

/** PHP's `empty`. */
export function isEmpty(value: Value): boolean {
  if (isTree(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false || value === 0 || value === '' || value === '0';
}

/** A value as PHP makes a text of it. */
export function phpText(value: Value): string {
  if (isTree(value)) return 'Array';
  return value === true ? '1' : value === false ? '' : String(value ?? '');
}

/** Value at a path; undefined where there is none (null counts as none, as `_wp_array_get` with a default of null). */
export function getAt(tree: Value, path: readonly string[]): Value {
  let value = tree;
  for (const key of path) {
    if (!isTree(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value ?? undefined;
}

/** Is there anything at a path, be it null? */
export function hasAt(tree: Value, path: readonly string[]): boolean {
  const above = getAt(tree, path.slice(0, -1));
  return isTree(above) && Object.hasOwn(above, path.at(-1) ?? '');
}

/** Keys that would reach behind the tree. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Sets a value at a path, making what is missing. Changes the tree. */
export function setAt(tree: Tree, path: readonly string[], value: Value): void {
  let node = tree;
  for (const key of path.slice(0, -1)) {
    if (forbidden.has(key)) return;
    const next = Object.hasOwn(node, key) ? node[key] : undefined;
    if (isTree(next) && !(Array.isArray(next) && next.length === 0)) node = next;
    else {
      const made: Tree = {};
      node[key] = made;
      node = made;
    }
  }
  const last = path.at(-1);
  if (last !== undefined && !forbidden.has(last)) node[last] = value;
}

/** A tree of its own, with each empty map as a list and without keys that would reach behind it. */
export function copied(value: Value): Value {
  if (Array.isArray(value)) return value.map(copied);
  if (!isTree(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !forbidden.has(key));
  return entries.length === 0 ? [] : Object.fromEntries(entries.map(([key, item]) => [key, copied(item)]));
}

/** As a map: what is a list or nothing becomes one. */
export function asTree(value: Value): Tree {
  return isTree(value) ? (Array.isArray(value) ? { ...value } : value) : {};
}

/** PHP's array_replace_recursive: a new tree. Lists are replaced place by place. */
export function replaced(base: Value, incoming: Value): Value {
  if (!isTree(base) || !isTree(incoming)) return incoming;
  if (Array.isArray(base) && Array.isArray(incoming)) {
    const length = Math.max(base.length, incoming.length);
    return Array.from({ length }, (_, place) =>
      place in incoming ? (place in base ? replaced(base[place], incoming[place]) : incoming[place]) : base[place],
    );
  }
  const result: Tree = { ...base };
  for (const [key, value] of Object.entries(incoming)) {
    result[key] = Object.hasOwn(result, key) ? replaced(result[key], value) : value;
  }
  return Object.keys(result).length === 0 ? [] : result;
}

/** Is it a list to PHP (`wp_is_numeric_array`)? */
export const isList = (value: Value): value is Value[] => Array.isArray(value);
