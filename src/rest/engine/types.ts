// Shapes of the API engine: requests, responses, routes, endpoints. One dispatch serves HTTP, batch, embedding,
// the command line and tests; nothing here knows of HTTP sockets.
import type { Viewer } from '../../access/viewer.ts';
import type { SiteError } from '../../base/error.ts';
import type { Site } from '../../content/site.ts';
import type { JsonSchema } from '../../extend/types.ts';
import type { AnswerCounters } from '../../rendering/types.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** A value as PHP's query and form parsing or JSON gives it. Lists and maps of PHP become arrays and objects. */
export type ParamValue = unknown;
export type Params = Record<string, ParamValue>;

/** What comes in, already parsed. `WP_REST_Request`: parameters are looked up in JSON, form (POST), query, URL, defaults. */
export interface RestRequest {
  method: Method;
  /** `/wp/v2/posts/7`; starts with a slash, no trailing slash. */
  route: string;
  query: Params;
  /** Form body (urlencoded or multipart fields). */
  form: Params;
  /** JSON body where the content type says JSON; null otherwise. */
  json: Params | null;
  /** What PHP would say of a body that is not JSON: number and phrase of `json_last_error`. Set where `json` cannot be. */
  jsonError?: { code: number; message: string } | undefined;
  /** Raw body; empty where it was a form with files or lies in `rawFile`. */
  raw?: Uint8Array | undefined;
  /** Raw body of an upload, on disk. */
  rawFile?: { readonly path: string; readonly size: number } | undefined;
  /** Files of a multipart body, in order. */
  files?: readonly UploadedFile[] | undefined;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** How it came in over HTTP; absent for requests from within. */
  connection?: { readonly secure: boolean; readonly remoteAddress: string } | undefined;
  /** Set by the engine: this request serves `_embed` of another. */
  internal?: boolean;
}

/** One file of a multipart form, on disk until the request is answered. */
export interface UploadedFile {
  readonly field: string;
  /** As the sender named it; '' where none was chosen. */
  readonly name: string;
  readonly type: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What goes out. `data` is JSON; `links` stand beside it until the response is serialized (`_links`). */
export interface RestResponse {
  status: number;
  /** In order; numbers stay numbers in an envelope, as `X-WP-Total`. */
  headers: Record<string, string | number>;
  data: unknown;
  /** `Link` header values that the response adds, in order. */
  linkHeaders: { rel: string; href: string; attributes?: Record<string, string> }[];
  /** Links of a single item: become `_links` after `_fields` has filtered `data`. Items of a list carry theirs in `data`. */
  links?: Links | undefined;
  /** Set by dispatch: the call that answered, for `Allow`. */
  call?: Call | undefined;
  /** Set by dispatch where an error was not a SiteError: to be logged, never sent. */
  failure?: unknown;
  /** Set where `data` is not JSON: served as it is, with this content type. */
  contentType?: string | undefined;
}

/** Links of one item: relation → targets, in order. `embeddable` ones can be embedded with `_embed`. */
export type Links = Record<string, LinkTarget[]>;
export interface LinkTarget {
  href: string;
  embeddable?: boolean;
  /** Of `self`: the methods the viewer may use there, shown as `targetHints`. Absent: the engine asks the route. */
  allow?: readonly Method[];
  [attribute: string]: unknown;
}

/** Reads a value, throws a SiteError to refuse, or answers false for WordPress's plain refusal without details. */
export type ArgumentCheck = (value: unknown, call: Call, name: string) => unknown;

/**
 * One argument of an endpoint: schema plus WordPress's callbacks. `required` here is the argument's own.
 * With neither `validate` nor `sanitize`, a `type` makes the engine validate and sanitise by the schema
 * (`rest_parse_request_arg`); without `type` nothing is checked.
 */
export interface Argument extends JsonSchema {
  required?: boolean;
  /**
   * `validate_callback`: runs before any sanitising, for values that are not null. `schema` is
   * `rest_validate_request_arg`. A thrown SiteError lands in `data.params` and `data.details`, false only in `params`.
   */
  validate?: 'schema' | ArgumentCheck;
  /**
   * `sanitize_callback`: its answer is the new value. `schema` is `rest_sanitize_request_arg`; `none` is an empty
   * callback: no validation and no sanitising by the schema either. Throws a SiteError to refuse.
   */
  sanitize?: 'schema' | 'none' | ArgumentCheck;
}
export type Arguments = Record<string, Argument>;

/** A validated call of an endpoint: what permission checks and handlers get. */
export interface Call {
  readonly site: Site;
  readonly viewer: Viewer;
  readonly request: RestRequest;
  readonly endpoint: Endpoint;
  /** Values of all sources merged by WordPress's precedence, sanitised, defaults filled in. */
  readonly params: Params;
  /** Which params the client sent, null included (so not those that only have a default). */
  has(name: string): boolean;
  /** From the route's pattern. */
  readonly urlParams: Readonly<Record<string, string>>;
  /** `view`, `edit` or `embed`; `view` where the endpoint has no such argument. */
  readonly context: 'view' | 'edit' | 'embed';
  /** Is this field of the answer wanted (`_fields`, nested as `title.rendered`)? True for all where nothing was said. */
  wants(field: string): boolean;
  /** The sanitised query parameters alone (`get_query_params`), for the links of a collection. */
  readonly query: Params;
  /** The site's API address for a route: `/wp/v2/posts` → `https://example.org/wp-json/wp/v2/posts` (`rest_url`). */
  url(route: string): string;
  /**
   * Makes a value once per request and keeps it by key. Permission checks and handlers share what they load with it,
   * so that the checks behind `Allow` cost no further queries.
   */
  once<T>(key: string, make: () => T): T;
  /** What rendered texts have used: each time new ones, but for items of a batch, which count on. */
  readonly counters: AnswerCounters;
  /** Runs another request in-process as the same viewer. */
  dispatch(request: Partial<RestRequest> & Pick<RestRequest, 'method' | 'route'>): Promise<RestResponse>;
}

export interface Endpoint {
  methods: readonly Method[];
  args: Arguments;
  /** Throws a SiteError where the viewer may not, or answers false (`rest_forbidden`). Absent: open to all. */
  permission?: (call: Call) => unknown;
  handle: (call: Call) => Promise<RestResponse> | RestResponse;
  /**
   * Answers many validated calls with a fixed number of queries, one answer (or SiteError) a call, permissions included:
   * what `_embed` of a list uses. Absent: one call after the other.
   */
  handleMany?: (calls: readonly Call[]) => Promise<readonly (RestResponse | SiteError)[]>;
  /**
   * Over HTTP, GET only: another form of an answer or error whose JSON is `data` (`rest_pre_serve_request`); undefined for
   * JSON.
   */
  represent?: (data: unknown, call: Call) => { contentType: string; body: string } | undefined;
  /**
   * Of the route's items, for the OpenAPI document; absent: a list where there is `per_page`, else one item. Of DELETE:
   * `trashed` answers the item, unless `force` deletes it; `count` says how many were deleted; absent: what was deleted.
   */
  answers?: 'list' | 'map' | 'trashed' | 'count' | 'anything';
  /** May it be called through batch/v1? Absent: as the route says. */
  allowBatch?: boolean;
  /** Left out of the index and of OPTIONS. */
  hidden?: boolean;
}

export interface Route {
  namespace: string;
  /** PHP regular expression of the path as the index shows it: `/wp/v2/posts/(?P<id>[\d]+)`. */
  pattern: string;
  endpoints: readonly Endpoint[];
  /** Item schema, shown by OPTIONS. Made when first asked for. */
  schema?: (site: Site) => JsonSchema;
  /** May it be called through batch/v1? */
  allowBatch?: boolean;
  /** Hidden from the index. */
  hidden?: boolean;
  /** There only for requests of a secure context (see secure-context.ts). */
  secureContext?: true;
}
