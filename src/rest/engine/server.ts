// The API of one site: its site and its table of routes. Made once; every dispatch starts from it.
import type { Site } from '../../content/site.ts';
import { batchRoute } from '../batch-route.ts';
import { indexRoute } from '../index-route.ts';
import { namespaceRoute } from '../namespace-route.ts';
import { openApiRoute } from '../openapi/route.ts';
import { type RouteTable, routeTable } from './router.ts';
import type { Route } from './types.ts';

export interface RestServer {
  readonly site: Site;
  readonly table: RouteTable;
}

/** Routes come in order of registration; the index, batch and namespace indexes are added here. */
export function createRestServer(site: Site, routes: readonly Route[]): RestServer {
  const server: RestServer = {
    site,
    table: routeTable([indexRoute(() => server), batchRoute(() => server), openApiRoute()], routes, (namespace) =>
      namespaceRoute(namespace, () => server),
    ),
  };
  return server;
}
