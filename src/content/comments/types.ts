// What goes into the verbs of comments and comes out of them, independent of any interface. Text is raw, never slashed.
import type { CommentRow } from '../../database/schema.ts';
import type { DatePair } from '../posts/types.ts';

/** A row on its way into the table. */
export type NewComment = Omit<CommentRow, 'comment_ID'>;

/** What create and update take. Absent keys keep what is stored, or WordPress's default on create. */
export interface CommentDraft {
  post?: number;
  parent?: number;
  /** The user who wrote it; 0 for none. Name, address and site are given beside it. */
  author?: number;
  authorName?: string;
  authorEmail?: string;
  authorUrl?: string;
  authorIp?: string;
  agent?: string;
  content?: string;
  date?: DatePair;
  /** `comment` or `note`; create only. */
  type?: string;
}

export type CommentOrder = 'date' | 'date_gmt' | 'id' | 'include' | 'post' | 'parent' | 'type';

/** A page of comments, as WP_Comment_Query is asked by the REST collection. Lists that are absent or empty do not count. */
export interface CommentQuery {
  /** `approve`, `hold`, `all` (both; also ''), `any`, or the column's value. */
  readonly status: string;
  /** `comment`, `pings`, `all`, or the column's value. Notes are left out unless `note` or `all` is asked for. */
  readonly type: string;
  readonly authors?: readonly number[] | undefined;
  readonly authorsExclude?: readonly number[] | undefined;
  readonly authorEmail?: string | undefined;
  readonly include?: readonly number[] | undefined;
  readonly exclude?: readonly number[] | undefined;
  readonly parents?: readonly number[] | undefined;
  readonly parentsExclude?: readonly number[] | undefined;
  readonly posts?: readonly number[] | undefined;
  /** Anywhere in name, address, site, IP or text. */
  readonly search?: string | undefined;
  /** Bounds of the local date, both exclusive. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly orderBy: CommentOrder;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
  /** false: only the total is wanted. */
  readonly wantRows?: boolean;
}

/** An id as its column takes it: nothing below zero, nothing that a number here could not hold exactly. */
export function columnId(id: number): number {
  return Math.min(Math.max(0, id), Number.MAX_SAFE_INTEGER);
}
