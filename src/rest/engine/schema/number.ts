// `number` and `integer`: numeric text counts; `multipleOf`, bounds, each inclusive or exclusive.
import type { SiteError } from '../../../base/error.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { isNumeric, toFloat } from '../php.ts';
import { refusal, wrongType } from './refusal.ts';
import { isInteger } from './types.ts';

export function checkNumber(value: unknown, schema: JsonSchema, param: string, type: string): SiteError | null {
  if (!isNumeric(value)) return wrongType(param, type);
  const number = toFloat(value);
  if (schema.multipleOf != null && number % schema.multipleOf !== 0) {
    return refusal('rest_invalid_multiple', `${param} has to be a multiple of ${schema.multipleOf}.`);
  }
  const { minimum, maximum } = schema;
  const low = minimum != null && (schema.exclusiveMinimum ? number <= minimum : number < minimum);
  const high = maximum != null && (schema.exclusiveMaximum ? number >= maximum : number > maximum);
  if (low || high) return refusal('rest_out_of_bounds', `${param} is out of bounds: ${bounds(schema)}.`);
  return null;
}

export function checkInteger(value: unknown, schema: JsonSchema, param: string): SiteError | null {
  return checkNumber(value, schema, param, 'integer') ?? (isInteger(value) ? null : wrongType(param, 'integer'));
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const parts: string[] = [];
  if (minimum != null) parts.push(`${exclusiveMinimum ? 'more than' : 'at least'} ${minimum}`);
  if (maximum != null) parts.push(`${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}`);
  return parts.join(' and ');
}
