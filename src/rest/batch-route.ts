// `batch/v1`: up to 25 writes in one request, each checked before any runs. WP_REST_Server::serve_batch_request_v1.
import { SiteError } from '../base/error.ts';
import { type Asking, type EngineCall, matchCall } from './engine/call.ts';
import { answer, finish } from './engine/dispatch.ts';
import { errorResponse, noRoute } from './engine/errors.ts';
import { isPhpArray, toText } from './engine/php.ts';
import { parseQuery } from './engine/query.ts';
import { envelope } from './engine/render.ts';
import { respond } from './engine/response.ts';
import type { RestServer } from './engine/server.ts';
import { emptyParams } from './engine/sources.ts';
import type { Arguments, Call, Method, RestRequest, RestResponse, Route } from './engine/types.ts';

const mostRequests = 25;

const args: Arguments = {
  validation: { type: 'string', enum: ['require-all-validate', 'normal'], default: 'normal' },
  requests: {
    required: true,
    type: 'array',
    maxItems: mostRequests,
    items: {
      type: 'object',
      properties: {
        method: { type: 'string', enum: ['POST', 'PUT', 'PATCH', 'DELETE'], default: 'POST' },
        path: { type: 'string', required: true },
        body: { type: 'object', properties: noProperties(), additionalProperties: true },
        headers: {
          type: 'object',
          properties: noProperties(),
          additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
        },
      },
    },
  },
};

/** WordPress's empty list of properties, which JSON shows as a list. */
function noProperties(): Record<string, never> {
  return [] as unknown as Record<string, never>; // a list on purpose: it has no properties either
}

export function batchRoute(server: () => RestServer): Route {
  return {
    namespace: '',
    pattern: '/batch/v1',
    endpoints: [{ methods: ['POST'], args, handle: (call) => batch(server(), call) }],
  };
}

interface Part {
  request: RestRequest | undefined;
  call: EngineCall | undefined;
  /** What forbids running it; undefined where it may run. */
  refused: SiteError | undefined;
  viewer: Call['viewer'];
}

async function batch(server: RestServer, call: Call): Promise<RestResponse> {
  const parts: Part[] = [];
  const requests = isPhpArray(call.params.requests) ? Object.values(call.params.requests) : [];
  const { counters } = call;
  for (const wanted of requests) parts.push(await prepare(server, call, wanted, counters));
  if (call.params.validation === 'require-all-validate' && parts.some(({ refused }) => refused)) {
    const responses: unknown[] = [];
    for (const { refused } of parts)
      responses.push(refused ? await enveloped(server, errorResponse(refused), call) : null);
    return respond({ failed: 'validation', responses }, { status: 207 });
  }
  const responses: unknown[] = [];
  for (const part of parts) responses.push(await enveloped(server, await run(part), call));
  return respond({ responses }, { status: 207 });
}

async function prepare(
  server: RestServer,
  { viewer }: Call,
  wanted: unknown,
  counters: Call['counters'],
): Promise<Part> {
  const request = requestOf(wanted);
  if (!request) {
    const refused = new SiteError('parse_path_failed', 'This path cannot be read.', 400);
    return { request, call: undefined, refused, viewer };
  }
  const asking: Asking = { viewer, kept: new Map(), counters };
  const call = matchCall(server, request, asking);
  if (!call) return { request, call, refused: noRoute(), viewer };
  if (!(call.endpoint.allowBatch ?? call.route.allowBatch)) {
    const refused = new SiteError('rest_batch_not_allowed', 'This route takes no batch requests.', 400);
    return { request, call, refused, viewer };
  }
  return { request, call, refused: await call.validate(), viewer };
}

async function run({ request, call, refused }: Part): Promise<RestResponse> {
  const response = call ? await answer(call, refused) : errorResponse(refused);
  return request ? finish(response, request) : response;
}

async function enveloped(server: RestServer, response: RestResponse, { viewer }: Call): Promise<unknown> {
  return (await envelope(server, response, viewer, false)).data;
}

/** One entry of `requests` as a request; its body counts as a form. */
function requestOf(wanted: unknown): RestRequest | undefined {
  const entry = isPhpArray(wanted) ? (wanted as Readonly<Record<string, unknown>>) : {}; // the schema says object
  const path = parsePath(toText(entry.path));
  if (!path) return undefined;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(isPhpArray(entry.headers) ? entry.headers : {})) {
    headers[name.toLowerCase().replaceAll('_', '-')] = isPhpArray(value)
      ? Object.values(value).map(toText).join(',')
      : toText(value);
  }
  return {
    // The schema allows these methods only.
    method: (entry.method === undefined ? 'POST' : toText(entry.method)) as Method,
    route: path.route,
    query: parseQuery(path.query),
    form: Object.assign(emptyParams(), isPhpArray(entry.body) ? entry.body : {}),
    json: null,
    headers,
    internal: true,
  };
}

/** The path and query of an address; undefined where PHP's parse_url gives up. */
function parsePath(text: string): { route: string; query: string } | undefined {
  const hash = text.indexOf('#');
  const whole = hash < 0 ? text : text.slice(0, hash);
  const mark = whole.indexOf('?');
  const before = mark < 0 ? whole : whole.slice(0, mark);
  const query = mark < 0 ? '' : whole.slice(mark + 1);
  const scheme = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(.*)$/is.exec(before);
  if (!scheme) return { route: before, query };
  const rest = scheme[1] ?? '';
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  if (host === '' || /:\D/.test(host)) return undefined;
  return { route: slash < 0 ? '' : rest.slice(slash), query };
}
