// Everything that is not the API: the login page, what stands in for the newsroom, and the site's public pages.
// Guarantees: answers are private or the same for every visitor, and only the latter are kept.
import { authenticatePage } from '../access/authenticate.ts';
import { anonymous } from '../access/make-viewer.ts';
import { extensionSite } from '../content/extensions/site.ts';
import type { Site } from '../content/site.ts';
import { handleAdmin } from '../newsroom/admin.ts';
import { handleLogin } from '../newsroom/login.ts';
import type { PageRequest, PageResponse } from '../newsroom/page.ts';
import { safeRedirect } from '../newsroom/redirect.ts';
import { parseQuery } from '../rest/engine/query.ts';
import type { RestServer } from '../rest/engine/server.ts';
import { emptyParams } from '../rest/engine/sources.ts';
import { restRoot, restUrl } from '../rest/engine/url.ts';
import { takeComment } from '../web/comment-form.ts';
import type { WebRequest, WebResponse } from '../web/page.ts';
import { answerFile } from '../web/php-files.ts';
import { servePage } from '../web/serve-page.ts';
import { entityTag } from './entity-tag.ts';
import { headerValue } from './header-value.ts';
import type { Incoming } from './incoming.ts';
import { preload } from './preload.ts';
import type { HttpAnswer } from './serve-rest.ts';

/** Forms of the login page are a few hundred bytes. */
const longestForm = 64 * 1024;
/** A comment of 64 KB, each byte of it percent-encoded, and what stands beside it. */
const longestComment = 256 * 1024;

/** Answers a request that is not the API's; `rest` is what the editor's page asks it through. */
export async function answerPage(site: Site, incoming: Incoming, rest: RestServer): Promise<HttpAnswer> {
  const { method, headers } = incoming;
  const url = incoming.url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const search = mark < 0 ? '' : url.slice(mark + 1);
  const query = mark < 0 ? emptyParams() : parseQuery(search);
  const added = await answerAddedPage(site, incoming, path, search);
  if (added) return added;
  const below = pathBelow(site.options.siteUrl, path);
  if (below === 'wp-login.php' || below === 'wp-admin' || below.startsWith('wp-admin/')) {
    if (below === 'wp-admin') return redirectTo(`${site.options.siteUrl}/wp-admin/`);
    if (incoming.body.length > longestForm) return plain(413, 'The form is too long.');
    const request = { method, query, form: formOf(incoming), headers, ...peer(incoming) };
    const answer =
      below === 'wp-login.php'
        ? await handleLogin(site, request)
        : await handleAdmin(site, request, {
            path: below.slice('wp-admin/'.length),
            url,
            api: restRoot(site),
            ask: (viewer, questions) => preload(rest, viewer, questions),
          });
    return fromPage(answer);
  }
  const file = answerFile(site, below);
  if (file) return { status: file.status, headers: sentHeaders(file.headers), body: file.body, shareable: false };
  const isForm = below === 'wp-comments-post.php';
  const viewer = headers.cookie
    ? await authenticatePage(site, { method, headers, ...peer(incoming) }, ['logged_in'])
    : anonymous();
  const api = { root: restRoot(site), of: (route: string) => restUrl(site, route) };
  const request = { path, search, query, cookie: headers.cookie, viewer, ...conditionsOf(headers) };
  if (isForm) {
    if (incoming.body.length > longestComment) return plain(413, 'The form is too long.');
    const { home } = site.options;
    const agent = headers['user-agent'] ?? '';
    const safe = (location: string, otherwise: string) => safeRedirect(location, home, otherwise);
    const sent = { ...request, method, form: formOf(incoming), ...peer(incoming), agent, safe };
    const { status, headers: given, body } = await takeComment(site, sent);
    return { status, headers: sentHeaders(given), body, shareable: false };
  }
  const form = incoming.body.length > longestForm ? {} : formOf(incoming);
  const answer = await servePage(site, { ...request, method, form }, api);
  const lists = sentHeaders(answer.headers);
  if (site.registry.pages.some((page) => page.negotiates)) lists.push(['Vary', 'Accept']);
  // A held comment is shown by a hash, for some minutes and to its author alone.
  const isOwn = query['moderation-hash'] !== undefined;
  const shareable = method === 'GET' && answer.status === 200 && viewer.id === 0 && !headers.cookie && !isOwn;
  // Once: the tag is made of what is sent.
  const body = Buffer.from(answer.body);
  if (method === 'GET' && answer.status === 200 && !lists.some(([name]) => name === 'ETag')) {
    lists.push(['ETag', entityTag(body)]);
  }
  return { status: answer.status, headers: lists, body, shareable };
}

const sentHeaders = (headers: WebResponse['headers']): [string, string][] =>
  headers.map(([name, value]) => [name, headerValue(value)]);

/** The page of an extension, if the address is one of theirs. */
async function answerAddedPage(
  site: Site,
  { method, headers, body }: Incoming,
  path: string,
  search: string,
): Promise<HttpAnswer | undefined> {
  if (site.registry.pages.length === 0) return undefined;
  const below = `/${pathBelow(site.options.home, path)}`;
  for (const page of site.registry.pages) {
    if (!page.matches(below)) continue;
    const query = new URLSearchParams(search);
    const answer = await page.handle({ method, path: below, query, headers, body, site: extensionSite(site) });
    if (!answer) continue;
    const lists = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, headerValue(value)]);
    return { status: answer.status, headers: lists, body: method === 'HEAD' ? '' : answer.body, shareable: false };
  }
  return undefined;
}

/** What a client knows already. */
function conditionsOf(headers: Incoming['headers']): Pick<WebRequest, 'conditions'> {
  const { 'if-modified-since': since, 'if-none-match': match } = headers;
  if (since === undefined) return {};
  return { conditions: { since, ...(match === undefined ? {} : { match }) } };
}

const peer = ({ secure, remoteAddress }: Incoming): Pick<PageRequest, 'secure' | 'remoteAddress'> => ({
  secure,
  remoteAddress,
});

/** A path below the site's, without its first slash. */
function pathBelow(siteUrl: string, path: string): string {
  const slash = siteUrl.indexOf('/', siteUrl.indexOf('://') + 3);
  const base = slash < 0 ? '' : siteUrl.slice(slash);
  return (path.startsWith(base) ? path.slice(base.length) : path).replace(/^\/+/, '');
}

function formOf({ method, headers, body, received }: Incoming): Readonly<Record<string, unknown>> {
  if (received) return received.form;
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return emptyParams();
  return parseQuery(Buffer.from(body).toString('utf8'));
}

function fromPage({ status, headers, cookies, body }: PageResponse): HttpAnswer {
  const lists = Object.entries(headers).map(([name, value]): [string, string] => [name, headerValue(value)]);
  for (const cookie of cookies) lists.push(['Set-Cookie', cookie]);
  return { status, headers: lists, body, shareable: false };
}

function redirectTo(location: string): HttpAnswer {
  return { status: 301, headers: [['Location', location]], body: '', shareable: false };
}

function plain(status: number, text: string): HttpAnswer {
  return { status, headers: [['Content-Type', 'text/plain; charset=UTF-8']], body: `${text}\n`, shareable: false };
}
