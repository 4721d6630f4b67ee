// /wp/v2/block-types: the blocks that the site knows. Reproduces WP_REST_Block_Types_Controller.
import { SiteError } from '../../../base/error.ts';
import { blockNamed } from '../../../content/block-hooks/hooks.ts';
import type { Site } from '../../../content/site.ts';
import { coreBlocks, type RegisteredBlock } from '../../../rendering/blocks/core-types.ts';
import { forbidden } from '../../engine/errors.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { mayEditAnyType } from '../types/routes.ts';
import { blockTypeResource } from './resource.ts';

const part = '[a-zA-Z0-9_-]+';

export function blockTypeRoutes(site: Site): Route[] {
  const schema = () => itemSchema(blockTypeResource, site.registry);
  const context = contextArgument(blockTypeResource, site.registry, 'view');
  const namespace = { description: 'First part of the names of the blocks.', type: 'string' } as const;
  const name = { description: 'Second part of the name of the block.', type: 'string' } as const;
  const list = (pattern: string, args: Arguments): Route => ({
    namespace: 'wp/v2',
    pattern,
    schema,
    endpoints: [{ methods: ['GET'], args, permission: mayRead, handle: listTypes }],
  });
  return [
    list('/wp/v2/block-types', { context, namespace }),
    list(`/wp/v2/block-types/(?P<namespace>${part})`, { context, namespace }),
    {
      namespace: 'wp/v2',
      pattern: `/wp/v2/block-types/(?P<namespace>${part})/(?P<name>${part})`,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { name, namespace, context },
          permission: (call) => void readable(call),
          handle: getType,
        },
      ],
    },
  ];
}

function mayRead({ site, viewer }: Call): void {
  if (viewer.can('edit_posts') || mayEditAnyType(site, viewer)) return;
  throw forbidden(viewer, 'rest_block_type_cannot_view', 'You may not see block types.');
}

function readable(call: Call): RegisteredBlock {
  mayRead(call);
  const block = blockNamed(call.site, `${call.params.namespace}/${call.params.name}`);
  if (block) return block;
  throw new SiteError('rest_block_type_invalid', 'There is no such block type.', 404);
}

async function listTypes(call: Call): Promise<RestResponse> {
  const { namespace } = call.params;
  const wanted = typeof namespace === 'string' && namespace !== '' && namespace !== '0' ? namespace : undefined;
  // WordPress registers its last block after those of its extensions.
  const core = [...coreBlocks.values()];
  const all = [...core.slice(0, -1), ...call.site.registry.blocks.values(), ...core.slice(-1)];
  const blocks = all.filter(({ metadata }) => wanted === undefined || metadata.name.split('/')[0] === wanted);
  return respond(await readCollection(blockTypeResource, blocks, call));
}

async function getType(call: Call): Promise<RestResponse> {
  const { data, links } = await readItem(blockTypeResource, readable(call), call);
  return respond(data, { links });
}
