// A list of revisions: what it may be asked for, and its answer. Reproduces WP_REST_Revisions_Controller::get_items and
// get_collection_params: all revisions where no page size is asked for, and refusals of pages and offsets behind the end.
import { queryPosts } from '../../../content/posts/query.ts';
import type { PostOrder, PostQuery } from '../../../content/posts/types.ts';
import { revisionsToKeep } from '../../../content/revisions/keep.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { Registry } from '../../../extend/registry.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { absInteger, isEmpty, toInteger, toText } from '../../engine/php.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { contextArgument } from '../../engine/resource-schema.ts';
import type { Arguments, Call, RestResponse } from '../../engine/types.ts';
import { badRequest } from '../posts/errors.ts';
import type { RevisedType, RevisionResource } from './parent.ts';

const orders = ['date', 'id', 'include', 'relevance', 'slug', 'include_slugs', 'title'];

/** `per_page` has no default: all revisions are listed where it is not said. */
export function listArguments<Item>(resource: RevisionResource<Item>, registry: Registry): Arguments {
  const { page, per_page, search } = collectionArguments();
  const { default: _, ...perPage } = per_page ?? {};
  const ids = { type: 'array', items: { type: 'integer' }, default: [] } as const;
  return {
    context: contextArgument(resource, registry, 'view'),
    ...(page ? { page } : {}),
    per_page: perPage,
    ...(search ? { search } : {}),
    exclude: { description: 'Not these versions.', ...ids },
    include: { description: 'Only these versions.', ...ids },
    offset: { description: 'How many versions to pass over.', type: 'integer' },
    order: { description: 'Ascending or descending.', type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    orderby: { description: 'What the list is ordered by.', type: 'string', default: 'date', enum: orders },
  };
}

/** Answers `GET` and `HEAD` of the revisions of a post that the viewer may edit. */
export async function listRevisions<Item>(call: Call, type: RevisedType<Item>, parent: PostRow): Promise<RestResponse> {
  const { params, site } = call;
  if (params.orderby === 'relevance' && isEmpty(params.search)) {
    throw badRequest('rest_no_search_term_defined', 'Ordering by relevance needs a search text.');
  }
  if (params.orderby === 'include' && isEmpty(params.include)) {
    throw badRequest('rest_orderby_include_missing_include', 'Ordering by include needs the list of versions.');
  }
  const route = `${type.route}/${type.parentPath(parent)}/revisions`;
  const page = toInteger(params.page ?? 1);
  if (revisionsToKeep(site, parent.post_type) === 0)
    return respondList(call, [], { route, total: 0, page, perPage: 0 });
  const query = queryOf(call, parent.ID);
  const found = await queryPosts(site, query);
  const total = found.total > 0 ? found.total : await totalOf(call, query);
  // Without a page size there is one page.
  const perPage = query.perPage > 0 ? query.perPage : Math.max(1, total);
  const offset = toInteger(params.offset ?? 0);
  if (total > 0 && offset >= total) {
    throw badRequest('rest_revision_invalid_offset_number', 'There are fewer versions than that.');
  }
  if (total > 0 && offset === 0 && page > Math.ceil(total / perPage)) {
    throw badRequest('rest_revision_invalid_page_number', 'The list has fewer pages than that.');
  }
  const shown = call.request.method === 'HEAD' ? [] : found.rows;
  const data = await readCollection(type.resource, await type.items(call, shown), call);
  return respondList(call, data, { route, total, page, perPage });
}

/** How many there are where a page or offset leads behind the end. */
async function totalOf({ site }: Call, query: PostQuery): Promise<number> {
  const { offset: _offset, page: _page, ...all } = query;
  return (await queryPosts(site, { ...all, perPage: 1, wantRows: false })).total;
}

function queryOf({ params, viewer, request }: Call, parent: number): PostQuery {
  const ids = (value: unknown) => (Array.isArray(value) ? value.map(absInteger) : []);
  const perPage = isEmpty(params.per_page) ? -1 : toInteger(params.per_page);
  const query: { -readonly [K in keyof PostQuery]: PostQuery[K] } = {
    types: ['revision'],
    statuses: ['inherit'],
    parents: [parent],
    include: ids(params.include),
    exclude: ids(params.exclude),
    searchProtected: viewer.id > 0,
    perPage,
    page: Math.min(1_000_000_000, toInteger(params.page ?? 1)),
    // Their schema names these orders only.
    orderBy: toText(params.orderby ?? 'date') as PostOrder,
    order: params.order === 'asc' ? 'asc' : 'desc',
    wantRows: request.method !== 'HEAD',
  };
  if (!isEmpty(params.search)) query.search = toText(params.search);
  // All at once leaves nothing to pass over.
  if (perPage > 0 && params.offset !== undefined && params.offset !== null) {
    query.offset = Math.min(Number.MAX_SAFE_INTEGER, Math.abs(toInteger(params.offset)));
  }
  if (perPage < 0) delete query.page;
  return query;
}
