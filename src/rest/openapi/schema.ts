// From WordPress's dialect of JSON schema to the one of OpenAPI 3.1 (2020-12): required marks move to the object, boolean
// limits become numbers, what is only WordPress's goes.
import type { JsonSchema } from '../../extend/types.ts';

export type OpenApiSchema = Record<string, unknown>;

const plainKeywords = [
  ...[
    'title',
    'description',
    'format',
    'default',
    'enum',
    'minimum',
    'maximum',
    'multipleOf',
    'minLength',
    'maxLength',
  ],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties', 'uniqueItems', 'pattern'],
] as const;
const types = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null']);

export function openApiSchema(schema: JsonSchema): OpenApiSchema {
  const shown: OpenApiSchema = {};
  const type = typesOf(schema.type);
  if (type !== undefined) shown.type = type;
  for (const keyword of plainKeywords) if (schema[keyword] !== undefined) shown[keyword] = schema[keyword];
  // Some of WordPress's lists have keys.
  const values = Object.values(schema.enum ?? {});
  if (values.length > 0) shown.enum = values;
  else delete shown.enum;
  if (schema.readonly) shown.readOnly = true;
  // Which contexts show a field: fields of `view` are there unless `_fields` leaves them out.
  if (schema.context) shown['x-context'] = schema.context;
  limit(shown, 'minimum', 'exclusiveMinimum', schema.exclusiveMinimum);
  limit(shown, 'maximum', 'exclusiveMaximum', schema.exclusiveMaximum);
  if (schema.items) shown.items = openApiSchema(schema.items);
  if (schema.properties) Object.assign(shown, properties(schema.properties, schema.required));
  if (schema.patternProperties) shown.patternProperties = each(schema.patternProperties);
  const { additionalProperties: more } = schema;
  if (more !== undefined) shown.additionalProperties = typeof more === 'boolean' ? more : openApiSchema(more);
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    if (schema[keyword]) shown[keyword] = schema[keyword].map(openApiSchema);
  }
  return shown;
}

function typesOf(type: JsonSchema['type']): string | string[] | undefined {
  const known = [type].flat().filter((name): name is NonNullable<typeof name> & string => types.has(String(name)));
  return known.length > 1 ? known : known[0];
}

/** Draft 4 says beside a limit whether it is excluded itself. */
function limit(shown: OpenApiSchema, name: string, exclusive: string, isExclusive: boolean | undefined): void {
  if (!isExclusive || shown[name] === undefined) return;
  shown[exclusive] = shown[name];
  delete shown[name];
}

const each = (schemas: Readonly<Record<string, JsonSchema>>): OpenApiSchema =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, openApiSchema(schema)]));

/** `properties` and `required`: names are marked one by one, or listed at the object. */
function properties(schemas: Readonly<Record<string, JsonSchema>>, listed: JsonSchema['required']): OpenApiSchema {
  const marked = Object.keys(schemas).filter((name) => schemas[name]?.required === true);
  const required = [...new Set([...(Array.isArray(listed) ? listed : []), ...marked])];
  return { properties: each(schemas), ...(required.length > 0 ? { required } : {}) };
}
