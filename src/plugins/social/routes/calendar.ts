// What will be shared in the days to come: shares that wait for their time, posts that will be published with sharing on, and
// what other extensions plan (the service `planned`). Of accounts that the viewer sees; looking changes nothing.
import type { ExtensionRoute, RouteCall } from '../../../extend/routes.ts';
import type { Services } from '../../../extend/services.ts';
import { loadChoices } from '../choices.ts';
import { visibleTo } from '../connections.ts';
import { day } from '../networks/network.ts';
import { noteType } from '../notes.ts';
import type { Sharing } from '../shares/run.ts';
import { type Connection, rowsOf } from '../tables.ts';
import { titlesFor } from './titles.ts';
import { readingRoute, visibleConnections } from './tools.ts';

/** Entries of one kind. */
const most = 500;

interface Entry {
  readonly at: number;
  readonly kind: 'share' | 'publish' | 'planned';
  readonly connection: Pick<Connection, 'id' | 'service' | 'name'>;
  /** None: it is chosen later. */
  readonly post: number | null;
  /** Of a share that waits. */
  readonly share: number | null;
}

export function calendarRoutes({ filters }: Sharing, services: Services): ExtensionRoute[] {
  const calendar = async (call: RouteCall) => {
    const { site, params } = call;
    const until = site.now() + Number(params.days) * day;
    const connections = await visibleConnections(call);
    const entries = [
      ...(await waiting(call, connections, until)),
      ...(await toBePublished(call, connections, until, filters)),
      ...(await planned(call, connections, until, services)),
    ].sort((a, b) => a.at - b.at);
    const titles = await titlesFor(
      call,
      entries.flatMap(({ post }) => post ?? []),
    );
    return {
      data: entries.map(({ at, kind, connection, post, share }) => ({
        at: new Date(at).toISOString(),
        local: new Date(site.clock.toLocal(at)).toISOString().slice(0, 19),
        kind,
        connection_id: String(connection.id),
        service_name: connection.service,
        name: connection.name,
        post_id: post,
        post_title: post === null ? '' : (titles.get(post) ?? ''),
        share_id: share,
      })),
    };
  };
  const days = { type: 'integer', minimum: 1, maximum: 60, default: 30 } as const;
  return [readingRoute('broadsheet/v1', '/social/calendar', calendar, { days })];
}

async function waiting({ site }: RouteCall, connections: readonly Connection[], until: number): Promise<Entry[]> {
  const known = new Map(connections.map((row) => [row.id, row]));
  if (known.size === 0) return [];
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select(['id', 'post_id', 'connection_id', 'due_at'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', until)
    .where('connection_id', 'in', [...known.keys()])
    .orderBy('due_at')
    .limit(most)
    .execute();
  return rows.flatMap(({ id, post_id, connection_id, due_at }) => {
    const connection = known.get(connection_id);
    return connection ? [{ at: due_at, kind: 'share', connection, post: post_id, share: id } as const] : [];
  });
}

/** Posts with a date to come, at the accounts that their authors left on. */
async function toBePublished(
  { site, viewer }: RouteCall,
  connections: readonly Connection[],
  until: number,
  filters: Sharing['filters'],
): Promise<Entry[]> {
  const to = new Date(site.clock.toLocal(until)).toISOString().slice(0, 19).replace('T', ' ');
  const future = {
    of: ['post', noteType].map((type) => ({ type, status: 'future' })),
    to,
    order: 'asc',
    limit: most,
  } as const;
  const found = connections.length > 0 ? await site.posts.walk(future) : [];
  if (found.length === 0) return [];
  const ids = found.map(({ ID }) => ID);
  const editable = await site.posts.editable(viewer, ids);
  const choices = await loadChoices(site, ids, connections);
  return found.flatMap((post) => {
    const choice = choices.get(post.ID);
    if (!editable.has(post.ID) || !choice?.enabled || post.post_password !== '' || !filters.shouldShare(post))
      return [];
    const at = Date.parse(`${post.post_date_gmt.replace(' ', 'T')}Z`);
    const on = visibleTo(connections, post.post_author).filter(
      (row) =>
        filters.mayShare(row, post) &&
        filters.isOn(!choice.skips(row), row, post) &&
        !choice.isDone(row) &&
        !choice.isUsed(row),
    );
    return on.map((connection) => ({ at, kind: 'publish', connection, post: post.ID, share: null }) as const);
  });
}

async function planned(
  { site }: RouteCall,
  connections: readonly Connection[],
  until: number,
  services: Services,
): Promise<Entry[]> {
  const known = new Map(connections.map((row) => [row.id, row]));
  const all = (await services.get('planned')?.planned(site, until, most)) ?? [];
  return all.flatMap(({ at, accountId, posts }) => {
    const connection = known.get(accountId);
    if (!connection) return [];
    const chosen = posts.length > 0 ? posts : [null];
    return chosen.map((post) => ({ at, kind: 'planned', connection, post, share: null }) as const);
  });
}
