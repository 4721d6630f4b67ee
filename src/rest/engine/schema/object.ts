// `object`: required properties (a list at the object, or a mark at each property), known, patterned and additional
// properties, and their number.
import type { SiteError } from '../../../base/error.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { hasKey, isPhpArray, type PhpArray, phpEntries } from '../php.ts';
import { patternSchema } from './pattern.ts';
import { refusal, wrongType } from './refusal.ts';
import { isObject } from './types.ts';
import { validateValue } from './validate.ts';

/** The schema of one property; false where it is forbidden, undefined where anything goes. */
export function propertySchema(schema: JsonSchema, property: string): JsonSchema | false | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, property)) return schema.properties[property];
  const patterned = patternSchema(property, schema);
  if (patterned) return patterned;
  const additional = schema.additionalProperties;
  return additional === true ? undefined : additional;
}

export function checkObject(value: unknown, schema: JsonSchema, param: string): SiteError | null {
  if (!isObject(value)) return wrongType(param, 'object');
  const object: PhpArray = isPhpArray(value) ? value : {};
  for (const name of requiredProperties(schema)) {
    if (!hasKey(object, name)) return refusal('rest_property_required', `${param} needs the property ${name}.`);
  }
  const entries = phpEntries(object);
  for (const [name, item] of entries) {
    const child = propertySchema(schema, name);
    if (child === false) {
      return refusal('rest_additional_properties_forbidden', `${name} is not a property that is known here.`);
    }
    const refused = child && validateValue(item, child, `${param}[${name}]`);
    if (refused) return refused;
  }
  if (schema.minProperties != null && entries.length < schema.minProperties) {
    return refusal('rest_too_few_properties', `${param} needs at least ${schema.minProperties} properties.`);
  }
  if (schema.maxProperties != null && entries.length > schema.maxProperties) {
    return refusal('rest_too_many_properties', `${param} may have at most ${schema.maxProperties} properties.`);
  }
  return null;
}

function requiredProperties(schema: JsonSchema): readonly string[] {
  if (Array.isArray(schema.required)) return schema.required;
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) => (child.required === true ? [name] : []));
}
