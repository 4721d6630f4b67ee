// The field `jetpack_publicize_connections` of posts: the accounts a post can be shared to, with the post's choice for
// each. Nobody but those who may publish sees any, and a site without connected accounts has none.
import { SiteError } from '../../base/error.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import type { JsonSchema, PostRow, RestField, Viewer } from '../../extend/types.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { type Choices, customizeKey, loadChoices, mediaList, type Override, overridesKey, skipKey } from './choices.ts';
import { connectionItem, mayManage } from './connection-item.ts';
import { allConnections, visibleTo } from './connections.ts';
import { isAvailable, maySharePosts, mayToggle, type ShareFilters } from './filters.ts';
import { mediaSource } from './meta.ts';
import type { Connection } from './tables.ts';

const everywhere = ['view', 'edit'] as const;
const text = (description: string): JsonSchema => ({
  type: 'string',
  description,
  context: everywhere,
  readonly: true,
});

const schema: JsonSchema = {
  description: 'Accounts that the post can be shared to.',
  type: 'array',
  context: everywhere,
  default: [],
  items: {
    type: 'object',
    properties: {
      connection_id: { ...text('Id of the account here.'), readonly: false },
      display_name: text('Name of the account.'),
      external_handle: { ...text('Its handle at the service.'), type: ['string', 'null'] },
      external_id: text('Its id at the service.'),
      profile_link: text('Address of its profile.'),
      profile_picture: text('Address of its picture.'),
      service_label: text('Name of the service.'),
      service_name: { ...text('Short name of the service.'), readonly: false },
      shared: { type: 'boolean', description: 'May everybody share to it?', context: everywhere, readonly: true },
      status: {
        type: ['string', 'null'],
        description: 'Does it work?',
        enum: ['ok', 'broken', 'must_reauth', null],
        context: everywhere,
        readonly: true,
      },
      wpcom_user_id: { type: 'integer', description: 'Whose it is.', context: everywhere, readonly: true },
      id: text('Former name of the id.'),
      username: text('Former name of the handle.'),
      can_disconnect: { type: 'boolean', description: 'May it be taken away?', context: everywhere, readonly: true },
      enabled: { type: 'boolean', description: 'Is the post shared to it?', context: ['edit'] },
      message: { type: 'string', description: 'What is said there.', context: ['edit'] },
      attached_media: {
        type: 'array',
        description: 'Media sent there.',
        context: ['edit'],
        items: {
          type: 'object',
          properties: { id: { type: 'number' }, url: { type: 'string' }, type: { type: 'string' } },
        },
      },
      media_source: { ...mediaSource, context: ['edit'] },
    },
  },
};

/** What is read for all posts of an answer at once. */
interface Loaded {
  readonly connections: readonly Connection[];
  readonly choices: ReadonlyMap<number, Choices>;
}

/** The field for one post type. Throws `invalid_user_permission_publicize` where somebody else writes it. */
export function connectionsField(objectType: string, filters: ShareFilters): RestField {
  return {
    kind: 'post',
    objectType,
    name: 'jetpack_publicize_connections',
    schema,
    load: async (posts, site, viewer): Promise<Loaded | null> => {
      if (!isAvailable(site.hooks) || !maySharePosts(site.hooks, viewer)) return null;
      const connections = await allConnections(site);
      if (connections.length === 0) return null;
      const ids = posts.map(({ ID }) => ID);
      return { connections, choices: await loadChoices(site, ids, connections) };
    },
    read: (post, { viewer, context, loaded, site }) => {
      // load() made it.
      const known = loaded as Loaded | null;
      const choices = known?.choices.get(post.ID);
      if (!known || !choices) return [];
      return visibleTo(known.connections, viewer.id)
        .filter((row) => filters.mayShare(row, post))
        .map((row) => itemOf(site, row, post, choices, viewer, context, filters));
    },
    write: async (value, post, { site, viewer }) => {
      requirePublisher(site, viewer);
      await writeChoices(site, post, viewer, value, filters);
    },
  };
}

/** Throws where a viewer may not see or choose where posts are shared to, or where there is no sharing. */
export function requirePublisher({ hooks }: Pick<ExtensionSite, 'hooks'>, viewer: Viewer): void {
  if (!isAvailable(hooks)) {
    throw new SiteError('publicize_not_available', 'Nothing is shared from this site.', viewer.id > 0 ? 403 : 401);
  }
  if (maySharePosts(hooks, viewer)) return;
  throw new SiteError('invalid_user_permission_publicize', 'You may not choose where posts are shared to.', {
    status: viewer.id > 0 ? 403 : 401,
  });
}

function itemOf(
  site: ExtensionSite,
  row: Connection,
  post: PostRow,
  choices: Choices,
  viewer: Viewer,
  context: string,
  filters: ShareFilters,
): Record<string, unknown> {
  const { template: _, ...item } = connectionItem(row);
  Object.assign(item, { id: String(row.id), username: row.handle, can_disconnect: mayManage(viewer, row) });
  if (context !== 'edit') return item;
  const on = filters.isOn(!choices.skips(row) && !choices.isUsed(row), row, post);
  const wanted = mayToggle(site.hooks, viewer, row) ? on : filters.isOnForAll(on, row, post);
  item.enabled = choices.isDone(row) || (wanted && post.post_status !== 'publish');
  return Object.assign(item, choices.override(row.id));
}

/** Toggles of a post that is not published yet, and what it says at single accounts. */
async function writeChoices(
  site: ExtensionSite,
  post: PostRow,
  viewer: Viewer,
  value: unknown,
  filters: ShareFilters,
): Promise<void> {
  const connections = visibleTo(await allConnections(site), viewer.id);
  const choices = (await loadChoices(site, [post.ID], connections)).get(post.ID);
  const items = entriesOf(value).map(([, item]) => item);
  const itemFor = ({ id, service }: Connection): unknown =>
    items.find((item) => String(valueAt(item, 'connection_id') ?? valueAt(item, 'id') ?? '') === String(id)) ??
    items.find((item) => valueAt(item, 'connection_id') === undefined && valueAt(item, 'service_name') === service);
  const overrides = new Map<string, Override>();
  let overridden = false;
  for (const row of connections) {
    const item = itemFor(row);
    const sent = valueAt(item, 'enabled');
    // Whoever may not choose among shared accounts gets what the site says of them.
    const enabled =
      sent === undefined || mayToggle(site.hooks, viewer, row)
        ? sent
        : filters.isOnForAll(filters.isOn(true, row, post), row, post);
    if (typeof enabled === 'boolean' && !choices?.isDone(row) && !choices?.alreadyShared) {
      if (enabled) await site.posts.deleteMeta(post.ID, [skipKey(row.id)]);
      else await site.posts.setMeta(post.ID, skipKey(row.id), 1);
    }
    const said = sentOverride(item);
    overridden ||= said !== undefined;
    const kept = said ?? choices?.override(row.id);
    if (kept && Object.keys(kept).length > 0) overrides.set(String(row.id), kept);
  }
  if (!overridden) return;
  if (overrides.size === 0) await site.posts.deleteMeta(post.ID, [overridesKey]);
  else {
    await site.posts.setMeta(post.ID, overridesKey, new Map([...overrides].map(([id, each]) => [Number(id), each])));
    // Who says something for single accounts wants it to count.
    if (choices?.customizes === false) await site.posts.setMeta(post.ID, customizeKey, true);
  }
}

/** What an item of a request says for its account alone; undefined: it says nothing of it. Empty texts say nothing. */
function sentOverride(item: unknown): Override | undefined {
  const message = valueAt(item, 'message');
  const media = valueAt(item, 'attached_media');
  const source = valueAt(item, 'media_source');
  if (message === undefined && media === undefined && source === undefined) return undefined;
  const text = typeof message === 'string' ? plain(message) : '';
  const list = mediaList(media);
  return {
    ...(text === '' ? {} : { message: text }),
    ...(list.length === 0 ? {} : { attached_media: list }),
    ...(typeof source === 'string' ? { media_source: source } : {}),
  };
}

/** Text of several lines without tags and control characters. */
export function plain(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
