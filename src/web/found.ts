// What a request's query variables lead to: a list of posts, one post, or nothing. Reproduces WP_Query::parse_query and
// get_posts as pages use them, and handle_404: what counts as not found. A fixed number of statements a kind.

import { numberVar, type QueryVars } from '../content/addresses/query-vars.ts';
import { mostPosts, postsPerFeed, postsPerPage } from '../content/posts/per-page.ts';
import { queryPosts } from '../content/posts/query.ts';
import { stickyPosts } from '../content/posts/sticky.ts';
import type { PostQuery } from '../content/posts/types.ts';
import type { Site } from '../content/site.ts';
import type { PostRow, TaxonomyTermRow, UserRow } from '../database/schema.ts';
import type { PostType } from '../extend/types.ts';
import { findPost } from './find-post.ts';
import {
  type AskedTerms,
  authorsAsked,
  boundsOf,
  dateAsked,
  isOfDate,
  orderAsked,
  searchAsked,
  termsAsked,
} from './list-query.ts';
import type { WebRequest } from './page.ts';
import type { Asked } from './query-vars.ts';

/** What a list may be, that first by which it is called. */
export const listKinds = ['search', 'type', 'taxonomy', 'category', 'tag', 'author', 'date', 'home'] as const;
export type ListKind = (typeof listKinds)[number];

export interface FoundList {
  readonly kind: ListKind;
  /** All that it is, where several things narrow it. */
  readonly kinds: ReadonlySet<ListKind>;
  /** How many terms are asked for. */
  readonly terms: number;
  readonly rows: readonly PostRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly postType?: PostType;
  readonly perPage: number;
  /** The page that stands for the list of all posts. */
  readonly blogPage?: PostRow;
  readonly term?: TaxonomyTermRow;
  readonly author?: UserRow;
  readonly search?: string;
  /** `2025`, `2025-03` or `2025-03-04`. */
  readonly date?: string;
  /** Its posts as a question. */
  readonly query: PostQuery;
}
export interface FoundPost {
  readonly kind: 'post';
  readonly row: PostRow;
  /** Of a text in several pages; from 1. */
  readonly page: number;
  /** The page that stands at the site's own address, which was asked for. */
  readonly isFront?: boolean;
  /** The address asks for a later page of a list. */
  readonly isPaged?: boolean;
}
export interface NotFound {
  readonly kind: 'none';
  /** The post that was meant, where only its page is missing or the viewer may not read it. */
  readonly meant?: PostRow;
}
export type Found = FoundList | FoundPost | NotFound;

const none: NotFound = { kind: 'none' };
/** Feeds of all posts have none. */
const nobody = { rows: [], total: 0 };

export async function find(site: Site, asked: Asked, request: WebRequest): Promise<Found> {
  const { vars } = asked;
  if (asked.unknown) return none;
  const single = vars.name ?? vars.p ?? vars.page_id ?? vars.pagename ?? vars.attachment ?? vars.attachment_id;
  if (single !== undefined && (vars.name || vars.pagename || vars.attachment || idOf(vars) > 0)) {
    const found = await findPost(site, vars, request.viewer);
    if (found.kind !== 'post') return found;
    if (!isBlogPage(site, found.row))
      return (await isAsAsked(site, found.row, vars, request)) ? found : { kind: 'none', meant: found.row };
    const list = await findList(site, { paged: vars.paged, feed: vars.feed }, request, true);
    return list.kind === 'none' || list.kind === 'post' ? list : { ...list, blogPage: found.row };
  }
  const front = frontPage(site, vars);
  if (front !== undefined) {
    // Later pages of a list are pages of its text here, however many that has.
    const paged = numberVar(vars, 'paged');
    const page = vars.page === undefined ? {} : { page: vars.page };
    const found = await findPost(site, { page_id: String(front), ...(paged > 1 ? {} : page) }, request.viewer);
    if (found.kind !== 'post') return found;
    return paged > 1 ? { ...found, page: paged, isFront: true, isPaged: true } : { ...found, isFront: true };
  }
  return findList(site, vars, request);
}

/** Has a post what else is asked for: the date, the author, the words? A statement for each of the last two, where they are. */
async function isAsAsked(site: Site, row: PostRow, vars: QueryVars, { viewer }: WebRequest): Promise<boolean> {
  if (!isOfDate(row.post_date, vars)) return false;
  if (vars.author !== undefined || vars.author_name !== undefined) {
    const { isAsked, authors = [], authorsExclude = [] } = await authorsAsked(site, vars);
    const isOf = authors.length === 0 || authors.includes(row.post_author);
    if (isAsked && (!isOf || authorsExclude.includes(row.post_author))) return false;
  }
  const search = vars.s?.replaceAll('+', ' ');
  if (search === undefined || search.trim() === '') return true;
  const { total } = await queryPosts(site, {
    ...{ include: [row.ID], types: [row.post_type], statuses: [row.post_status], page: 1, perPage: 1 },
    ...{ ...searchAsked(vars, search), searchProtected: viewer.id > 0 },
  });
  return total > 0;
}

const idOf = (vars: QueryVars): number =>
  numberVar(vars, 'p') || numberVar(vars, 'page_id') || numberVar(vars, 'attachment_id');

/** Is it the page that lists the posts, where another page is the front page? */
const isBlogPage = ({ options }: Site, { ID, post_type: type }: PostRow): boolean =>
  type === 'page' && options.text('show_on_front') === 'page' && options.number('page_for_posts') === ID;

/** Is it the page that stands at the site's own address? */
export const isFrontPage = ({ options }: Site, { ID }: Pick<PostRow, 'ID'>): boolean =>
  options.text('show_on_front') === 'page' && options.number('page_on_front') === ID;

/** What may be asked for beside it, and the front page is still what is shown. */
const besideFront: readonly string[] = ['cpage', 'embed', 'page', 'paged', 'preview'];

/** The page that stands in for the list of posts at the site's address. */
export function frontPage(site: Site, vars: QueryVars): number | undefined {
  if (site.options.text('show_on_front') !== 'page') return undefined;
  const id = site.options.number('page_on_front');
  return id > 0 && Object.keys(vars).every((name) => besideFront.includes(name)) ? id : undefined;
}

/** `isBlog`: the list has a page of its own, whose feed begins with sticky posts as well. */
async function findList(site: Site, vars: QueryVars, { viewer }: WebRequest, isBlog = false): Promise<Found> {
  const page = Math.max(1, numberVar(vars, 'paged'));
  const perPage = vars.feed === undefined ? postsPerPage(site) : postsPerFeed(site);
  const isWhole = perPage === -1;
  const date = dateAsked(vars);
  if (date === null) return none;
  const postType = vars.post_type === undefined ? undefined : site.registry.postTypes.get(vars.post_type);
  const isType = postType !== undefined && !postType.builtIn;
  if (isType && (!postType.publiclyQueryable || postType.hasArchive === false)) return none;
  const asked = await termsAsked(site, vars);
  const { isAsked: isOfAuthor, author, ...authors } = await authorsAsked(site, vars);
  const kinds = new Set<ListKind>();
  const search = vars.s?.replaceAll('+', ' ');
  if (search !== undefined) kinds.add('search');
  if (isType) kinds.add('type');
  for (const name of asked.taxonomies) kinds.add(kindOf(name));
  if (isOfAuthor) kinds.add('author');
  if (date !== undefined) kinds.add('date');
  const kind = listKinds.find((one) => kinds.has(one)) ?? 'home';
  const by: Pick<PostQuery, 'search' | 'searchExact' | 'searchProtected'> =
    search === undefined || search.trim() === ''
      ? {}
      : { ...searchAsked(vars, search), searchProtected: viewer.id > 0 };
  const isHome = kind === 'home' && (vars.feed === undefined || isBlog);
  const query: PostQuery = {
    types: typesAsked(site, kinds, asked, postType),
    statuses: viewer.can('read_private_posts') ? ['publish', 'private'] : ['publish'],
    ...(isWhole ? { perPage: mostPosts } : { page, perPage }),
    ...authors,
    ...(date === undefined ? {} : boundsOf(date)),
    ...(asked.clauses.length > 0 ? { tax: { relation: 'AND', clauses: asked.clauses } } : {}),
    ...by,
    ...orderAsked(vars, by.search !== undefined && by.searchExact !== true && vars.feed === undefined),
    ...(isHome ? { ignoreSticky: stickyPosts(site).length === 0 } : {}),
  };
  const { rows, total } = isWhole && vars.feed !== undefined ? nobody : await queryPosts(site, query);
  const stays = kind === 'home' || kind === 'search' || isType || asked.term !== undefined || author !== undefined;
  if (rows.length === 0 && (page > 1 || !stays)) return none;
  return {
    ...{ kind, kinds, rows, total, page, perPage, query, terms: asked.count },
    pages: isWhole ? 0 : Math.ceil(total / perPage),
    ...(isType ? { postType } : {}),
    ...(asked.term ? { term: asked.term } : {}),
    ...(author ? { author } : {}),
    ...(search === undefined ? {} : { search }),
    ...(date === undefined ? {} : { date }),
  };
}

const kindOf = (taxonomy: string): ListKind =>
  taxonomy === 'category' ? 'category' : taxonomy === 'post_tag' ? 'tag' : 'taxonomy';

/** Types whose posts are listed: all that searches find, those of a taxonomy, posts. */
function typesAsked(
  site: Site,
  kinds: ReadonlySet<ListKind>,
  { taxonomies }: AskedTerms,
  postType: PostType | undefined,
): readonly string[] {
  if (postType?.publiclyQueryable) return [postType.name];
  const { registry } = site;
  if (kinds.has('search'))
    return [...registry.postTypes.values()].filter((type) => !type.excludeFromSearch).map(({ name }) => name);
  const [other] = [...taxonomies].filter((name) => kindOf(name) === 'taxonomy');
  return other === undefined || taxonomies.size > 1 ? ['post'] : typesOf(site, other);
}

/** Types whose posts a taxonomy lists: those that searches find. */
function typesOf({ registry }: Site, name: string): readonly string[] {
  const types = registry.taxonomies.get(name)?.objectTypes ?? [];
  const found = types.filter((type) => registry.postTypes.get(type)?.excludeFromSearch === false);
  return found.length > 0 ? found : types;
}
