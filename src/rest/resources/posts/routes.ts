// Routes of posts, pages and every other type served the same way. Reproduces WP_REST_Posts_Controller::register_routes.
import type { Site } from '../../../content/site.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import type { Argument, Arguments, Route } from '../../engine/types.ts';
import { versionRoutes } from '../revisions/of-posts.ts';
import { listArguments } from './collection-arguments.ts';
import { deleteOne } from './delete.ts';
import { readMany, readPost } from './item-endpoint.ts';
import { postKind } from './kind.ts';
import { listPosts } from './list.ts';
import { checkCreate, checkDelete, checkList, checkRead, checkUpdate } from './permissions.ts';
import { postResource } from './resource.ts';
import { PostItems } from './view.ts';
import { createOne, updateOne } from './write.ts';

/** Posts and pages. Extensions must be registered before. */
export function postRoutes(site: Site): Route[] {
  return ['post', 'page'].flatMap((type) => routesOf(site, type));
}

/** The routes of a post type, with those of its revisions and autosaves. */
export function routesOf(site: Site, type: string): Route[] {
  const kind = postKind(site, type);
  const resource = postResource(site, kind);
  const parts = { kind, resource, items: new PostItems(kind) };
  const id: Arguments = { id: { description: 'Number of the post.', type: 'integer' } };
  const context: Argument = contextArgument(resource, site.registry, 'view');
  const reading: Arguments = { ...id, context };
  if (kind.has('excerpt')) reading.excerpt_length = { description: 'Words of a made excerpt.', type: 'integer' };
  if ('password' in resource.fields)
    reading.password = { description: 'Password of the post, where it has one.', type: 'string' };
  const shared = {
    namespace: kind.type.restNamespace,
    schema: () => itemSchema(resource, site.registry),
    // Uploads are no part of a batch.
    allowBatch: type !== 'attachment',
  };
  return [
    {
      ...shared,
      pattern: kind.route,
      endpoints: [
        {
          methods: ['GET'],
          args: listArguments(site, kind, resource),
          permission: (call) => checkList(call, kind),
          handle: (call) => listPosts(call, parts),
        },
        {
          methods: ['POST'],
          args: writeArguments(resource, site.registry, 'create'),
          permission: (call) => checkCreate(call, kind),
          handle: (call) => createOne(call, parts),
        },
      ],
    },
    {
      ...shared,
      pattern: `${kind.route}/(?P<id>[\\d]+)`,
      endpoints: [
        {
          methods: ['GET'],
          args: reading,
          permission: (call) => checkRead(call, kind),
          handle: (call) => readPost(call, parts),
          handleMany: (calls) => readMany(calls, parts),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...writeArguments(resource, site.registry, 'update') },
          permission: (call) => checkUpdate(call, kind),
          handle: (call) => updateOne(call, parts),
        },
        {
          methods: ['DELETE'],
          answers: 'trashed',
          args: {
            ...id,
            force: { type: 'boolean', default: false, description: 'Delete for good instead of to the trash?' },
          },
          permission: (call) => checkDelete(call, kind),
          handle: (call) => deleteOne(call, parts),
        },
      ],
    },
    ...versionRoutes(site, parts),
  ];
}
