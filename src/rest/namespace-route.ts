// The index of one namespace (`/wp/v2`): its routes. WP_REST_Server::get_namespace_index.

import { SiteError } from '../base/error.ts';
import { describeRoute } from './engine/describe.ts';
import { respond } from './engine/response.ts';
import type { RouteTable } from './engine/router.ts';
import { isSecureContext } from './engine/secure-context.ts';
import type { Call, Route } from './engine/types.ts';
import { restUrl } from './engine/url.ts';

export function namespaceRoute(namespace: string, routeTable: () => RouteTable): Route {
  return {
    namespace,
    pattern: `/${namespace}`,
    endpoints: [
      {
        methods: ['GET'],
        args: { namespace: { default: namespace }, context: { default: 'view' } },
        handle: (call) => {
          const table = routeTable();
          const wanted = call.params.namespace;
          if (typeof wanted !== 'string' || !table.namespaces.includes(wanted)) {
            throw new SiteError('rest_invalid_namespace', 'There is no such namespace.', 404);
          }
          const routes = describeAll(call, table.byNamespace.get(wanted) ?? []);
          return respond({ namespace: wanted, routes }, { links: { up: [{ href: restUrl(call.site, '/') }] } });
        },
      },
    ],
  };
}

/** Descriptions by pattern; an empty list where there are none, as PHP's empty array. */
export function describeAll(
  { site, request, params }: Call,
  routes: RouteTable['routes'],
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
