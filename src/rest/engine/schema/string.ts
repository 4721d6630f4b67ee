// `string`: its length in characters, and its pattern.
import type { SiteError } from '../../../base/error.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { matchesPattern } from './pattern.ts';
import { refusal, wrongType } from './refusal.ts';

export function checkString(value: unknown, schema: JsonSchema, param: string): SiteError | null {
  if (typeof value !== 'string') return wrongType(param, 'string');
  if (schema.minLength != null && characters(value) < schema.minLength) {
    return refusal('rest_too_short', `${param} needs at least ${schema.minLength} characters.`);
  }
  if (schema.maxLength != null && characters(value) > schema.maxLength) {
    return refusal('rest_too_long', `${param} may have at most ${schema.maxLength} characters.`);
  }
  if (schema.pattern != null && !matchesPattern(schema.pattern, value)) {
    return refusal('rest_invalid_pattern', `${param} does not have the form ${schema.pattern}.`);
  }
  return null;
}

/** Code points, as `mb_strlen`. */
function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00) {
      count--;
      at++;
    }
  }
  return count;
}
