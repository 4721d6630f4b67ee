// From a request as Node's HTTP server hands it over to a REST request: which addresses are the API's, parameters,
// bodies and method overrides. WP::parse_request for `rest_route`, rest_api_loaded and WP_REST_Server::serve_request.
import { trimBoth } from '../base/trim.ts';
import type { Site } from '../content/site.ts';
import { isEmpty } from '../rest/engine/php.ts';
import { parseQuery } from '../rest/engine/query.ts';
import { emptyParams } from '../rest/engine/sources.ts';
import type { Method, Params, RestRequest, UploadedFile } from '../rest/engine/types.ts';
import { parseJsonBody } from './json-body.ts';
import type { ReceivedBody } from './receive.ts';

/** A request as it came in. `body` is whole and within the limit. */
export interface Incoming {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  /** What a body with files brought; `body` is empty then. */
  received?: ReceivedBody | undefined;
  secure: boolean;
  remoteAddress: string;
}

export interface RestIncoming {
  request: RestRequest;
  /** The method before any override. */
  sentMethod: string;
  /** Overridden by a header: errors are then kept out of caches. */
  overriddenByHeader: boolean;
}

const jsonType = /(?:^|\s|,)application\/(?:[\w!#$&-^.+]+\+)?json(?:\+oembed)?(?:$|\s|;|,)/i;

/** The REST request that came in; undefined where the address is not the API's; `invalid` where `rest_route` is a list. */
export function restIncoming(site: Site, incoming: Incoming): RestIncoming | 'invalid' | undefined {
  // A proxy may be sent the whole address (RFC 9112, 3.2.2).
  const url = incoming.url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? emptyParams() : parseQuery(url.slice(mark + 1));
  const { form, files } = readForm(incoming);
  const wanted = form.rest_route ?? query.rest_route ?? routeOfPath(site, path);
  if (wanted === undefined || isEmpty(wanted)) return undefined;
  if (typeof wanted !== 'string') return 'invalid';
  const override = incoming.headers['x-http-method-override'];
  const byQuery = query._method !== undefined;
  const method = byQuery ? query._method : (override ?? incoming.method);
  const request: RestRequest = {
    // What is no method of ours fits no route.
    method: (typeof method === 'string' ? method.toUpperCase() : '') as Method,
    route: wanted.replace(/(?<![/\\])[/\\]+$/, '') || '/',
    query,
    form,
    json: null,
    raw: incoming.body,
    rawFile: incoming.received?.raw,
    files,
    headers: incoming.headers,
    connection: { secure: incoming.secure, remoteAddress: incoming.remoteAddress },
  };
  readBody(request, incoming);
  return { request, sentMethod: incoming.method, overriddenByHeader: !byQuery && override !== undefined };
}

/**
 * Is this path below `/wp-json`? What follows stays as it was sent: WordPress does not decode it either. It counts with
 * plain permalinks too, as at a WordPress that still has the rewrite rules of earlier ones: clients know this address.
 */
function routeOfPath(site: Site, path: string): string | undefined {
  const base = homePath(site.options.home);
  if (!path.startsWith(base)) return undefined;
  const inside = trimBoth(path.slice(base.length), '/');
  const match = /^(?:index\.php\/)?wp-json(?:\/(.*))?$/s.exec(inside);
  return match ? `/${match[1] ?? ''}` : undefined;
}

function homePath(home: string): string {
  const slash = home.indexOf('/', home.indexOf('://') + 3);
  return slash < 0 ? '' : home.slice(slash);
}

/** What PHP puts into `$_POST` and `$_FILES`: forms sent by POST. */
function readForm({ method, headers, body, received }: Incoming): { form: Params; files: readonly UploadedFile[] } {
  if (received) return received;
  const type = (headers['content-type'] ?? '').toLowerCase();
  const isForm = method === 'POST' && body.length > 0 && type.startsWith('application/x-www-form-urlencoded');
  return { form: isForm ? parseQuery(bodyText(body)) : emptyParams(), files: [] };
}

/** JSON by content type; and forms sent by other methods than POST. */
function readBody(request: RestRequest, { headers, body }: Incoming): void {
  const contentType = headers['content-type'];
  if (contentType !== undefined && jsonType.test(contentType.split(';', 1)[0] ?? '')) {
    if (body.length === 0 || (body.length === 1 && body[0] === 0x30)) return;
    const parsed = parseJsonBody(body);
    if ('error' in parsed) request.jsonError = parsed.error;
    else if (typeof parsed.value === 'object' && parsed.value !== null) request.json = parsed.value as Params;
  } else if (request.method !== 'POST' && body.length > 0) {
    const plain = isEmpty(contentType) || contentType?.split(';', 1)[0]?.trim() === 'application/x-www-form-urlencoded';
    if (plain) request.form = Object.assign(parseQuery(bodyText(body)), request.form);
  }
}

function bodyText(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}
