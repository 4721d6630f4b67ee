// What the routes of sharing have in common.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteAnswer, RouteArgument, RouteCall, RouteEndpoint } from '../../../extend/routes.ts';
import type { PostRow } from '../../../extend/types.ts';
import { mayManage } from '../connection-item.ts';
import { allConnections, connectionOf, visibleTo } from '../connections.ts';
import { requirePublisher } from '../field.ts';
import type { Connection } from '../tables.ts';

/** Those who may publish posts may see and use what is shared. */
export const publishers = ({ site, viewer }: RouteCall): true => {
  requirePublisher(site, viewer);
  return true;
};

export const readingRoute = (
  namespace: string,
  path: string,
  handle: RouteEndpoint['handle'],
  args: Readonly<Record<string, RouteArgument>> = {},
): ExtensionRoute => route(namespace, path, [{ methods: ['GET'], args, permission: publishers, handle }]);

export const route = (namespace: string, path: string, endpoints: readonly RouteEndpoint[]): ExtensionRoute => ({
  namespace,
  pattern: `/${namespace}${path}`,
  endpoints,
});

/** A whole list on one page. */
export function listAnswer(items: readonly unknown[]): RouteAnswer {
  return { data: items, headers: { 'X-WP-Total': items.length, 'X-WP-TotalPages': 1 } };
}

export const idArgument = { type: 'integer', required: true, minimum: 1 } as const satisfies RouteArgument;

/** The post, if it is there. */
export async function postOf({ site }: RouteCall, id: number): Promise<PostRow | undefined> {
  return (await site.posts.get([id])).get(id);
}

/** Connections that the viewer may share to. */
export async function visibleConnections({ site, viewer }: RouteCall): Promise<Connection[]> {
  return visibleTo(await allConnections(site), viewer.id);
}

/** A connection that the viewer may change. Throws `connection_not_found` and `rest_cannot_edit`. */
export async function managedConnection({ site, viewer }: RouteCall, id: number): Promise<Connection> {
  const row = await connectionOf(site, id);
  if (!row) throw new SiteError('connection_not_found', 'There is no such connection.', 404);
  if (!mayManage(viewer, row)) throw new SiteError('rest_cannot_edit', 'You may not change this connection.', 403);
  return row;
}
