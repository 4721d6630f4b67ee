// All routes of the API, in the order in which WordPress registers them (create_initial_rest_routes): the order of the
// index, and the one in which paths are matched.
import type { Site } from '../content/site.ts';
import type { Route } from './engine/types.ts';
import { blockRendererRoutes } from './resources/block-renderer/routes.ts';
import { blockTypeRoutes } from './resources/block-types/routes.ts';
import { commentRoutes } from './resources/comments/routes.ts';
import { directoryRoutes } from './resources/directories/routes.ts';
import { postRoutes } from './resources/posts/routes.ts';
import { settingsRoutes } from './resources/settings/routes.ts';
import { statusRoutes } from './resources/statuses/routes.ts';
import { taxonomyRoutes } from './resources/taxonomies/routes.ts';
import { termRoutes } from './resources/terms/routes.ts';
import { typeRoutes } from './resources/types/routes.ts';
import { userRoutes } from './resources/users/routes.ts';

/** Made once per site, after its extensions have registered what they add. */
export function allRoutes(site: Site): Route[] {
  return [
    postRoutes,
    typeRoutes,
    statusRoutes,
    taxonomyRoutes,
    termRoutes,
    userRoutes,
    commentRoutes,
    blockRendererRoutes,
    blockTypeRoutes,
    settingsRoutes,
    directoryRoutes,
  ].flatMap((routes) => routes(site));
}
