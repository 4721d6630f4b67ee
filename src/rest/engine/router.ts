// The table of routes and how a request finds its endpoint: WP_REST_Server's register_route and match_request_to_handler.
// Guarantees: routes in order of registration, each namespace opening with its index; the first endpoint whose pattern
// and method fit wins; expressions are compiled once.
import { trimEnd } from '../../base/trim.ts';
import type { Endpoint, Method, Route } from './types.ts';

/** A route with all endpoints that were registered for its pattern. */
export interface TableRoute extends Route {
  readonly endpoints: readonly Endpoint[];
  readonly test: RegExp;
  /** Lower-case text that every path of this route starts with: cheaper to compare than the expression. */
  readonly prefix: string;
}

export interface RouteTable {
  readonly routes: readonly TableRoute[];
  readonly namespaces: readonly string[];
  readonly byNamespace: ReadonlyMap<string, readonly TableRoute[]>;
}

export interface Match {
  route: TableRoute;
  endpoint: Endpoint;
  urlParams: Record<string, string>;
}

/** `first` are the routes without a namespace (index, batch); `indexOf` makes the index route of a namespace. */
export function routeTable(
  first: readonly Route[],
  routes: readonly Route[],
  indexOf: (namespace: string) => Route,
): RouteTable {
  const byPattern = new Map<string, Route>();
  const add = (route: Route) => {
    const known = byPattern.get(route.pattern);
    if (!known) byPattern.set(route.pattern, route);
    else byPattern.set(route.pattern, { ...known, ...route, endpoints: [...known.endpoints, ...route.endpoints] });
  };
  const namespaces: string[] = [];
  for (const route of first) add(route);
  for (const route of routes) {
    if (!namespaces.includes(route.namespace)) {
      namespaces.push(route.namespace);
      add(indexOf(route.namespace));
    }
    add(route);
  }
  const compiled = [...byPattern.values()].map(compile);
  return { routes: compiled, namespaces, byNamespace: Map.groupBy(compiled, ({ namespace }) => namespace) };
}

function compile(route: Route): TableRoute {
  // PHP's end-of-text also stands before a final line feed.
  const source = route.pattern.replace(/\(\?P</g, '(?<');
  return { ...route, test: new RegExp(`^${source}(?=\\n?$)`, 'i'), prefix: literalStart(route.pattern).toLowerCase() };
}

function literalStart(pattern: string): string {
  const literal = /^[\w/-]*/.exec(pattern)?.[0] ?? '';
  // The last character may be optional or repeated.
  return /^[?*{+|]/.test(pattern.slice(literal.length)) ? literal.slice(0, -1) : literal;
}

/** The routes that a path may mean: those of the namespaces it starts with, or all where it starts with none. */
function candidates(table: RouteTable, path: string): readonly TableRoute[] {
  const start = `${trimEnd(path.replace(/^\/+/, ''), '/\\')}/`;
  const namespaces = table.namespaces.filter((namespace) => start.startsWith(namespace));
  const [only] = namespaces;
  if (only === undefined) return table.routes;
  if (namespaces.length === 1) return table.byNamespace.get(only) ?? [];
  return namespaces.flatMap((namespace) => table.byNamespace.get(namespace) ?? []);
}

/** The first route whose pattern fits, with its named groups. */
function* fitting(
  routes: readonly TableRoute[],
  path: string,
  secure: boolean,
): Generator<[TableRoute, Record<string, string>]> {
  const lower = path.toLowerCase();
  for (const route of routes) {
    if (route.secureContext && !secure) continue;
    if (!lower.startsWith(route.prefix)) continue;
    const match = route.test.exec(path);
    if (match) yield [route, urlParams(match.groups)];
  }
}

function urlParams(groups: Record<string, string> | undefined): Record<string, string> {
  const params: Record<string, string> = {};
  // A group that took no part is an empty string in PHP, where a later one did.
  for (const [name, value] of Object.entries(groups ?? {})) params[name] = value ?? '';
  return params;
}

/** Longest path that is compared with routes: longer ones match none. */
const longestPath = 4096;

/** `secure`: does the request come of a secure context? */
export function matchRoute(table: RouteTable, method: Method, path: string, secure = false): Match | undefined {
  if (path.length > longestPath) return undefined;
  for (const [route, params] of fitting(candidates(table, path), path, secure)) {
    for (const endpoint of route.endpoints) {
      const wanted = method === 'HEAD' && !endpoint.methods.includes('HEAD') ? 'GET' : method;
      if (endpoint.methods.includes(wanted)) return { route, endpoint, urlParams: params };
    }
  }
  return undefined;
}

/** The first route of a path whatever the method: for OPTIONS. */
export function findRoute(
  table: RouteTable,
  path: string,
  secure = false,
): { route: TableRoute; urlParams: Record<string, string> } | undefined {
  if (path.length > longestPath) return undefined;
  for (const [route, params] of fitting(table.routes, path, secure)) return { route, urlParams: params };
  return undefined;
}
