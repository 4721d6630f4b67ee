// Where a request for a feed belongs. Reproduces what redirect_canonical does with feeds: one address for each, with the
// structure's slash, and the names of old files.
import { isShown } from '../../content/addresses/post-of-vars.ts';
import { numberVar, type QueryVar } from '../../content/addresses/query-vars.ts';
import { getPost } from '../../content/posts/get.ts';
import { permalink } from '../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../content/posts/permalink-data.ts';
import { structureRoot, trailing } from '../../content/posts/permalink-structure.ts';
import type { Site } from '../../content/site.ts';
import { loadTermLinkData, termLink } from '../../content/terms/link.ts';
import type { PostRow } from '../../database/schema.ts';
import { pathOf } from '../addresses.ts';
import type { Found } from '../found.ts';
import type { WebRequest } from '../page.ts';
import type { Asked } from '../query-vars.ts';
import { postLinkOfFeed, siteLinkOfFeed } from './address.ts';
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
  const link = named && (await linkOf(site, named));
  const here = request.path;
  const wanted = named && link !== undefined ? postLinkOfFeed(site, named, link, feed.name) : undefined;
  const isPlain = site.options.text('permalink_structure') === '';
  // With a port in its address WordPress sends nobody on from here.
  if (!isPlain && /:\d+(?:\/|$)/.test(site.options.home.slice(8))) return undefined;
  const [path, query] = isPlain
    ? plainAddress(request, wanted)
    : await prettyAddress(site, asked, feed, found, request, wanted);
  const origin = /^[a-z]+:\/\/[^/]*/i.exec(site.options.home)?.[0] ?? '';
  const given = request.search === '' ? '' : `?${request.search}`;
  const right = query === '' ? '' : `?${query}`;
  return path + right === here + given ? undefined : origin + path + right;
}

function plainAddress(request: WebRequest, wanted: string | undefined): readonly [path: string, query: string] {
  if (wanted === undefined) {
    return [request.path, request.search.replace(/(^|&)feed=rss(?=&|$)/, '$1feed=rss2')];
  }
  const [path = '', query = ''] = pathOf(wanted).split('?');
  return [path, [query, without(request.search, postNames)].filter(Boolean).join('&')];
}

async function prettyAddress(
  site: Site,
  asked: Asked,
  feed: AskedFeed,
  found: Found,
  request: WebRequest,
  wanted: string | undefined,
): Promise<readonly [path: string, query: string]> {
  const { vars, byQuery } = asked;
  let path = request.path;
  let query = request.search;
  if (wanted !== undefined) {
    path = pathOf(wanted).split('?')[0] ?? path;
    query = without(query, postNames);
  } else if (found.kind !== 'none' && found.kind !== 'post') {
    const terms: readonly QueryVar[] = ['cat', 'category_name', 'tag', 'tag_id', 'term', 'taxonomy'];
    if (found.term && terms.some((name) => byQuery.has(name))) {
      path = pathOf(termLink(site, found.term, await loadTermLinkData(site, [found.term], found.term.taxonomy)));
      query = without(query, terms);
    }
    // What the path does not say is lost, as in WordPress.
    if (found.date !== undefined) query = without(query, ['m', 'year', 'monthnum', 'day']);
    if (found.author && found.rows.length > 0 && /^\d+$/.test(vars.author ?? '')) query = without(query, ['author']);
  }
  if (known.has(feed.name)) query = without(query, ['feed']);
  const paged = numberVar(vars, 'paged');
  query = recoded(without(query, ['paged']));
  if (paged > 1) query = [query, `paged=${paged}`].filter(Boolean).join('&');
  return [withFeed(site, bare(path), feed), query];
}

/** A path without feeds, pages of lists and pages of comments at its end. */
function bare(path: string): string {
  const end = /\/(?:page\/?\d+|(?:comments\/?)?(?:feed|rss2?|rdf|atom)|comment-page-\d+)\/*$/;
  let left = path;
  while (end.test(left)) left = left.replace(end, '/');
  return left.replace(/\/index\.php\/?$/, '/');
}

function withFeed(site: Site, path: string, feed: AskedFeed): string {
  if (!known.has(feed.name)) return trailing(site, path) || '/';
  const format = feed.name === 'rdf' || feed.name === 'atom' ? feed.name : '';
  const comments = !feed.isSingular && feed.withComments ? 'comments/' : '';
  const slashed = `${path.replace(/\/+$/, '')}/`;
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

async function linkOf(site: Site, row: PostRow): Promise<string> {
  return permalink(site, row, await loadPermalinkData(site, [row]));
}

/** A query without these variables. */
function without(search: string, names: readonly QueryVar[]): string {
  const removed = new Set<string>(names);
  const pairs = search.split('&').filter((pair) => pair !== '' && !removed.has(pair.split('=', 1)[0] ?? ''));
  return pairs.join('&');
}

/** Each part encoded as rawurlencode has it. */
const recoded = (query: string): string =>
  /\[|%5b/i.test(query) ? query : query.replace(/[^&=]+/g, (part) => encoded(part)).replace(/=(?=&|$)/g, '');

function encoded(part: string): string {
  try {
    const plain = decodeURIComponent(part.replaceAll('+', ' '));
    return encodeURIComponent(plain).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return part;
  }
}
