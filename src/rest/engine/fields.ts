// `_fields`: which parts of an answer are wanted (`rest_is_field_included`), and taking the others out of a finished
// answer (`rest_filter_response_fields`).
import { isNumericArray, isPhpArray, parseList } from './php.ts';
import type { RestResponse } from './types.ts';

/** Longer lists are cut: no answer has as many fields. */
const mostFields = 1000;

/** The names of a `_fields` parameter; undefined where it says nothing. */
export function parseFields(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const fields = parseList(value)
    .slice(0, mostFields)
    .map((field) => String(field).trim());
  return fields.length > 0 ? fields : undefined;
}

/** Is a field wanted: itself, a part of it, or what it is a part of? */
export function includesField(fields: readonly string[] | undefined, field: string): boolean {
  if (!fields) return true;
  return fields.some((one) => one === field || one.startsWith(`${field}.`) || field.startsWith(`${one}.`));
}

type Tree = Map<string, Tree | true>;

/** `['a.b', 'a.c', 'd']` → a: {b, c}, d. A whole field wins over its parts where it is named first. */
function tree(fields: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const field of fields) {
    const parts = field.split('.');
    const last = parts.pop() ?? '';
    let at: Tree | true = root;
    for (const part of parts) {
      const next: Tree | true = at.get(part) ?? new Map();
      at.set(part, next);
      at = next;
      if (at === true) break;
    }
    if (at !== true) at.set(last, true);
    // WordPress stops reading the list at a part of a field that is already whole.
    else break;
  }
  return root;
}

function pick(value: unknown, wanted: Tree): unknown {
  if (!isPhpArray(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const branch = wanted.get(key);
    if (branch === undefined) continue;
    kept[key] = branch === true ? item : pick(item, branch);
  }
  // What is left of a list is one only while its keys still count from 0; nothing at all is an empty list in PHP.
  const keys = Object.keys(kept);
  return keys.every((key, index) => key === String(index)) ? Object.values(kept) : kept;
}

/** Leaves only the wanted fields in a response's data; errors stay whole. */
export function filterFields(response: RestResponse, fields: readonly string[] | undefined): void {
  if (!fields || response.status >= 400) return;
  const wanted = tree(fields);
  const { data } = response;
  response.data = isNumericArray(data) ? Object.values(data).map((item) => pick(item, wanted)) : pick(data, wanted);
}
