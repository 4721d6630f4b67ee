// One dispatch for HTTP, batch, embedding, preloading and tests: WP_REST_Server::dispatch, respond_to_request and the
// filters that WordPress runs after it (`Allow`, `_fields`).
// Guarantee: never rejects; what goes wrong becomes an error response.
import type { Viewer } from '../../access/viewer.ts';
import type { SiteError } from '../../base/error.ts';
import { allowedMethods } from './allow.ts';
import { type EngineCall, matchCall } from './call.ts';
import { describeRequest } from './describe.ts';
import { errorResponse, forbidden, noRoute } from './errors.ts';
import { filterFields, parseFields } from './fields.ts';
import { headersOf } from './response.ts';
import type { RestServer } from './server.ts';
import type { RestRequest, RestResponse } from './types.ts';

/** Runs a request. The response has no `Allow` yet and all fields: see finish(). */
export async function dispatch(server: RestServer, request: RestRequest, viewer: Viewer): Promise<RestResponse> {
  const asking = { viewer, kept: new Map<string, unknown>() };
  try {
    if (request.method === 'OPTIONS') return describeRequest(server, request, asking);
    const call = matchCall(server, request, asking);
    return call ? await answer(call, await call.validate()) : errorResponse(noRoute());
  } catch (error) {
    return errorResponse(error);
  }
}

const readOnly = new Set<string>(['GET', 'HEAD', 'OPTIONS']);

/** Answers a validated call, or the refusal that validating gave. */
export async function answer(call: EngineCall, refused: SiteError | undefined): Promise<RestResponse> {
  let response: RestResponse;
  try {
    if (refused) throw refused;
    const { permission } = call.endpoint;
    if (permission && (await permission(call)) === false) throw forbidden(call.viewer);
    response = await call.endpoint.handle(call);
    // What was loaded before a write is no longer true; `Allow` tells of the state after it.
    if (!readOnly.has(call.request.method)) call.asking.kept.clear();
  } catch (error) {
    response = errorResponse(error);
  }
  response.call = call;
  return response;
}

/** What follows every dispatch (`rest_post_dispatch`): link headers, `Allow`, `_fields`. Changes the response. */
export async function finish(response: RestResponse, request: RestRequest): Promise<RestResponse> {
  response.headers = { ...headersOf(response) };
  response.linkHeaders = [];
  const call = response.call as EngineCall | undefined; // set by this engine alone
  const allow = call ? await allowedMethods(call) : [];
  if (allow.length > 0) response.headers.Allow = allow.join(', ');
  const fields = call ? call.fields : parseFields(request.json?._fields ?? request.query._fields);
  filterFields(response, fields);
  return response;
}
