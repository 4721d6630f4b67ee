// What forms of widgets offer to choose from, for one viewer. One statement, two where the site has a link manager.
import type { Viewer } from '../../access/viewer.ts';
import type { FormFacts } from '../../rendering/widgets/types.ts';
import type { Site } from '../site.ts';
import { queryTerms } from '../terms/query.ts';
import { widgetTypesOf } from './types.ts';

/** More menus and categories than a list to choose from can hold are left out. */
const mostMenus = 1000;

/** Browsers that WordPress's visual editor runs in (user_can_richedit). */
const rich = /gecko|chrome|safari|edg|opera/i;

export async function formFacts(site: Site, viewer: Viewer, userAgent: string): Promise<FormFacts> {
  const menus = await queryTerms(site, {
    taxonomy: 'nav_menu',
    orderBy: 'name',
    order: 'asc',
    limit: mostMenus,
    offset: 0,
  });
  const clouds = [...site.registry.taxonomies.values()].filter(({ showTagcloud }) => showTagcloud);
  const linkCategories = widgetTypesOf(site).has('links')
    ? await queryTerms(site, {
        taxonomy: 'link_category',
        orderBy: 'name',
        order: 'asc',
        hideEmpty: true,
        limit: mostMenus,
        offset: 0,
      })
    : { rows: [] };
  return {
    linkCategories: linkCategories.rows.map(({ term_id, name }) => ({ id: term_id, name })),
    menus: menus.rows.map(({ term_id, name }) => ({ id: term_id, name })),
    clouds: clouds.map(({ name, labels }) => ({ name, label: labels.name ?? '' })),
    isRich: viewer.id > 0 && rich.test(userAgent),
    adminUrl: `${site.options.siteUrl}/wp-admin/`,
  };
}
