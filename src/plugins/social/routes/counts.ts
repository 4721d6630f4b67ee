// Numbers about sharing: `shares-data`, `x-usage`, and on a route of our own the quotas of accounts.
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import { accountOf } from '../connections.ts';
import type { Sharing } from '../shares/run.ts';
import { quotasOf } from '../shares/when.ts';
import { rowsOf } from '../tables.ts';
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
