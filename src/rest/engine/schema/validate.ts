// Validates a value by WordPress's dialect of JSON schema: `rest_validate_value_from_schema`.
// Guarantees: the first refusal in WordPress's order, with its code and data; never throws; linear in value × schema.
import type { SiteError } from '../../../base/error.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { checkArray } from './array.ts';
import { findAny, findOne, isRefused } from './combine.ts';
import { valuesEqual } from './equal.ts';
import { checkFormat } from './formats.ts';
import { checkInteger, checkNumber } from './number.ts';
import { checkObject } from './object.ts';
import { refusal, wrongType } from './refusal.ts';
import { sanitizeValue } from './sanitize.ts';
import { checkString } from './string.ts';
import { isBoolean, typeFor } from './types.ts';

/** Null where the value fits; `param` is how the value is named in refusals (`tags[0]`). */
export function validateValue(value: unknown, schema: JsonSchema, param: string): SiteError | null {
  let declared = schema.type;
  if (schema.anyOf) {
    const found = findAny(value, schema, param);
    if (isRefused(found)) return found;
    declared ??= found.type;
  }
  if (schema.oneOf) {
    const found = findOne(value, schema, param);
    if (isRefused(found)) return found;
    declared ??= found.type;
  }
  const type = typeFor(value, declared);
  if (type === undefined) return wrongType(param, [declared].flat().join());
  const refused = checkType(type, value, schema, param);
  if (refused) return refused;
  if (schema.enum && schema.enum.length > 0) {
    const one = type === 'any' ? schema : { ...schema, type };
    const outside = checkEnum(value, one, schema.enum, param);
    if (outside) return outside;
  }
  if (schema.format !== undefined && (type === 'string' || type === 'any')) {
    return checkFormat(schema.format, value, param);
  }
  return null;
}

function checkType(
  type: Exclude<ReturnType<typeof typeFor>, undefined>,
  value: unknown,
  schema: JsonSchema,
  param: string,
): SiteError | null {
  switch (type) {
    case 'string':
      return checkString(value, schema, param);
    case 'integer':
      return checkInteger(value, schema, param);
    case 'number':
      return checkNumber(value, schema, param, 'number');
    case 'boolean':
      return isBoolean(value) ? null : wrongType(param, 'boolean');
    case 'array':
      return checkArray(value, schema, param);
    case 'object':
      return checkObject(value, schema, param);
    case 'null':
      return value === null || value === undefined ? null : wrongType(param, 'null');
    case 'any':
      return null;
  }
}

function checkEnum(value: unknown, schema: JsonSchema, allowed: readonly unknown[], param: string): SiteError | null {
  const sanitized = sanitizeValue(value, schema, param);
  if (allowed.some((one) => valuesEqual(sanitized, one))) return null;
  const names = allowed.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)));
  return refusal('rest_not_in_enum', `${param} must be ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}.`);
}
