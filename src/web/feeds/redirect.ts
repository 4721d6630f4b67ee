// Where a request for a feed belongs. Reproduces what redirect_canonical does with feeds: one address for each, with the
// structure's slash, and the names of old files.
import { trimEnd } from '../../base/trim.ts';
import { isShown } from '../../content/addresses/post-of-vars.ts';
import { numberVar, type QueryVar } from '../../content/addresses/query-vars.ts';
import { siteLinkOfFeed } from '../../content/posts/feed-link.ts';
import { getPost } from '../../content/posts/get.ts';
import { structureRoot, trailing } from '../../content/posts/permalink-structure.ts';
import { postLink } from '../../content/posts/post-link.ts';
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import { originOf, pathOf } from '../addresses.ts';
import type { Found } from '../found.ts';
import { barePath, hasPort, listAddress, recoded, withoutVars } from '../list-address.ts';
import type { WebRequest } from '../page.ts';
import type { Asked } from '../query-vars.ts';
import { postLinkOfFeed } from './address.ts';
import type { AskedFeed } from './asked.ts';

const postNames: readonly QueryVar[] = ['p', 'page_id', 'attachment_id', 'pagename', 'name', 'post_type', 'feed'];
const known = new Set(['feed', 'rdf', 'rss', 'rss2', 'atom']);

/** Absolute; undefined where the address is right. Searches stay where they are. */
export async function feedRedirect(
  site: Site,
  asked: Asked,
  feed: AskedFeed,
  found: Found,
  request: WebRequest,
): Promise<string | undefined> {
  const { vars } = asked;
  if (vars.s !== undefined || vars.preview !== undefined) return undefined;
  if (feed.name === 'old') return ofFile(site, request.path);
  const id = numberVar(vars, 'p') || numberVar(vars, 'page_id');
  const named = id > 0 ? await getPost(site, id) : undefined;
  if (named && !isPublic(site, named)) return undefined;
  const link = named && (await postLink(site, named));
  const here = request.path;
  const wanted = named && link !== undefined ? postLinkOfFeed(site, named, link, feed.name) : undefined;
  const isPlain = site.options.text('permalink_structure') === '';
  if (!isPlain && hasPort(site)) return undefined;
  const [path, query] = isPlain
    ? plainAddress(request, wanted)
    : await prettyAddress(site, asked, feed, found, request, wanted);
  const given = request.search === '' ? '' : `?${request.search}`;
  const right = query === '' ? '' : `?${query}`;
  return path + right === here + given ? undefined : originOf(site) + path + right;
}

function plainAddress(request: WebRequest, wanted: string | undefined): readonly [path: string, query: string] {
  if (wanted === undefined) {
    return [request.path, request.search.replace(/(^|&)feed=rss(?=&|$)/, '$1feed=rss2')];
  }
  const [path = '', query = ''] = pathOf(wanted).split('?');
  return [path, [query, withoutVars(request.search, postNames)].filter(Boolean).join('&')];
}

async function prettyAddress(
  site: Site,
  asked: Asked,
  feed: AskedFeed,
  found: Found,
  request: WebRequest,
  wanted: string | undefined,
): Promise<readonly [path: string, query: string]> {
  const { vars } = asked;
  const listed = await listAddress(site, asked, found, request);
  const path = wanted === undefined ? listed.path : (pathOf(wanted).split('?')[0] ?? listed.path);
  let query = wanted === undefined ? listed.query : withoutVars(request.search, postNames);
  if (known.has(feed.name)) query = withoutVars(query, ['feed']);
  const paged = numberVar(vars, 'paged');
  query = recoded(withoutVars(query, ['paged']));
  if (paged > 1) query = [query, `paged=${paged}`].filter(Boolean).join('&');
  return [withFeed(site, barePath(path).replace(/\/\/+/g, '/'), feed), query];
}

function withFeed(site: Site, path: string, feed: AskedFeed): string {
  if (!known.has(feed.name)) return trailing(site, path) || '/';
  const format = feed.name === 'rdf' || feed.name === 'atom' ? feed.name : '';
  const comments = !feed.isSingular && feed.withComments ? 'comments/' : '';
  const slashed = `${trimEnd(path, '/')}/`;
  const root = structureRoot(site);
  const inside = root !== '' && !slashed.includes(`/${root}`) ? root : '';
  return trailing(site, `${slashed}${inside}${comments}feed/${format}`);
}

/** Files that once were feeds. */
function ofFile(site: Site, path: string): string | undefined {
  const name = /wp-(atom|rdf|rss2?|feed|commentsrss2)\.php$/.exec(path)?.[1];
  if (name === undefined) return undefined;
  if (name === 'commentsrss2') return siteLinkOfFeed(site, 'rss2', 'comments');
  return siteLinkOfFeed(site, name === 'atom' || name === 'rdf' ? name : 'rss2');
}

const isPublic = (site: Site, row: PostRow): boolean =>
  isShown(site, row) && (row.post_status === 'inherit' || site.registry.statuses.get(row.post_status)?.public === true);
