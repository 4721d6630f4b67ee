// /wp/v2/types: the post types that the API shows. Reproduces WP_REST_Post_Types_Controller.

import type { Viewer } from '../../../access/viewer.ts';
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import type { PostType } from '../../../extend/types.ts';
import { forbidden } from '../../engine/errors.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { typeResource } from './resource.ts';

function shownTypes(site: Site): PostType[] {
  return [...site.registry.postTypes.values()].filter((type) => type.showInRest);
}

function mayEditPosts(viewer: Viewer, type: PostType): boolean {
  return viewer.can(type.caps.edit_posts ?? 'edit_posts');
}

/** May the viewer edit posts of any type of the API? */
export function mayEditAnyType(site: Site, viewer: Viewer): boolean {
  return shownTypes(site).some((type) => mayEditPosts(viewer, type));
}

export function typeRoutes(site: Site): Route[] {
  const schema = () => itemSchema(typeResource, site.registry);
  const context = contextArgument(typeResource, site.registry, 'view');
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/types',
      schema,
      endpoints: [{ methods: ['GET'], args: { context }, permission: mayListTypes, handle: listTypes, answers: 'map' }],
    },
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/types/(?P<type>[\\w-]+)',
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { type: { description: 'Identifier of the post type.', type: 'string' }, context },
          handle: getType,
        },
      ],
    },
  ];
}

function mayListTypes({ site, viewer, context }: Call): void {
  if (context !== 'edit' || mayEditAnyType(site, viewer)) return;
  throw forbidden(viewer, 'rest_cannot_view', 'You may not edit posts of any type.');
}

async function listTypes(call: Call): Promise<RestResponse> {
  const types = shownTypes(call.site).filter((type) => call.context !== 'edit' || mayEditPosts(call.viewer, type));
  const read = await readCollection(typeResource, types, call);
  // An empty PHP array is a list in JSON.
  return respond(types.length === 0 ? [] : Object.fromEntries(types.map((type, index) => [type.name, read[index]])));
}

async function getType(call: Call): Promise<RestResponse> {
  const { site, viewer } = call;
  const type = site.registry.postTypes.get(String(call.params.type));
  if (!type) throw new SiteError('rest_type_invalid', 'There is no such post type.', 404);
  if (!type.showInRest) throw forbidden(viewer, 'rest_cannot_read_type', 'This post type cannot be read.');
  if (call.context === 'edit' && !mayEditPosts(viewer, type)) {
    throw forbidden(viewer, 'rest_forbidden_context', 'You may not edit posts of this type.');
  }
  const { data, links } = await readItem(typeResource, type, call);
  return respond(data, { links });
}
