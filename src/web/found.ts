// What a request's query variables lead to: a list of posts, one post, or nothing. Reproduces WP_Query::parse_query and
// get_posts as pages use them, and handle_404: what counts as not found. A fixed number of statements a kind.

import { slugOf } from '../content/addresses/page-by-path.ts';
import { numberVar, type QueryVars } from '../content/addresses/query-vars.ts';
import { postFormatNames } from '../content/posts/format.ts';
import { mostPosts, postsPerFeed, postsPerPage } from '../content/posts/per-page.ts';
import { queryPosts } from '../content/posts/query.ts';
import { stickyPosts } from '../content/posts/sticky.ts';
import type { PostQuery } from '../content/posts/types.ts';
import type { Site } from '../content/site.ts';
import { getTerm, getTermBySlug } from '../content/terms/get.ts';
import { findUserId, getUser } from '../content/users/load.ts';
import type { PostRow, TaxonomyTermRow, UserRow } from '../database/schema.ts';
import type { PostType } from '../extend/types.ts';
import { findPost } from './find-post.ts';
import type { WebRequest } from './page.ts';
import type { Asked } from './query-vars.ts';

export interface FoundList {
  readonly kind: 'home' | 'type' | 'category' | 'tag' | 'taxonomy' | 'author' | 'date' | 'search';
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
    if (found.kind !== 'post' || !isBlogPage(site, found.row)) return found;
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

const idOf = (vars: QueryVars): number =>
  numberVar(vars, 'p') || numberVar(vars, 'page_id') || numberVar(vars, 'attachment_id');

/** Is it the page that lists the posts, where another page is the front page? */
const isBlogPage = ({ options }: Site, { ID, post_type: type }: PostRow): boolean =>
  type === 'page' && options.text('show_on_front') === 'page' && options.number('page_for_posts') === ID;

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
  const statuses = viewer.can('read_private_posts') ? ['publish', 'private'] : ['publish'];
  const span = isWhole ? { perPage: mostPosts } : { page, perPage };
  const base: PostQuery = { types: ['post'], statuses, ...span };
  const answer = async (query: PostQuery, what: Pick<FoundList, 'kind'> & Partial<FoundList>): Promise<Found> => {
    const { rows, total } = isWhole && vars.feed !== undefined ? nobody : await queryPosts(site, query);
    const isMissing = rows.length === 0 && (page > 1 || what.kind === 'date');
    if (isMissing) return none;
    return { ...what, rows, total, page, perPage, pages: isWhole ? 0 : Math.ceil(total / perPage), query };
  };
  if (vars.s !== undefined) {
    const types = [...site.registry.postTypes.values()]
      .filter((type) => !type.excludeFromSearch)
      .map(({ name }) => name);
    const search = vars.s.replaceAll('+', ' ');
    const order = vars.feed === undefined ? ({ orderBy: 'relevance' } as const) : {};
    const by = search.trim() === '' ? {} : { search, ...order };
    return answer({ ...base, types, ...by, searchProtected: viewer.id > 0 }, { kind: 'search', search });
  }
  const postType = vars.post_type === undefined ? undefined : site.registry.postTypes.get(vars.post_type);
  if (postType && !postType.builtIn) {
    const isListed = postType.publiclyQueryable && postType.hasArchive !== false;
    return isListed ? answer({ ...base, types: [postType.name] }, { kind: 'type', postType }) : none;
  }
  const term = await termOf(site, vars);
  if (term === null) return none;
  if (term) {
    const { taxonomy, term_id } = term;
    const clause = { taxonomy, terms: [term_id], includeChildren: true };
    const kind = taxonomy === 'category' ? 'category' : taxonomy === 'post_tag' ? 'tag' : 'taxonomy';
    const types = kind === 'taxonomy' ? typesOf(site, taxonomy) : base.types;
    return answer({ ...base, types, tax: { relation: 'AND', clauses: [clause] } }, { kind, term });
  }
  if (vars.author_name !== undefined || numberVar(vars, 'author') > 0) {
    const author = await authorOf(site, vars);
    return author ? answer({ ...base, authors: [author.ID] }, { kind: 'author', author }) : none;
  }
  const date = dateOf(vars);
  if (date === null) return none;
  if (date !== undefined) return answer({ ...base, ...boundsOf(date) }, { kind: 'date', date });
  if (vars.feed !== undefined && !isBlog) return answer(base, { kind: 'home' });
  return answer({ ...base, ignoreSticky: stickyPosts(site).length === 0 }, { kind: 'home' });
}

/** Types whose posts a taxonomy lists: those that searches find. */
function typesOf({ registry }: Site, name: string): readonly string[] {
  const types = registry.taxonomies.get(name)?.objectTypes ?? [];
  const found = types.filter((type) => registry.postTypes.get(type)?.excludeFromSearch === false);
  return found.length > 0 ? found : types;
}

/** The term asked for; null where it does not exist, undefined where none was asked for. */
async function termOf(site: Site, vars: QueryVars): Promise<TaxonomyTermRow | null | undefined> {
  const byId = [
    [numberVar(vars, 'cat'), 'category'],
    [numberVar(vars, 'tag_id'), 'post_tag'],
  ] as const;
  for (const [id, taxonomy] of byId) if (id > 0) return (await getTerm(site, id, taxonomy)) ?? null;
  const path = vars.category_name;
  if (path !== undefined) {
    return (await getTermBySlug(site, slugOf(path.split('/').filter(Boolean).at(-1) ?? ''), 'category')) ?? null;
  }
  if (vars.tag !== undefined) return (await getTermBySlug(site, slugOf(vars.tag), 'post_tag')) ?? null;
  const { taxonomy, term } = vars;
  if (taxonomy !== undefined && term !== undefined && site.registry.taxonomies.get(taxonomy)?.publiclyQueryable) {
    const slug = slugOf(term.split('/').filter(Boolean).at(-1) ?? '');
    if (taxonomy === 'post_format') return formatTerm(site, slug);
    return (await getTermBySlug(site, slug, taxonomy)) ?? null;
  }
  return undefined;
}

/** A format is asked for and called without what its slug begins with. */
async function formatTerm(site: Site, slug: string): Promise<TaxonomyTermRow | null> {
  const term = await getTermBySlug(site, `post-format-${slug.replace(/^post-format-/, '')}`, 'post_format');
  const name = postFormatNames.find(([known]) => term?.slug === `post-format-${known}`)?.[1];
  return term && name !== undefined ? { ...term, name } : null;
}

async function authorOf(site: Site, vars: QueryVars): Promise<UserRow | undefined> {
  const { author_name: name } = vars;
  const id = name === undefined ? numberVar(vars, 'author') : await findUserId(site, 'user_nicename', slugOf(name));
  return id === undefined ? undefined : getUser(site, id);
}

/** The period asked for as `2025`, `2025-03` or `2025-03-04`; null where there is no such day. */
function dateOf(vars: QueryVars): string | null | undefined {
  const digits = vars.m?.replace(/\D/g, '') ?? '';
  const year = numberVar(vars, 'year') || Number(digits.slice(0, 4));
  const month = numberVar(vars, 'monthnum') || Number(digits.slice(4, 6));
  const day = numberVar(vars, 'day') || Number(digits.slice(6, 8));
  if (year === 0) return month > 0 || day > 0 ? null : undefined;
  if (month > 12 || year > 9999) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  const start = `${String(year).padStart(4, '0')}`;
  if (month === 0) return start;
  if (day === 0) return `${start}-${two(month)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? null : `${start}-${two(month)}-${two(day)}`;
}

/** A period as bounds that lie just outside of it, local time. */
function boundsOf(date: string): { after: string; before: string } {
  const [year = 0, month, day] = date.split('-').map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end =
    month === undefined ? Date.UTC(year + 1, 0, 1) : day === undefined ? Date.UTC(year, month, 1) : start + 86_400_000;
  const text = (time: number) => new Date(time).toISOString().slice(0, 19);
  return { after: text(start - 1000), before: text(end) };
}
