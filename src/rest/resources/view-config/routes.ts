// /wp/v2/view-config: how the site editor shows lists and forms at first. Reproduces WP_REST_View_Config_Controller.
import { SiteError } from '../../../base/error.ts';
import { listTemplates } from '../../../content/templates/find.ts';
import { forbidden } from '../../engine/errors.ts';
import { toText } from '../../engine/php.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { templateAuthors } from '../templates/resource.ts';
import { viewConfigSchema } from './schema.ts';
import { viewConfig } from './views.ts';

export function viewConfigRoutes(): Route[] {
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/view-config',
      schema: () => viewConfigSchema,
      endpoints: [
        {
          methods: ['GET'],
          args: {
            kind: { description: 'Kind of the entity.', type: 'string', required: true },
            name: { description: 'Name of the entity.', type: 'string', required: true },
          },
          permission: mayRead,
          handle: getConfig,
        },
      ],
    },
  ];
}

/** The right that a kind of thing takes; undefined where there is no such thing. */
function neededRight({ site }: Call, kind: string, name: string): string | undefined {
  if (kind === 'postType') {
    const type = site.registry.postTypes.get(name);
    return type?.showInRest ? (type.caps.edit_posts ?? 'edit_posts') : undefined;
  }
  if (kind === 'taxonomy') {
    const taxonomy = site.registry.taxonomies.get(name);
    return taxonomy?.showInRest ? taxonomy.caps.manage_terms : undefined;
  }
  return kind === 'root' ? 'manage_options' : 'edit_posts';
}

function mayRead(call: Call): void {
  const right = neededRight(call, toText(call.params.kind), toText(call.params.name));
  if (right === undefined) throw new SiteError('rest_view_config_invalid_entity', 'There is no such entity.', 404);
  if (!call.viewer.can(right)) throw forbidden(call.viewer, 'rest_cannot_read', 'You may not read these views.');
}

async function getConfig(call: Call): Promise<RestResponse> {
  const kind = toText(call.params.kind);
  const name = toText(call.params.name);
  const config = await viewConfig(call.site, kind, name, async () =>
    templateAuthors(call, await listTemplates(call.site, 'wp_template')),
  );
  return respond({ kind, name, version: 1, ...config });
}
