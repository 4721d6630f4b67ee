// The one way out of the house: requests to other servers, as WordPress's wp_safe_remote_request makes them. Guarantees:
// each address, redirects included, is checked after its name was resolved, and the connection goes to the very IP address
// that was checked; time, redirects and bytes (decompressed) are limited.
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SiteError } from '../base/error.ts';
import { request as requestHttp } from '../base/node-http.ts';
import { type ReadBody, readBody } from './body.ts';
import { type Resolve, systemResolve, type Target, type TargetRules, targetOf } from './target.ts';

export interface OutgoingSettings {
  readonly resolve?: Resolve | undefined;
  /** The site's own address. */
  readonly home: () => string;
  /** See TargetRules. */
  readonly allow?: readonly string[] | undefined;
}

export interface OutgoingRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** What comes bit by bit can be sent but once: redirects do not get it. */
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** For the whole exchange, in milliseconds; 5 seconds where not given, as WordPress. */
  readonly timeout?: number;
  /** How many redirects are followed; 5 where not given. */
  readonly redirects?: number;
  /** Bytes of a decompressed body; 10 MiB where not given. */
  readonly most?: number;
  /** What happens to a longer body: it is refused, or cut there. */
  readonly longer?: 'refuse' | 'cut';
}

export interface OutgoingResponse {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  /** Lower-case names; repeated ones joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * A request that did not bring an answer. `reached` is false where it certainly never left: nothing happened at the other
 * server then.
 */
export class RequestFailed extends SiteError {
  readonly reached: boolean;
  constructor(message: string, reached: boolean) {
    super('http_request_failed', message);
    this.reached = reached;
  }
}

const redirecting = new Set([301, 302, 303, 307, 308]);

export class Outgoing {
  readonly #settings: OutgoingSettings;

  constructor(settings: OutgoingSettings) {
    this.#settings = settings;
  }

  /** May this address be asked? Resolves its name. */
  async mayAsk(url: string): Promise<boolean> {
    return (await targetOf(url, this.#rules())) !== undefined;
  }

  /** Throws `http_request_failed` where the address may not be asked, does not answer in time, or answers too much. */
  async request(url: string, asked: OutgoingRequest = {}): Promise<OutgoingResponse> {
    const signal = AbortSignal.timeout(asked.timeout ?? 5000);
    const progress: Progress = { reached: false };
    try {
      return await this.#follow(url, asked, signal, progress);
    } catch (error) {
      if (error instanceof SiteError) throw new RequestFailed(error.message, progress.reached);
      const message = signal.aborted ? 'The other server took too long.' : 'The other server could not be reached.';
      throw new RequestFailed(message, progress.reached);
    }
  }

  async #follow(
    start: string,
    asked: OutgoingRequest,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<OutgoingResponse> {
    let url = start;
    let current = asked;
    for (let left = asked.redirects ?? 5; ; left--) {
      const target = await inTime(targetOf(url, this.#rules()), signal);
      if (!target) throw failed('This address may not be asked.');
      const answer = await send(target, current, signal, progress);
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (!redirecting.has(status) || location === undefined) return await respond(answer, target, current);
      answer.destroy();
      if (left <= 0) throw failed('There were too many redirects.');
      if (isStream(current.body)) throw failed('What is sent bit by bit is not sent again.');
      if (!URL.canParse(location, target.url.href)) throw failed('A redirect leads nowhere.');
      const next = new URL(location, target.url);
      current = redirected(current, status, next.origin === target.url.origin);
      url = next.href;
    }
  }

  #rules(): TargetRules {
    const { resolve = systemResolve, home, allow = [] } = this.#settings;
    return { resolve, home: home(), allow };
  }
}

const isStream = (body: OutgoingRequest['body']): boolean =>
  body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);

/** What is known of a request under way. */
interface Progress {
  reached: boolean;
}

/** Settles no later than the signal does: names are resolved by calls that cannot be ended. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

/** The request that follows a redirect: bodies stay behind except at 307 and 308, secrets where the origin changes. */
function redirected(asked: OutgoingRequest, status: number, sameOrigin: boolean): OutgoingRequest {
  const { method = 'GET', body, ...rest } = asked;
  const secret = sameOrigin ? [] : ['authorization', 'cookie'];
  const keepsBody = status >= 307 && body !== undefined;
  const dropped = [...secret, ...(keepsBody ? [] : ['content-type', 'content-length'])];
  const kept = Object.entries(asked.headers ?? {}).filter(([name]) => !dropped.includes(name.toLowerCase()));
  const next = { ...rest, headers: Object.fromEntries(kept) };
  if (status >= 307) return { ...next, method, ...(body === undefined ? {} : { body }) };
  return { ...next, method: method === 'HEAD' ? 'HEAD' : 'GET' };
}

function send(
  { url, address }: Target,
  asked: OutgoingRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<IncomingMessage> {
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = start(url, {
      method: asked.method ?? 'GET',
      headers: { 'user-agent': 'Broadsheet', 'accept-encoding': 'gzip, deflate, br', ...asked.headers },
      signal,
      // A connection of its own: a pooled one was made for what a name meant earlier.
      agent: false,
      lookup: (_host, options, done) => {
        if (options.all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        progress.reached = true;
      });
    });
    request.on('response', resolve);
    request.on('error', reject);
    const { body } = asked;
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) request.end(body);
    else pipeline(Readable.from(body, { objectMode: false }), request).catch(reject);
  });
}

async function respond(answer: IncomingMessage, { url }: Target, asked: OutgoingRequest): Promise<OutgoingResponse> {
  const { most = 10 * 1024 * 1024, longer = 'refuse' } = asked;
  const { bytes, cut }: ReadBody = await readBody(answer, most);
  if (cut && longer === 'refuse') throw failed('The answer is too long.');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { url: url.href, status: answer.statusCode ?? 0, headers, body: bytes };
}

const failed = (message: string): SiteError => new SiteError('http_request_failed', message);
