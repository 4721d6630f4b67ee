// `array`: lists, number-keyed objects and comma-separated text; items, their number, and whether they repeat.
import type { SiteError } from '../../../base/error.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { itemsUnique } from './equal.ts';
import { refusal, wrongType } from './refusal.ts';
import { isArray, toList } from './types.ts';
import { validateValue } from './validate.ts';

export function checkArray(value: unknown, schema: JsonSchema, param: string): SiteError | null {
  if (!isArray(value)) return wrongType(param, 'array');
  const list = toList(value);
  if (schema.items) {
    for (const [index, item] of list.entries()) {
      const refused = validateValue(item, schema.items, `${param}[${index}]`);
      if (refused) return refused;
    }
  }
  if (schema.minItems != null && list.length < schema.minItems) {
    return refusal('rest_too_few_items', `${param} needs at least ${schema.minItems} items.`);
  }
  if (schema.maxItems != null && list.length > schema.maxItems) {
    return refusal('rest_too_many_items', `${param} may have at most ${schema.maxItems} items.`);
  }
  if (schema.uniqueItems && !itemsUnique(list)) return duplicateItems(param);
  return null;
}

export function duplicateItems(param: string): SiteError {
  return refusal('rest_duplicate_items', `${param} holds the same item twice.`);
}
