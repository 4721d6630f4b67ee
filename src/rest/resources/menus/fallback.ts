// /wp-block-editor/v1/navigation-fallback: the menu that a navigation block shows which has none of its own; made where
// there is none. Reproduces WP_REST_Navigation_Fallback_Controller.
import { navigationFallback } from '../../../content/menus/fallback.ts';
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Resource } from '../../engine/resource.ts';
import { readItem } from '../../engine/resource-read.ts';
import { itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';

const resource: Resource<PostRow, never> = {
  title: 'navigation-fallback',
  fields: {
    id: {
      schema: {
        description: 'Number of the menu.',
        type: 'integer',
        context: ['view', 'edit', 'embed'],
        readonly: true,
      },
      read: (row) => row.ID,
    },
  },
  loaders: {},
  links: {
    read: (row, call) => ({ self: [{ href: call.url(`/wp/v2/navigation/${row.ID}`), embeddable: true }] }),
  },
};

export function navigationFallbackRoutes(site: Site): Route[] {
  return [
    {
      namespace: 'wp-block-editor/v1',
      pattern: '/wp-block-editor/v1/navigation-fallback',
      schema: () => itemSchema(resource, site.registry),
      endpoints: [{ methods: ['GET'], args: {}, permission: mayRead, handle: answer }],
    },
  ];
}

/** Whoever asks may have to make one. */
function mayRead({ site, viewer, params }: Call): void {
  const caps = site.registry.postTypes.get('wp_navigation')?.caps ?? {};
  const needed = [caps.create_posts ?? 'edit_theme_options', 'edit_theme_options', 'edit_posts'];
  if (!needed.every((capability) => viewer.can(capability))) {
    throw forbidden(viewer, 'rest_cannot_create', 'You may not make navigation menus.');
  }
  if (params.context === 'edit' && !viewer.can(caps.edit_posts ?? 'edit_theme_options')) {
    throw forbidden(viewer, 'rest_forbidden_context', 'You may not edit navigation menus.');
  }
}

async function answer(call: Call): Promise<RestResponse> {
  const { data, links } = await readItem(resource, await navigationFallback(call.site, call.viewer), call);
  return respond(data, { links });
}
