// Routes of ActivityPub under `broadsheet/v1/activitypub`: settings and state for administrators, followers (authors see their
// own), inboxes that are written to, and what became of a post.
import { SiteError } from '../../base/error.ts';
import type { ExtensionRoute, RouteAnswer, RouteArgument, RouteCall, RouteEndpoint } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import type { JsonSchema } from '../../extend/types.ts';
import { entriesOf } from '../php-arrays.ts';
import { actorOf } from './actors.ts';
import { actorId, hostOf, postId } from './addresses.ts';
import { followersOf } from './followers.ts';
import { sharedRow, wake } from './outgoing.ts';
import { ownOption, type Settings, settingProperties, settingsOf } from './settings.ts';
import { type Follower, type Inbox, rowsOf } from './tables.ts';

const namespace = 'broadsheet/v1';

const refused = ({ viewer }: RouteCall): SiteError =>
  new SiteError('rest_forbidden', 'You may not do that.', { status: viewer.id > 0 ? 403 : 401 });

const managers = (call: RouteCall): true => {
  if (call.viewer.can('manage_options')) return true;
  throw refused(call);
};

/** Authors see who follows them; all else is for who manages the site. */
export const actorsOwn = (call: RouteCall): true => {
  const { viewer, params } = call;
  if (viewer.can('manage_options')) return true;
  if (viewer.id > 0 && params.actor === viewer.id && viewer.can('publish_posts')) return true;
  throw refused(call);
};

const page: Readonly<Record<string, RouteArgument>> = {
  page: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
  per_page: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
};

const pageOf = ({ params }: RouteCall) => {
  const limit = Number(params.per_page);
  return { limit, offset: limit * (Number(params.page) - 1) };
};

function listAnswer(items: readonly unknown[], total: number, limit: number): RouteAnswer {
  return { data: items, headers: { 'X-WP-Total': total, 'X-WP-TotalPages': Math.ceil(total / limit) } };
}

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const date = { type: ['string', 'null'], format: 'date-time' } as const;
const schemaOf = (title: string, properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-04/schema#',
  title,
  type: 'object',
  properties,
});

const isoOrNull = (time: number | null): string | null => (time ? new Date(time).toISOString() : null);

const followerItem = (row: Follower) => ({
  id: row.id,
  actor: row.actor,
  uri: row.uri,
  name: row.name,
  handle: row.handle,
  url: row.url,
  since: isoOrNull(row.created_at),
});

const inboxItem = ({ id, url, host, state, failures, last_error, last_success_at, next_at }: Inbox) => ({
  id,
  url,
  host,
  state,
  failures,
  error: last_error,
  last_success: isoOrNull(last_success_at),
  next_attempt: isoOrNull(next_at),
});

const route = (path: string, endpoints: readonly RouteEndpoint[], schema?: JsonSchema): ExtensionRoute => ({
  namespace,
  pattern: `/${namespace}/activitypub${path}`,
  endpoints,
  ...(schema ? { schema } : {}),
});

async function stateOf(site: ExtensionSite): Promise<Record<string, unknown>> {
  const { name } = settingsOf(site);
  const own = await actorOf(site, 0);
  const count = rowsOf(site)
    .selectFrom('broadsheet_ap_deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'));
  const { count: waiting } = await count.where('state', '=', 'waiting').executeTakeFirstOrThrow();
  return {
    ...settingsOf(site),
    handle: own ? `@${name}@${hostOf(site)}` : '',
    waiting: Number(waiting),
  };
}

async function changeSettings({ site, params, has }: RouteCall): Promise<RouteAnswer> {
  const sent = Object.keys(settingProperties).filter(has);
  const stored = Object.fromEntries(entriesOf(site.option(ownOption)));
  await site.setOption(ownOption, { ...stored, ...Object.fromEntries(sent.map((key) => [key, params[key]])) });
  return { data: await stateOf(site) };
}

async function listFollowers(call: RouteCall): Promise<RouteAnswer> {
  const place = pageOf(call);
  const actor = call.has('actor') ? Number(call.params.actor) : undefined;
  const { total, followers } = await followersOf(call.site, actor, place);
  return listAnswer(followers.map(followerItem), total, place.limit);
}

async function removeFollower({ site, params }: RouteCall): Promise<RouteAnswer> {
  const rows = rowsOf(site);
  const of = Number(params.id);
  const row = await rows.selectFrom('broadsheet_ap_followers').selectAll().where('id', '=', of).executeTakeFirst();
  if (!row) throw new SiteError('activitypub_no_follower', 'There is no such follower.', 404);
  await rows.deleteFrom('broadsheet_ap_followers').where('id', '=', of).execute();
  return { data: { deleted: true, previous: followerItem(row) } };
}

async function listInboxes(call: RouteCall): Promise<RouteAnswer> {
  const place = pageOf(call);
  const rows = rowsOf(call.site).selectFrom('broadsheet_ap_inboxes');
  const { total } = await rows.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await rows.selectAll().orderBy('id', 'desc').limit(place.limit).offset(place.offset).execute();
  return listAnswer(found.map(inboxItem), Number(total), place.limit);
}

async function retryInbox({ site, params }: RouteCall): Promise<RouteAnswer> {
  return site.transaction(async (inside) => {
    const rows = rowsOf(inside);
    const find = () =>
      rows.selectFrom('broadsheet_ap_inboxes').selectAll().where('id', '=', Number(params.id)).executeTakeFirst();
    const row = await find();
    if (!row) throw new SiteError('activitypub_no_inbox', 'There is no such inbox.', 404);
    if (row.next_at !== null) {
      await rows.updateTable('broadsheet_ap_inboxes').set({ next_at: inside.now() }).where('id', '=', row.id).execute();
      await wake(inside, inside.now());
    }
    return { data: inboxItem((await find()) ?? row) };
  });
}

async function postState({ site, params }: RouteCall): Promise<RouteAnswer> {
  const id = Number(params.id);
  const row = await sharedRow(site, id);
  if (!row) throw new SiteError('activitypub_not_shared', 'The post was not shared through ActivityPub.', 404);
  const rows = rowsOf(site);
  const deliveries = await rows
    .selectFrom('broadsheet_ap_deliveries as delivery')
    .innerJoin('broadsheet_ap_activities as activity', 'activity.id', 'delivery.activity_id')
    .select(['activity.type', 'delivery.state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('activity.post_id', '=', id)
    .groupBy(['activity.type', 'delivery.state'])
    .orderBy('activity.type')
    .orderBy('delivery.state')
    .execute();
  const received = await rows
    .selectFrom('broadsheet_ap_received')
    .select(['type', ({ fn }) => fn.countAll<number>().as('count')])
    .where('post_id', '=', id)
    .groupBy('type')
    .execute();
  const countOf = (type: string) => Number(received.find((each) => each.type === type)?.count ?? 0);
  return {
    data: {
      id,
      uri: postId(site, id, row.generation),
      actor: actorId(site, row.actor),
      state: row.state,
      likes: countOf('Like'),
      announces: countOf('Announce'),
      replies: countOf('Create'),
      deliveries: deliveries.map(({ type, state, count }) => ({ type, state, count: Number(count) })),
    },
  };
}

const settingArguments: Readonly<Record<keyof Settings, RouteArgument>> = settingProperties;
const idArgument = { id: { type: 'integer', minimum: 1 } } as const;

export const routes: readonly ExtensionRoute[] = [
  route(
    '/settings',
    [
      { methods: ['GET'], permission: managers, handle: async ({ site }) => ({ data: await stateOf(site) }) },
      { methods: ['POST', 'PUT', 'PATCH'], args: settingArguments, permission: managers, handle: changeSettings },
    ],
    schemaOf('activitypub-settings', {
      ...settingProperties,
      handle: { ...text, readonly: true },
      waiting: { ...whole, readonly: true },
    }),
  ),
  route(
    '/followers',
    [
      {
        methods: ['GET'],
        args: { ...page, actor: { type: 'integer', minimum: 0 } },
        permission: actorsOwn,
        handle: listFollowers,
      },
    ],
    schemaOf('activitypub-follower', {
      id: whole,
      actor: whole,
      uri: text,
      name: text,
      handle: text,
      url: text,
      since: date,
    }),
  ),
  route('/followers/(?P<id>[\\d]+)', [
    { methods: ['DELETE'], args: idArgument, permission: managers, handle: removeFollower },
  ]),
  route(
    '/inboxes',
    [{ methods: ['GET'], args: page, permission: managers, handle: listInboxes }],
    schemaOf('activitypub-inbox', {
      id: whole,
      url: text,
      host: text,
      state: { type: 'string', enum: ['ok', 'failing', 'gone'] },
      failures: whole,
      error: { type: ['string', 'null'] },
      last_success: date,
      next_attempt: date,
    }),
  ),
  route('/inboxes/(?P<id>[\\d]+)/retry', [
    { methods: ['POST'], args: idArgument, permission: managers, handle: retryInbox },
  ]),
  route(
    '/posts/(?P<id>[\\d]+)',
    [
      {
        methods: ['GET'],
        args: idArgument,
        permission: async (call: RouteCall) => {
          const id = Number(call.params.id);
          if ((await call.site.posts.editable(call.viewer, [id])).has(id)) return true;
          throw refused(call);
        },
        handle: postState,
      },
    ],
    schemaOf('activitypub-post', {
      id: whole,
      uri: text,
      actor: text,
      state: { type: 'string', enum: ['wanted', 'shared', 'deleted'] },
      likes: whole,
      announces: whole,
      replies: whole,
      deliveries: {
        type: 'array',
        items: { type: 'object', properties: { type: text, state: text, count: whole } },
      },
    }),
  ),
];
