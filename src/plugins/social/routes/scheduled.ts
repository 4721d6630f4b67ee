// Shares at a time of one's choice: `wpcom/v2/publicize/scheduled-actions`, one connection, text and time each. A share whose
// time has come is no scheduled action any more.
import { createHash } from 'node:crypto';
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { plain } from '../field.ts';
import { addShares, jobOf } from '../shares/intents.ts';
import { rowsOf, type Share } from '../tables.ts';
import { idArgument, postOf, publishers, readingRoute, route, visibleConnections } from './tools.ts';

const path = '/publicize/scheduled-actions';
/** Unix seconds; up to the year 2100. */
const dateArgument = { type: 'integer', minimum: 0, maximum: 4_102_444_800 } as const;

const writers = (call: RouteCall): boolean => publishers(call) && call.viewer.can('edit_posts');

export function scheduledRoutes(): ExtensionRoute[] {
  return [
    readingRoute('wpcom/v2', path, async (call) => ({ data: (await waiting(call)).map(itemOf) })),
    route('wpcom/v2', `${path}/posts/(?P<postId>[0-9]+)`, [
      {
        methods: ['GET'],
        args: { postId: idArgument },
        permission: publishers,
        handle: async (call) => ({ data: (await waiting(call, Number(call.params.postId))).map(itemOf) }),
      },
      {
        methods: ['POST'],
        args: {
          postId: idArgument,
          message: { type: 'string', required: true },
          connection_id: idArgument,
          share_date: dateArgument,
        },
        permission: writers,
        handle: schedule,
      },
    ]),
    route('wpcom/v2', `${path}/posts/(?P<postId>[0-9]+)/(?P<actionId>[0-9]+)`, [
      {
        methods: ['GET'],
        args: { postId: idArgument, actionId: idArgument },
        permission: publishers,
        handle: async (call) => ({ data: itemOf(await oneWaiting(call)) }),
      },
      {
        methods: ['PUT'],
        args: { postId: idArgument, actionId: idArgument, message: { type: 'string' }, share_date: dateArgument },
        permission: writers,
        handle: change,
      },
      {
        methods: ['DELETE'],
        args: { postId: idArgument, actionId: idArgument },
        permission: writers,
        handle: async (call) => {
          const share = await oneWaiting(call);
          const rows = rowsOf(call.site).deleteFrom('broadsheet_social_shares');
          await rows.where('id', '=', share.id).where('state', '=', 'waiting').execute();
          return { data: true };
        },
      },
    ]),
  ];
}

async function schedule(call: RouteCall) {
  const { site, viewer, params } = call;
  const postId = Number(params.postId);
  if (!(await postOf(call, postId))) throw new SiteError('post_not_found', 'There is no such post.', 404);
  const connection = (await visibleConnections(call)).find(({ id }) => id === Number(params.connection_id));
  if (!connection) throw new SiteError('connection_not_found', 'There is no such connection.', 404);
  const dueAt = params.share_date === undefined ? site.now() : Number(params.share_date) * 1000;
  const message = plain(String(params.message));
  // The same text at the same time is the same action, however often it is sent.
  const key = createHash('sha256').update(`${dueAt} ${message}`).digest('hex').slice(0, 24);
  const [id] = await addShares(site, [
    { postId, connection, reason: 'scheduled', key, userId: viewer.id, message, dueAt },
  ]);
  const row = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .selectAll()
    .where('id', '=', id ?? 0)
    .executeTakeFirstOrThrow();
  return { data: itemOf(row), status: 201 };
}

async function change(call: RouteCall) {
  const { site, params } = call;
  const share = await oneWaiting(call);
  const dueAt = params.share_date === undefined ? share.due_at : Number(params.share_date) * 1000;
  const message = params.message === undefined ? share.message : plain(String(params.message));
  await site.transaction(async (inside) => {
    const rows = rowsOf(inside).updateTable('broadsheet_social_shares');
    const values = { message, due_at: dueAt, wanted_at: dueAt, composed: null };
    await rows.set(values).where('id', '=', share.id).where('state', '=', 'waiting').execute();
    await inside.enqueue(jobOf(share, dueAt));
  });
  return { data: itemOf({ ...share, message, due_at: dueAt, wanted_at: dueAt }) };
}

/** Scheduled shares that wait, of connections that the viewer sees; the next one first. */
async function waiting(call: RouteCall, postId?: number): Promise<Share[]> {
  const ids = (await visibleConnections(call)).map(({ id }) => id);
  if (ids.length === 0) return [];
  let rows = rowsOf(call.site)
    .selectFrom('broadsheet_social_shares')
    .selectAll()
    .where('reason', '=', 'scheduled')
    .where('state', '=', 'waiting')
    // One that was tried is under way.
    .where('attempts', '=', 0)
    .where('connection_id', 'in', ids);
  if (postId !== undefined) rows = rows.where('post_id', '=', postId);
  return rows.orderBy('due_at').orderBy('id').limit(1000).execute();
}

async function oneWaiting(call: RouteCall): Promise<Share> {
  const { postId, actionId } = call.params;
  const share = (await waiting(call, Number(postId))).find(({ id }) => id === Number(actionId));
  if (!share) throw new SiteError('not_found', 'There is no such scheduled action.', 404);
  const isMine = share.user_id === call.viewer.id || call.viewer.can('edit_others_posts');
  if (call.method !== 'GET' && !isMine) {
    throw new SiteError('rest_cannot_edit', 'You may not change this scheduled action.', 403);
  }
  return share;
}

function itemOf(row: Share): Record<string, unknown> {
  return {
    blog_id: 1,
    connection_id: row.connection_id,
    id: row.id,
    ID: row.id,
    message: row.message,
    post_id: row.post_id,
    share_date: new Date(row.wanted_at).toISOString().replace(/\.\d+Z$/, '+00:00'),
    wpcom_user_id: row.user_id,
  };
}
