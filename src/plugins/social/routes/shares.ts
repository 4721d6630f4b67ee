// The shares themselves, on routes of our own: the list (what waits, what was made), giving up one that waits, and making one
// that failed again. Whoever sees an account sees its shares; their maker, and who edits others' posts, may change them.
import { SiteError } from '../../../base/error.ts';
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import type { ShareFilters } from '../filters.ts';
import { addShares, type ShareOptions } from '../shares/intents.ts';
import { type Sharing, settling } from '../shares/run.ts';
import { rowsOf, type Share } from '../tables.ts';
import { titlesFor } from './titles.ts';
import { idArgument, postOf, publishers, readingRoute, route, visibleConnections } from './tools.ts';

const states = ['waiting', 'sending', 'success', 'failed'] as const;
/** What an answer says of a share that somebody gave up. */
export const cancelled = 'cancelled';

export function shareRoutes({ filters }: Sharing): ExtensionRoute[] {
  return [
    readingRoute('broadsheet/v1', '/social/shares', list, {
      post: { type: 'integer' },
      state: { type: 'array', items: { type: 'string', enum: states } },
      order: { type: 'string', enum: ['newest', 'due'], default: 'newest' },
      page: { type: 'integer', minimum: 1, default: 1 },
      per_page: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    }),
    route('broadsheet/v1', '/social/shares/(?P<id>[0-9]+)', [
      {
        methods: ['DELETE'],
        args: { id: idArgument },
        permission: publishers,
        handle: async (call) => answer(call, await cancel(call.site, await changeable(call), filters)),
      },
    ]),
    route('broadsheet/v1', '/social/shares/(?P<id>[0-9]+)/retry', [
      {
        methods: ['POST'],
        args: { id: idArgument },
        permission: publishers,
        handle: async (call) => answer(call, await retry(call, await changeable(call)), 201),
      },
    ]),
  ];
}

async function list(call: RouteCall) {
  const { params, site } = call;
  const ids = (await visibleConnections(call)).map(({ id }) => id);
  const page = Number(params.page);
  const perPage = Number(params.per_page);
  if (ids.length === 0) return { data: [], headers: { 'X-WP-Total': 0, 'X-WP-TotalPages': 0 } };
  let rows = rowsOf(site).selectFrom('broadsheet_social_shares').where('connection_id', 'in', ids);
  if (params.post !== undefined) rows = rows.where('post_id', '=', Number(params.post));
  const asked: readonly unknown[] = Array.isArray(params.state) ? params.state : [];
  const wanted = states.filter((each) => asked.includes(each));
  if (wanted.length > 0) rows = rows.where('state', 'in', wanted);
  const counted = await rows.select((make) => make.fn.countAll<number>().as('total')).executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const all = rows.selectAll();
  const found = await (params.order === 'due' ? all.orderBy('due_at').orderBy('id') : all.orderBy('id', 'desc'))
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return {
    data: await items(call, found),
    headers: { 'X-WP-Total': total, 'X-WP-TotalPages': Math.ceil(total / perPage) },
  };
}

async function items(call: RouteCall, rows: readonly Share[]): Promise<Record<string, unknown>[]> {
  const titles = await titlesFor(
    call,
    rows.map(({ post_id }) => post_id),
  );
  return rows.map((row) => itemOf(row, titles.get(row.post_id) ?? '', mayChange(call, row)));
}

const time = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

function itemOf(row: Share, title: string, mine: boolean): Record<string, unknown> {
  return {
    id: row.id,
    post_id: row.post_id,
    post_title: title,
    connection_id: String(row.connection_id),
    service_name: row.service,
    external_name: row.external_name,
    reason: row.reason,
    state: row.state,
    attempts: row.attempts,
    due: time(row.due_at),
    done: time(row.done_at),
    url: row.url ?? '',
    error_code: row.error_code,
    error: row.error,
    can_cancel: mine && isCancellable(row),
    can_retry: mine && row.state === 'failed',
  };
}

const isCancellable = (row: Share): boolean => row.state === 'waiting' && row.error_code !== settling;

const mayChange = ({ viewer }: RouteCall, row: Share): boolean =>
  row.user_id === viewer.id || viewer.can('edit_others_posts');

async function changeable(call: RouteCall): Promise<Share> {
  const row = await shareOf(call.site, Number(call.params.id));
  const seen = row && (await visibleConnections(call)).some(({ id }) => id === row.connection_id);
  if (!row || !seen) throw new SiteError('share_not_found', 'There is no such share.', 404);
  if (!mayChange(call, row)) throw new SiteError('rest_cannot_edit', 'You may not change this share.', 403);
  return row;
}

async function answer(call: RouteCall, id: number, status = 200) {
  const row = await shareOf(call.site, id);
  if (!row) throw new SiteError('share_not_found', 'There is no such share.', 404);
  const [data] = await items(call, [row]);
  return { data, status };
}

function shareOf(site: ExtensionSite, id: number): Promise<Share | undefined> {
  return rowsOf(site).selectFrom('broadsheet_social_shares').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Gives up a share that waits. What is under way, or may have been made, is not ours to take back. */
async function cancel(site: ExtensionSite, row: Share, filters: ShareFilters): Promise<number> {
  const late = new SiteError('share_under_way', 'The share is under way, or over: nothing was cancelled.', 409);
  if (!isCancellable(row)) throw late;
  const ended: Pick<Share, 'state' | 'error_code' | 'error' | 'done_at'> = {
    ...{ state: 'failed', error_code: cancelled, error: 'Somebody cancelled it.', done_at: site.now() },
  };
  await site.transaction(async (inside) => {
    const { numUpdatedRows } = await rowsOf(inside)
      .updateTable('broadsheet_social_shares')
      .set(ended)
      .where('id', '=', row.id)
      .where('state', '=', 'waiting')
      .where((where) => where.or([where('error_code', 'is', null), where('error_code', '!=', settling)]))
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw late;
    await filters.ended({ ...row, ...ended }, inside);
  });
  site.changed();
  return row.id;
}

/** Shares once more what failed, as it was meant. Asking twice adds one share. */
async function retry(call: RouteCall, row: Share): Promise<number> {
  const { site, viewer } = call;
  if (row.state !== 'failed') throw new SiteError('share_not_failed', 'Only what failed is shared once more.', 409);
  const connection = (await visibleConnections(call)).find(({ id }) => id === row.connection_id);
  if (!connection) throw new SiteError('connection_not_found', 'The account is not connected any more.', 404);
  const post = await postOf(call, row.post_id);
  if (post?.post_status !== 'publish') throw new SiteError('not_published', 'The post is not published.', 400);
  const options = JSON.parse(row.options) as ShareOptions; // written by addShares
  const again = { reason: 'reshare' as const, key: `retry-${row.id}`, userId: viewer.id, message: row.message };
  const [id = 0] = await addShares(site, [{ postId: row.post_id, connection, ...again, options }]);
  return id;
}
