// Descriptions of routes as the index and OPTIONS show them: WP_REST_Server::get_data_for_route and
// rest_handle_options_request.
import type { Site } from '../../content/site.ts';
import type { JsonSchema } from '../../extend/types.ts';
import { type Asking, EngineCall } from './call.ts';
import { respond } from './response.ts';
import { findRoute, type TableRoute } from './router.ts';
import { isSecureContext } from './secure-context.ts';
import type { RestServer } from './server.ts';
import type { Argument, Endpoint, RestRequest, RestResponse } from './types.ts';
import { restUrl } from './url.ts';

const shownKeywords = new Set([
  ...['title', 'description', 'default', 'type', 'format', 'enum', 'items', 'properties', 'additionalProperties'],
  ...['patternProperties', 'minProperties', 'maxProperties', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems'],
  ...['anyOf', 'oneOf'],
]);

/** What the index says of a route; undefined where no endpoint is shown. `help` adds the schema. */
export function describeRoute(
  site: Site,
  route: TableRoute,
  context: unknown = 'view',
): Record<string, unknown> | undefined {
  const shown = route.endpoints.filter((endpoint) => !endpoint.hidden);
  if (shown.length === 0 || route.hidden) return undefined;
  const description: Record<string, unknown> = {
    namespace: route.namespace,
    methods: shown.flatMap(({ methods }) => methods),
    endpoints: shown.map((endpoint) => describeEndpoint(route, endpoint)),
  };
  if (route.schema && context === 'help') {
    // WordPress lays the schema between the endpoints and the links.
    description.schema = route.schema(site);
  }
  const path = route.pattern.replace(/\(\?P<(\w+?)>.*?\)/g, '{$1}');
  if (!path.includes('{')) description._links = { self: [{ href: restUrl(site, path) }] };
  return description;
}

function describeEndpoint(route: TableRoute, endpoint: Endpoint): Record<string, unknown> {
  const batch = endpoint.allowBatch ?? route.allowBatch;
  const args = Object.entries(endpoint.args).map(([name, argument]) => [name, describeArgument(argument)] as const);
  return {
    methods: endpoint.methods,
    ...(batch === undefined ? {} : { allow_batch: { v1: batch } }),
    // No arguments are an empty PHP array: a list in JSON.
    args: args.length > 0 ? Object.fromEntries(args) : [],
  };
}

function describeArgument(argument: Argument): JsonSchema {
  const shown: JsonSchema = {};
  for (const [keyword, value] of Object.entries(argument)) {
    if (shownKeywords.has(keyword)) shown[keyword] = value;
  }
  shown.required = argument.required === true;
  return shown;
}

/** The answer to OPTIONS: the route's description, or an empty list where there is no such route. */
export function describeRequest(server: RestServer, request: RestRequest, asking: Asking): RestResponse {
  const found = findRoute(server.table, request.route, isSecureContext(request));
  const endpoint = found?.route.endpoints.at(-1);
  if (!found || !endpoint) return respond([]);
  const response = respond(describeRoute(server.site, found.route, 'help') ?? null);
  response.call = new EngineCall(server, asking, request, {
    route: found.route,
    endpoint: { ...endpoint, args: {} },
    urlParams: found.urlParams,
  });
  return response;
}
