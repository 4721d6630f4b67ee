// Shapes of the newsroom's own pages: what comes in and goes out, with nothing of HTTP sockets in it.

/** A request for a page, parsed as PHP parses it (rest/engine/query.ts). */
export interface PageRequest {
  readonly method: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly form: Readonly<Record<string, unknown>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly remoteAddress: string;
  readonly secure: boolean;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie` headers, in order. */
  readonly cookies: readonly string[];
  readonly body: string;
}

/** What no cache may keep and no other site may frame. */
export const privateHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=UTF-8',
  Expires: 'Wed, 11 Jan 1984 05:00:00 GMT',
  'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** A parameter that is a text; form before query, as PHP's `$_REQUEST`. Empty where there is none. */
export function textParam(request: PageRequest, name: string): string {
  const value = request.form[name] ?? request.query[name];
  return typeof value === 'string' ? value : '';
}
