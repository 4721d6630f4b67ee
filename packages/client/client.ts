// The client itself: one typed call for every operation of the API. What an operation takes and gives is said by types that
// are made from the site's OpenAPI document (`Api`); here they are only carried through.

/** What one operation takes and gives. */
export interface Operation {
  path: object;
  query: object;
  body: unknown;
  answer: unknown;
  /** What comes back with `force: true`, where that is something else. */
  forced?: unknown;
}

export interface ClientOptions {
  /** The site's address. */
  readonly url: string;
  /** Login and application password, or the nonce of a logged-in browser. */
  readonly login?: { readonly user: string; readonly password: string } | { readonly nonce: string };
  /** Stands in for the global fetch. */
  readonly fetch?: typeof fetch;
}

/** An error object of the API. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: unknown;

  constructor(status: number, body: { code?: unknown; message?: unknown; data?: unknown }) {
    super(String(body.message ?? `status ${status}`));
    this.name = 'ApiError';
    this.status = status;
    this.code = String(body.code ?? '');
    this.data = body.data;
  }
}

type Needed<T> = Record<never, never> extends T ? false : true;
/** Only what the operation has is taken; what it cannot do without must be given. */
type Input<O extends Operation> = (Needed<O['path']> extends true ? { path: O['path'] } : { path?: O['path'] }) &
  (Needed<O['query']> extends true ? { query: O['query'] } : { query?: O['query'] }) &
  ([O['body']] extends [never] ? { body?: never } : { body: O['body'] });
type Arguments<O extends Operation> = Needed<Input<O>> extends true ? [input: Input<O>] : [input?: Input<O>];

export interface Answer<T> {
  readonly data: T;
  readonly headers: Headers;
  /** Of lists: items and pages in all; 0 elsewhere. */
  readonly total: number;
  readonly pages: number;
}

/** Operations that answer something else with `force: true`. */
type Forcible<Api> = {
  [K in keyof Api & string]: Api[K] extends Operation & { forced: unknown } ? K : never;
}[keyof Api & string];
type Forced<O> = O extends Operation & { forced: infer F } ? F : never;

export interface Client<Api> {
  /** Deletes for good: answers what was deleted. */
  request<K extends Forcible<Api>>(
    operation: K,
    input: Api[K] extends Operation ? Input<Api[K]> & { query: { force: true } } : never,
  ): Promise<Answer<Forced<Api[K]>>>;
  /** `request('GET /wp/v2/posts/{id}', { path: { id: 1 } })`. Throws an ApiError where the API refuses. */
  request<K extends keyof Api & string>(
    operation: K,
    ...input: Api[K] extends Operation ? Arguments<Api[K]> : never
  ): Promise<Answer<Api[K] extends Operation ? Api[K]['answer'] : never>>;
}

interface AnyInput {
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

export function createClient<Api>({ url, login, fetch: ask = fetch }: ClientOptions): Client<Api> {
  const root = `${url.replace(/\/+$/, '')}/wp-json`;
  const headers: Record<string, string> = { accept: 'application/json', ...loginHeaders(login) };
  const request = async (operation: string, input: AnyInput = {}) => {
    const [method = 'GET', template = '/'] = operation.split(' ');
    const body = input.body === undefined ? null : JSON.stringify(input.body);
    const response = await ask(root + filled(template, input.path ?? {}) + queryText(input.query ?? {}), {
      method,
      headers: body === null ? headers : { ...headers, 'content-type': 'application/json' },
      body,
    });
    // The document says what comes back; what an error looks like, ApiError reads with care.
    const data = (await response.json()) as never;
    if (!response.ok) throw new ApiError(response.status, data);
    const number = (name: string) => Number(response.headers.get(name) ?? 0);
    return { data, headers: response.headers, total: number('x-wp-total'), pages: number('x-wp-totalpages') };
  };
  // The types above have checked what comes in; here it is read by name.
  return { request: request as never };
}

function loginHeaders(login: ClientOptions['login']): Record<string, string> {
  if (!login) return {};
  if ('nonce' in login) return { 'x-wp-nonce': login.nonce };
  const bytes = new TextEncoder().encode(`${login.user}:${login.password}`);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

/** Slashes stay: names of templates and plugins have some. */
function filled(template: string, path: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(path[name] ?? '')
      .split('/')
      .map(encodeURIComponent)
      .join('/'),
  );
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) for (const item of value) add(`${name}[]`, item);
    else if (typeof value === 'object') for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item);
    else pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  };
  for (const [name, value] of Object.entries(query)) add(name, value);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
