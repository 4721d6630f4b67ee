// Shapes of the API engine: requests, responses, routes, endpoints. One dispatch serves HTTP, batch, embedding,
// the command line and tests; nothing here knows of HTTP sockets.
import type { Viewer } from '../../access/viewer.ts';
import type { Site } from '../../content/site.ts';
import type { JsonSchema } from '../../extend/types.ts';

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
  /** JSON body where the content type says JSON; null otherwise. A body that does not parse: `{ invalid: message }`. */
  json: Params | null;
  invalidJson?: string | undefined;
  /** Raw body, for uploads; empty otherwise. */
  raw?: Uint8Array | undefined;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Set by the engine: this request serves `_embed` of another. */
  internal?: boolean;
}

/** What goes out. `data` is JSON; `links` stand beside it until the response is serialized (`_links`). */
export interface RestResponse {
  status: number;
  headers: Record<string, string>;
  data: unknown;
  /** `Link` header values that the response adds, in order. */
  linkHeaders: { rel: string; href: string; attributes?: Record<string, string> }[];
  /** Set where `data` is not JSON: served as it is, with this content type. */
  contentType?: string | undefined;
}

/** Links of one item: relation → targets, in order. `embeddable` ones can be embedded with `_embed`. */
export type Links = Record<string, LinkTarget[]>;
export interface LinkTarget {
  href: string;
  embeddable?: boolean;
  [attribute: string]: unknown;
}

/** One argument of an endpoint: schema plus WordPress's endpoint keys. `required` here is the argument's own. */
export interface Argument extends JsonSchema {
  required?: boolean;
  /** Checked instead of the schema. Throws a SiteError, whose code and message land in `data.details`. */
  validate?: (value: unknown, call: Call, name: string) => void | Promise<void>;
  /** Applied instead of the schema's sanitising. */
  sanitize?: (value: unknown, call: Call, name: string) => unknown;
  /** Neither validate nor sanitize by schema: only what is given above runs. */
  raw?: boolean;
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
  /** Which params the client sent (so not those that only have a default). */
  has(name: string): boolean;
  /** From the route's pattern. */
  readonly urlParams: Readonly<Record<string, string>>;
  /** `view`, `edit` or `embed`; `view` where the endpoint has no such argument. */
  readonly context: 'view' | 'edit' | 'embed';
  /** Is this field of the answer wanted (`_fields`, nested as `title.rendered`)? True for all where nothing was said. */
  wants(field: string): boolean;
  /** Runs another request in-process as the same viewer. */
  dispatch(request: Partial<RestRequest> & Pick<RestRequest, 'method' | 'route'>): Promise<RestResponse>;
}

export interface Endpoint {
  methods: readonly Method[];
  args: Arguments;
  /** Throws a SiteError where the viewer may not. Absent: open to all. */
  permission?: (call: Call) => void | Promise<void>;
  handle: (call: Call) => Promise<RestResponse> | RestResponse;
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
}
