// `wpcom/v2/publicize/connections`: lists, tests, adds, changes and removes accounts; and the older routes of Jetpack that
// list and test them. Credentials come by `broadsheet/v1/social/credentials`, whose answer holds the number that the
// adding route takes as `keyring_connection_ID`.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { scheduleChecks } from '../check-job.ts';
import { connectionItem, mayManage } from '../connection-item.ts';
import { addConnection, changeConnection, connectionOf, removeConnection, testConnection } from '../connections.ts';
import { takeCredentials } from '../keyrings.ts';
import type { NetworkError } from '../networks/ask.ts';
import { longestTemplate } from '../settings.ts';
import type { Sharing } from '../shares/run.ts';
import type { Connection } from '../tables.ts';
import {
  idArgument,
  listAnswer,
  managedConnection,
  publishers,
  readingRoute,
  route,
  visibleConnections,
} from './tools.ts';

const flag = { type: 'boolean' } as const;

export function connectionRoutes({ networks }: Sharing): ExtensionRoute[] {
  const list = async (call: RouteCall) => {
    let rows = await visibleConnections(call);
    if (call.params.test_connections === true) {
      for (const row of rows) await test(call, row);
      rows = await visibleConnections(call);
    }
    return listAnswer(rows.map((row) => fullItem(call.viewer, row)));
  };
  const test = async ({ site }: RouteCall, row: Connection): Promise<NetworkError | undefined> => {
    const network = networks.get(row.service);
    return network && testConnection(site, network, row);
  };
  const testResults = async (call: RouteCall) => {
    const results = [];
    for (const row of await visibleConnections(call)) {
      results.push(testResult(row, await test(call, row), networks.has(row.service), mayManage(call.viewer, row)));
    }
    return listAnswer(results);
  };
  const change = async (call: RouteCall) => {
    const { params, site, viewer } = call;
    const row = await managedConnection(call, Number(params.connection_id));
    const { shared, template } = params;
    if (typeof shared === 'boolean' && !viewer.can('edit_others_posts')) {
      throw new SiteError('rest_cannot_edit', 'You may not share this connection with others.', 403);
    }
    await changeConnection(site, row.id, {
      ...(typeof shared === 'boolean' ? { shared: shared ? 1 : 0 } : {}),
      ...(typeof template === 'string' ? { template: template.trim() } : {}),
    });
    return { data: await itemOf(call, row.id), status: 201 };
  };
  const byId = (namespace: string, path: string) =>
    route(namespace, `${path}/(?P<connection_id>[0-9]+)`, [
      {
        methods: ['POST', 'PUT', 'PATCH'],
        args: { connection_id: idArgument, shared: flag, template: { type: 'string', maxLength: longestTemplate } },
        permission: publishers,
        handle: change,
      },
      {
        methods: ['DELETE'],
        args: { connection_id: idArgument },
        permission: publishers,
        handle: async (call) => {
          await removeConnection(call.site, (await managedConnection(call, Number(call.params.connection_id))).id);
          return { data: true, status: 201 };
        },
      },
    ]);
  const collection = (namespace: string, path: string) =>
    route(namespace, path, [
      { methods: ['GET'], args: { test_connections: flag }, permission: publishers, handle: list },
      {
        methods: ['POST'],
        args: {
          keyring_connection_ID: { type: 'integer', required: true },
          external_user_ID: { type: 'string' },
          shared: flag,
          service_name: { type: 'string' },
        },
        permission: publishers,
        handle: connect,
      },
    ]);
  return [
    collection('wpcom/v2', '/publicize/connections'),
    byId('wpcom/v2', '/publicize/connections'),
    readingRoute('wpcom/v2', '/publicize/connection-test-results', testResults),
    readingRoute('jetpack/v4', '/publicize/connections', list),
    readingRoute('jetpack/v4', '/publicize/connection-test-results', testResults),
    collection('jetpack/v4', '/social/connections'),
    byId('jetpack/v4', '/social/connections'),
    route('broadsheet/v1', '/social/connections/(?P<connection_id>[0-9]+)/test', [
      {
        methods: ['POST'],
        args: { connection_id: idArgument },
        permission: publishers,
        handle: async (call) => {
          const row = (await visibleConnections(call)).find(({ id }) => id === Number(call.params.connection_id));
          if (!row) throw new SiteError('connection_not_found', 'There is no such connection.', 404);
          const error = await test(call, row);
          return { data: testResult(row, error, networks.has(row.service), mayManage(call.viewer, row)) };
        },
      },
    ]),
  ];
}

async function connect(call: RouteCall) {
  const { site, viewer, params } = call;
  const external = typeof params.external_user_ID === 'string' ? params.external_user_ID : '';
  const taken = await takeCredentials(site, Number(params.keyring_connection_ID), viewer.id);
  const found = taken?.accounts.find(({ externalId }) => external === '' || externalId === external);
  if (!taken || !found || (params.service_name !== undefined && params.service_name !== taken.service)) {
    throw new SiteError('jp_connection_update_failed', 'There are no such credentials; give them again.', 400);
  }
  // Whoever may edit others' posts shares a new account with all, unless they say otherwise.
  const mayShare = viewer.can('edit_others_posts');
  const shared = mayShare && params.shared !== false;
  const id = await addConnection(site, taken.service, viewer.id, found, shared);
  await scheduleChecks(site);
  return { data: await itemOf(call, id), status: 201 };
}

async function itemOf({ site, viewer }: RouteCall, id: number): Promise<Record<string, unknown>> {
  const row = await connectionOf(site, id);
  if (!row) throw new SiteError('connection_not_found', 'There is no such connection.', 404);
  return fullItem(viewer, row);
}

/** With the properties that older clients look for. */
function fullItem(viewer: RouteCall['viewer'], row: Connection): Record<string, unknown> {
  const item = connectionItem(row);
  return {
    ...item,
    id: String(row.id),
    username: row.handle,
    profile_display_name: row.name,
    global: row.shared === 1,
    can_disconnect: mayManage(viewer, row),
  };
}

function testResult(row: Connection, error: NetworkError | undefined, isKnown: boolean, mayRefresh: boolean) {
  const mustReauth = error?.failure === 'access';
  return {
    connectionID: String(row.id),
    serviceName: row.service,
    connectionTestPassed: mustReauth ? 'must_reauth' : isKnown && error === undefined,
    connectionTestErrorCode: isKnown ? (error ? 'broken' : '') : 'unsupported',
    connectionTestMessage: error?.message ?? '',
    userCanRefresh: mustReauth && mayRefresh,
    refreshText: '',
    refreshURL: '',
    unique_id: `${row.service}_${row.external_id}`,
  };
}
