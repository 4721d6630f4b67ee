// Numbers about sharing: `shares-data`, `x-usage`, and on routes of our own the quotas of accounts and the log of shares.
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { accountOf } from '../connections.ts';
import type { Sharing } from '../shares/run.ts';
import { quotasOf } from '../shares/when.ts';
import { rowsOf, type Share } from '../tables.ts';
import { readingRoute, visibleConnections } from './tools.ts';

export function countRoutes({ networks }: Sharing): ExtensionRoute[] {
  return [
    readingRoute('wpcom/v2', '/publicize/shares-data', async ({ site }) => {
      const rows = await rowsOf(site)
        .selectFrom('broadsheet_social_shares')
        .select((make) => ['state', make.fn.countAll<number>().as('shares')])
        .groupBy('state')
        .execute();
      const posts = await rowsOf(site)
        .selectFrom('broadsheet_social_shares')
        .select((make) => make.fn.count<number>('post_id').distinct().as('posts'))
        .where('state', '=', 'success')
        .executeTakeFirst();
      const of = (...states: string[]): number =>
        rows.filter(({ state }) => states.includes(state)).reduce((sum, { shares }) => sum + Number(shares), 0);
      return {
        data: {
          publicized_count: of('success'),
          to_be_publicized_count: of('waiting', 'sending'),
          shared_posts_count: Number(posts?.posts ?? 0),
          is_share_limit_enabled: false,
        },
      };
    }),
    readingRoute('wpcom/v2', '/publicize/x-usage', xUsage),
    readingRoute('broadsheet/v1', '/social/quotas', async (call) => {
      const data = [];
      for (const row of await visibleConnections(call)) {
        const network = networks.get(row.service);
        if (!network) continue;
        const quotas = await quotasOf(call.site, row.id, row.service, network.limits(accountOf(call.site, row)));
        data.push({
          connection_id: String(row.id),
          service_name: row.service,
          quotas: quotas.map(({ shares, within, used, freeAt }) => ({
            shares,
            seconds: within / 1000,
            used,
            free_at: new Date(freeAt).toISOString(),
          })),
        });
      }
      return { data };
    }),
    readingRoute('broadsheet/v1', '/social/shares', log, {
      post: { type: 'integer' },
      state: { type: 'string', enum: ['waiting', 'sending', 'success', 'failed'] },
      page: { type: 'integer', minimum: 1, default: 1 },
      per_page: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    }),
  ];
}

/** Shares to X by month: made, waiting, and both. Nobody here limits them. */
async function xUsage({ site }: RouteCall) {
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select(['state', 'due_at', 'done_at'])
    .where('service', '=', 'x')
    .where('state', '!=', 'failed')
    .where('created_at', '>', site.now() - 366 * 86_400_000)
    .execute();
  const usage = new Map<string, { used: number; pending: number; total: number }>();
  const monthOf = (instant: number): string => new Date(instant).toISOString().slice(0, 7);
  const now = monthOf(site.now());
  for (const month of [
    now,
    ...rows.map(({ state, due_at, done_at }) => monthOf(state === 'success' ? (done_at ?? due_at) : due_at)),
  ]) {
    if (!usage.has(month)) usage.set(month, { used: 0, pending: 0, total: 0 });
  }
  for (const { state, due_at, done_at } of rows) {
    const month = usage.get(monthOf(state === 'success' ? (done_at ?? due_at) : due_at));
    if (!month) continue;
    month[state === 'success' ? 'used' : 'pending']++;
    month.total++;
  }
  return { data: { limit: null, is_free: false, usage: Object.fromEntries(usage) } };
}

/** The log of shares, newest first, of connections that the viewer sees. */
async function log(call: RouteCall) {
  const { params, site } = call;
  const ids = (await visibleConnections(call)).map(({ id }) => id);
  const page = Number(params.page);
  const perPage = Number(params.per_page);
  if (ids.length === 0) return { data: [], headers: { 'X-WP-Total': 0, 'X-WP-TotalPages': 0 } };
  let rows = rowsOf(site).selectFrom('broadsheet_social_shares').where('connection_id', 'in', ids);
  if (params.post !== undefined) rows = rows.where('post_id', '=', Number(params.post));
  if (typeof params.state === 'string') rows = rows.where('state', '=', params.state as Share['state']); // its enum
  const counted = await rows.select((make) => make.fn.countAll<number>().as('total')).executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const found = await rows
    .selectAll()
    .orderBy('id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return {
    data: found.map(logItem),
    headers: { 'X-WP-Total': total, 'X-WP-TotalPages': Math.ceil(total / perPage) },
  };
}

function logItem(row: Share): Record<string, unknown> {
  const time = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    id: row.id,
    post_id: row.post_id,
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
  };
}
