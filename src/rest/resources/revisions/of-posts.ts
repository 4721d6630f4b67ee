// Revisions and autosaves of the post types that WP_REST_Posts_Controller (or a child of it) serves.
import type { Site } from '../../../content/site.ts';
import { writeArguments } from '../../engine/resource-schema.ts';
import type { Route } from '../../engine/types.ts';
import type { PostKind } from '../posts/kind.ts';
import { checkUpdate } from '../posts/permissions.ts';
import type { PostResource } from '../posts/resource.ts';
import type { PostItems } from '../posts/view.ts';
import { draftOf } from '../posts/write.ts';
import { autosaveRoutes } from './autosaves.ts';
import { type RevisionItem, revisionItems } from './item.ts';
import { type AutosavedType, parentOfType } from './parent.ts';
import { withPreview } from './preview.ts';
import { revisionResource } from './resource.ts';
import { revisionRoutes } from './routes.ts';

interface Parts {
  readonly kind: PostKind;
  readonly resource: PostResource;
  readonly items: PostItems;
}

/** What the type supports of both: four routes for most, after those of the posts themselves. */
export function versionRoutes(site: Site, parts: Parts): Route[] {
  const type = revisedPosts(site, parts);
  return [
    ...(parts.kind.supports('revisions') ? revisionRoutes(site, type) : []),
    ...(parts.kind.supports('autosave') ? autosaveRoutes(site, type) : []),
  ];
}

/** A post type as revisions and autosaves see it. */
export function revisedPosts(site: Site, parts: Parts): AutosavedType<RevisionItem> {
  const { kind, resource: posts } = parts;
  const resource = revisionResource(kind, posts);
  return {
    namespace: kind.type.restNamespace,
    route: kind.route,
    idPattern: '[\\d]+',
    parentArgument: { description: 'Number of the post.', type: 'integer' },
    parent: (call, id) => parentOfType(call, id, kind.name),
    parentPath: (parent) => String(parent.ID),
    resource,
    autosaveResource: withPreview(kind, resource),
    items: revisionItems,
    updateArguments: writeArguments(posts, site.registry, 'update'),
    checkUpdate: (call) => checkUpdate(call, kind),
    draft: (call, parent) => draftOf(call, parts, parent),
  };
}
