// The tables of Revive: each account's state, its events to come and past, what it has used of the pool, its shares, and the
// log. What Revive Old Posts kept of these in options is taken over once (queue/adopt.ts).
import type { Generated } from 'kysely';
import { long, number, type Row, short } from '../../extend/columns.ts';
import type { Plugin } from '../../extend/plugin.ts';
import type { ExtensionSite } from '../../extend/site.ts';

export interface AccountTable {
  account: string;
  /** Each round goes through the pool once. */
  round: number;
  /** The place in the order of dates up to which the pool was looked through in this round; '' for its start. */
  walked_date: string;
  walked_id: number;
  /** Unix milliseconds since when nothing is left to share; null: something is, or nobody has looked. */
  exhausted_at: number | null;
}

export type EventState = 'planned' | 'done' | 'skipped';

export interface EventTable {
  id: Generated<number>;
  account: string;
  /** Unix milliseconds; with the account it is unique. */
  at: number;
  state: EventState;
}

export interface UsedTable {
  id: Generated<number>;
  account: string;
  post_id: number;
  /** With account and post it is unique; 0: blocked, in every round. */
  round: number;
  /** The event that it is meant for; 0: none (skipped, or taken over). */
  event_id: number;
  used_at: number;
}

export interface ReviveShareTable {
  id: Generated<number>;
  share_id: number;
  account: string;
  post_id: number;
  /** 0: an instant share. */
  event_id: number;
  ended: number;
}

export interface LogTable {
  id: Generated<number>;
  type: 'success' | 'error' | 'info';
  message: string;
  /** Unix milliseconds. */
  at: number;
}

type ReviveTables = {
  broadsheet_revive_accounts: AccountTable;
  broadsheet_revive_events: EventTable;
  broadsheet_revive_used: UsedTable;
  broadsheet_revive_shares: ReviveShareTable;
  broadsheet_revive_log: LogTable;
};

export type AccountState = Row<AccountTable>;
export type Event = Row<EventTable>;

/** Queries over these tables. */
export const rowsOf = ({ database }: ExtensionSite) => database.kysely.withTables<ReviveTables>();

export const reviveTables: NonNullable<Plugin['tables']> = [
  {
    name: 'broadsheet_revive_accounts',
    own: true,
    columns: [
      short('account', 191),
      number('round', 1),
      short('walked_date', 32),
      number('walked_id'),
      number('exhausted_at', null),
    ],
    primary: ['account'],
    indexes: [],
  },
  {
    name: 'broadsheet_revive_events',
    own: true,
    columns: [{ name: 'id', type: 'id' }, short('account', 191), number('at'), short('state', 16)],
    primary: ['id'],
    indexes: [
      { name: 'event', columns: ['account', 'at'], unique: true },
      { name: 'state', columns: ['state', 'at'] },
    ],
  },
  {
    name: 'broadsheet_revive_used',
    own: true,
    columns: [
      { name: 'id', type: 'id' },
      short('account', 191),
      number('post_id'),
      number('round'),
      number('event_id'),
      number('used_at'),
    ],
    primary: ['id'],
    indexes: [
      { name: 'used', columns: ['account', 'post_id', 'round'], unique: true },
      { name: 'event', columns: ['event_id'] },
      { name: 'round', columns: ['account', 'round'] },
    ],
  },
  {
    name: 'broadsheet_revive_shares',
    own: true,
    columns: [
      { name: 'id', type: 'id' },
      number('share_id'),
      short('account', 191),
      number('post_id'),
      number('event_id'),
      { name: 'ended', type: 'int', default: 0 },
    ],
    primary: ['id'],
    indexes: [
      { name: 'share', columns: ['share_id'], unique: true },
      { name: 'ended', columns: ['ended', 'id'] },
    ],
  },
  {
    name: 'broadsheet_revive_log',
    own: true,
    columns: [{ name: 'id', type: 'id' }, short('type', 16), long('message'), number('at')],
    primary: ['id'],
    indexes: [],
  },
];
