// Addresses of the API: `rest_url` in both permalink forms, and from an address back to a request
// (WP_REST_Request::from_url), for embedding and target hints.
import type { Site } from '../../content/site.ts';
import { parseQuery } from './query.ts';
import { emptyParams } from './sources.ts';
import type { RestRequest } from './types.ts';

/**
 * The address of a route (`wp/v2/posts` or `/wp/v2/posts`): below `/wp-json` with pretty permalinks, else
 * `index.php?rest_route=` with the route as it is.
 */
export function restUrl(site: Pick<Site, 'options'>, route: string): string {
  return restRoot(site) + route.replace(/^\/+/, '');
}

/** The address that every API address starts with, its slash included. */
export function restRoot({ options }: Pick<Site, 'options'>): string {
  const structure = options.text('permalink_structure');
  if (structure === '') return `${options.home}/index.php?rest_route=/`;
  return `${options.home}${structure.startsWith('/index.php') ? '/index.php' : ''}/wp-json/`;
}

/** The request that an address of this API stands for; undefined for addresses elsewhere. */
export function requestFromUrl(site: Pick<Site, 'options'>, url: string): RestRequest | undefined {
  const hash = url.indexOf('#');
  const whole = hash < 0 ? url : url.slice(0, hash);
  const mark = whole.indexOf('?');
  const address = mark < 0 ? whole : whole.slice(0, mark);
  const query = mark < 0 ? emptyParams() : parseQuery(whole.slice(mark + 1));
  const root = restRoot(site);
  let route: unknown;
  if (!root.includes('?') && address.startsWith(root)) route = address.slice(root.length - 1);
  else {
    route = query.rest_route;
    delete query.rest_route;
  }
  if (typeof route !== 'string' || route === '') return undefined;
  return { method: 'GET', route, query, form: emptyParams(), json: null, headers: {}, internal: true };
}
