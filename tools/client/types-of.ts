// TypeScript types of an OpenAPI document: one interface a schema, and `Api`, which says for each operation what goes in
// and comes out. Only the part of OpenAPI that our own document uses.

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  'x-context'?: string[];
}
interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
interface Operation {
  parameters: Parameter[];
  requestBody?: { required: boolean; content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content: { 'application/json': { schema: Schema } } }>;
}
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

export function typesOf(document: Document): string {
  const { schemas, parameters } = document.components;
  const interfaces = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
  const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => {
      const all = operation.parameters.map((one) => (one.$ref ? parameters[lastOf(one.$ref)] : one) ?? one);
      const body = operation.requestBody?.content['application/json'].schema;
      const answer = (operation.responses['200'] ?? operation.responses['2XX'])?.content['application/json'].schema;
      const line = [
        `path: ${record(all, 'path')}`,
        `query: ${record(all, 'query')}`,
        `body: ${body ? typeOf(body, 'sent') : 'never'}`,
        ...answers(method, all, answer),
      ];
      return `  ${JSON.stringify(`${method.toUpperCase()} ${path}`)}: { ${line.join('; ')} };`;
    }),
  );
  return `// Made by tools/client/build.ts.\n${interfaces.join('\n')}\nexport interface Api {\n${operations.join('\n')}\n}\n`;
}

/** `forced`: what comes back where the query has `force: true`, if that is something else. */
function answers(method: string, parameters: readonly Parameter[], schema: Schema | undefined): string[] {
  const [kept, forced] = schema?.anyOf ?? [];
  const mayForce = method === 'delete' && parameters.some(({ name }) => name === 'force');
  if (!mayForce || !kept || !forced) return [`answer: ${schema ? typeOf(schema) : 'unknown'}`];
  return [`answer: ${typeOf(kept)}`, `forced: ${typeOf(forced)}`];
}

const lastOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

function record(parameters: readonly Parameter[], place: string): string {
  const fields = parameters
    .filter((one) => one.in === place)
    .map((one) => `${JSON.stringify(one.name)}${one.required ? '' : '?'}: ${pathType(one, place)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join('; ')} }`;
}

/** Placeholders are texts in routes' expressions; numbers are as good. */
function pathType({ schema }: Parameter, place: string): string {
  const type = typeOf(schema, 'sent');
  return place === 'path' && type === 'string' ? 'string | number' : type;
}

/** `sent`: only marked properties must be there; of what comes back, those of the view context are. */
function typeOf(schema: Schema, way: 'sent' | 'got' = 'got'): string {
  if (schema.$ref) return lastOf(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && !schema.type) return choices.map((one) => `(${typeOf(one, way)})`).join(' | ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'unknown' : types.map((type) => oneType(type, schema, way)).join(' | ');
}

function oneType(type: string, schema: Schema, way: 'sent' | 'got'): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `(${schema.items ? typeOf(schema.items, way) : 'unknown'})[]`;
    case 'object':
      return objectType(schema, way);
    default:
      return type;
  }
}

function objectType(
  { properties = {}, required = [], additionalProperties: more }: Schema,
  way: 'sent' | 'got',
): string {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const always = required.includes(name) || (way === 'got' && schema['x-context']?.includes('view'));
    return `${JSON.stringify(name)}${always ? '' : '?'}: ${typeOf(schema, way)}`;
  });
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  return `Record<string, ${typeof more === 'object' ? typeOf(more, way) : 'unknown'}>`;
}
