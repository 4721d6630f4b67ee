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
  const table = (): RouteTable => server.table;
  const server: RestServer = {
    site,
    table: routeTable([indexRoute(table), batchRoute(() => server), openApiRoute()], routes, (namespace) =>
      namespaceRoute(namespace, table),
    ),
  };
  return server;
}

/** The same API over another handle of its site. Routes read what a call has (`call.site`), never the site they were made of. */
export const serverOver = ({ table }: RestServer, site: Site): RestServer => ({ site, table });
