// Leaves out of an answer what its context must not see: `rest_filter_response_by_context`, compiled from the schema.
// Guarantee: values whose schema says nothing of contexts cost nothing.
import type { JsonSchema } from '../../extend/types.ts';
import { isNumericArray, isPhpArray } from './php.ts';
import { findAny, findOne, isRefused } from './schema/combine.ts';
import { patternSchema } from './schema/pattern.ts';

export type Context = 'view' | 'edit' | 'embed';

/** Can filtering by this schema change anything below the value? */
export function dependsOnContext(schema: JsonSchema): boolean {
  if (schema.anyOf || schema.oneOf || schema.patternProperties) return true;
  const children = [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties];
  return children.some((child) => typeof child === 'object' && child.context !== undefined);
}

/** The value without what the schema keeps from the context; the value itself where nothing has to go. */
export function filterByContext(value: unknown, schema: JsonSchema, context: Context): unknown {
  let { type } = schema;
  for (const find of [schema.anyOf && findAny, schema.oneOf && findOne]) {
    const found = find?.(value, schema, '', true);
    if (!found || isRefused(found)) continue;
    type ??= found.type;
    value = filterByContext(value, found, context);
  }
  if (!isPhpArray(value)) return value;
  if (type === undefined && !schema.properties) return value;
  const types = [type ?? 'object'].flat();
  const asList = types.includes('array') && (!types.includes('object') || isNumericArray(value));
  if (asList) return filterList(value, schema.items, context);
  return types.includes('object') ? filterObject(value, schema, context) : value;
}

function filterList(value: object, items: JsonSchema | undefined, context: Context): unknown {
  if (!items?.context) return value;
  if (!items.context.includes(context)) return Object.keys(value).length > 0 ? [] : value;
  if (!dependsOnContext(items)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, filterByContext(item, items, context)] as const);
  return rebuilt(value, entries);
}

function filterObject(value: object, schema: JsonSchema, context: Context): unknown {
  const kept: [string, unknown][] = [];
  let changed = false;
  for (const [key, item] of Object.entries(value)) {
    const child = childSchema(schema, key);
    if (child?.context && !child.context.includes(context)) {
      changed = true;
      continue;
    }
    const filtered = child?.context && dependsOnContext(child) ? filterByContext(item, child, context) : item;
    if (filtered !== item) changed = true;
    kept.push([key, filtered]);
  }
  return changed ? rebuilt(value, kept) : value;
}

/** A list stays one while its keys count from 0, as PHP's arrays do in JSON. */
function rebuilt(value: object, entries: readonly (readonly [string, unknown])[]): unknown {
  const isList = Array.isArray(value) && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function childSchema(schema: JsonSchema, key: string): JsonSchema | undefined {
  const named = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  const child = named ?? patternSchema(key, schema);
  if (child) return child;
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}
