// /wp/v2/comments and one comment, notes on blocks included. Reproduces WP_REST_Comments_Controller's routes.
import { SiteError } from '../../../base/error.ts';
import { getComments } from '../../../content/comments/get.ts';
import type { Site } from '../../../content/site.ts';
import { toInteger } from '../../engine/php.ts';
import { readItem, readItems } from '../../engine/resource-read.ts';
import { contextArgument, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { judgeRead, mayDelete, mayGet, mayList, noSuchComment, wantedComment, withPost } from './access.ts';
import type { CommentResource } from './field.ts';
import { commentItem, commentsRoute } from './item.ts';
import { listArguments, listComments, listManyComments } from './list.ts';
import { commentedPosts } from './posts.ts';
import { commentResource, commentSchema } from './resource.ts';
import { postComment, putComment, removeComment } from './write.ts';
import { mayCreate, mayUpdate } from './write-access.ts';

export function commentRoutes(site: Site): Route[] {
  const { registry } = site;
  const resource = commentResource(site);
  const id: Arguments = { id: { description: 'Number of the comment.', type: 'integer' } };
  const password: Arguments = { password: { description: 'Password of its post, where it has one.', type: 'string' } };
  const namespace = 'wp/v2';
  return [
    {
      namespace,
      pattern: commentsRoute,
      schema: commentSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: listArguments(resource, registry),
          permission: mayList,
          handle: (call) => listComments(call, resource),
          handleMany: (calls) => listManyComments(calls, resource),
        },
        {
          methods: ['POST'],
          args: writeArguments(resource, registry, 'create'),
          permission: mayCreate,
          handle: (call) => postComment(call, resource),
        },
      ],
    },
    {
      namespace,
      pattern: `${commentsRoute}/(?P<id>[\\d]+)`,
      schema: commentSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context: contextArgument(resource, registry, 'view'), ...password },
          permission: mayGet,
          handle: (call) => getOne(call, resource),
          handleMany: (calls) => getMany(calls, resource),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...writeArguments(resource, registry, 'update') },
          permission: mayUpdate,
          handle: (call) => putComment(call, resource),
        },
        {
          methods: ['DELETE'],
          answers: 'trashed',
          args: {
            ...id,
            force: { type: 'boolean', default: false, description: 'Delete for good instead of putting it aside.' },
            ...password,
          },
          permission: mayDelete,
          handle: (call) => removeComment(call, resource),
        },
      ],
    },
  ];
}

async function getOne(call: Call, resource: CommentResource): Promise<RestResponse> {
  const { data, links } = await readItem(resource, commentItem(await wantedComment(call)), call);
  return respond(data, { links });
}

/** Comments that others embed (those they answer): a fixed number of statements for all. */
async function getMany(calls: readonly Call[], resource: CommentResource): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  if (!first) return [];
  const ids = calls.map((call) => toInteger(call.params.id));
  const rows = await getComments(first.site, ids);
  const posts = await commentedPosts(
    first,
    [...rows.values()].map((row) => row.comment_post_ID),
  );
  const items = [...rows.values()].map((row) => commentItem({ row, post: posts.get(row.comment_post_ID) }));
  const read = await readItems(resource, items, first);
  const byId = new Map(items.map((item, index) => [item.row.comment_ID, { item, read: read[index] }]));
  const answers: (RestResponse | SiteError)[] = [];
  for (const [index, call] of calls.entries()) {
    const known = byId.get(ids[index] ?? 0);
    try {
      if (!known?.read) throw noSuchComment();
      judgeRead(call, withPost(known.item.row, known.item.post), call.params);
      const alike = call.context === first.context && call.params._fields === first.params._fields;
      const { data, links } = alike ? known.read : await readItem(resource, known.item, call);
      answers.push(respond(data, { links }));
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      answers.push(error);
    }
  }
  return answers;
}
