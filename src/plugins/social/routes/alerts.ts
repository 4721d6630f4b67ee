// What somebody should look at: accounts that no longer work or soon will not, and shares that failed. As a list for the
// newsroom's notices, and as one check in the form of Site Health.
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import type { ExtensionSite } from '../../../extend/site.ts';
import { allConnections } from '../connections.ts';
import { standingOf } from '../live.ts';
import { ahead } from '../mails.ts';
import { day } from '../networks/network.ts';
import type { Sharing } from '../shares/run.ts';
import { type Connection, rowsOf } from '../tables.ts';
import { cancelled } from './shares.ts';
import { readingRoute, route, visibleConnections } from './tools.ts';

/** Failures of so many days are told, and so many of them at most. */
const recent = 7 * day;
const most = 50;

interface Notice {
  readonly code: 'not_live' | 'connection_broken' | 'connection_must_reauth' | 'connection_expires' | 'share_failed';
  readonly connection_id: string;
  readonly service_name: string;
  readonly name: string;
  readonly post_id: number | null;
  readonly message: string;
  readonly date: string | null;
}

export function alertRoutes({ networks }: Sharing): ExtensionRoute[] {
  const notices = async (call: RouteCall) => {
    const connections = await visibleConnections(call);
    return [
      ...ofSite(call, connections),
      ...connections.flatMap((row) => ofConnection(call, row, networks)),
      ...(await failures(call, connections)),
    ];
  };
  return [
    readingRoute('broadsheet/v1', '/social/notices', async (call) => ({ data: await notices(call) })),
    route('broadsheet/v1', '/social/health', [
      {
        methods: ['GET'],
        permission: ({ viewer }) => viewer.can('view_site_health_checks'),
        handle: async (call) => {
          const seen = await figures(call.site);
          return { data: { ...health(await notices(call), seen.queue.lag_seconds), ...seen } };
        },
      },
    ]),
  ];
}

/** A copy of the site says that it does not share. */
function ofSite({ site }: RouteCall, connections: readonly Connection[]): Notice[] {
  const { live, why } = standingOf(site);
  if (live || connections.length === 0) return [];
  return [{ code: 'not_live', connection_id: '', service_name: '', name: '', post_id: null, message: why, date: null }];
}

function ofConnection({ site }: RouteCall, row: Connection, networks: Sharing['networks']): Notice[] {
  const about = { connection_id: String(row.id), service_name: row.service, name: row.name, post_id: null };
  const date = timeOf(row.checked_at);
  if (row.status === 'broken' || row.status === 'must_reauth') {
    const words = row.status === 'broken' ? 'The account does not work.' : 'The account must be connected anew.';
    return [{ ...about, code: `connection_${row.status}`, message: row.error ?? words, date }];
  }
  const network = networks.get(row.service);
  // What is renewed in time never comes so near its end.
  const isLate = row.expires_at !== null && !network?.shortLived && row.expires_at < site.now() + ahead;
  if (!isLate) return [];
  const message = 'The access to the account runs out soon: connect it anew.';
  return [{ ...about, code: 'connection_expires', message, date: timeOf(row.expires_at) }];
}

/** Failed shares, but for those whose post was shared to that account since. */
async function failures({ site }: RouteCall, connections: readonly Connection[]): Promise<Notice[]> {
  const ids = connections.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares as failed')
    .selectAll('failed')
    .where('failed.state', '=', 'failed')
    .where('failed.error_code', '!=', cancelled)
    .where('failed.done_at', '>', site.now() - recent)
    .where('failed.connection_id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('broadsheet_social_shares as later')
            .select('later.id')
            .whereRef('later.post_id', '=', 'failed.post_id')
            .whereRef('later.connection_id', '=', 'failed.connection_id')
            .whereRef('later.id', '>', 'failed.id')
            .where('later.state', '=', 'success'),
        ),
      ),
    )
    .orderBy('failed.id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    code: 'share_failed',
    connection_id: String(row.connection_id),
    service_name: row.service,
    name: row.external_name,
    post_id: row.post_id,
    message: row.error ?? '',
    date: timeOf(row.done_at),
  }));
}

const timeOf = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

/** What stands behind the check: accounts by state, how late what is due is, and the last failures. */
async function figures(site: ExtensionSite) {
  const now = site.now();
  const connections = await allConnections(site);
  const waiting = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select((make) => [make.fn.countAll<number>().as('shares'), make.fn.min('due_at').as('oldest')])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .executeTakeFirst();
  const failed = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select(['id', 'post_id', 'service', 'external_name', 'error_code', 'error', 'done_at'])
    .where('state', '=', 'failed')
    .where('error_code', '!=', cancelled)
    .where('done_at', '>', now - recent)
    .orderBy('done_at', 'desc')
    .limit(10)
    .execute();
  const oldest = Number(waiting?.oldest ?? 0);
  return {
    connections: connections.map((row) => ({
      ...{ connection_id: String(row.id), service_name: row.service, name: row.name, status: row.status },
      ...{ error: row.error, checked: timeOf(row.checked_at), expires: timeOf(row.expires_at) },
    })),
    queue: {
      due: Number(waiting?.shares ?? 0),
      lag_seconds: oldest > 0 ? Math.max(0, Math.floor((now - oldest) / 1000)) : 0,
      oldest: oldest > 0 ? timeOf(oldest) : null,
    },
    failures: failed.map(({ id, post_id, service, external_name, error_code, error, done_at }) => ({
      ...{ id, post_id, service_name: service, name: external_name, code: error_code, message: error },
      date: timeOf(done_at),
    })),
  };
}

/** What is due for so many seconds is late. */
const lateAfter = 3600;

function health(notices: readonly Notice[], lag: number) {
  const broken = notices.filter(({ code }) => code !== 'share_failed').length;
  const failed = notices.length - broken;
  const isLate = lag > lateAfter;
  const isGood = notices.length === 0 && !isLate;
  const text = isGood
    ? 'All connected accounts work, and no share has failed in the last days.'
    : `Accounts that need attention: ${broken}. Shares that failed in the last days: ${failed}.${isLate ? ` What is due waits for ${Math.floor(lag / 60)} minutes.` : ''}`;
  return {
    test: 'social_sharing',
    label: isGood ? 'Sharing to social networks works' : 'Sharing to social networks needs attention',
    status: isGood ? 'good' : broken > 0 ? 'critical' : 'recommended',
    badge: { label: 'Social', color: 'blue' },
    description: `<p>${text}</p>`,
    actions: '',
  };
}
