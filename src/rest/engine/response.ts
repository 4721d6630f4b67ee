// Small makers of responses for handlers.
import type { Links, RestResponse } from './types.ts';

/** A JSON response. `links` are those of a single item; lists carry theirs inside `data`. */
export function respond(
  data: unknown,
  more: {
    status?: number;
    headers?: Record<string, string | number>;
    links?: Links | undefined;
    linkHeaders?: RestResponse['linkHeaders'];
  } = {},
): RestResponse {
  return {
    status: more.status ?? 200,
    headers: more.headers ?? {},
    data,
    linkHeaders: more.linkHeaders ?? [],
    links: more.links,
  };
}

/** Adds a `Link` header value; further ones follow after a comma (`WP_REST_Response::link_header`). */
export function linkHeader({ rel, href, attributes = {} }: RestResponse['linkHeaders'][number]): string {
  let header = `<${href}>; rel="${rel}"`;
  for (const [name, value] of Object.entries(attributes)) {
    header += `; ${name}=${name === 'title' ? `"${value}"` : value}`;
  }
  return header;
}

/** The response's headers with its links in place, before `Allow`. */
export function headersOf(response: RestResponse): Record<string, string | number> {
  if (response.linkHeaders.length === 0) return response.headers;
  return { ...response.headers, Link: response.linkHeaders.map(linkHeader).join(', ') };
}
