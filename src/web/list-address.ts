// Addresses of pages and feeds of lists, made of the address that was asked for: what a query names goes into the path, ends
// for pages and feeds are taken off. Reproduces the part of redirect_canonical about paging, its losses included.
import { trimEnd } from '../base/trim.ts';
import type { QueryVar } from '../content/addresses/query-vars.ts';
import { numberVar } from '../content/addresses/query-vars.ts';
import { trailing } from '../content/posts/permalink-structure.ts';
import type { Site } from '../content/site.ts';
import { loadTermLinkData, termLink } from '../content/terms/link.ts';
import { pathOf } from './addresses.ts';
import type { Found, FoundList } from './found.ts';
import type { WebRequest } from './page.ts';
import type { Asked } from './query-vars.ts';

export interface PathAndQuery {
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
}

/** With a port in the site's address WordPress sends nobody on from pages and feeds of lists. */
export const hasPort = ({ options }: Site): boolean => /^[a-z]+:\/\/[^/]*:\d+(?:\/|$)/i.test(options.home);

const termVars: Readonly<Record<string, readonly QueryVar[]>> = {
  category: ['category_name', 'cat'],
  post_tag: ['tag'],
};

/** Address of the one term that a query names where the path says nothing, and what then need not be asked for. */
export async function termAddress(
  site: Site,
  { vars, byQuery }: Pick<Asked, 'vars' | 'byQuery'>,
  { term, terms }: FoundList,
): Promise<readonly [address: string, removed: readonly QueryVar[]] | undefined> {
  const isNamed = (['cat', 'category_name', 'tag', 'taxonomy'] as const).some((name) => byQuery.has(name));
  if (!term || terms > 1 || !isNamed || Object.keys(vars).some((name) => !byQuery.has(name as QueryVar)))
    return undefined;
  const link = termLink(site, term, await loadTermLinkData(site, [term], term.taxonomy));
  return [link, ['term', 'taxonomy', ...(termVars[term.taxonomy] ?? [])]];
}

/** What was asked for without what the list itself says. */
export async function listAddress(
  site: Site,
  { vars, byQuery }: Asked,
  found: Found,
  { path, search }: WebRequest,
): Promise<PathAndQuery> {
  if (found.kind === 'none' || found.kind === 'post') return { path, query: search };
  const term = found.date === undefined ? await termAddress(site, { vars, byQuery }, found) : undefined;
  if (term) return { path: pathOf(term[0]), query: withoutVars(search, term[1]) };
  // What the path does not say is lost, as in WordPress.
  if (found.date !== undefined) return { path, query: withoutVars(search, ['m', 'year', 'monthnum', 'day']) };
  const isAuthor = found.author && found.rows.length > 0 && /^\d+$/.test(vars.author ?? '');
  return { path, query: isAuthor ? withoutVars(search, ['author']) : search };
}

/** The one address of a page of a list, as path and query. */
export async function pagedAddress(site: Site, asked: Asked, found: Found, request: WebRequest): Promise<string> {
  const { path, query } = await listAddress(site, asked, found, request);
  const page = numberVar(asked.vars, 'paged');
  const isSingle = found.kind === 'post' && found.row.post_type !== 'page';
  const added = page > 1 && !isSingle ? `page/${page}` : '';
  const whole = trailing(site, `${trimEnd(barePath(path), '/')}/${added}`) || '/';
  const left = recoded(withoutVars(query, ['paged']));
  return whole + (left === '' ? '' : `?${left}`);
}

/** A path without feeds, pages of lists and pages of comments at its end. */
export function barePath(path: string): string {
  const end = /\/(?:page\/?\d+|(?:comments\/?)?(?:feed|rss2?|rdf|atom)|comment-page-\d+)\/*$/;
  let left = path;
  while (end.test(left)) left = left.replace(end, '/');
  return left.replace(/\/index\.php\/?$/, '/');
}

/** A query without these variables. */
export function withoutVars(search: string, names: readonly QueryVar[]): string {
  const removed = new Set<string>(names);
  return search
    .split('&')
    .filter((pair) => pair !== '' && !removed.has(pair.split(/=|\[|%5B/i, 1)[0] ?? ''))
    .join('&');
}

/** Each part encoded as rawurlencode has it; queries with lists stay as they are. */
export const recoded = (query: string): string =>
  /\[|%5b/i.test(query) ? query : query.replace(/[^&=]+/g, encoded).replace(/=(?=&|$)/g, '');

function encoded(part: string): string {
  try {
    const plain = decodeURIComponent(part.replaceAll('+', ' '));
    return encodeURIComponent(plain).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return part;
  }
}
