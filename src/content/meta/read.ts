// Registered meta as answers show it. Reproduces WP_REST_Meta_Fields::get_value and prepare_value: defaults where there is
// no row, empty text as the type's empty value, and null where what is stored does not match the schema.
import { maybeUnserialize } from '../../database/php-serialize.ts';
import { isPhpArray, PhpFloat, PhpOpaque, phpEntries } from '../../database/php-values.ts';
import type { JsonSchema } from '../../extend/types.ts';
import type { Site } from '../site.ts';
import { emptyValue } from './fields.ts';
import type { MetaField, MetaRows, SchemaTools } from './types.ts';

/** The `meta` of an answer: name → value, in order of registration. */
export function readMeta(
  site: Site,
  fields: readonly MetaField[],
  rows: MetaRows,
  schema: SchemaTools,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const field of fields) {
    const stored = rows.get(field.key) ?? [];
    if (!field.single) {
      shown[field.name] = stored.map((text) => prepare(fromStored(text), field.schema, schema, field.name));
    } else {
      const [first] = stored;
      shown[field.name] = prepare(
        first === undefined ? field.absent(site) : fromStored(first),
        field.schema,
        schema,
        field.name,
      );
    }
  }
  return shown;
}

function prepare(value: unknown, schema: JsonSchema, tools: SchemaTools, name: string): unknown {
  const type = schema.type;
  const empty = value === '' && (type === 'boolean' || type === 'integer' || type === 'number');
  const read = empty ? emptyValue(type) : value;
  try {
    tools.validate(read, schema, name);
  } catch {
    return null;
  }
  return asJson(tools.sanitize(read, schema, name));
}

/** A stored text as plain values: lists, objects, numbers, text. */
export function fromStored(text: string): unknown {
  return plain(maybeUnserialize(text));
}

function plain(value: unknown): unknown {
  if (value instanceof PhpFloat) return value.value;
  if (value instanceof PhpOpaque) return null;
  if (typeof value === 'bigint') return Number(value);
  if (!isPhpArray(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(phpEntries(value).map(([key, item]) => [key, plain(item)]));
}

/**
 * As PHP's json_encode prints arrays: an object without properties is an empty list, and one whose keys are 0, 1, 2, … in
 * order is a list.
 */
export function asJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asJson);
  const entries = Object.entries(value);
  if (entries.every(([key], index) => key === String(index))) return entries.map(([, item]) => asJson(item));
  return Object.fromEntries(entries.map(([key, item]) => [key, asJson(item)]));
}
