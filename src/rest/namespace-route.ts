// The index of one namespace (`/wp/v2`): its routes. WP_REST_Server::get_namespace_index.

import { SiteError } from '../base/error.ts';
import { describeRoute } from './engine/describe.ts';
import { respond } from './engine/response.ts';
import { isSecureContext } from './engine/secure-context.ts';
import type { RestServer } from './engine/server.ts';
import type { Call, Route } from './engine/types.ts';
import { restUrl } from './engine/url.ts';

export function namespaceRoute(namespace: string, server: () => RestServer): Route {
  return {
    namespace,
    pattern: `/${namespace}`,
    endpoints: [
      {
        methods: ['GET'],
        args: { namespace: { default: namespace }, context: { default: 'view' } },
        handle: (call) => {
          const { table, site } = server();
          const wanted = call.params.namespace;
          if (typeof wanted !== 'string' || !table.namespaces.includes(wanted)) {
            throw new SiteError('rest_invalid_namespace', 'There is no such namespace.', 404);
          }
          const routes = describeAll(call, table.byNamespace.get(wanted) ?? []);
          return respond({ namespace: wanted, routes }, { links: { up: [{ href: restUrl(site, '/') }] } });
        },
      },
    ],
  };
}

/** Descriptions by pattern; an empty list where there are none, as PHP's empty array. */
export function describeAll(
  { site, request, params }: Call,
  routes: RestServer['table']['routes'],
): Record<string, unknown> | [] {
  const shown: Record<string, unknown> = {};
  const secure = isSecureContext(request);
  for (const route of routes) {
    if (route.secureContext && !secure) continue;
    const description = describeRoute(site, route, params.context);
    if (description) shown[route.pattern] = description;
  }
  return Object.keys(shown).length > 0 ? shown : [];
}
