// Answers a REST request over HTTP: headers, login, JSONP, envelopes, CORS, entity tags. WP_REST_Server::serve_request.
// Guarantee: whatever comes in, the answer is JSON of WordPress's form; nothing of an unexpected error goes out.
import type { Viewer } from '../access/viewer.ts';
import { SiteError } from '../base/error.ts';
import { sanitizeUrl } from '../rendering/formatting/url.ts';
import { dispatch, finish } from '../rest/engine/dispatch.ts';
import { errorResponse } from '../rest/engine/errors.ts';
import { envelope, parseEmbed, responseData } from '../rest/engine/render.ts';
import type { RestServer } from '../rest/engine/server.ts';
import type { RestRequest, RestResponse } from '../rest/engine/types.ts';
import { restRoot } from '../rest/engine/url.ts';
import type { Body } from './body.ts';
import { entityTag } from './entity-tag.ts';
import { headerValue } from './header-value.ts';
import type { Identity } from './identity.ts';
import type { RestIncoming } from './incoming.ts';
import { type JsonAnswer, jsonAnswer } from './json-text.ts';

/** What goes out. A body of null is none. */
export interface HttpAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: Body | null;
  /** Something unexpected, for the log. */
  failure?: unknown;
  /** May it be kept for other visitors who ask the same? */
  shareable: boolean;
}

const noCache: [string, string][] = [
  ['Expires', 'Wed, 11 Jan 1984 05:00:00 GMT'],
  ['Cache-Control', 'no-cache, must-revalidate, max-age=0, no-store, private'],
];

/** Answers one request whose sender is known. */
export async function serveRest(server: RestServer, incoming: RestIncoming, identity: Identity): Promise<HttpAnswer> {
  const { request } = incoming;
  const callback = jsonpCallback(request);
  const headers = baseHeaders(server, callback !== undefined && callback !== false);
  if (callback === false) return refuseCallback(headers);
  addCors(headers, incoming, identity.viewer);
  if (identity.refreshedNonce !== null) headers.set('X-WP-Nonce', identity.refreshedNonce);

  let response = identity.error ? errorResponse(identity.error) : await dispatch(server, request, identity.viewer);
  const failure = response.failure;
  const { call } = response;
  const isIndex = call?.request.route === '/';
  response = await finish(response, request);
  const embedding = parseEmbed(request.query._embed);
  const enveloped = request.query._envelope !== undefined;
  if (enveloped) response = await envelope(server, response, identity.viewer, embedding);
  for (const [name, value] of Object.entries(response.headers)) headers.set(name, headerValue(String(value)));
  const refused = incoming.overriddenByHeader && response.status >= 400 && response.status < 500;
  if (identity.viewer.id > 0 || identity.error || refused)
    for (const [name, value] of noCache) headers.set(name, value);

  const answer: HttpAnswer = { status: response.status, headers: [...headers], body: null, failure, shareable: false };
  if (request.method === 'HEAD' || response.status === 204) return answer;
  if (response.contentType !== undefined) return sendRaw(answer, response);
  const data = enveloped ? response.data : await responseData(server, response, identity.viewer, embedding);
  if (data === null || data === undefined) return answer;
  const other = request.method === 'GET' ? call?.endpoint.represent?.(data, call) : undefined;
  if (other) return sendRaw(answer, { contentType: other.contentType, data: other.body });
  const { body, tag } = encode(data, request, answer, callback);
  answer.body = body;
  const isPlainGet = request.method === 'GET' && incoming.sentMethod === 'GET' && answer.status === 200;
  if (isPlainGet) answer.headers.push(['ETag', tag]);
  answer.shareable = isPlainGet && !isIndex && identity.anonymous;
  return answer;
}

function baseHeaders({ site }: RestServer, isScript: boolean): Map<string, string> {
  return new Map([
    ['Content-Type', `${isScript ? 'application/javascript' : 'application/json'}; charset=UTF-8`],
    ['X-Robots-Tag', 'noindex'],
    ['Link', `<${restRoot(site)}>; rel="https://api.w.org/"`],
    ['X-Content-Type-Options', 'nosniff'],
  ]);
}

/** The callback of `_jsonp`; undefined where none was asked for, false where it is not a plain name. */
function jsonpCallback({ query }: RestRequest): string | false | undefined {
  const { _jsonp: name } = query;
  if (name === undefined || name === '' || name === '0') return undefined;
  return typeof name === 'string' && /^[\w.]+$/.test(name) ? name : false;
}

function refuseCallback(headers: Map<string, string>): HttpAnswer {
  headers.set('Content-Type', 'application/javascript; charset=UTF-8');
  const body = JSON.stringify({ code: 'rest_callback_invalid', message: 'This is not a name of a function.' });
  return { status: 400, headers: [...headers], body, shareable: false };
}

function addCors(headers: Map<string, string>, { request, sentMethod }: RestIncoming, viewer: Viewer): void {
  headers.set('Access-Control-Expose-Headers', 'X-WP-Total, X-WP-TotalPages, Link');
  const allowed = 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type';
  headers.set('Access-Control-Allow-Headers', allowed);
  const { origin } = request.headers;
  if (origin !== undefined && origin !== '') {
    headers.set('Access-Control-Allow-Origin', origin === 'null' ? origin : sanitizeUrl(origin));
    headers.set('Access-Control-Allow-Methods', 'OPTIONS, GET, POST, PUT, PATCH, DELETE');
    headers.set('Access-Control-Allow-Credentials', 'true');
    headers.set('Vary', 'Origin');
  } else if (sentMethod === 'GET' && viewer.id === 0) headers.set('Vary', 'Origin');
}

/** JSON, as the argument of `callback` if there is one; an answer that has none becomes a 500. */
function encode(data: unknown, { query }: RestRequest, answer: HttpAnswer, callback: string | undefined): JsonAnswer {
  const isPlain = query._pretty === undefined && callback === undefined;
  const text = (value: unknown): JsonAnswer => {
    const json = JSON.stringify(value, null, query._pretty === undefined ? undefined : 4);
    const body = callback === undefined ? json : `/**/${callback}(${json})`;
    return { body, tag: entityTag(body) };
  };
  try {
    return isPlain ? jsonAnswer(data) : text(data);
  } catch (failure) {
    const error = errorResponse(new SiteError('rest_encode_error', 'The answer cannot be written as JSON.', 500));
    answer.status = error.status;
    answer.failure = failure;
    return text(error.data);
  }
}

function sendRaw(
  answer: HttpAnswer,
  { contentType = '', data }: Pick<RestResponse, 'contentType' | 'data'>,
): HttpAnswer {
  answer.headers = [...answer.headers.filter(([name]) => name !== 'Content-Type'), ['Content-Type', contentType]];
  answer.body = typeof data === 'string' || data instanceof Uint8Array ? data : String(data);
  return answer;
}
