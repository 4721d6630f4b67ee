// The tables of sharing: accounts that were connected, shares (one row for each post, account and intent, by a unique key,
// whatever happens) and the attempts at them. Secrets stand sealed in them.
import type { Generated } from 'kysely';
import { long, number, orNull, type Row, short } from '../../extend/columns.ts';
import type { Plugin } from '../../extend/plugin.ts';
import type { ExtensionSite } from '../../extend/site.ts';

export type ConnectionStatus = 'ok' | 'broken' | 'must_reauth';

export interface ConnectionTable {
  id: Generated<number>;
  service: string;
  user_id: number;
  /** 1: everybody who may publish shares to it. */
  shared: number;
  external_id: string;
  name: string;
  handle: string;
  picture: string;
  link: string;
  status: ConnectionStatus | null;
  /** What went wrong when it was tested or used last. */
  error: string | null;
  template: string;
  /** JSON of what is no secret: the address of an instance, a channel. */
  details: string;
  /** JSON of the secrets, sealed. */
  sealed: string;
  /** Unix milliseconds when the secret runs out; null: it does not, or nobody knows. */
  expires_at: number | null;
  created_at: number;
  checked_at: number | null;
}

export type ShareState = 'waiting' | 'sending' | 'success' | 'failed';
export type ShareReason = 'publish' | 'reshare' | 'scheduled' | 'revive' | 'instant';

export interface ShareTable {
  id: Generated<number>;
  post_id: number;
  connection_id: number;
  /** With post and connection it is unique: `publish`, `reshare:KEY`, `scheduled:KEY`, … */
  intent: string;
  reason: ShareReason;
  user_id: number;
  /** What somebody wrote for this share; '' where the templates decide. */
  message: string;
  /** JSON of ShareOptions. */
  options: string;
  state: ShareState;
  /** Unix milliseconds before which it is not made. */
  due_at: number;
  /** When it was meant to be made: `due_at` moves with each delay, this does not. */
  wanted_at: number;
  created_at: number;
  attempts: number;
  claimed_by: string | null;
  claimed_until: number | null;
  /** JSON of what is sent, fixed before the first attempt so that a repeat says the same. */
  composed: string | null;
  service: string;
  external_id: string;
  external_name: string;
  picture: string;
  link: string;
  remote_id: string | null;
  url: string | null;
  error_code: string | null;
  error: string | null;
  done_at: number | null;
}

export interface AttemptTable {
  id: Generated<number>;
  share_id: number;
  number: number;
  started_at: number;
  /** When the request that makes the share was about to leave; null: it never was. */
  sent_at: number | null;
  ended_at: number | null;
  outcome: 'success' | 'error' | 'unknown' | null;
  error_code: string | null;
  error: string | null;
}

/** Credentials that were tried and found good, until the accounts behind them are connected. */
export interface KeyringTable {
  id: Generated<number>;
  service: string;
  user_id: number;
  sealed: string;
  created_at: number;
}

type SocialTables = {
  broadsheet_social_connections: ConnectionTable;
  broadsheet_social_shares: ShareTable;
  broadsheet_social_attempts: AttemptTable;
  broadsheet_social_keyrings: KeyringTable;
};

export type Connection = Row<ConnectionTable>;
export type Share = Row<ShareTable>;
export type Attempt = Row<AttemptTable>;

/** Queries over these tables. */
export const rowsOf = ({ database }: ExtensionSite) => database.kysely.withTables<SocialTables>();

export const socialTables: NonNullable<Plugin['tables']> = [
  {
    name: 'broadsheet_social_connections',
    own: true,
    columns: [
      { name: 'id', type: 'id' },
      short('service', 32),
      number('user_id'),
      { name: 'shared', type: 'int', default: 0 },
      short('external_id', 191),
      long('name'),
      long('handle'),
      long('picture'),
      long('link'),
      orNull(short('status', 16)),
      orNull(long('error')),
      long('template'),
      long('details'),
      long('sealed'),
      number('expires_at', null),
      number('created_at'),
      number('checked_at', null),
    ],
    primary: ['id'],
    indexes: [{ name: 'account', columns: ['service', 'external_id', 'user_id'], unique: true }],
  },
  {
    name: 'broadsheet_social_shares',
    own: true,
    columns: [
      { name: 'id', type: 'id' },
      number('post_id'),
      number('connection_id'),
      short('intent', 96),
      short('reason', 16),
      number('user_id'),
      long('message'),
      long('options'),
      short('state', 16),
      number('due_at'),
      number('wanted_at'),
      number('created_at'),
      { name: 'attempts', type: 'int', default: 0 },
      orNull(short('claimed_by', 64)),
      number('claimed_until', null),
      orNull(long('composed')),
      short('service', 32),
      short('external_id', 191),
      long('external_name'),
      long('picture'),
      long('link'),
      orNull(long('remote_id')),
      orNull(long('url')),
      orNull(short('error_code', 64)),
      orNull(long('error')),
      number('done_at', null),
    ],
    primary: ['id'],
    indexes: [
      { name: 'intent', columns: ['post_id', 'connection_id', 'intent'], unique: true },
      { name: 'state', columns: ['state', 'due_at'] },
      { name: 'used', columns: ['connection_id', 'done_at'] },
    ],
  },
  {
    name: 'broadsheet_social_attempts',
    own: true,
    columns: [
      { name: 'id', type: 'id' },
      number('share_id'),
      { name: 'number', type: 'int', default: 0 },
      number('started_at'),
      number('sent_at', null),
      number('ended_at', null),
      orNull(short('outcome', 16)),
      orNull(short('error_code', 64)),
      orNull(long('error')),
    ],
    primary: ['id'],
    indexes: [{ name: 'share', columns: ['share_id', 'number'], unique: true }],
  },
  {
    name: 'broadsheet_social_keyrings',
    own: true,
    columns: [
      { name: 'id', type: 'id' },
      short('service', 32),
      number('user_id'),
      long('sealed'),
      number('created_at'),
    ],
    primary: ['id'],
    indexes: [],
  },
];
