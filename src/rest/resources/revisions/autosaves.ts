// /…/ID/autosaves and one autosave, for any post type that has them. Reproduces WP_REST_Autosaves_Controller.
import { SiteError } from '../../../base/error.ts';
import { autosave, autosavesOf, findAutosave } from '../../../content/revisions/autosave.ts';
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import { isEmpty, isPhpArray } from '../../engine/php.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { type AutosavedType, checkParent } from './parent.ts';
import { checkRead } from './routes.ts';

/** The two routes of the autosaves of a type. In the first, the parent's identifier is `id`, as in WordPress. */
export function autosaveRoutes<Item>(site: Site, type: AutosavedType<Item>): Route[] {
  const { autosaveResource: resource, namespace } = type;
  const { registry } = site;
  const schema = () => itemSchema(resource, registry);
  const parent = type.parentArgument;
  const context = contextArgument(resource, registry, 'view');
  return [
    {
      namespace,
      pattern: `${type.route}/(?P<id>${type.idPattern})/autosaves`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { parent, context },
          permission: async (call) => checkParent(call, await type.parent(call, call.params.id)),
          handle: (call) => listAutosaves(call, type),
        },
        {
          methods: ['POST'],
          args: { parent, ...type.updateArguments },
          permission: (call) => checkCreate(call, type),
          handle: (call) => createAutosave(call, type),
        },
      ],
    },
    {
      namespace,
      pattern: `${type.route}/(?P<parent>${type.idPattern})/autosaves/(?P<id>[\\d]+)`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { parent, id: { description: 'Number of the autosave.', type: 'integer' }, context },
          permission: (call) => checkRead(call, type),
          handle: (call) => readAutosave(call, type),
        },
      ],
    },
  ];
}

async function listAutosaves<Item>(call: Call, type: AutosavedType<Item>): Promise<RestResponse> {
  const parent = await type.parent(call, call.params.id);
  if (call.request.method === 'HEAD') return respond([]);
  const rows = await autosavesOf(call.site, parent.ID);
  return respond(await readCollection(type.autosaveResource, await type.items(call, rows), call));
}

async function checkCreate<Item>(call: Call, type: AutosavedType<Item>): Promise<unknown> {
  if (isEmpty(call.params.id)) throw new SiteError('rest_post_invalid_id', 'There is no such post.', 404);
  return type.checkUpdate(call);
}

async function createAutosave<Item>(call: Call, type: AutosavedType<Item>): Promise<RestResponse> {
  const parent = await type.parent(call, call.params.id);
  const draft = await type.draft(call, parent);
  const { meta } = call.params;
  const values = isPhpArray(meta) ? Object.fromEntries(Object.entries(meta)) : {};
  const row = await autosave(call.site, call.viewer, parent.ID, draft, values);
  call.params.context = 'edit';
  return answer(call, type, row);
}

/** The newest autosave of the parent, whatever number was asked for, as in WordPress. */
async function readAutosave<Item>(call: Call, type: AutosavedType<Item>): Promise<RestResponse> {
  const parent = await type.parent(call, call.params.parent);
  const row = await findAutosave(call.site, parent.ID);
  if (!row) throw new SiteError('rest_post_no_autosave', 'This post has no autosave.', 404);
  return call.request.method === 'HEAD' ? respond([]) : answer(call, type, row);
}

async function answer<Item>(call: Call, type: AutosavedType<Item>, row: PostRow): Promise<RestResponse> {
  const [item] = await type.items(call, [row]);
  if (item === undefined) throw new SiteError('rest_post_no_autosave', 'This post has no autosave.', 404);
  const { data, links } = await readItem(type.autosaveResource, item, call);
  return respond(data, { links });
}
