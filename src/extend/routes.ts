// Routes and pages that extensions add: the API's in the same terms as Broadsheet's own (rest/engine), pages as plain HTTP.
import type { Viewer } from '../access/viewer.ts';
import type { PostRow } from '../database/schema.ts';
import type { ExtensionSite } from './site.ts';
import type { JsonSchema } from './types.ts';

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An argument: its schema, and whether it must be there. Values are checked and cleaned by the schema. */
export type RouteArgument = JsonSchema & { readonly required?: boolean };

export interface RouteCall {
  readonly site: ExtensionSite;
  readonly viewer: Viewer;
  readonly method: string;
  /** Checked and cleaned, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Did the client send this parameter, null included? */
  has(name: string): boolean;
  /** `view` where the route has no argument of that name. */
  readonly context: 'view' | 'edit' | 'embed';
}

export interface RouteAnswer {
  readonly data: unknown;
  /** 200 where absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number>>;
}

export interface RouteEndpoint {
  readonly methods: readonly RouteMethod[];
  readonly args?: Readonly<Record<string, RouteArgument>>;
  /** Throws a SiteError where the viewer may not, or answers false (`rest_forbidden`). Absent: open to all. */
  readonly permission?: (call: RouteCall) => unknown;
  readonly handle: (call: RouteCall) => Promise<RouteAnswer> | RouteAnswer;
}

/** A route of the API. */
export interface ExtensionRoute {
  /** `wpcom/v2`. */
  readonly namespace: string;
  /** PHP regular expression of the path as the index shows it, its namespace included. */
  readonly pattern: string;
  readonly endpoints: readonly RouteEndpoint[];
  /** Item schema, shown by OPTIONS. */
  readonly schema?: JsonSchema;
}

export interface PageCall {
  readonly method: string;
  /** Path below the site's address, with its first slash; as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  readonly site: ExtensionSite;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Plain HTTP below the site's address, before its own pages: `/.well-known/webfinger`, pictures, inboxes. */
export interface ExtensionPage {
  /** Does a path (with its first slash) belong to it? Cheap: asked of each request that is not the API's. */
  readonly matches: (path: string) => boolean;
  /** Its answers stand at addresses of public pages too, for requests that accept JSON-LD: caches must tell them apart. */
  readonly negotiates?: boolean;
  /** Undefined: it is somebody else's after all. */
  readonly handle: (call: PageCall) => Promise<PageAnswer | undefined>;
}

/** HTML for the head of a public page about one post, as strangers see it. */
export type PageHead = (post: PostRow, site: ExtensionSite) => Promise<string>;

/** The same for the site's front page, be it the newest posts or one page, for which the PageHeads are asked as well. */
export type HomeHead = (site: ExtensionSite) => Promise<string>;
