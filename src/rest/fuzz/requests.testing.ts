// Makes requests out of the route table: every route, method and argument, with values from honest to hostile, in every
// way in which a client can send them.
import type { JsonSchema } from '../../extend/types.ts';
import type { TableRoute } from '../engine/router.ts';
import type { Endpoint } from '../engine/types.ts';
import type { Random } from './random.testing.ts';
import { hostileTexts, hostileValue, type Kind, valueFor } from './values.testing.ts';

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

export interface Mixture {
  /** Shares of the kinds of values, in this order: valid, edge, wrong; the rest is hostile. */
  readonly valid: number;
  readonly edge: number;
  readonly wrong: number;
  /** Share of requests that are sent in an odd way. */
  readonly odd: number;
}
export const hostileMixture: Mixture = { valid: 0.5, edge: 0.15, wrong: 0.15, odd: 0.25 };
export const plausibleMixture: Mixture = { valid: 0.7, edge: 0.12, wrong: 0.18, odd: 0 };

export interface Known {
  readonly ids: number[];
  /** For groups of patterns that are not numbers: names that exist. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

const writes = ['POST', 'PUT', 'PATCH', 'DELETE'];
const methods = [...writes, 'GET', 'HEAD', 'OPTIONS'];
const common: Record<string, JsonSchema> = {
  _fields: { type: 'string' },
  _embed: { type: 'string' },
  context: { type: 'string', enum: ['view', 'edit', 'embed', 'help'] },
};

function kindOf({ valid, edge, wrong }: Mixture, random: Random): Kind {
  const draw = random.next();
  if (draw < valid) return 'valid';
  if (draw < valid + edge) return 'edge';
  return draw < valid + edge + wrong ? 'wrong' : 'hostile';
}

/** A path that the pattern fits (mostly): each named group filled in. */
function pathOf(pattern: string, known: Known, mixture: Mixture, random: Random): string {
  let path = '';
  for (let at = 0; at < pattern.length; at++) {
    if (!pattern.startsWith('(?P<', at)) {
      if (pattern.startsWith('/?', at)) at++;
      else if (!'()?'.includes(pattern[at] ?? '')) path += pattern[at];
      continue;
    }
    const name = pattern.slice(at + 4, pattern.indexOf('>', at));
    for (let level = 0; at < pattern.length; at++) {
      if (pattern[at] === '(') level++;
      if (pattern[at] === ')' && --level === 0) break;
    }
    path += groupValue(name, known, mixture, random);
  }
  return path;
}

function groupValue(name: string, known: Known, mixture: Mixture, random: Random): string {
  const kind = kindOf(mixture, random);
  if (kind === 'hostile') return encodeURIComponent(random.pick(hostileTexts).toWellFormed()).replace(/^\.+$/, '...');
  if (kind === 'wrong') return random.pick(['0', '999999', '00001', '99999999999999999999', 'none', '-1']);
  const existing = known.names[name];
  if (existing) return random.pick(existing);
  return String(random.pick(random.chance(0.9) ? known.ids.slice(-12) : known.ids));
}

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

type Oddity = (request: FuzzRequest, random: Random) => void;
const addQuery = (request: FuzzRequest, query: string): void => {
  request.path += `${request.path.includes('?') ? '&' : '?'}${query}`;
};
const hostilePart = (random: Random): string => encodeURIComponent(random.pick(hostileTexts).toWellFormed());

const oddities: readonly Oddity[] = [
  // What the path says, said otherwise in the query, which wins.
  (request, random) => {
    const names = [...request.route.pattern.matchAll(/\?P<(\w+)>/g)].map((match) => match[1]);
    const form = random.pick(['=', '[a]=', '[]=', '[toString]=', '[0][1]=']);
    addQuery(request, `${random.pick([...names, 'id'])}${form}${hostilePart(random)}`);
  },
  (request, random) =>
    addQuery(
      request,
      `_fields=${random.pick(['id', 'title.rendered', 'meta.a.b', ',,,', '.', 'id.x', '_links,id', '__proto__', 'x'.repeat(5_000)])}`,
    ),
  (request, random) =>
    addQuery(
      request,
      random.pick([
        '_fields[]=id&_fields[a][b]=1',
        '_fields[]',
        '_embed[]=author',
        '_embed[a]=b',
        '_embed=0',
        '_embed=author,wp:term,x',
        '_embed',
      ]),
    ),
  (request, random) =>
    addQuery(
      request,
      random.pick([
        '_envelope',
        '_envelope[]=1',
        '_pretty',
        '_jsonp=cb',
        '_jsonp[]=cb',
        '_jsonp=a(b',
        '_locale=user',
        '_method=DELETE',
        '_method[]=PUT',
        '_method=',
        '_wpnonce=x',
        '_wpnonce[]=x',
      ]),
    ),
  (request, random) =>
    addQuery(
      request,
      random.pick([
        '%',
        '%zz=%',
        '%ff=%fe',
        'a[b=1',
        'a]b=1',
        '[x]=1',
        'a[][][]=1',
        '=x',
        '&&&',
        'page[]=1&page=2',
        'id[]=5',
        'context[]=edit',
        '__proto__[x]=1',
        'constructor[prototype][x]=1',
        `a${'[b]'.repeat(70)}=1`,
        'a%00b=1',
        'rest_route=/wp/v2/users',
        'rest_route[]=x',
      ]),
    ),
  (request, random) =>
    addQuery(
      request,
      `${random.pick(['search', 'orderby', 'order', 'slug', 'include', 'status', 'offset', 'after', 'per_page', 'meta_key', 'tax_relation'])}${random.pick(['', '[]', '[a]', '[0][1]'])}=${hostilePart(random)}`,
    ),
  (request, random) =>
    addQuery(
      request,
      `${random.pick(['include', 'exclude', 'categories', 'parent', 'author'])}=${Array.from({ length: 10_000 }, (_, index) => index).join()}`,
    ),
  (request) => addQuery(request, Array.from({ length: 1_500 }, (_, index) => `k${index}=1`).join('&')),
  (request, random) => {
    request.headers['x-http-method-override'] = random.pick([
      'GET',
      'delete',
      'PATCH',
      'OPTIONS',
      'x',
      '',
      '\t',
      '__proto__',
    ]);
  },
  (request, random) => {
    request.headers['content-type'] = random.pick([
      'text/plain',
      'application/json',
      'application/xml',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/ld+json; charset=x',
      '/',
      ';',
      'application/json, text/html',
      `application/${'a'.repeat(5_000)}json`,
    ]);
  },
  (request, random) => {
    request.headers.authorization = random.pick([
      'Basic',
      'Basic ',
      'Basic !!!!',
      'Basic Og==',
      'Basic YTpiOmM=',
      'Bearer x',
      `Basic ${'QQ'.repeat(10_000)}`,
      `Basic ${Buffer.from('admin:\0').toString('base64')}`,
      `Basic ${Buffer.from([0xff, 0x3a, 0xfe]).toString('base64')}`,
    ]);
  },
  (request, random) => {
    request.headers.cookie = random.pick([
      '=',
      ';;;',
      'a',
      'wordpress_logged_in_x=%',
      `wordpress_logged_in_=${'|'.repeat(5_000)}`,
      '__proto__=1; constructor=2',
      'a=%ff%fe',
      `x=${'y'.repeat(20_000)}`,
    ]);
  },
  (request, random) => {
    request.headers['x-wp-nonce'] = random.pick(['', 'x', '0', 'y'.repeat(10_000)]);
  },
  (request, random) => {
    request.headers.origin = random.pick([
      'null',
      'http://evil.example',
      'javascript:x',
      '\u00ff',
      'x'.repeat(5_000),
      'http://a\'b"<>',
    ]);
  },
  (request, random) => {
    for (let n = 0; n < 40; n++) request.headers[`x-${n}`] = 'v'.repeat(random.pick([1, 500]));
  },
  (request, random) => {
    request.headers['if-none-match'] = random.pick([
      '*',
      '"',
      'W/',
      'W/"x',
      `"${'x'.repeat(9_000)}"`,
      ','.repeat(9_000),
    ]);
  },
  (request, random) => {
    if (request.body) request.body = request.body.slice(0, random.between(0, request.body.length));
  },
  (request) => {
    if (typeof request.body === 'string')
      request.body = request.body.replace(/^\{/, '{"id":1,"id":{"x":2},"__proto__":{"id":5},');
  },
  (request, random) => {
    request.body = Buffer.from([...Buffer.from('{"title":"'), random.pick([0xff, 0xc0, 0xed, 0x00, 0x80]), 0x22, 0x7d]);
    request.headers['content-type'] = 'application/json';
  },
  (request, random) => {
    request.body = random.pick([
      'null',
      '[]',
      '1',
      '"x"',
      'true',
      '[[',
      '{"title":"\\ud800"}',
      '{"a":1e999}',
      `${'['.repeat(600)}${']'.repeat(600)}`,
      `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`,
      '[{"title":"x"}]',
      '{"":1}',
      '{"title":{"raw":{"raw":"x"}}}',
    ]);
    request.headers['content-type'] = 'application/json';
  },
  (request, random) => {
    request.method = random.pick(['TRACE', 'PROPFIND', 'GET', 'OPTIONS', 'HEAD', 'PATCH']);
  },
  (request, random) => {
    request.path = request.path.replace(/\/(?=[^/]*$)/, random.pick(['//', '/%00/', '\\', '/%ff/', '/;/']));
  },
  (request, random) => {
    request.path = `${request.path.split('?')[0]}${random.pick(['/', '//', '%0a', '\u00ff', '.json', '?', '#x', '%20', `/${'a'.repeat(5_000)}`])}`;
  },
];

function makeOdd(request: FuzzRequest, random: Random): void {
  for (const oddity of random.some(oddities, random.pick([1, 1, 2]))) oddity(request, random);
  for (const [name, value] of Object.entries(request.headers))
    request.headers[name] = value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
}
