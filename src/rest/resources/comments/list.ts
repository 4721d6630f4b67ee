// Lists of comments, and many lists at once: those that the posts or comments of an answer embed.
// Reproduces WP_REST_Comments_Controller::get_items and get_collection_params.
import { SiteError } from '../../../base/error.ts';
import { addTo } from '../../../base/groups.ts';
import { queryComments, statusesOf, typesOf } from '../../../content/comments/query.ts';
import { placedComments } from '../../../content/comments/query-many.ts';
import type { CommentOrder } from '../../../content/comments/types.ts';
import type { CommentRow } from '../../../database/schema.ts';
import type { Registry } from '../../../extend/registry.ts';
import { sanitizeKey } from '../../../rendering/formatting/sanitize-text.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { toText } from '../../engine/php.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { contextArgument } from '../../engine/resource-schema.ts';
import type { Arguments, Call, RestResponse } from '../../engine/types.ts';
import { askedPosts, judgeList, mayList, mayReadComment } from './access.ts';
import type { CommentResource } from './field.ts';
import { type CommentItem, commentItem, commentsRoute } from './item.ts';
import { commentedPosts } from './posts.ts';

const orders = ['date', 'date_gmt', 'id', 'include', 'post', 'parent', 'type'];

export function listArguments(resource: CommentResource, registry: Registry): Arguments {
  const ids = { type: 'array', items: { type: 'integer' } } as const;
  const date = { type: 'string', format: 'date-time' } as const;
  const key = { type: 'string', validate: 'schema', sanitize: (value: unknown) => sanitizeKey(toText(value)) } as const;
  return {
    context: contextArgument(resource, registry, 'view'),
    ...collectionArguments(),
    after: { description: 'Only comments after this date.', ...date },
    author: { description: 'Only comments of these users; not open to all.', ...ids },
    author_exclude: { description: 'Leave out comments of these users; not open to all.', ...ids },
    author_email: {
      default: null,
      description: 'Only comments from this address; not open to all.',
      format: 'email',
      type: 'string',
    },
    before: { description: 'Only comments before this date.', ...date },
    exclude: { description: 'Leave these comments out.', ...ids, default: [] },
    include: { description: 'Only these comments.', ...ids, default: [] },
    offset: { description: 'How many comments to pass over.', type: 'integer' },
    order: { description: 'Rising or falling.', type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    orderby: { description: 'What to sort by.', type: 'string', default: 'date_gmt', enum: orders },
    parent: { default: [], description: 'Only answers to these comments.', ...ids },
    parent_exclude: { default: [], description: 'Leave out answers to these comments.', ...ids },
    post: { default: [], description: 'Only comments on these posts.', ...ids },
    status: { default: 'approve', description: 'Only comments of this status; not open to all.', ...key },
    type: { default: 'comment', description: 'Only comments of this type; not open to all.', ...key },
    password: { description: 'Password of the post, where it has one.', type: 'string' },
  };
}

/** Params that passed the arguments above. */
interface ListParams {
  page: number;
  per_page: number;
  search?: string;
  after?: string;
  before?: string;
  author?: number[];
  author_exclude?: number[];
  author_email?: string | null;
  exclude?: number[];
  include?: number[];
  offset?: number;
  order: 'asc' | 'desc';
  orderby: CommentOrder;
  parent?: number[];
  parent_exclude?: number[];
  post?: number[];
  status: string;
  type: string;
}

export async function listComments(call: Call, resource: CommentResource): Promise<RestResponse> {
  // Their schemas guarantee the types.
  const params = call.params as unknown as ListParams;
  const { page, per_page: perPage } = params;
  const offset = Math.min(Math.abs(params.offset || (page - 1) * perPage), Number.MAX_SAFE_INTEGER);
  const isHead = call.request.method === 'HEAD';
  const { rows, total } = await queryComments(call.site, {
    status: params.status,
    type: params.type,
    authors: params.author,
    authorsExclude: params.author_exclude,
    authorEmail: params.author_email ?? undefined,
    include: params.include,
    exclude: params.exclude,
    parents: params.parent,
    parentsExclude: params.parent_exclude,
    posts: params.post,
    search: params.search,
    after: params.after,
    before: params.before,
    orderBy: params.orderby,
    order: params.order,
    limit: perPage,
    offset,
    wantRows: !isHead,
  });
  const items = await readableItems(call, rows);
  const data = await readCollection(resource, items, call);
  return answerList(call, data, { total, page, perPage });
}

/** As other lists, but the totals are text, which shows in envelopes. */
function answerList(call: Call, data: readonly unknown[], list: { total: number; page: number; perPage: number }) {
  const response = respondList(call, data, { route: commentsRoute, ...list });
  for (const [name, value] of Object.entries(response.headers)) response.headers[name] = String(value);
  return response;
}

/** WordPress counts what the viewer may not see, but leaves it out. */
async function readableItems(call: Call, rows: readonly CommentRow[]): Promise<CommentItem[]> {
  const ids = rows.map((row) => row.comment_post_ID);
  const posts = await commentedPosts(call, ids);
  const comments = rows.map((row) => ({ row, post: posts.get(row.comment_post_ID) }));
  return comments.filter((comment) => mayReadComment(call, comment, call.params)).map(commentItem);
}

/**
 * Answers several lists: with a fixed number of statements those that differ in nothing but the post, or the comment they
 * answer, as embedded ones do; others one after the other.
 */
export async function listManyComments(
  calls: readonly Call[],
  resource: CommentResource,
): Promise<(RestResponse | SiteError)[]> {
  const answers = new Map<Call, RestResponse | SiteError>();
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const shape = shapeOf(call);
    if (shape === undefined) answers.set(call, await attempt(() => listOne(call, resource)));
    else addTo(groups, shape, call);
  }
  for (const group of groups.values()) await answerGroup(group, resource, answers);
  return calls.map((call) => answers.get(call) ?? new SiteError('rest_no_route', 'Not answered.', 404));
}

async function listOne(call: Call, resource: CommentResource): Promise<RestResponse> {
  await mayList(call);
  return listComments(call, resource);
}

async function attempt(work: () => RestResponse | Promise<RestResponse>): Promise<RestResponse | SiteError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SiteError) return error;
    throw error;
  }
}

const placed = new Set(['post', 'parent', 'type', 'status', 'context', 'per_page', '_fields']);

/** What lists that can be answered together have in common; undefined for others. */
function shapeOf({ query, params, request }: Call): string | undefined {
  if (request.method !== 'GET' || Object.keys(query).some((name) => !placed.has(name))) return undefined;
  const { status, type } = params as unknown as ListParams;
  if (status === 'any' || !(type === 'comment' || type === 'note')) return undefined;
  const place = placeOf(params);
  return place && JSON.stringify([place.by, status, type, params.context, params.per_page, params._fields ?? null]);
}

type Place = { by: 'comment_post_ID' | 'comment_parent'; id: number };

/** The one post or comment that a list is about. */
function placeOf(params: Readonly<Record<string, unknown>>): Place | undefined {
  const { post = [], parent = [] } = params as unknown as ListParams;
  const [id = 0] = [...post, ...parent];
  if (post.length + parent.length !== 1 || id < 1) return undefined;
  return { by: post.length === 1 ? 'comment_post_ID' : 'comment_parent', id };
}

async function answerGroup(
  group: readonly Call[],
  resource: CommentResource,
  answers: Map<Call, RestResponse | SiteError>,
): Promise<void> {
  const [first] = group;
  const place = first && placeOf(first.params);
  if (!first || !place) return;
  const { status, type, per_page: limit } = first.params as unknown as ListParams;
  const statuses = statusesOf(status) ?? [];
  const types = typesOf(type) ?? [];
  const ids = group.map((call) => placeOf(call.params)?.id ?? 0);
  const asked = await commentedPosts(first, group.flatMap(askedPosts));
  const found = await placedComments(first.site, place.by, { ids, statuses, types, limit });
  const rows = [...found.values()].flatMap((one) => one.rows);
  const posts = await commentedPosts(
    first,
    rows.map((row) => row.comment_post_ID),
  );
  const items = rows.map((row) => commentItem({ row, post: posts.get(row.comment_post_ID) }));
  const readable = items.filter((item) => mayReadComment(first, item, first.params));
  const read = await readCollection(resource, readable, first);
  const byId = new Map(readable.map((item, index) => [item.row.comment_ID, read[index]]));
  for (const [index, call] of group.entries()) {
    const answer = await attempt(() => {
      judgeList(call, asked);
      const one = found.get(ids[index] ?? 0);
      const data = (one?.rows ?? []).flatMap((row) => byId.get(row.comment_ID) ?? []);
      return answerList(call, data, { total: one?.total ?? 0, page: 1, perPage: limit });
    });
    answers.set(call, answer);
  }
}
