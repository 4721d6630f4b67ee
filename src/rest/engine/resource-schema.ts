// What a resource's table of fields says to clients: the item schema, the arguments of its write endpoints
// (`rest_get_endpoint_args_for_schema`), and its `context` argument (`get_context_param`).

import type { Registry } from '../../extend/registry.ts';
import type { JsonSchema } from '../../extend/types.ts';
import type { Resource } from './resource.ts';
import type { Argument, Arguments } from './types.ts';

/** Keywords that an argument takes over from its field, in the order in which the index shows them. */
const argumentKeywords = [
  ...['title', 'description', 'type', 'format', 'enum', 'items', 'properties', 'additionalProperties'],
  ...['patternProperties', 'minProperties', 'maxProperties', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems'],
  ...['anyOf', 'oneOf'],
];

/** Schemas of all fields in order, those that extensions added at the end. */
export function fieldSchemas<Item, Draft>(
  resource: Resource<Item, Draft>,
  registry: Registry,
): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {};
  for (const [name, field] of Object.entries(resource.fields)) schemas[name] = field.schema;
  for (const field of registry.fieldsOf(resource.title)) if (field.schema) schemas[field.name] = field.schema;
  return schemas;
}

/** The item schema as OPTIONS shows it. */
export function itemSchema<Item, Draft>(resource: Resource<Item, Draft>, registry: Registry): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-04/schema#',
    title: resource.title,
    type: 'object',
    properties: fieldSchemas(resource, registry),
    ...(resource.schemaLinks ? { links: resource.schemaLinks } : {}),
  };
}

/** Arguments of the create or update endpoint. Defaults and required marks hold only for creating. */
export function writeArguments<Item, Draft>(
  resource: Resource<Item, Draft>,
  registry: Registry,
  verb: 'create' | 'update',
): Arguments {
  const args: Arguments = {};
  for (const [name, schema] of Object.entries(fieldSchemas(resource, registry))) {
    if (schema.readonly) continue;
    const own = resource.fields[name]?.argument ?? {};
    args[name] = writeArgument(schema, own, verb === 'create');
  }
  return args;
}

function writeArgument(schema: JsonSchema, own: Readonly<Record<string, unknown>>, creating: boolean): Argument {
  // WordPress leaves both callbacks empty where a field takes what its schema does not say.
  const unchecked = own.sanitize === 'none' && !('validate' in own);
  const argument: Argument = unchecked ? { sanitize: 'none' } : { validate: 'schema', sanitize: 'schema' };
  if (creating && schema.default != null) argument.default = schema.default;
  if (creating && schema.required) argument.required = true;
  for (const keyword of argumentKeywords) {
    if (schema[keyword] != null) argument[keyword] = schema[keyword];
  }
  for (const [name, value] of Object.entries(own)) {
    if (creating || (name !== 'required' && name !== 'default')) argument[name] = value;
  }
  return argument;
}

/** The `context` argument: the contexts that any field has, in reverse alphabetical order. */
export function contextArgument<Item, Draft>(
  resource: Resource<Item, Draft>,
  registry: Registry,
  initial?: 'view' | 'edit' | 'embed',
): Argument {
  const contexts = new Set(Object.values(fieldSchemas(resource, registry)).flatMap(({ context }) => context ?? []));
  return {
    description: 'Scope of the request: decides which fields the answer has.',
    type: 'string',
    ...(contexts.size > 0 ? { enum: [...contexts].sort().reverse() } : {}),
    ...(initial ? { default: initial } : {}),
    validate: 'schema',
    sanitize: (value) =>
      String(value)
        .toLowerCase()
        .replace(/[^a-z0-9_-]/g, ''),
  };
}
