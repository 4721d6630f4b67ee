// Shapes of public pages: what comes in and goes out, with nothing of HTTP sockets in it.
import type { Viewer } from '../access/viewer.ts';

export interface WebRequest {
  /** As sent, still encoded, without the query: `/blog/2025/`. */
  readonly path: string;
  /** The query as sent, without its question mark. */
  readonly search: string;
  /** The query parsed as PHP parses it. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly cookie: string | undefined;
  /** By login cookie alone: pages need no nonce. */
  readonly viewer: Viewer;
}

export interface WebResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** WordPress's headers for what no cache may keep. */
export const noCache: readonly (readonly [string, string])[] = [
  ['Expires', 'Wed, 11 Jan 1984 05:00:00 GMT'],
  ['Cache-Control', 'no-cache, must-revalidate, max-age=0, no-store, private'],
];

/** Query variables of WordPress that pages here understand, as texts. */
export type QueryVars = Readonly<Partial<Record<QueryVar, string>>>;
export const queryVars = [
  ...(['p', 'page_id', 'attachment_id', 'name', 'pagename', 'attachment', 'page', 'paged', 's', 'feed'] as const),
  ...(['cat', 'category_name', 'tag', 'tag_id', 'author', 'author_name'] as const),
  ...(['m', 'year', 'monthnum', 'day', 'hour', 'minute', 'second', 'robots', 'preview'] as const),
] as const;
export type QueryVar = (typeof queryVars)[number];

/** A whole number of a query variable, as PHP's absint; 0 where there is none. */
export function numberVar(vars: QueryVars, name: QueryVar): number {
  const number = Number.parseInt(vars[name] ?? '', 10);
  return Number.isSafeInteger(number) ? Math.abs(number) : 0;
}
