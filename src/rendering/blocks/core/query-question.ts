// Which posts a query block asks for. Reproduces build_query_vars_from_query_block.
import { isNumeric, phpInteger } from '../casts.ts';
import type { PostsQuestion, TermsClause } from '../facts.ts';
import { isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { postIdOf, text } from './helpers.ts';

/** Ids of a list, those that are none left out. */
const ids = (value: Json | undefined): number[] =>
  (Array.isArray(value) ? value : isEmpty(value) ? [] : [value])
    .map((one: Json) => phpInteger(one))
    .filter((id) => id !== 0);

/** What get_post_format_slugs knows. */
const knownFormats = new Set('standard aside chat gallery link image quote status video audio'.split(' '));

/** Name of the parameter that says which page of this query to show. */
export const pageKey = ({ around }: LiveBlock): string =>
  around.queryId === undefined || around.queryId === null ? 'query-page' : `query-${text(around.queryId)}-page`;

/** Which page of its query is shown: on a public page the one its address asks for. */
export function shownPage(block: LiveBlock, state: RenderState): number {
  const { page } = state.context;
  if (!page) return 1;
  const asked = new URLSearchParams(page.search).get(pageKey(block));
  return Math.max(1, Number.parseInt(asked ?? '', 10) || 1);
}

/** The question of the query around a block; undefined where it means the page's own list, which a text has none of. */
export function questionOf(block: LiveBlock, state: RenderState): PostsQuestion | undefined {
  const { query: given } = block.around;
  const query: JsonObject = isObject(given) ? given : {};
  if (!isEmpty(query.inherit)) return undefined;
  const { site } = state.context;
  const type = text(query.postType);
  const exclude = ids(query.exclude);
  const current = postIdOf(block) ?? state.context.post?.id;
  if (!isEmpty(query.excludeCurrent) && current !== undefined) exclude.push(current);
  // One author as a number makes an archive of the list, which sticky posts do not lead; authors as text do not.
  const isArchive = typeof query.author === 'number' && Number.isInteger(query.author) && query.author > 0;
  const named = ['only', 'exclude', 'ignore'].find((one) => one === query.sticky);
  const sticky = named ?? (isArchive ? 'ignore' : undefined);
  const formats = Array.isArray(query.format) ? query.format.map(text).filter((one) => knownFormats.has(one)) : [];
  const perPage = isNumeric(query.perPage) ? Math.abs(phpInteger(query.perPage)) : undefined;
  const offset = isNumeric(query.offset) ? Math.abs(phpInteger(query.offset)) : 0;
  const order = text(query.order).toUpperCase();
  return {
    type: type !== '' && site?.isViewableType(type) ? type : 'post',
    order: order === 'ASC' ? 'asc' : 'desc',
    orderBy: typeof query.orderBy === 'string' ? query.orderBy : 'date',
    ...(sticky === undefined ? {} : { sticky }),
    exclude,
    ...(perPage === undefined ? {} : { offset: offset + perPage * (shownPage(block, state) - 1) }),
    // None is as many as a page of the site has.
    ...(isEmpty(perPage) ? {} : { perPage }),
    terms: [...formerTerms(query), ...wantedTerms(query.taxQuery, state)],
    formats,
    authors: authorsOf(query.author),
    ...(isEmpty(query.search) || typeof query.search === 'object' ? {} : { search: text(query.search) }),
    parents: ids(query.parents),
  };
}

/** The list that a query block shows. */
export interface ShownList {
  readonly ids: readonly number[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly perPage: number;
}

/** Does the query around a block mean the page's own list? */
export const isInherited = ({ around }: LiveBlock): boolean => isObject(around.query) && !isEmpty(around.query.inherit);

/** The list of the query around a block; undefined where there is none, or it is not loaded yet. */
export function listOf(block: LiveBlock, state: RenderState): ShownList | undefined {
  const { page, data, site } = state.context;
  if (isInherited(block)) return page?.main;
  const question = questionOf(block, state);
  const found = question && data.facts?.posts(question);
  if (!question || !found) return undefined;
  const perPage = question.perPage ?? site?.postsPerPage ?? 0;
  const pages = perPage > 0 ? Math.ceil(found.total / perPage) : 0;
  return { ids: found.ids, total: found.total, page: shownPage(block, state), pages, perPage };
}

/** Categories and tags as earlier versions of the block name them. */
function formerTerms(query: JsonObject): TermsClause[] {
  const clauses: TermsClause[] = [];
  if (!isEmpty(query.categoryIds))
    clauses.push({ taxonomy: 'category', terms: ids(query.categoryIds), operator: 'IN' });
  if (!isEmpty(query.tagIds)) clauses.push({ taxonomy: 'post_tag', terms: ids(query.tagIds), operator: 'IN' });
  return clauses;
}

function wantedTerms(given: Json | undefined, { context: { site } }: RenderState): TermsClause[] {
  if (!isObject(given)) return [];
  const conditions = (lists: Json | undefined, operator: TermsClause['operator']): TermsClause[] =>
    Object.entries(isObject(lists) ? lists : {})
      .filter(([taxonomy, terms]) => !isEmpty(terms) && site?.isViewable(taxonomy))
      .map(([taxonomy, terms]) => ({ taxonomy, terms: ids(terms), operator }));
  const isPlain = Object.keys(given).some((key) => key !== 'include' && key !== 'exclude');
  if (isPlain) return conditions(given, 'IN');
  return [...conditions(given.include, 'IN'), ...conditions(given.exclude, 'NOT IN')];
}

/** In lists of authors a sign means nothing. */
function authorsOf(author: Json | undefined): number[] {
  if (typeof author === 'number') return Number.isInteger(author) && author > 0 ? [author] : [];
  const listed =
    typeof author === 'string'
      ? author
          .split(',')
          .map(phpInteger)
          .filter((id) => id !== 0)
      : typeof author === 'object' && author !== null
        ? ids(Object.values(author).map((one) => one ?? null))
        : [];
  return listed.map(Math.abs);
}
