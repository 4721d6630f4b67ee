// The calls that embedding makes, kept ready: finding the route of an address and checking its parameters costs more than
// answering from rows that are there, and the same addresses are embedded again and again.
// Guarantee: a kept call is what would be made anew. Only strangers' calls are kept, whose parameters are checked against
// the arguments of the route alone, and for as long as neither settings nor routes change.
import type { SiteError } from '../../base/error.ts';
import { type Asking, type CheckedRequest, EngineCall } from './call.ts';
import { isEmpty } from './php.ts';
import { matchRoute, type RouteTable } from './router.ts';
import type { RestServer } from './server.ts';
import type { Params, RestRequest } from './types.ts';
import { requestFromUrl } from './url.ts';

/** A call that is ready to be answered or was refused; or an address that no route fits. */
export type EmbeddedCall = { request: RestRequest; call: EngineCall; refused: SiteError | undefined } | RestRequest;

interface Kept {
  readonly revision: number;
  readonly checked: Map<string, CheckedRequest>;
}

/** By table of routes, which is made anew when these change. */
const keptOf = new WeakMap<RouteTable, Kept>();
const keptAtMost = 5_000;

/** The call of an address; a request where no route fits, undefined for addresses outside of the API. */
export async function embeddedCall(
  server: RestServer,
  href: string,
  asking: Asking,
): Promise<EmbeddedCall | undefined> {
  const { site } = server;
  const keeps = asking.viewer.id === 0 && site.caches.keepsContent;
  const kept = keeps ? keptFor(server) : undefined;
  const known = kept?.get(href);
  if (known) {
    const call = EngineCall.ofChecked(server, asking, known);
    return { request: known.request, call, refused: undefined };
  }
  const request = requestFromUrl(site, href);
  if (!request) return undefined;
  const call = callOf(server, request, asking);
  if (!call) return request;
  const refused = await call.validate();
  if (kept && !refused && call.endpoint.handleMany) {
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(href, { request, found: call, sources: call.sources.map(frozen), params: freeze(call.params) });
  }
  return { request, call, refused };
}

function keptFor({ site, table }: RestServer): Map<string, CheckedRequest> {
  const { revision } = site.options;
  let kept = keptOf.get(table);
  if (kept?.revision !== revision) keptOf.set(table, (kept = { revision, checked: new Map() }));
  return kept.checked;
}

/** Embedded requests ask for the embed context, and for as many items as the route gives. */
function callOf(server: RestServer, request: RestRequest, asking: Asking): EngineCall | undefined {
  if (isEmpty(request.query.context)) request.query.context = 'embed';
  const found = matchRoute(server.table, request.method, request.route);
  if (!found) return undefined;
  const most = found.endpoint.args.per_page?.maximum;
  if (most !== undefined && isEmpty(request.query.per_page)) request.query.per_page = most;
  return new EngineCall(server, asking, request, found);
}

function frozen<S extends { readonly params: Params }>(source: S): S {
  freeze(source.params);
  return source;
}

/** Parameters that many calls share; a handler that changed them would change them for others. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
