// The published items of a classic menu that lead somewhere, in order. Reproduces wp_get_nav_menu_items for readers.

import type { TaxonomyTermRow } from '../../database/schema.ts';
import { coreShortcodes } from '../../rendering/formatting/shortcodes.ts';
import { renderTitle } from '../../rendering/formatting/title.ts';
import { siteLanguage } from '../languages/site-language.ts';
import { queryPosts } from '../posts/query.ts';
import type { Site } from '../site.ts';
import { type MenuItemSetup, setUpMenuItems } from './setup.ts';

export interface ShownItem {
  readonly id: number;
  readonly item: MenuItemSetup;
  /** Id of the item above, 0 for none. */
  readonly parent: number;
}

export async function menuItems(site: Site, menu: TaxonomyTermRow): Promise<ShownItem[]> {
  const { rows } = await queryPosts(site, {
    types: ['nav_menu_item'],
    statuses: ['publish'],
    tax: { relation: 'AND', clauses: [{ taxonomy: 'nav_menu', terms: [menu.term_id] }] },
    orderBy: 'menu_order',
    order: 'asc',
    perPage: -1,
  });
  const { typography } = siteLanguage(site);
  const items = await setUpMenuItems(site, rows, (title) => renderTitle(title, coreShortcodes, typography));
  return rows.flatMap((row) => {
    const item = items.get(row.ID);
    return item && !item.invalid ? [{ id: row.ID, item, parent: Number.parseInt(item.parent, 10) || 0 }] : [];
  });
}
