// Requests to networks, through the guarded way out. What comes back is an answer with status 2xx, or a NetworkError that
// says what to do about it, in words that hold no secret: addresses, headers and bodies never get into them.
import type { ExtensionSite } from '../../../extend/site.ts';

/**
 * `refused`: the network said no, and would again. `later`: nothing happened; try again. `unknown`: it may have happened.
 * `access`: the secret is no longer good.
 */
export type Failure = 'refused' | 'later' | 'unknown' | 'access';

export class NetworkError extends Error {
  readonly failure: Failure;
  readonly code: string;
  /** Milliseconds that the network asks us to wait. */
  readonly wait: number | undefined;
  constructor(failure: Failure, code: string, message: string, wait?: number) {
    super(message);
    this.name = 'NetworkError';
    this.failure = failure;
    this.code = code;
    this.wait = wait;
  }
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** A long body, bit by bit. */
  readonly stream?: Stream;
  /** Statuses besides 2xx that are answers. */
  readonly also?: readonly number[];
  /** Reads the network's own words out of its answer to a refusal. */
  readonly explain?: (data: unknown) => string | undefined;
  /** What a refusal means, where the network says it in its own codes. */
  readonly judge?: (data: unknown) => Failure | undefined;
}

export interface Stream {
  readonly bytes: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where it is none. */
  readonly data: unknown;
  readonly text: string;
}

export type Ask = (url: string, asked?: Asked) => Promise<Answered>;

/** For one request; shorter than the time for which a share is claimed. */
export const requestTimeout = 30_000;
/** Bytes in a millisecond that a long body may take. */
const slowest = 200;
const longestAnswer = 2 * 1024 * 1024;

/** Requests of one account; `secrets` are taken out of whatever the network says. */
export function makeAsk(site: ExtensionSite, secrets: () => readonly string[]): Ask {
  return async (url, asked = {}) => {
    const { method = 'GET', json, form, stream, also = [], explain } = asked;
    const kind = json !== undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const body = json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : asked.body;
    const length = stream?.bytes ?? (body === undefined ? undefined : Buffer.byteLength(body));
    const typed: Record<string, string> = json !== undefined || form !== undefined ? { 'content-type': kind } : {};
    const answer = await site.outgoing
      .request(url, {
        method,
        headers: {
          accept: 'application/json',
          ...typed,
          ...(length === undefined ? {} : { 'content-length': String(length) }),
          ...asked.headers,
        },
        ...(stream ? { body: stream.chunks } : body === undefined ? {} : { body }),
        timeout: requestTimeout + (stream ? Math.ceil(stream.bytes / slowest) : 0),
        // A redirect could carry a secret to somebody else.
        redirects: 0,
        most: longestAnswer,
      })
      .catch((error: unknown) => {
        const reached = !(error instanceof Error && 'reached' in error && error.reached === false);
        const words = error instanceof Error ? error.message : 'The network could not be reached.';
        throw new NetworkError(reached ? 'unknown' : 'later', 'unreachable', words);
      });
    const text = Buffer.from(answer.body).toString('utf8');
    const data = parsed(text);
    const { status, headers } = answer;
    if ((status >= 200 && status < 300) || also.includes(status)) return { status, headers, data, text };
    // A session's token is a secret too, though it is kept nowhere.
    const own = asked.headers?.authorization?.replace(/^\S+ /, '') ?? '';
    const said = clean(explain?.(data) ?? wordsOf(data) ?? '', [...secrets(), own]);
    const error = refusal(status, said, waitOf(headers, data, site.now()));
    const judged = asked.judge?.(data);
    throw judged ? new NetworkError(judged, codes[judged], error.message, error.wait) : error;
  };
}

const codes: Readonly<Record<Failure, string>> = {
  refused: 'refused',
  later: 'rate_limited',
  unknown: 'network_error',
  access: 'access_denied',
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, said: string, wait: number | undefined): NetworkError {
  const words = said === '' ? `The network answered with status ${status}.` : `${said} (status ${status})`;
  if (status === 429) return new NetworkError('later', 'rate_limited', words, wait);
  if (status === 401) return new NetworkError('access', 'access_denied', words);
  if (status === 503 && wait !== undefined) return new NetworkError('later', 'unavailable', words, wait);
  if (status >= 500) return new NetworkError('unknown', 'network_error', words, wait);
  return new NetworkError('refused', 'refused', words);
}

/** `Retry-After`, the reset time of a used-up limit, or `retry_after` in the body: milliseconds. */
function waitOf(headers: Readonly<Record<string, string>>, data: unknown, now: number): number | undefined {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = Number(after);
    const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - now;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  const reset = headers['x-rate-limit-reset'] ?? headers['ratelimit-reset'] ?? headers['x-ratelimit-reset'];
  if (reset !== undefined) {
    // Seconds since 1970, a date, or seconds from now.
    const stamp = /^\d{9,}$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset);
    const wait = /^\d{1,8}$/.test(reset) ? Number(reset) * 1000 : stamp - now;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  const within = textAt(data, 'retry_after') ?? textAt(at(data, 'parameters'), 'retry_after');
  return within !== undefined && Number.isFinite(Number(within)) ? Math.max(0, Number(within) * 1000) : undefined;
}

/** The usual places of a network's own words. */
function wordsOf(data: unknown): string | undefined {
  for (const key of ['error_description', 'message', 'description', 'detail', 'error']) {
    const value = at(data, key);
    if (typeof value === 'string' && value !== '') return value;
    const inner = at(value, 'message');
    if (typeof inner === 'string' && inner !== '') return inner;
  }
  return undefined;
}

/** Short words on one line, without any secret in them, however the network repeats it. */
export function clean(text: string, secrets: readonly string[]): string {
  let words = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  for (const secret of secrets.flatMap(partsOf).sort((a, b) => b.length - a.length)) {
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      words = words.replaceAll(form, '…');
    }
  }
  return words.slice(0, 500);
}

/** A secret and what it is made of: lines, values of headers, the parts of an address. Short parts tell nobody anything. */
function partsOf(secret: string): string[] {
  const parts = secret
    .split(/\r?\n/)
    .flatMap((line) => [line, line.replace(/^[\w-]+:\s*/, ''), line.replace(/^whsec_/, '')]);
  if (URL.canParse(secret)) {
    const { pathname, search, searchParams } = new URL(secret);
    parts.push(pathname, search, ...pathname.split('/'), ...searchParams.values());
  }
  return [secret, ...parts].filter((part) => part.length >= 6);
}

/** A value inside of JSON from outside. */
export function at(data: unknown, ...path: readonly (string | number)[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key]; // an object that has the key
  }
  return value;
}

/** A text, or a number as text, inside of JSON from outside. */
export function textAt(data: unknown, ...path: readonly (string | number)[]): string | undefined {
  const value = at(data, ...path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** The same where there must be one. */
export function neededText(data: unknown, ...path: readonly (string | number)[]): string {
  const value = textAt(data, ...path);
  // The request was answered as done: what it made cannot be told, and must not be made again.
  if (value === undefined)
    throw new NetworkError('unknown', 'unreadable', 'The network gave an answer of another form.');
  return value;
}

export function listAt(data: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = at(data, ...path);
  return Array.isArray(value) ? value : [];
}
