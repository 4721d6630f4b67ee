// Brings a value into the form that its schema says: `rest_sanitize_value_from_schema`.
// Text becomes numbers, booleans and lists, formats are cleaned, properties that are not allowed go.
import type { JsonSchema } from '../../../extend/types.ts';
import { isPhpArray, phpEntries, toFloat, toInteger, toText } from '../php.ts';
import { duplicateItems } from './array.ts';
import { findAny, findOne, isRefused } from './combine.ts';
import { itemsUnique } from './equal.ts';
import { sanitizeFormat } from './formats.ts';
import { propertySchema } from './object.ts';
import { toList, typeFor } from './types.ts';

/** Throws a SiteError only where `anyOf`, `oneOf` or `uniqueItems` cannot be met. */
export function sanitizeValue(value: unknown, schema: JsonSchema, param: string): unknown {
  let declared = schema.type;
  for (const find of [schema.anyOf && findAny, schema.oneOf && findOne]) {
    if (!find) continue;
    const found = find(value, schema, param);
    if (isRefused(found)) throw found;
    declared ??= found.type;
    value = sanitizeValue(value, found, param);
  }
  const type = typeFor(value, declared);
  switch (type) {
    case undefined:
    case 'null':
      return null;
    case 'array':
      return sanitizeArray(value, schema, param);
    case 'object':
      return sanitizeObject(value, schema, param);
    case 'integer':
      return toInteger(value);
    case 'number':
      return toFloat(value);
    case 'boolean':
      return toBoolean(value);
  }
  if (schema.format !== undefined) {
    const cleaned = sanitizeFormat(schema.format, value);
    if (cleaned !== undefined) return cleaned;
  }
  return type === 'string' ? toText(value) : value;
}

/** `rest_sanitize_boolean`: `false` and `0` as text are false, everything else as PHP casts it. */
export function toBoolean(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value !== '0' && value.toLowerCase() !== 'false';
  return isPhpArray(value) ? Object.keys(value).length > 0 : Boolean(value);
}

function sanitizeArray(value: unknown, schema: JsonSchema, param: string): unknown[] {
  const { items } = schema;
  let list = toList(value);
  if (items && Object.keys(items).length > 0) {
    list = list.map((item, index) => sanitizeValue(item, items, `${param}[${index}]`));
  }
  if (schema.uniqueItems && !itemsUnique(list)) throw duplicateItems(param);
  return list;
}

function sanitizeObject(value: unknown, schema: JsonSchema, param: string): unknown {
  if (!isPhpArray(value)) return {};
  let dropped = false;
  const kept: [string, unknown][] = [];
  for (const [name, item] of phpEntries(value)) {
    const child = propertySchema(schema, name);
    if (child === false) dropped = true;
    else kept.push([name, child ? sanitizeValue(item, child, `${param}[${name}]`) : item]);
  }
  if (Array.isArray(value) && !dropped) return kept.map(([, item]) => item);
  return Object.fromEntries(kept);
}
