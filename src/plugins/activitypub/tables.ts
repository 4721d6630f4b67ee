// The tables of ActivityPub: keys of the site's actors, followers and the inboxes they share, posts that were shared, the
// activities about them, one delivery for each activity and inbox, and what other servers sent. Addresses are long: what
// must be unique is the hash of one. Private keys stand sealed.
import { createHash } from 'node:crypto';
import type { Generated } from 'kysely';
import { long, number, orNull, type Row, short } from '../../extend/columns.ts';
import type { Plugin } from '../../extend/plugin.ts';
import type { ExtensionSite } from '../../extend/site.ts';

interface KeyTable {
  actor: number;
  rsa_public: string;
  rsa_sealed: string;
  /** As a multibase multikey. */
  ed_public: string;
  ed_sealed: string;
  created_at: number;
}

export interface FollowerTable {
  id: Generated<number>;
  actor: number;
  uri_hash: string;
  uri: string;
  inbox_id: number;
  name: string;
  handle: string;
  url: string;
  /** Id of the activity that asked. */
  follow_id: string;
  created_at: number;
}

/** `gone`: it said that it is not there any more. */
export type InboxState = 'ok' | 'failing' | 'gone';

export interface InboxTable {
  id: Generated<number>;
  url_hash: string;
  url: string;
  host: string;
  state: InboxState;
  /** Failures in a row. */
  failures: number;
  /** Unix milliseconds when something is to be sent to it; null: nothing waits. */
  next_at: number | null;
  claimed_until: number;
  /** Moves with each delivery that is added. */
  version: number;
  /** Signatures that it took last: '', `draft-cavage-http-signatures-12`, `rfc9421`. */
  signatures: string;
  last_error: string | null;
  last_success_at: number | null;
}

/** `wanted`: to be announced; `shared`: followers have it; `deleted`: it was taken back. */
export type PostState = 'wanted' | 'shared' | 'deleted';

export interface PostTable {
  post_id: number;
  state: PostState;
  /** Whose post it is there: 0 for the site. */
  actor: number;
  /** Who else passes it on; null: nobody. */
  announcer: number | null;
  /** How often it was taken back: each time, other servers would refuse the same id. */
  generation: number;
  /** Hash of what was sent last. */
  digest: string;
  shared_at: number;
  deleted_at: number | null;
}

export type OutType = 'Create' | 'Update' | 'Delete' | 'Announce' | 'Undo' | 'Accept' | 'Reject' | 'Move';

export interface ActivityTable {
  id: Generated<number>;
  name: string;
  actor: number;
  type: OutType;
  post_id: number;
  /** 1: everybody may read it. */
  public: number;
  /** JSON, as it is sent each time. */
  body: string;
  created_at: number;
}

export type DeliveryState = 'waiting' | 'sent' | 'failed';

export interface DeliveryTable {
  id: Generated<number>;
  activity_id: number;
  inbox_id: number;
  state: DeliveryState;
  attempts: number;
  status: number | null;
  error: string | null;
  created_at: number;
  done_at: number | null;
}

export interface ReceivedTable {
  id: Generated<number>;
  /** Hash of the activity's id, or for reactions of what they are. */
  uri_hash: string;
  uri: string;
  type: string;
  actor_hash: string;
  post_id: number;
  comment_id: number;
  created_at: number;
}

/** Documents of other servers' actors, as long as they are kept. */
export interface ActorTable {
  id: Generated<number>;
  uri_hash: string;
  /** JSON. */
  document: string;
  fetched_at: number;
}

type Tables = {
  broadsheet_ap_actors: ActorTable;
  broadsheet_ap_keys: KeyTable;
  broadsheet_ap_followers: FollowerTable;
  broadsheet_ap_inboxes: InboxTable;
  broadsheet_ap_posts: PostTable;
  broadsheet_ap_activities: ActivityTable;
  broadsheet_ap_deliveries: DeliveryTable;
  broadsheet_ap_received: ReceivedTable;
};

export type Inbox = Row<InboxTable>;
export type Follower = Row<FollowerTable>;
export type SharedPost = Row<PostTable>;
export type Delivery = Row<DeliveryTable>;

/** Queries over these tables. */
export const rowsOf = ({ database }: ExtensionSite) => database.kysely.withTables<Tables>();

/** Adds rows; those whose unique key is there already stay as they are. The number added. */
export const addNew = <T extends keyof Tables>(
  { database }: ExtensionSite,
  table: T,
  rows: readonly Record<string, unknown>[],
): Promise<number> => database.dialect.insertIgnore(database, table, rows);

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const hash = (name: string) => short(name, 64);
const id = { name: 'id', type: 'id' } as const;

export const tables: NonNullable<Plugin['tables']> = [
  {
    name: 'broadsheet_ap_actors',
    own: true,
    columns: [id, hash('uri_hash'), long('document'), number('fetched_at')],
    primary: ['id'],
    indexes: [
      { name: 'uri', columns: ['uri_hash'], unique: true },
      { name: 'fetched', columns: ['fetched_at'] },
    ],
  },
  {
    name: 'broadsheet_ap_keys',
    own: true,
    columns: [
      number('actor'),
      long('rsa_public'),
      long('rsa_sealed'),
      long('ed_public'),
      long('ed_sealed'),
      number('created_at'),
    ],
    primary: ['actor'],
    indexes: [],
  },
  {
    name: 'broadsheet_ap_followers',
    own: true,
    columns: [
      id,
      number('actor'),
      hash('uri_hash'),
      long('uri'),
      number('inbox_id'),
      long('name'),
      long('handle'),
      long('url'),
      long('follow_id'),
      number('created_at'),
    ],
    primary: ['id'],
    indexes: [
      { name: 'follower', columns: ['actor', 'uri_hash'], unique: true },
      { name: 'uri', columns: ['uri_hash'] },
      { name: 'inbox', columns: ['inbox_id'] },
    ],
  },
  {
    name: 'broadsheet_ap_inboxes',
    own: true,
    columns: [
      id,
      hash('url_hash'),
      long('url'),
      long('host'),
      short('state', 40),
      number('failures'),
      number('next_at', null),
      number('claimed_until'),
      number('version'),
      short('signatures', 40),
      orNull(long('last_error')),
      number('last_success_at', null),
    ],
    primary: ['id'],
    indexes: [
      { name: 'url', columns: ['url_hash'], unique: true },
      { name: 'next', columns: ['next_at'] },
    ],
  },
  {
    name: 'broadsheet_ap_posts',
    own: true,
    columns: [
      number('post_id'),
      short('state', 40),
      number('actor'),
      number('announcer', null),
      number('generation'),
      hash('digest'),
      number('shared_at'),
      number('deleted_at', null),
    ],
    primary: ['post_id'],
    indexes: [{ name: 'shared', columns: ['actor', 'state', 'shared_at'] }],
  },
  {
    name: 'broadsheet_ap_activities',
    own: true,
    columns: [
      id,
      short('name', 40),
      number('actor'),
      short('type', 40),
      number('post_id'),
      number('public'),
      long('body'),
      number('created_at'),
    ],
    primary: ['id'],
    indexes: [
      { name: 'name', columns: ['name'], unique: true },
      { name: 'outbox', columns: ['actor', 'public', 'id'] },
    ],
  },
  {
    name: 'broadsheet_ap_deliveries',
    own: true,
    columns: [
      id,
      number('activity_id'),
      number('inbox_id'),
      short('state', 40),
      number('attempts'),
      number('status', null),
      orNull(long('error')),
      number('created_at'),
      number('done_at', null),
    ],
    primary: ['id'],
    indexes: [
      { name: 'once', columns: ['activity_id', 'inbox_id'], unique: true },
      { name: 'inbox', columns: ['inbox_id', 'state', 'id'] },
      { name: 'old', columns: ['state', 'done_at'] },
    ],
  },
  {
    name: 'broadsheet_ap_received',
    own: true,
    columns: [
      id,
      hash('uri_hash'),
      long('uri'),
      short('type', 40),
      hash('actor_hash'),
      number('post_id'),
      number('comment_id'),
      number('created_at'),
    ],
    primary: ['id'],
    indexes: [
      { name: 'uri', columns: ['uri_hash'], unique: true },
      { name: 'post', columns: ['post_id', 'type'] },
      { name: 'actor', columns: ['actor_hash'] },
    ],
  },
];
