// Routes of media. Reproduces WP_REST_Attachments_Controller::register_routes: those of posts, where uploads take the place
// of creating, and the processing and editing of pictures.
import type { Site } from '../../../content/site.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import type { Argument, Arguments, Route } from '../../engine/types.ts';
import { listArguments } from '../posts/collection-arguments.ts';
import { deleteOne } from '../posts/delete.ts';
import { readMany, readPost } from '../posts/item-endpoint.ts';
import { postKind } from '../posts/kind.ts';
import { listPosts } from '../posts/list.ts';
import { checkDelete, checkList, checkRead, checkUpdate } from '../posts/permissions.ts';
import { postResource } from '../posts/resource.ts';
import { PostItems } from '../posts/view.ts';
import { typeArguments } from './collection.ts';
import { checkEdit, editArguments, editMedia } from './edit.ts';
import { urlArgument } from './from-url.ts';
import { processMedia } from './process.ts';
import { finalizeArguments, finalizeMedia, sideloadArguments, sideloadMedia } from './sideload.ts';
import { checkUpload, createMedia, updateMedia } from './write.ts';

/** `/wp/v2/media` and what lies below it. */
export function mediaRoutes(site: Site): Route[] {
  const kind = postKind(site, 'attachment');
  const resource = postResource(site, kind);
  const parts = { kind, resource, items: new PostItems(kind) };
  const id: Arguments = { id: { description: 'Number of the attachment.', type: 'integer' } };
  const context: Argument = contextArgument(resource, site.registry, 'view');
  const changing = writeArguments(resource, site.registry, 'update');
  const shared = { namespace: kind.type.restNamespace, schema: () => itemSchema(resource, site.registry) };
  const item = `${kind.route}/(?P<id>[\\d]+)`;
  const flag = (description: string): Argument => ({ type: 'boolean', default: true, description });
  return [
    {
      ...shared,
      pattern: kind.route,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...listArguments(site, kind, resource), ...typeArguments() },
          permission: (call) => checkList(call, kind),
          handle: (call) => listPosts(call, parts),
        },
        {
          methods: ['POST'],
          args: {
            ...writeArguments(resource, site.registry, 'create'),
            generate_sub_sizes: flag('Are sub-sizes made?'),
            convert_format: flag('Are pictures converted to formats that browsers show?'),
            url: urlArgument,
          },
          permission: (call) => checkUpload(call, parts),
          handle: (call) => createMedia(call, parts),
        },
      ],
    },
    {
      ...shared,
      pattern: item,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context },
          permission: (call) => checkRead(call, kind),
          handle: (call) => readPost(call, parts),
          handleMany: (calls) => readMany(calls, parts),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...changing },
          permission: (call) => checkUpdate(call, kind),
          handle: (call) => updateMedia(call, parts),
        },
        {
          methods: ['DELETE'],
          args: { ...id, force: { type: 'boolean', default: false, description: 'Delete for good?' } },
          permission: (call) => checkDelete(call, kind),
          handle: (call) => deleteOne(call, parts),
        },
      ],
    },
    {
      namespace: kind.type.restNamespace,
      pattern: `${item}/post-process`,
      endpoints: [
        {
          methods: ['POST'],
          args: { ...id, action: { type: 'string', enum: ['create-image-subsizes'], required: true } },
          permission: (call) => checkUpdate(call, kind),
          handle: (call) => processMedia(call, parts),
        },
      ],
    },
    {
      namespace: kind.type.restNamespace,
      pattern: `${item}/edit`,
      endpoints: [
        {
          methods: ['POST'],
          args: editArguments(changing),
          permission: (call) => checkEdit(call, kind),
          handle: (call) => editMedia(call, parts),
        },
      ],
    },
    {
      ...shared,
      pattern: `${item}/sideload`,
      secureContext: true,
      endpoints: [
        {
          methods: ['POST'],
          args: { ...id, ...sideloadArguments },
          permission: (call) => checkEdit(call, kind),
          handle: (call) => sideloadMedia(call, parts),
        },
      ],
    },
    {
      ...shared,
      pattern: `${item}/finalize`,
      secureContext: true,
      endpoints: [
        {
          methods: ['POST'],
          args: { ...id, ...finalizeArguments },
          permission: (call) => checkEdit(call, kind),
          handle: (call) => finalizeMedia(call, parts),
        },
      ],
    },
  ];
}
