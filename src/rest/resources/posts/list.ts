// A list of posts. Reproduces WP_REST_Posts_Controller::get_items: which query a request stands for, which rows the
// viewer may see of its page, totals and links to the pages around it.
import { queryPosts } from '../../../content/posts/query.ts';
import { may } from '../../../content/posts/subjects.ts';
import type { PostOrder, PostQuery, SearchColumn, TaxClause, TaxQuery } from '../../../content/posts/types.ts';
import type { PostRow } from '../../../database/schema.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { respondList } from '../../engine/collection.ts';
import { absInteger, isEmpty, isPhpArray, toInteger, toText } from '../../engine/php.ts';
import { readCollection } from '../../engine/resource-read.ts';
import type { Call, Params, RestResponse } from '../../engine/types.ts';
import { wantedTypes } from '../media/collection.ts';
import { badRequest } from './errors.ts';
import type { PostKind } from './kind.ts';
import { knownSubjects, rememberPosts } from './known.ts';
import { isGuarded, mayReadKind } from './permissions.ts';
import type { PostResource } from './resource.ts';
import type { PostItems } from './view.ts';

/** Answers `GET` and `HEAD` of a collection of posts. */
export async function listPosts(
  call: Call,
  { kind, resource, items }: { kind: PostKind; resource: PostResource; items: PostItems },
): Promise<RestResponse> {
  const { site, params, viewer } = call;
  if (params.orderby === 'relevance' && isEmpty(params.search)) {
    throw badRequest('rest_no_search_term_defined', 'Ordering by relevance needs a search text.');
  }
  if (params.orderby === 'include' && isEmpty(params.include)) {
    throw badRequest('rest_orderby_include_missing_include', 'Ordering by include needs the list of posts.');
  }
  const head = call.request.method === 'HEAD';
  const query = { ...queryOf(call, kind), wantRows: !head };
  const found = await queryPosts(site, query);
  const page = Math.max(1, toInteger(params.page ?? 1));
  const { perPage } = query;
  const pages = Math.ceil(found.total / perPage);
  if (page > pages && found.total > 0) {
    throw badRequest('rest_post_invalid_page_number', 'The list has fewer pages than that.');
  }
  const shown = head ? [] : await visible(found.rows);
  rememberPosts(call, shown);
  const data = await readCollection(resource, items.of(call, shown), call);
  return respondList(call, data, { route: kind.route, total: found.total, page, perPage });

  /** WordPress counts what the viewer may not see, but leaves it out. */
  async function visible(rows: readonly PostRow[]): Promise<readonly PostRow[]> {
    const editing = call.context === 'edit';
    if (!editing && !isGuarded(kind.name) && rows.every((row) => row.post_status === 'publish')) return rows;
    const subjects = await knownSubjects(call, rows);
    return rows.filter((row) => (editing ? may(viewer, 'edit_post', row, subjects) : mayReadKind(call, row, subjects)));
  }
}

/** Longer search texts, in bytes, are passed over, as WP_Query does. */
export const longestSearch = 1600;
/** Pages beyond it have no rows in any database, and no offset that one could count to. */
const lastPage = 1_000_000_000;

/** The query that the (sanitised) parameters of a list stand for. */
export function queryOf(call: Call, kind: PostKind): PostQuery {
  const { params } = call;
  const include = integers(params.include);
  const sticky = kind.name === 'post' && typeof params.sticky === 'boolean' ? params.sticky : undefined;
  const tax = taxQuery(params, kind);
  const text = (name: string) =>
    params[name] === undefined || params[name] === null ? undefined : toText(params[name]);
  const listed = (name: string) => (name in params ? integers(params[name]) : []);
  const hierarchical = kind.type.hierarchical || kind.name === 'attachment';
  const ordered = kind.name === 'page' || kind.name === 'nav_menu_item' || kind.supports('page-attributes');
  const query: { -readonly [K in keyof PostQuery]: PostQuery[K] } = {
    types: [kind.name],
    ...statusesOf(call, kind),
    authors: kind.supports('author') ? listed('author') : [],
    authorsExclude: kind.supports('author') ? listed('author_exclude') : [],
    include,
    exclude: listed('exclude'),
    slugs: list(params.slug).map((slug) => sanitizeTitle(toText(slug))),
    searchColumns: list(params.search_columns).filter(isColumn),
    searchExact: params.search_semantics === 'exact',
    perPage: toInteger(params.per_page ?? 10),
    page: Math.min(lastPage, toInteger(params.page ?? 1)),
    orderBy: isOrder(params.orderby) ? params.orderby : 'date',
    order: params.order === 'asc' ? 'asc' : 'desc',
    ignoreSticky: kind.name !== 'post' || params.ignore_sticky !== false || include.length > 0 || sticky === true,
  };
  if (hierarchical) {
    query.parents = listed('parent');
    query.parentsExclude = listed('parent_exclude');
  }
  const search = text('search');
  if (search !== undefined && Buffer.byteLength(search) <= longestSearch) query.search = search;
  // WP_Query leaves posts with a password out of the searches of strangers only.
  query.searchProtected = call.viewer.id > 0;
  const bounds = {
    after: 'after',
    before: 'before',
    modified_after: 'modifiedAfter',
    modified_before: 'modifiedBefore',
  };
  for (const [name, key] of Object.entries(bounds)) {
    const bound = text(name);
    // The right-hand names of `bounds` are the query's.
    if (bound !== undefined) query[key as 'after' | 'before' | 'modifiedAfter' | 'modifiedBefore'] = bound;
  }
  if (ordered && params.menu_order !== undefined && params.menu_order !== null) {
    query.menuOrder = toInteger(params.menu_order);
  }
  if (sticky !== undefined) query.sticky = sticky;
  if (kind.name === 'attachment') {
    query.searchFiles = true;
    query.mimeTypes = wantedTypes(call);
  }
  if (tax) query.tax = tax;
  if (params.offset !== undefined && params.offset !== null) {
    query.offset = Math.min(Number.MAX_SAFE_INTEGER, Math.abs(toInteger(params.offset)));
  }
  return query;
}

/** The statuses asked for; where the list is empty, what the viewer may see without asking, own private posts too. */
function statusesOf({ params, site, viewer }: Call, kind: PostKind): Pick<PostQuery, 'statuses' | 'ownPrivate'> {
  const asked = list(params.status).map(toText);
  if (asked.length > 0) return { statuses: asked };
  if (kind.name === 'attachment') return { statuses: ['inherit'] };
  const mayReadPrivate = viewer.can(kind.type.caps.read_private_posts ?? 'read_private_posts');
  const open = [...site.registry.statuses.values()].filter(
    (status) => status.public || (mayReadPrivate && status.private),
  );
  const statuses = open.map((status) => status.name);
  return mayReadPrivate || viewer.id === 0 ? { statuses } : { statuses, ownPrivate: viewer.id };
}

const orders: readonly string[] = [
  ...['author', 'date', 'id', 'include', 'include_slugs', 'menu_order', 'modified', 'parent', 'relevance', 'slug'],
  'title',
];

function isOrder(value: unknown): value is PostOrder {
  return typeof value === 'string' && orders.includes(value);
}

function isColumn(value: unknown): value is SearchColumn {
  return value === 'post_title' || value === 'post_content' || value === 'post_excerpt';
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return isPhpArray(value) ? Object.values(value) : [value];
}

/** Ids as WP_Query reads them: without their signs. */
function integers(value: unknown): number[] {
  return list(value).map(absInteger);
}

/** Conditions on terms and formats (`prepare_tax_query`). */
function taxQuery(params: Params, kind: PostKind): TaxQuery | undefined {
  const clauses: (TaxClause | TaxQuery)[] = [];
  for (const { name, restBase } of kind.shownTaxonomies) {
    const wanted = termCondition(params[restBase]);
    if (wanted) clauses.push({ taxonomy: name, ...wanted });
    const unwanted = termCondition(params[`${restBase}_exclude`]);
    if (unwanted) clauses.push({ taxonomy: name, ...unwanted, operator: 'NOT IN' });
  }
  const relation = params.tax_relation === 'OR' ? 'OR' : 'AND';
  const formats = kind.supports('post-formats') ? formatQuery(params.format) : undefined;
  if (clauses.length === 0 && !params.tax_relation) return formats;
  if (formats) clauses.push(formats);
  return clauses.length > 0 ? { relation, clauses } : undefined;
}

function termCondition(value: unknown): Pick<TaxClause, 'terms' | 'includeChildren' | 'operator'> | undefined {
  if (isEmpty(value) || !isPhpArray(value)) return undefined;
  const more: Readonly<Record<string, unknown>> = Array.isArray(value) ? { terms: value } : { ...value };
  const terms = integers(more.terms);
  if (terms.length === 0) return undefined;
  return {
    terms,
    includeChildren: !isEmpty(more.include_children),
    operator: more.operator === 'AND' ? 'AND' : 'IN',
  };
}

function formatQuery(value: unknown): TaxQuery | undefined {
  if (value === undefined || value === null) return undefined;
  const formats = list(value).map(toText);
  const clauses: TaxClause[] = [];
  if (formats.includes('standard')) clauses.push({ taxonomy: 'post_format', terms: [], operator: 'NOT EXISTS' });
  const slugs = formats.filter((format) => format !== 'standard').map((format) => `post-format-${format}`);
  if (slugs.length > 0) clauses.push({ taxonomy: 'post_format', field: 'slug', terms: slugs, operator: 'IN' });
  return clauses.length > 0 ? { relation: 'OR', clauses } : undefined;
}
