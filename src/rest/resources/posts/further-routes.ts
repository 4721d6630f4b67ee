// The other post types that the posts' routes serve: synced patterns and navigation menus, in WordPress's order.
import type { Site } from '../../../content/site.ts';
import type { Route } from '../../engine/types.ts';
import { routesOf } from './routes.ts';

/** `/wp/v2/blocks`: patterns of the site. */
export function blockRoutes(site: Site): Route[] {
  return routesOf(site, 'wp_block');
}

/** `/wp/v2/navigation`: menus made of blocks. */
export function navigationRoutes(site: Site): Route[] {
  return routesOf(site, 'wp_navigation');
}

/** Types that extensions register, after WordPress's own. */
export function customTypeRoutes(site: Site): Route[] {
  const types = [...site.registry.postTypes.values()].filter((type) => !type.builtIn && type.showInRest);
  return types.flatMap(({ name }) => routesOf(site, name));
}
