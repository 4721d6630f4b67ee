// What a post says of sharing: on or off as a whole, off for single accounts (`_wpas_skip_publicize_ID` and the older
// forms), what is said at single accounts (`_wpas_connection_overrides`), and where it was shared before.
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { type Connection, rowsOf } from './tables.ts';

export const doneKey = '_wpas_done_all';
export const overridesKey = '_wpas_connection_overrides';
export const customizeKey = '_wpas_customize_per_network';
const externalKey = '_publicize_done_external';
export const skipKey = (id: number): string => `_wpas_skip_publicize_${id}`;
const skipKeys = ({ id, service }: Connection): string[] => [skipKey(id), `_wpas_skip_${id}`, `_wpas_skip_${service}`];
const doneKeys = ({ id, service }: Connection): string[] => [`_wpas_done_${id}`, `_wpas_done_${service}`];
const ownKeys = [
  customizeKey,
  '_wpas_mess',
  '_wpas_feature_enabled',
  '_wpas_options',
  doneKey,
  overridesKey,
  externalKey,
];

export interface Override {
  readonly message?: string;
  readonly attached_media?: readonly { id: number; url: string; type: string }[];
  readonly media_source?: string;
}

export interface Choices {
  /** Is it shared when it is published? */
  readonly enabled: boolean;
  readonly message: string;
  readonly options: unknown;
  readonly alreadyShared: boolean;
  skips(connection: Connection): boolean;
  /** Was it shared to this connection? */
  isDone(connection: Connection): boolean;
  /** Was it shared to the account behind this connection, by whatever way? */
  isUsed(connection: Connection): boolean;
  /** `_wpas_customize_per_network`; undefined where nothing is stored: then what is said for single accounts counts. */
  readonly customizes: boolean | undefined;
  override(id: number): Override | undefined;
}

const truthy = (value: unknown): boolean => value !== undefined && value !== '' && value !== '0' && value !== false;

/** What posts say, for these connections. Two statements. */
export async function loadChoices(
  site: ExtensionSite,
  postIds: readonly number[],
  connections: readonly Connection[],
): Promise<ReadonlyMap<number, Choices>> {
  const keys = [...ownKeys, ...connections.flatMap((each) => [...skipKeys(each), ...doneKeys(each)])];
  const meta = await site.posts.values(postIds, [...new Set(keys)]);
  const shared = await sharedAccounts(site, postIds);
  return new Map(
    postIds.map((id) => [
      id,
      choicesOf(meta.get(id) ?? new Map(), shared.get(id) ?? { ids: new Set(), accounts: new Set() }),
    ]),
  );
}

interface SharedTo {
  readonly ids: Set<number>;
  readonly accounts: Set<string>;
}
const accountKey = (service: string, externalId: string): string => `${service} ${externalId}`;

async function sharedAccounts(site: ExtensionSite, postIds: readonly number[]): Promise<Map<number, SharedTo>> {
  const found = new Map<number, SharedTo>();
  if (postIds.length === 0) return found;
  const rows = await rowsOf(site)
    .selectFrom('broadsheet_social_shares')
    .select(['post_id', 'connection_id', 'service', 'external_id'])
    .where('post_id', 'in', [...postIds])
    .where('state', '=', 'success')
    .execute();
  for (const row of rows) {
    const one = found.get(row.post_id) ?? { ids: new Set(), accounts: new Set() };
    one.ids.add(row.connection_id);
    one.accounts.add(accountKey(row.service, row.external_id));
    found.set(row.post_id, one);
  }
  return found;
}

function choicesOf(meta: ReadonlyMap<string, unknown>, shared: SharedTo): Choices {
  const feature = meta.get('_wpas_feature_enabled');
  const message = meta.get('_wpas_mess');
  const stored = meta.get(customizeKey);
  const customizes = stored === undefined ? undefined : truthy(stored);
  return {
    enabled: feature === undefined || truthy(feature),
    message: typeof message === 'string' ? message : '',
    options: meta.get('_wpas_options'),
    alreadyShared: truthy(meta.get(doneKey)),
    skips: (each) => skipKeys(each).some((key) => truthy(meta.get(key))),
    isDone: (each) => shared.ids.has(each.id) || doneKeys(each).some((key) => truthy(meta.get(key))),
    isUsed: (each) =>
      shared.accounts.has(accountKey(each.service, each.external_id)) ||
      truthy(valueAt(valueAt(meta.get(externalKey), each.service), each.external_id)),
    customizes,
    override: (id) => (customizes === false ? undefined : overrideOf(valueAt(meta.get(overridesKey), String(id)))),
  };
}

function overrideOf(value: unknown): Override | undefined {
  if (value === undefined) return undefined;
  const message = valueAt(value, 'message');
  const source = valueAt(value, 'media_source');
  const media = valueAt(value, 'attached_media');
  return {
    ...(typeof message === 'string' ? { message } : {}),
    ...(media === undefined ? {} : { attached_media: mediaList(media) }),
    ...(typeof source === 'string' ? { media_source: source } : {}),
  };
}

/** A stored or sent list of media in its plain form; items without an address or id are left out. */
export function mediaList(value: unknown): { id: number; url: string; type: string }[] {
  return entriesOf(value).flatMap(([, item]) => {
    const id = Math.abs(Math.trunc(Number(valueAt(item, 'id') ?? 0))) || 0;
    const url = String(valueAt(item, 'url') ?? '');
    const type = String(valueAt(item, 'type') ?? '');
    return id > 0 || /^https?:\/\//i.test(url) ? [{ id, url: /^https?:\/\//i.test(url) ? url : '', type }] : [];
  });
}
