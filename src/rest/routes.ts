// All routes of the API, in the order in which WordPress registers them (create_initial_rest_routes): the order of the
// index, and the one in which paths are matched.
import type { Site } from '../content/site.ts';
import type { Route } from './engine/types.ts';
import { extensionRoutes } from './extension-routes.ts';
import { abilityRoutes } from './resources/abilities/routes.ts';
import { exportRoutes } from './resources/block-editor/export.ts';
import { urlDetailsRoutes } from './resources/block-editor/url-details.ts';
import { blockRendererRoutes } from './resources/block-renderer/routes.ts';
import { blockTypeRoutes } from './resources/block-types/routes.ts';
import { commentRoutes } from './resources/comments/routes.ts';
import { directoryRoutes } from './resources/directories/routes.ts';
import { fontCollectionRoutes } from './resources/fonts/collections.ts';
import { fontRoutes } from './resources/fonts/routes.ts';
import { globalStylesVersionRoutes } from './resources/global-styles/revisions.ts';
import { globalStylesRoutes } from './resources/global-styles/routes.ts';
import { iconRoutes } from './resources/icons/routes.ts';
import { mediaRoutes } from './resources/media/routes.ts';
import { navigationFallbackRoutes } from './resources/menus/fallback.ts';
import { menuItemRoutes } from './resources/menus/item-routes.ts';
import { menuLocationRoutes } from './resources/menus/locations.ts';
import { oembedRoutes } from './resources/oembed/routes.ts';
import { patternRoutes } from './resources/patterns/routes.ts';
import { pluginRoutes } from './resources/plugins/routes.ts';
import { blockRoutes, customTypeRoutes, navigationRoutes } from './resources/posts/further-routes.ts';
import { postRoutes } from './resources/posts/routes.ts';
import { searchRoutes } from './resources/search/routes.ts';
import { settingsRoutes } from './resources/settings/routes.ts';
import { siteHealthRoutes } from './resources/site-health/routes.ts';
import { statusRoutes } from './resources/statuses/routes.ts';
import { taxonomyRoutes } from './resources/taxonomies/routes.ts';
import { templateVersionRoutes } from './resources/templates/revisions.ts';
import { templateRoutesOf } from './resources/templates/routes.ts';
import { termRoutes } from './resources/terms/routes.ts';
import { themeRoutes } from './resources/themes/routes.ts';
import { typeRoutes } from './resources/types/routes.ts';
import { userRoutes } from './resources/users/routes.ts';
import { viewConfigRoutes } from './resources/view-config/routes.ts';
import { widgetRoutes } from './resources/widgets/routes.ts';
import { sidebarRoutes } from './resources/widgets/sidebars.ts';
import { widgetTypeRoutes } from './resources/widgets/types.ts';

/** Made once per site, after its extensions have registered what they add. */
export function allRoutes(site: Site): Route[] {
  return [
    oembedRoutes,
    postRoutes,
    mediaRoutes,
    menuItemRoutes,
    blockRoutes,
    (of: Site) => templatesOf(of, 'wp_template').concat(templatesOf(of, 'wp_template_part')),
    globalStylesVersionRoutes,
    globalStylesRoutes,
    navigationRoutes,
    fontRoutes,
    customTypeRoutes,
    typeRoutes,
    statusRoutes,
    taxonomyRoutes,
    termRoutes,
    userRoutes,
    commentRoutes,
    searchRoutes,
    blockRendererRoutes,
    blockTypeRoutes,
    settingsRoutes,
    themeRoutes,
    pluginRoutes,
    sidebarRoutes,
    widgetTypeRoutes,
    widgetRoutes,
    directoryRoutes,
    patternRoutes,
    siteHealthRoutes,
    urlDetailsRoutes,
    menuLocationRoutes,
    exportRoutes,
    navigationFallbackRoutes,
    fontCollectionRoutes,
    abilityRoutes,
    iconRoutes,
    viewConfigRoutes,
    extensionRoutes,
  ].flatMap((routes) => routes(site));
}

/** Routes of templates or template parts: those of their versions come first. */
const templatesOf = (site: Site, kind: 'wp_template' | 'wp_template_part'): Route[] => [
  ...templateVersionRoutes(site, kind),
  ...templateRoutesOf(site, kind),
];
