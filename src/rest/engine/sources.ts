// Where a request's parameters come from, and which source wins: WP_REST_Request's get_parameter_order and get_param.
import type { Endpoint, Params, ParamValue, RestRequest } from './types.ts';

export interface Source {
  readonly name: 'json' | 'form' | 'query' | 'url' | 'defaults';
  readonly params: Params;
}

const methodsWithBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** An object without Object's prototype that engines still keep in their fast form, unlike Object.create(null). */
function Bare(this: object): void {}
// As text it is what PHP's cast of an array gives: no key of a client can be this symbol.
Bare.prototype = Object.create(null, { [Symbol.toPrimitive]: { value: () => 'Array' } });

/** A map that no key of a client can turn into a prototype. */
export function emptyParams(): Params {
  // A function is the only way to make instances of a prototype that has none itself.
  return new (Bare as unknown as new () => Params)();
}

/** Copies of the sources in order of precedence, so that sanitising leaves the request alone. */
export function sourcesOf(
  request: RestRequest,
  urlParams: Readonly<Record<string, string>>,
  endpoint: Endpoint,
): Source[] {
  const sources: Source[] = [];
  const add = (name: Source['name'], params: Readonly<Params>) =>
    sources.push({ name, params: Object.assign(emptyParams(), params) });
  if (request.json) add('json', request.json);
  if (methodsWithBody.has(request.method)) add('form', request.form);
  add('query', request.query);
  add('url', urlParams);
  add('defaults', defaultsOf(endpoint));
  return sources;
}

const defaults = new WeakMap<Endpoint, Params>();

function defaultsOf(endpoint: Endpoint): Params {
  const known = defaults.get(endpoint);
  if (known) return known;
  const made = emptyParams();
  for (const [name, argument] of Object.entries(endpoint.args)) {
    if (argument.default != null) made[name] = argument.default;
  }
  defaults.set(endpoint, made);
  return made;
}

/** The first value that is not null; undefined where no source has one. */
export function lookUp(sources: readonly Source[], name: string): ParamValue {
  for (const { params } of sources) {
    const value = params[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** All parameters in one map: for each name what lookUp says, or null where it was sent as null. */
export function mergeSources(sources: readonly Source[]): Params {
  const merged = emptyParams();
  for (let at = sources.length - 1; at >= 0; at--) {
    const params = sources[at]?.params ?? {};
    for (const name of Object.keys(params)) {
      if (params[name] !== null || !(name in merged)) merged[name] = params[name];
    }
  }
  return merged;
}
