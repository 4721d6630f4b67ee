// /…/PARENT/revisions and one revision, for any post type that has them. Reproduces WP_REST_Revisions_Controller.
import { SiteError } from '../../../base/error.ts';
import { deletePost } from '../../../content/posts/delete.ts';
import { getPost } from '../../../content/posts/get.ts';
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import { toInteger } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, Endpoint, RestResponse, Route } from '../../engine/types.ts';
import { listArguments, listRevisions } from './list.ts';
import { checkParent, may, type RevisedType } from './parent.ts';

/** The two routes of the revisions of a type. `deletable` false: revisions are only read (global styles). */
export function revisionRoutes<Item>(site: Site, type: RevisedType<Item>, deletable = true): Route[] {
  const { resource, namespace } = type;
  const { registry } = site;
  const schema = () => itemSchema(resource, registry);
  const parent = type.parentArgument;
  const id = { description: 'Number of the version.', type: 'integer' } as const;
  const base = `${type.route}/(?P<parent>${type.idPattern})/revisions`;
  const removal: Endpoint = {
    methods: ['DELETE'],
    args: {
      parent,
      id,
      force: { type: 'boolean', default: false, description: 'Has to be true: versions have no trash.' },
    },
    permission: (call) => checkDelete(call, type),
    handle: (call) => removeRevision(call, type),
  };
  return [
    {
      namespace,
      pattern: base,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { parent, ...listArguments(resource, registry) },
          permission: (call) => checkRead(call, type),
          handle: async (call) => listRevisions(call, type, await type.parent(call, call.params.parent)),
        },
      ],
    },
    {
      namespace,
      pattern: `${base}/(?P<id>[\\d]+)`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { parent, id, context: contextArgument(resource, registry, 'view') },
          permission: (call) => checkRead(call, type),
          handle: (call) => readRevision(call, type),
        },
        ...(deletable ? [removal] : []),
      ],
    },
  ];
}

/** Those who may edit the parent may see its versions. */
export async function checkRead<Item>(call: Call, type: RevisedType<Item>): Promise<void> {
  await checkParent(call, await type.parent(call, call.params.parent));
}

interface Slot {
  row: Promise<PostRow | undefined>;
}

/** The revision of the request's `id`, read once. */
function slot(call: Call): Slot {
  const id = toInteger(call.params.id);
  return call.once(`revision ${id}`, () => ({ row: id > 0 ? getPost(call.site, id) : Promise.resolve(undefined) }));
}

async function wanted(call: Call): Promise<PostRow> {
  const row = await slot(call).row;
  if (row?.post_type === 'revision') return row;
  throw new SiteError('rest_post_invalid_id', 'There is no such version.', 404);
}

async function readRevision<Item>(call: Call, type: RevisedType<Item>): Promise<RestResponse> {
  const parent = await type.parent(call, call.params.parent);
  const row = await wanted(call);
  if (row.post_parent !== parent.ID) {
    throw new SiteError('rest_revision_parent_id_mismatch', 'This is no version of that post.', 404);
  }
  if (call.request.method === 'HEAD') return respond([]);
  return answerRow(call, type, row);
}

async function answerRow<Item>(call: Call, type: RevisedType<Item>, row: PostRow): Promise<RestResponse> {
  const [item] = await type.items(call, [row]);
  if (item === undefined) throw new SiteError('rest_post_invalid_id', 'There is no such version.', 404);
  const { data, links } = await readItem(type.resource, item, call);
  return respond(data, { links });
}

async function checkDelete<Item>(call: Call, type: RevisedType<Item>): Promise<void> {
  const parent = await type.parent(call, call.params.parent);
  if (!(await may(call, 'delete_post', parent))) throw notAllowed(call);
  const revision = await wanted(call);
  await checkParent(call, parent);
  if (!(await may(call, 'delete_post', revision))) throw notAllowed(call);
}

function notAllowed(call: Call): SiteError {
  return forbidden(call.viewer, 'rest_cannot_delete', 'You may not delete this version.');
}

/** Answers what was deleted. Whose revision it is, is not asked here, as in WordPress. */
async function removeRevision<Item>(call: Call, type: RevisedType<Item>): Promise<RestResponse> {
  const row = await wanted(call);
  if (call.params.force !== true) {
    throw new SiteError('rest_trash_not_supported', 'Versions have no trash; they are deleted with force=true.', 501);
  }
  const { data: previous } = await answerRow(call, type, row);
  if (!(await deletePost(call.site, row.ID))) {
    throw new SiteError('rest_cannot_delete', 'The version could not be deleted.', 500);
  }
  slot(call).row = Promise.resolve(undefined);
  return respond({ deleted: true, previous });
}
