// Makes requests out of the route table: every route, method and argument, with values from honest to hostile, in every
// way in which a client can send them.
import type { JsonSchema } from '../../extend/types.ts';
import type { TableRoute } from '../engine/router.ts';
import type { Endpoint } from '../engine/types.ts';
import { makeOdd } from './oddities.testing.ts';
import { type Known, pathOf } from './paths.testing.ts';
import type { Random } from './random.testing.ts';
import { hostileValue, kindOf, type Mixture, valueFor } from './values.testing.ts';

export const roles = ['anonymous', 'subscriber', 'contributor', 'author', 'editor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export interface FuzzRequest {
  method: string;
  /** Below /wp-json, with its query: `/wp/v2/posts?page=2`. */
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  role: Role;
  /** The route it was made for; the request may have become one that fits no route. */
  route: TableRoute;
}

const writes = ['POST', 'PUT', 'PATCH', 'DELETE'];
const methods = [...writes, 'GET', 'HEAD', 'OPTIONS'];
const common: Record<string, JsonSchema> = {
  _fields: { type: 'string' },
  _embed: { type: 'string' },
  context: { type: 'string', enum: ['view', 'edit', 'embed', 'help'] },
};

/** PHP's form of a value in a query or form: `a[]=1`, `a[b][c]=2`. */
export function encodeForm(params: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) add(`${name}[]`, item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item);
    } else if (value !== null && value !== undefined) {
      const text = value === true ? '1' : value === false ? '0' : String(value);
      pairs.push(`${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`);
    }
  };
  for (const [name, value] of Object.entries(params)) add(name, value);
  return pairs.join('&');
}

/** Which schema to conform to: the endpoint's arguments, and those that every route takes. */
function parametersOf(endpoint: Endpoint, known: Known, mixture: Mixture, random: Random): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  const entries = Object.entries(endpoint.args);
  const required = entries.filter(([, schema]) => schema.required === true && random.chance(0.9));
  const titles = entries.filter(
    ([name]) => ['title', 'content', 'name', 'username', 'email'].includes(name) && random.chance(0.6),
  );
  for (const [name, schema] of [...required, ...titles, ...random.some(entries, random.between(0, 4))]) {
    params[name] = valueFor(schema, kindOf(mixture, random), random, known.ids);
  }
  if ('force' in endpoint.args && random.chance(0.5)) params.force = true;
  for (const [name, schema] of random.some(Object.entries(common), random.between(0, 1))) {
    if (random.chance(0.3)) params[name] = valueFor(schema, kindOf(mixture, random), random, known.ids);
  }
  return params;
}

/** One request for a route. */
export function makeRequest(
  routes: readonly TableRoute[],
  known: Known,
  mixture: Mixture,
  random: Random,
): FuzzRequest {
  const route = random.pick(routes);
  const endpoint = random.pick(route.endpoints);
  const method = random.chance(0.95) ? random.pick(endpoint.methods) : random.pick(methods);
  const role = random.chance(0.5) ? 'administrator' : random.pick(roles);
  const isBatch = route.pattern === '/batch/v1';
  const params = isBatch ? batchOf(routes, known, mixture, random) : parametersOf(endpoint, known, mixture, random);
  const request: FuzzRequest = {
    method,
    path: pathOf(route.pattern, known, mixture, random),
    headers: {},
    role,
    route,
  };
  send(request, params, random);
  if (random.chance(mixture.odd)) makeOdd(request, random);
  return request;
}

function send(request: FuzzRequest, params: Record<string, unknown>, random: Random): void {
  if (Object.keys(params).length === 0) return;
  if (!writes.includes(request.method) || random.chance(0.15)) {
    const query = encodeForm(params);
    if (query !== '') request.path += `?${query}`;
  } else if (random.chance(0.75)) {
    request.headers['content-type'] = 'application/json';
    request.body = JSON.stringify(params);
  } else {
    request.headers['content-type'] = 'application/x-www-form-urlencoded';
    request.body = encodeForm(params);
  }
}

function batchOf(
  routes: readonly TableRoute[],
  known: Known,
  mixture: Mixture,
  random: Random,
): Record<string, unknown> {
  const requests = Array.from({ length: random.pick([0, 1, 2, 3, 5, 26]) }, () => {
    const route = random.pick(routes);
    const endpoint = random.pick(route.endpoints);
    const entry: Record<string, unknown> = {
      method: random.chance(0.8) ? random.pick(writes) : random.pick(methods),
      path: pathOf(route.pattern, known, mixture, random),
      body: parametersOf(endpoint, known, mixture, random),
    };
    if (kindOf(mixture, random) === 'hostile')
      entry[random.pick(['method', 'path', 'body', 'headers', 'x'])] = hostileValue(random);
    return entry;
  });
  return random.chance(0.3)
    ? { requests, validation: random.pick(['require-all-validate', 'normal', 'none']) }
    : { requests };
}
