// One operation of the OpenAPI document, from an endpoint: its arguments are parameters or the body, its route's schema is
// what comes back.
import type { Argument, Endpoint, Method, Route } from '../engine/types.ts';
import type { PathTemplate } from './path.ts';
import { type OpenApiSchema, openApiSchema } from './schema.ts';

export type Operation = Record<string, unknown>;

const bodyMethods = new Set<Method>(['POST', 'PUT', 'PATCH']);
const json = (schema: OpenApiSchema) => ({ content: { 'application/json': { schema } } });
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** `component`: name of the item's schema among the document's, where the route has one. */
export function operationOf(
  method: Method,
  { path, names }: PathTemplate,
  route: Route,
  endpoint: Endpoint,
  component: string | undefined,
): Operation {
  const free = Object.entries(endpoint.args).filter(([name]) => !names.includes(name));
  const inPath = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: openApiSchema(withoutDefault(endpoint.args[name] ?? { type: 'string' })),
  }));
  const body = bodyMethods.has(method);
  const global = method === 'GET' ? [parameter('_fields'), parameter('_embed')] : [];
  return {
    operationId: operationId(method, path),
    tags: [route.namespace || 'index'],
    parameters: [...inPath, ...(body ? [] : free.map(queryParameter)), ...global],
    ...(body && free.length > 0 ? { requestBody: requestBody(free) } : {}),
    responses: {
      [method === 'GET' ? '200' : '2XX']: {
        description: 'The answer.',
        ...json(answerOf(method, endpoint, component)),
      },
      default: { description: 'What was wrong.', ...json(named('Error')) },
    },
  };
}

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** `GET /wp/v2/posts/{id}` is `getWpV2PostsById`. */
function operationId(method: Method, path: string): string {
  const words = path
    .replace(/\{(\w+)\}/g, ' by $1 ')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

function withoutDefault({ default: _default, ...argument }: Argument): Argument {
  return argument;
}

function queryParameter([name, argument]: [string, Argument]): Operation {
  const { description, ...schema } = openApiSchema(argument);
  const style = schema.type === 'object' ? { style: 'deepObject', explode: true } : {};
  return {
    name,
    in: 'query',
    ...style,
    ...(argument.required ? { required: true } : {}),
    ...(description ? { description } : {}),
    schema,
  };
}

function requestBody(args: readonly [string, Argument][]): Operation {
  const schema = openApiSchema({ type: 'object', properties: Object.fromEntries(args) });
  return { required: args.some(([, { required }]) => required), ...json(schema) };
}

function answerOf(method: Method, endpoint: Endpoint, component: string | undefined): OpenApiSchema {
  if (component === undefined || endpoint.answers === 'anything') return {};
  const item = named(component);
  if (method === 'DELETE') return deletionOf(endpoint, item);
  const shape = endpoint.answers ?? (method === 'GET' && 'per_page' in endpoint.args ? 'list' : 'item');
  if (shape === 'list') return { type: 'array', items: item };
  return shape === 'map' ? { type: 'object', additionalProperties: item } : item;
}

/** What DELETE answers: what was deleted, how many, or, where there is a trash, the item that is in it now. */
function deletionOf({ answers }: Endpoint, item: OpenApiSchema): OpenApiSchema {
  const known = answers === 'count' ? { count: { type: 'integer' } } : { previous: item };
  const deleted: OpenApiSchema = {
    type: 'object',
    properties: { deleted: { type: 'boolean', enum: [true] }, ...known },
    required: ['deleted', ...Object.keys(known)],
  };
  return answers === 'trashed' ? { anyOf: [item, deleted] } : deleted;
}
