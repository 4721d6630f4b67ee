// /wp/v2/block-renderer/NAME: a dynamic block as HTML, for editors. Reproduces WP_REST_Block_Renderer_Controller.
import { SiteError } from '../../../base/error.ts';
import { blockNamed } from '../../../content/block-hooks/hooks.ts';
import { getPost } from '../../../content/posts/get.ts';
import { loadSubjects } from '../../../content/posts/subjects.ts';
import type { Site } from '../../../content/site.ts';
import { renderOneBlock } from '../../../content/texts/render-block.ts';
import type { PostRow } from '../../../database/schema.ts';
import type { JsonSchema } from '../../../extend/types.ts';
import { isObject, type JsonObject } from '../../../rendering/blocks/json.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Resource } from '../../engine/resource.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Argument, Call, RestResponse, Route } from '../../engine/types.ts';

const renderedBlock: Resource<string, never> = {
  title: 'rendered-block',
  fields: {
    rendered: { schema: { description: 'The HTML.', type: 'string', required: true, context: ['edit'] } },
  },
  loaders: {},
};

/** What a block's attributes must be; undefined where there is no such block. */
function attributesSchema(site: Site, name: unknown): JsonSchema | undefined {
  const block = blockNamed(site, String(name));
  // Schemas of block.json are the same dialect, read as JSON.
  const properties = block?.attributes as Readonly<Record<string, JsonSchema>> | undefined;
  return properties && { type: 'object', properties, additionalProperties: false };
}

const attributes: Argument = {
  description: 'Attributes of the block.',
  type: 'object',
  default: [],
  validate: (value, call) => {
    const schema = attributesSchema(call.site, call.params.name);
    const refused = schema && validateValue(value, schema, '');
    if (refused) throw refused;
  },
  sanitize: (value, call) => {
    const schema = attributesSchema(call.site, call.params.name);
    return schema ? sanitizeValue(value, schema, '') : true;
  },
};

export function blockRendererRoutes(site: Site): Route[] {
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/block-renderer/(?P<name>[a-z0-9-]+/[a-z0-9-]+)',
      schema: () => ({
        ...itemSchema(renderedBlock, site.registry),
        $schema: 'http://json-schema.org/schema#',
      }),
      endpoints: [
        {
          methods: ['GET', 'POST'],
          args: {
            name: { description: 'Name of the block.', type: 'string' },
            context: contextArgument(renderedBlock, site.registry, 'view'),
            attributes,
            post_id: { description: 'The post around the block.', type: 'integer' },
          },
          permission: async (call) => void (await postAround(call)),
          handle: render,
        },
      ],
    },
  ];
}

/** The post around the block, which the viewer must be able to edit; without one, posts in general. */
function postAround(call: Call): Promise<PostRow | undefined> {
  return call.once('block-renderer-post', async () => {
    const id = Number(call.params.post_id ?? 0);
    const refused = () => forbidden(call.viewer, 'block_cannot_read', 'You may not read these blocks.');
    if (!(id > 0)) {
      if (call.viewer.can('edit_posts')) return undefined;
      throw refused();
    }
    const row = await getPost(call.site, id);
    const subject = row && (await loadSubjects(call.site, [row])).get(row.ID);
    if (!row || !subject || !call.viewer.can('edit_post', subject)) throw refused();
    return row;
  });
}

async function render(call: Call): Promise<RestResponse> {
  const post = await postAround(call);
  const name = String(call.params.name);
  if (!blockNamed(call.site, name)?.isDynamic)
    throw new SiteError('block_invalid', 'There is no such dynamic block.', 404);
  const given = call.params.attributes;
  const own: JsonObject = isObject(given) ? given : {};
  return respond({ rendered: await renderOneBlock(call.site, call.viewer, name, own, post) });
}
