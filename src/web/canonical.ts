// Where a request belongs that came to another address of what it found: `?p=` to the permalink, a missing slash, old
// slugs, and guesses for what was not found. Reproduces redirect_canonical, wp_old_slug_redirect,
// redirect_guess_404_permalink and wp_redirect_admin_locations.

import { isShown } from '../content/addresses/post-of-vars.ts';
import { numberVar, type QueryVar, type QueryVars } from '../content/addresses/query-vars.ts';
import { uploadsUrl } from '../content/media/uploads.ts';
import { loadMeta } from '../content/meta/load.ts';
import { homeUrl, structureRoot, trailing } from '../content/posts/permalink-structure.ts';
import { postLink } from '../content/posts/post-link.ts';
import type { Site } from '../content/site.ts';
import { authorLink } from '../content/users/link.ts';
import type { PostRow } from '../database/schema.ts';
import { dateLink, originOf, pathOf } from './addresses.ts';
import { type Found, type FoundList, type FoundPost, isFrontPage } from './found.ts';
import { guessPost, postByOldSlug } from './guess.ts';
import { hasPort, pagedAddress, termAddress, withoutVars } from './list-address.ts';
import { isRead, type WebRequest } from './page.ts';
import type { Asked } from './query-vars.ts';

export interface Redirect {
  readonly status: 301 | 302;
  readonly location: string;
}

const postNames: readonly QueryVar[] = ['p', 'page_id', 'attachment_id', 'pagename', 'name', 'page'];

/** The redirect that a request needs; undefined where its address is right (or as good as any). */
export async function canonicalRedirect(
  site: Site,
  asked: Asked,
  found: Found,
  request: WebRequest,
): Promise<Redirect | undefined> {
  if (!isRead(request)) {
    const row = found.kind === 'none' ? await postByOldSlug(site, asked.vars) : undefined;
    return row && { status: 301, location: await oldAddress(site, asked, row) };
  }
  const isStale = isStalePreview(asked, found, request);
  const sent = isStale ? { ...request, search: withoutVars(request.search, ['preview']) } : request;
  const location = await rightAddress(site, isStale ? withoutPreview(asked) : asked, found, sent);
  if (location === undefined) return undefined;
  const here = pathOf(site.options.home + request.path) + (request.search === '' ? '' : `?${request.search}`);
  return pathOf(location) === here ? undefined : { status: 301, location };
}

/** Asks a request for a preview of what everybody can see, without the link that an editor made? */
function isStalePreview({ vars }: Asked, found: Found, { query }: WebRequest): boolean {
  if (vars.preview === undefined || found.kind !== 'post' || found.row.post_status !== 'publish') return false;
  const isById = found.isFront === true || numberVar(vars, 'p') > 0 || numberVar(vars, 'page_id') > 0;
  return isById && (query.preview_id === undefined || query.preview_nonce === undefined);
}

function withoutPreview({ vars: { preview: _, ...vars }, ...asked }: Asked): Asked {
  return { ...asked, vars };
}

async function rightAddress(site: Site, asked: Asked, found: Found, request: WebRequest): Promise<string | undefined> {
  const { vars, byQuery } = asked;
  const pretty = site.options.text('permalink_structure') !== '';
  const isFront = found.kind === 'post' && found.isFront === true;
  if (found.kind === 'none') return pretty || idIn(asked) ? missing(site, asked, found, request) : undefined;
  if (
    pretty &&
    !hasPort(site) &&
    numberVar(vars, 'paged') > 0 &&
    found.kind !== 'search' &&
    !isFront &&
    vars.preview === undefined
  ) {
    return originOf(site) + (await pagedAddress(site, asked, found, request));
  }
  if (isFront && found.isPaged && !pretty) return undefined;
  if (found.kind === 'search' || vars.preview !== undefined) return undefined;
  const file = fileInstead(site, found) && found.kind === 'post' ? await fileAddress(site, found.row) : '';
  if (file !== '') return withQuery(file, withoutVars(request.search, postNames));
  const [address, removed] = pretty ? await prettyAddress(site, asked, found) : await plainAddress(site, asked, found);
  if (address !== undefined) {
    const page = found.kind === 'post' && pretty && found.page > 1 ? textPage(site, found) : '';
    const added = page + commentPage(site, asked, found);
    const base = added === '' ? address : trailing(site, address.replace(/\/$/, '') + added);
    return withQuery(base, withoutVars(request.search, removed));
  }
  if (found.kind === 'home' && asked.inside !== 'index.php' && (numberVar(vars, 'paged') > 0 || byQuery.has('paged'))) {
    return undefined;
  }
  return withQuery(homeUrl(site, tidyPath(site, asked.inside)), tidyQuery(request.search));
}

/** The part of a post's address that says which page of its text is meant: the front page has pages as lists have them. */
function textPage(site: Site, { row, page }: FoundPost): string {
  return isFrontPage(site, row) ? `/${structureRoot(site)}page/${page}` : `/${page}`;
}

/** Files have no pages of their own, unless the site wants them (`wp_attachment_pages_enabled`). */
export const fileInstead = ({ options }: Site, found: Found): boolean =>
  found.kind === 'post' &&
  found.row.post_type === 'attachment' &&
  ['', '0'].includes(options.text('wp_attachment_pages_enabled'));

export async function fileAddress(site: Site, { ID }: PostRow): Promise<string> {
  const meta = await loadMeta(site, 'post', [ID], ['_wp_attached_file']);
  const path = meta.get(ID)?.get('_wp_attached_file')?.[0] ?? '';
  return path === '' ? '' : `${uploadsUrl(site)}/${path}`;
}

/** The part of a post's address that says which page of its comments is meant; '' for the one that is shown without it. */
function commentPage({ options }: Site, { vars }: Asked, found: Found): string {
  const page = numberVar(vars, 'cpage');
  const first = options.text('default_comments_page') === 'newest' ? 0 : 1;
  const parted =
    found.kind === 'post' && options.text('permalink_structure') !== '' && options.text('page_comments') === '1';
  return parted && page > first ? `/comment-page-${page}` : '';
}

const idIn = ({ vars }: Asked): boolean => postNames.slice(0, 3).some((name) => numberVar(vars, name) > 0);

/** The path as the site writes paths: no `index.php` that is not part of them, the slash at the end as the structure's. */
function tidyPath(site: Site, inside: string): string {
  const structure = site.options.text('permalink_structure');
  const path = /^\/*index\.php/.test(structure) ? inside : inside.replace(/^index\.php\/?/, '');
  if (path === '' || path === 'index.php') return '';
  if (structure === '') return `${path}/`;
  return trailing(site, `/${withoutMarks(path)}`).slice(1);
}

type Address = readonly [address: string | undefined, removed: readonly QueryVar[]];
const asItIs: Address = [undefined, []];

/** On a site with plain permalinks only the name of the id matters. */
async function plainAddress(site: Site, asked: Asked, found: Found): Promise<Address> {
  if (found.kind !== 'post') return asItIs;
  const isPage = found.row.post_type === 'page';
  const wrong = isPage ? asked.byQuery.has('p') : asked.byQuery.has('page_id');
  return wrong ? [await postLink(site, found.row), postNames] : asItIs;
}

async function prettyAddress(site: Site, asked: Asked, found: Found): Promise<Address> {
  const { vars, byQuery } = asked;
  if (found.kind === 'post') {
    const isParted = site.options.text('page_comments') === '1';
    if (vars.cpage !== undefined && (isParted || !byQuery.has('cpage')))
      return [await postLink(site, found.row), [...postNames, 'cpage']];
    const named = (['p', 'page_id', 'attachment_id', 'name', 'page'] as const).some((name) => byQuery.has(name));
    if (named) return [await postLink(site, found.row), postNames];
    if (isFrontPage(site, found.row)) return [homeUrl(site, '/'), postNames];
    const structure = site.options.text('permalink_structure');
    if (found.row.post_type !== 'post' || !/%category%|%author%/.test(structure)) return asItIs;
    const link = await postLink(site, found.row);
    return (await isInCategory(site, found.row, vars.category_name)) && fitsAuthor(link, vars.author_name)
      ? asItIs
      : [link, postNames];
  }
  if (found.kind === 'none') return asItIs;
  return listAddress(site, asked, found);
}

/** Of several things that narrow a list, one at most has its address: the period, else whom or what it is about. */
async function listAddress(site: Site, { vars, byQuery }: Asked, found: FoundList): Promise<Address> {
  const by = (...names: QueryVar[]) => names.some((name) => byQuery.has(name));
  const { author, date } = found;
  if (date !== undefined) {
    const isPeriod = vars.m === undefined || /^(?:\d\d){2,4}$/.test(vars.m.replace(/\D/g, ''));
    const isAsked = isPeriod && by('m', 'year', 'monthnum', 'day');
    return isAsked ? [dateLink(site, date), ['m', 'year', 'monthnum', 'day']] : asItIs;
  }
  if (author && by('author') && /^\d+$/.test(vars.author ?? ''))
    return found.rows.length > 0 ? [authorLink(site, author), ['author']] : asItIs;
  return (await termAddress(site, { vars, byQuery }, found)) ?? asItIs;
}

/** Is the post in the category its path names? Any of its categories will do, by any path to it. */
async function isInCategory(site: Site, row: PostRow, path: string | undefined): Promise<boolean> {
  if (path === undefined) return true;
  const slug = path.split('/').at(-1) ?? '';
  const found = await site.database.kysely
    .selectFrom('term_relationships as tr')
    .innerJoin('term_taxonomy as tt', 'tt.term_taxonomy_id', 'tr.term_taxonomy_id')
    .innerJoin('terms as t', 't.term_id', 'tt.term_id')
    .select('t.term_id')
    .where('tr.object_id', '=', row.ID)
    .where('tt.taxonomy', '=', 'category')
    .where('t.slug', '=', slug)
    .executeTakeFirst();
  return found !== undefined;
}

const fitsAuthor = (link: string, author: string | undefined): boolean =>
  author === undefined || link.includes(`/${author}/`);

async function missing(
  site: Site,
  asked: Asked,
  found: Found & { kind: 'none' },
  request: WebRequest,
): Promise<string | undefined> {
  const { vars, inside } = asked;
  const { meant } = found;
  if (meant) {
    if (!isPublic(site, meant)) return undefined;
    return withQuery(await postLink(site, meant), withoutVars(request.search, postNames));
  }
  const period = periodInstead(site, vars, request);
  if (period !== undefined) return period;
  const old = await postByOldSlug(site, vars);
  if (old) return oldAddress(site, asked, old);
  const guessed = await guessPost(site, vars);
  if (guessed) {
    const search = withoutVars(request.search, [...postNames, 'feed', 'post_type']);
    return withQuery(await oldAddress(site, asked, guessed), search);
  }
  const indexed = /^\/*index\.php/.test(site.options.text('permalink_structure'));
  if (!indexed && inside.startsWith('index.php/')) {
    return withQuery(homeUrl(site, request.path.replace(/^.*?index\.php\/+/, '')), request.search);
  }
  const [path, query] = [withoutMarks(request.path), tidyQuery(request.search)];
  if (path === request.path && query === request.search) return undefined;
  return withQuery(originOf(site) + path, query);
}

/** A query without what parts it from nothing. */
const tidyQuery = (search: string): string => search.replace(/^[?&]+/, '').replace(/(?<!&)&+$/, '');

/** Of a post that is meant, on the page of its text that was asked for. */
async function oldAddress(site: Site, { vars }: Asked, row: PostRow): Promise<string> {
  const page = numberVar(vars, 'page');
  const link = await postLink(site, row);
  return page > 1 && !link.includes('?') ? trailing(site, `${link.replace(/\/$/, '')}/${page}`) : link;
}

/** Blanks and marks that stand behind an address where it is quoted, as they are in paths. */
const marks = ' ,%20,!,%21,",%22,\',%27,(,%28,),%29,%2C,.,%2E,;,%3B,{,%7B,},%7D,%E2%80%9C,%E2%80%9D'.split(',');

/** A path without them at its end. */
function withoutMarks(path: string): string {
  let left = path;
  for (;;) {
    const mark = left.endsWith(',') ? ',' : marks.find((one) => left.endsWith(one));
    if (mark === undefined) return left;
    left = left.slice(0, -mark.length);
  }
}

/** The year or month that a date which does not exist stands in; undefined for those that do. */
export function periodInstead(site: Site, vars: QueryVars, { search }: WebRequest): string | undefined {
  const rest = withoutVars(search, ['year', 'monthnum', 'day']);
  const [year, month, day] = [numberVar(vars, 'year'), numberVar(vars, 'monthnum'), numberVar(vars, 'day')];
  if (year > 0 && month > 12) return withQuery(dateLink(site, String(year).padStart(4, '0')), rest);
  const isTooLate = year > 0 && month > 0 && day > 0 && day > new Date(year, month, 0).getDate();
  if (!isTooLate || vars.name !== undefined) return undefined;
  return withQuery(dateLink(site, `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`), rest);
}

function isPublic(site: Site, row: PostRow): boolean {
  return isShown(site, row) && site.registry.statuses.get(row.post_status)?.public === true;
}

/** Short ways to the login page and the newsroom, where nothing else has that address. */
export function adminRedirect(site: Site, inside: string, search: string): Redirect | undefined {
  if (site.options.text('permalink_structure') === '' || search !== '') return undefined;
  if (inside === 'login') return { status: 302, location: `${site.options.siteUrl}/wp-login.php` };
  if (inside === 'admin' || inside === 'dashboard') {
    return { status: 302, location: `${site.options.siteUrl}/wp-admin/` };
  }
  return undefined;
}

function withQuery(address: string, query: string): string {
  if (query === '') return address;
  return address + (address.includes('?') ? '&' : '?') + query;
}
