// `_embed`: puts what a response's links lead to beside them, in-process, as WP_REST_Server::embed_links.
// Guarantee: what all items of a list link to is gathered first, each address answered once, and addresses of one
// endpoint together where it can (handleMany), so that a list costs a fixed number of queries.
import { SiteError } from '../../base/error.ts';
import { type Asking, EngineCall } from './call.ts';
import { answer, finish } from './dispatch.ts';
import { withProperty } from './encoded.ts';
import { errorResponse, noRoute } from './errors.ts';
import { isEmpty } from './php.ts';
import { type Embedding, linkedData } from './render.ts';
import { matchRoute } from './router.ts';
import type { RestServer } from './server.ts';
import type { Endpoint, RestRequest, RestResponse } from './types.ts';
import { requestFromUrl } from './url.ts';

type Item = Record<string, unknown>;
interface WireLink {
  href: string;
  embeddable?: boolean;
}

/**
 * Data (an item or a list of items, with `_links`) with `_embedded` in each item that has something to embed. What the
 * request has loaded (`asking`) is there for what it embeds, too.
 */
export async function embed(
  server: RestServer,
  data: unknown,
  asking: Asking,
  embedding: Exclude<Embedding, false>,
): Promise<unknown> {
  const items: unknown[] = Array.isArray(data) ? data : [data];
  const found = new Map<string, unknown>();
  for (const item of items) {
    for (const [, links] of wantedLinks(item, embedding)) {
      for (const link of links) if (link.embeddable) found.set(link.href, []);
    }
  }
  if (found.size > 0) await answerAll(server, found, asking);
  const embedded = items.map((item) => withEmbedded(item, embedding, found));
  return Array.isArray(data) ? embedded : embedded[0];
}

function wantedLinks(item: unknown, embedding: Exclude<Embedding, false>): [string, readonly WireLink[]][] {
  if (typeof item !== 'object' || item === null || !('_links' in item) || isEmpty(item._links)) return [];
  // Links were made by compactLinks, or by a handler in the same form.
  const links = Object.entries(item._links as Record<string, readonly WireLink[]>);
  return embedding === true ? links : links.filter(([rel]) => embedding.includes(rel));
}

function withEmbedded(item: unknown, embedding: Exclude<Embedding, false>, found: Map<string, unknown>): unknown {
  const embedded: Record<string, unknown[]> = {};
  for (const [rel, links] of wantedLinks(item, embedding)) {
    const embeds = links.map((link) => (link.embeddable ? found.get(link.href) : []));
    if (embeds.some((one) => !isEmpty(one))) embedded[rel] = embeds;
  }
  return Object.keys(embedded).length > 0 ? withProperty(item as Item, '_embedded', embedded) : item;
}

/** Fills in the data of every address; addresses outside of the API stay empty lists. */
async function answerAll(server: RestServer, found: Map<string, unknown>, asking: Asking): Promise<void> {
  const together = new Map<Endpoint, { href: string; call: EngineCall }[]>();
  const answered: [string, RestRequest, RestResponse][] = [];
  for (const href of found.keys()) {
    const request = requestFromUrl(server.site, href);
    if (!request) continue;
    const call = embeddedCall(server, request, asking);
    if (!call) answered.push([href, request, errorResponse(noRoute())]);
    else if (call.endpoint.handleMany) {
      const group = together.get(call.endpoint) ?? [];
      group.push({ href, call });
      together.set(call.endpoint, group);
    } else answered.push([href, request, await answer(call, await call.validate())]);
  }
  for (const [endpoint, group] of together) {
    const responses = await answerTogether(
      endpoint,
      group.map(({ call }) => call),
    );
    for (const [index, { href, call }] of group.entries()) {
      answered.push([href, call.request, responses[index] ?? errorResponse(noRoute())]);
    }
  }
  for (const [href, request, response] of answered) {
    if (request.query._fields !== undefined) await finish(response, request);
    found.set(href, await linkedData(server, response, asking));
  }
}

/** Embedded requests ask for the embed context, and for as many items as the route gives. */
function embeddedCall(server: RestServer, request: RestRequest, asking: Asking): EngineCall | undefined {
  if (isEmpty(request.query.context)) request.query.context = 'embed';
  const found = matchRoute(server.table, request.method, request.route);
  if (!found) return undefined;
  const most = found.endpoint.args.per_page?.maximum;
  if (most !== undefined && isEmpty(request.query.per_page)) request.query.per_page = most;
  return new EngineCall(server, asking, request, found);
}

async function answerTogether(endpoint: Endpoint, calls: readonly EngineCall[]): Promise<RestResponse[]> {
  const refused = new Map<EngineCall, SiteError>();
  for (const call of calls) {
    const error = await call.validate();
    if (error) refused.set(call, error);
  }
  const valid = calls.filter((call) => !refused.has(call));
  let answers: readonly (RestResponse | SiteError)[] = [];
  if (valid.length > 0) {
    try {
      answers = (await endpoint.handleMany?.(valid)) ?? [];
    } catch (error) {
      answers = valid.map(() => errorResponse(error));
    }
  }
  const byCall = new Map(valid.map((call, index) => [call, answers[index]]));
  return calls.map((call) => {
    const one = refused.get(call) ?? byCall.get(call) ?? noRoute();
    return one instanceof SiteError ? errorResponse(one) : one;
  });
}
