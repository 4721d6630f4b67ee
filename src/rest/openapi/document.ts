// The OpenAPI 3.1 document of a site's API, made from its routes: what extensions add or take away is in it.
import { version } from '../../base/version.ts';
import type { RestServer } from '../engine/server.ts';
import type { Method, Route } from '../engine/types.ts';
import { type Operation, operationOf } from './operation.ts';
import { pathTemplate } from './path.ts';
import { type OpenApiSchema, openApiSchema } from './schema.ts';

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const errorSchema: OpenApiSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    message: { type: 'string' },
    data: { type: ['object', 'array', 'string', 'null'] },
    additional_errors: { type: 'array', items: { $ref: '#/components/schemas/Error' } },
  },
  required: ['code', 'message'],
};

const globalParameters = {
  _fields: {
    name: '_fields',
    in: 'query',
    description: 'Only these fields, with commas between them.',
    schema: { type: 'string' },
  },
  _embed: { name: '_embed', in: 'query', description: 'Linked things to send along.', schema: { type: 'string' } },
};

export function openApiDocument({ site, table }: RestServer): Record<string, unknown> {
  const schemas: Record<string, OpenApiSchema> = { Error: errorSchema };
  const paths: Record<string, Record<string, Operation>> = {};
  const shapes = new Map<string, string>();
  for (const route of table.routes) {
    if (route.hidden) continue;
    const template = pathTemplate(route.pattern);
    // Routes that part only by their expressions are one path to OpenAPI: the first stands for them.
    const shape = template.path.replace(/\{\w+\}/g, '{}');
    if (shapes.has(shape)) continue;
    shapes.set(shape, template.path);
    const component = componentOf(route, site, schemas);
    const operations: Record<string, Operation> = {};
    for (const endpoint of route.endpoints) {
      if (endpoint.hidden) continue;
      for (const method of methods) {
        if (!endpoint.methods.includes(method)) continue;
        operations[method.toLowerCase()] ??= operationOf(method, template, route, endpoint, component);
      }
    }
    if (Object.keys(operations).length > 0) paths[template.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: site.options.text('blogname') || 'Broadsheet', version },
    servers: [{ url: `${site.options.home}/wp-json` }],
    paths,
    components: {
      schemas,
      parameters: globalParameters,
      securitySchemes: {
        applicationPassword: { type: 'http', scheme: 'basic' },
        cookie: { type: 'apiKey', in: 'header', name: 'X-WP-Nonce' },
      },
    },
    security: [{}, { applicationPassword: [] }, { cookie: [] }],
  };
}

/** Keeps the schema of a route's items under its title; two of one title that differ are numbered. */
function componentOf(
  route: Route,
  site: RestServer['site'],
  schemas: Record<string, OpenApiSchema>,
): string | undefined {
  const schema = route.schema?.(site);
  if (!schema) return undefined;
  const made = openApiSchema(schema);
  const words = (schema.title ?? 'item').split(/[^A-Za-z0-9]+/).filter(Boolean);
  const base = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('') || 'Item';
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    const known = schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(made)) continue;
    schemas[name] = made;
    return name;
  }
}
