// From a finished response to the JSON that goes out: `_links`, `_embedded`, envelopes.
// WP_REST_Server::response_to_data and envelope_response.
import type { Viewer } from '../../access/viewer.ts';
import type { Asking, EngineCall } from './call.ts';
import { embed } from './embed.ts';
import { compactLinks, withHints } from './links.ts';
import { isEmpty, parseList } from './php.ts';
import { respond } from './response.ts';
import type { RestServer } from './server.ts';
import type { RestResponse } from './types.ts';

/** Which relations to embed: all, some, or none (false). */
export type Embedding = true | readonly string[] | false;

/** Reads `_embed` (`rest_parse_embed_param`); false only where it was not sent. */
export function parseEmbed(value: unknown): Embedding {
  if (value === undefined) return false;
  if (isEmpty(value) || value === 'true' || value === '1') return true;
  const rels = parseList(value).map(String);
  return rels.length > 0 ? rels : true;
}

/** A response's data with its links, and with what they lead to where embedding is wanted. */
export async function responseData(
  server: RestServer,
  response: RestResponse,
  viewer: Viewer,
  embedding: Embedding,
): Promise<unknown> {
  const call = response.call as EngineCall | undefined; // set by this engine alone
  const asking = call?.asking ?? { viewer, kept: new Map() };
  const data = await linkedData(server, response, asking);
  return embedding === false ? data : embed(server, data, asking, embedding);
}

/** A response's data with `_links`, nothing embedded. */
export async function linkedData(server: RestServer, response: RestResponse, asking: Asking): Promise<unknown> {
  const { data, links } = response;
  if (!links || Object.keys(links).length === 0) return data;
  const hinted = await withHints(server, links, asking);
  return { ...(typeof data === 'object' ? data : {}), _links: compactLinks(hinted) };
}

/** The envelope of a response: body, status and headers as data, with status 200. */
export async function envelope(
  server: RestServer,
  response: RestResponse,
  viewer: Viewer,
  embedding: Embedding,
): Promise<RestResponse> {
  const { headers } = response;
  return respond({
    body: await responseData(server, response, viewer, embedding),
    status: response.status,
    // An empty PHP array is a list in JSON.
    headers: Object.keys(headers).length > 0 ? headers : [],
  });
}
