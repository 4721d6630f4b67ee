// A scenario talks to both servers through one client: every request goes to each, the answers are compared, and the
// expected one (WordPress's, or the recorded one) is handed back, so that later requests can use its ids.
import { type Answer, compareAnswers, comparedHeaders, normalise, sortById } from './compare.ts';
import { readZip } from './zip.ts';

export type Role = 'anonymous' | 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

export interface RequestSpec {
  method: string;
  /** `/wp/v2/posts`: sent below /wp-json unless `plain`. */
  path: string;
  query?: string;
  /** JSON body. */
  json?: unknown;
  /** Raw body with its content type. */
  body?: string | Uint8Array;
  contentType?: string;
  headers?: Record<string, string>;
  role: Role;
  /** The name that the server is asked under; otherwise that of its address. */
  host?: string;
  /** The order of what is equal in the asked key is the database's own: compare the items, not their order. */
  anyOrder?: boolean;
}

/** One compared request. `found` is empty when the answers are equal. */
export interface Outcome {
  area: string;
  scenario: string;
  step: number;
  request: RequestSpec;
  expected: Answer;
  got?: Answer;
  found: string[];
}

export interface Target {
  send(request: RequestSpec): Promise<Answer>;
}

/** A server on HTTP. `credentials` maps a role to `login:application password`. */
export class HttpTarget implements Target {
  readonly #origin: string;
  readonly #credentials: Partial<Record<Role, string>>;

  constructor(origin: string, credentials: Partial<Record<Role, string>>) {
    this.#origin = origin;
    this.#credentials = credentials;
  }

  async send(request: RequestSpec): Promise<Answer> {
    const headers: Record<string, string> = { 'user-agent': 'conformance', ...request.headers };
    const login = this.#credentials[request.role];
    if (login) headers.authorization = `Basic ${Buffer.from(login).toString('base64')}`;
    let body: string | Uint8Array | undefined = request.body;
    if (request.json !== undefined) {
      body = JSON.stringify(request.json);
      headers['content-type'] ??= 'application/json';
    }
    if (request.contentType) headers['content-type'] = request.contentType;
    const origin = new URL(this.#origin);
    if (request.host !== undefined) origin.hostname = request.host;
    const url = `${origin.origin}${request.path.startsWith('?') ? '/' : '/wp-json'}${request.path}${request.query ? `?${request.query}` : ''}`;
    const response = await fetch(url, {
      method: request.method,
      headers,
      body: body === undefined ? null : typeof body === 'string' ? body : Buffer.from(body),
      redirect: 'manual',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const kept: Record<string, string> = {};
    for (const name of comparedHeaders) {
      const value = response.headers.get(name);
      if (value !== null) kept[name] = value;
    }
    const isArchive = kept['content-type'] === 'application/zip' && bytes.length > 0;
    const answer = isArchive ? readZip(bytes) : parseBody(new TextDecoder().decode(bytes));
    return { status: response.status, headers: kept, body: answer };
  }
}

/** A body as it is compared: JSON parsed, JSONP by its function and its JSON, other text as it is. */
export function parseBody(text: string): unknown {
  const padded = /^\/\*\*\/([\w.]+)\(([\s\S]*)\)$/.exec(text);
  if (padded) return { callback: padded[1], with: parseBody(padded[2] ?? '') };
  try {
    return text === '' ? '' : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sends each request to both sides, in parallel, and notes the differences. */
export class Client {
  readonly outcomes: Outcome[] = [];
  area = '';
  scenario = '';
  /** The site's address, the same on both sides. */
  readonly origin: string;
  readonly #expected: Target;
  readonly #got: Target;

  constructor(expected: Target, got: Target, origin = '') {
    this.origin = origin;
    this.#expected = expected;
    this.#got = got;
  }

  /** One request as `role`; answers the expected side's body (not normalised). */
  async send(request: RequestSpec): Promise<{ status: number; headers: Record<string, string>; body: Answered }> {
    const [expected, got] = await Promise.all([this.#expected.send(request), this.#got.send(request)]);
    const cleanExpected = this.clean(request, expected);
    const cleanGot = this.clean(request, got);
    const found = compareAnswers(cleanExpected, cleanGot);
    const step = this.outcomes.filter((o) => o.scenario === this.scenario && o.area === this.area).length + 1;
    this.outcomes.push({
      area: this.area,
      scenario: this.scenario,
      step,
      request,
      expected: cleanExpected,
      got: cleanGot,
      found,
    });
    // Scenarios read ids and links of answers whose shape they know.
    return { ...expected, body: expected.body as Answered };
  }

  /** An answer as it is compared: without prose and the present, in order of ids where the order is open. */
  clean(request: RequestSpec, answer: Answer): Answer {
    const now = Date.now();
    const documentation =
      request.method === 'OPTIONS' ||
      /^\/?([a-z-]+\/v?\d(\.\d)?)?\/?$/.test(request.path) ||
      /context=help/.test(request.query ?? '');
    const body = normalise(answer.body, now, request.path.startsWith('/wp-abilities/') ? 'titles' : documentation);
    // Addresses in headers (Link, Location) carry today's date as well.
    const headers = normalise(answer.headers, now) as Record<string, string>;
    return { ...answer, headers, body: request.anyOrder ? sortById(body) : body };
  }

  as(role: Role): Requests {
    return new Requests(this, role);
  }
}

/** What scenarios read from an answer's body: WordPress's JSON, whose shape the scenario knows. */
export interface Answered {
  id: number;
  link: string;
  slug: string;
  [key: string]: unknown;
}

export type Reply = { status: number; headers: Record<string, string>; body: Answered };

/** Short forms for scenarios. `query` is a ready query string. */
export class Requests {
  readonly #client: Client;
  readonly #role: Role;

  constructor(client: Client, role: Role) {
    this.#client = client;
    this.#role = role;
  }

  get(path: string, query?: string, headers?: Record<string, string>): Promise<Reply> {
    return this.#client.send({
      method: 'GET',
      path,
      role: this.#role,
      ...(query ? { query } : {}),
      ...(headers ? { headers } : {}),
    });
  }
  /** A list whose order among equals is the database's own. */
  getAnyOrder(path: string, query: string): Promise<Reply> {
    return this.#client.send({ method: 'GET', path, query, role: this.#role, anyOrder: true });
  }
  head(path: string, query?: string): Promise<Reply> {
    return this.#client.send({ method: 'HEAD', path, role: this.#role, ...(query ? { query } : {}) });
  }
  options(path: string): Promise<Reply> {
    return this.#client.send({ method: 'OPTIONS', path, role: this.#role });
  }
  post(path: string, json: unknown, query?: string): Promise<Reply> {
    return this.#client.send({ method: 'POST', path, json, role: this.#role, ...(query ? { query } : {}) });
  }
  put(path: string, json: unknown): Promise<Reply> {
    return this.#client.send({ method: 'PUT', path, json, role: this.#role });
  }
  patch(path: string, json: unknown): Promise<Reply> {
    return this.#client.send({ method: 'PATCH', path, json, role: this.#role });
  }
  delete(path: string, query?: string): Promise<Reply> {
    return this.#client.send({ method: 'DELETE', path, role: this.#role, ...(query ? { query } : {}) });
  }
  form(path: string, body: string): Promise<Reply> {
    return this.#client.send({
      method: 'POST',
      path,
      body,
      contentType: 'application/x-www-form-urlencoded',
      role: this.#role,
    });
  }
  raw(
    path: string,
    body: string | Uint8Array,
    contentType: string,
    headers?: Record<string, string>,
    query?: string,
  ): Promise<Reply> {
    return this.#client.send({
      method: 'POST',
      path,
      body,
      contentType,
      role: this.#role,
      ...(headers ? { headers } : {}),
      ...(query ? { query } : {}),
    });
  }
}

/** A scenario: a name and what it asks, in order. */
export interface Scenario {
  area: string;
  name: string;
  /** Needs more than the two servers: not recorded for replay. */
  live?: boolean;
  /** Runs with this theme of conformance/themes on both sides, switched to before the area starts. One an area. */
  theme?: string;
  /** Run on both databases before the area starts: what the API cannot bring about. One an area; needs `live`. */
  sql?: string;
  /** Runs with this extension of conformance/plugins, and its twin in PHP at WordPress. One an area. */
  plugin?: string;
  /** Runs with the language file of that locale (conformance/languages) on both sides. One an area; needs `live`. */
  language?: string;
  run: (client: Client) => Promise<void>;
}

export const everyRole: readonly Role[] = [
  'anonymous',
  'subscriber',
  'contributor',
  'author',
  'editor',
  'administrator',
];
