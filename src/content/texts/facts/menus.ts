// Classic menus as widgets show them. Reproduces wp_get_nav_menu_items outside of the admin, with the class names of
// _wp_menu_item_classes_by_context where no page is shown.

import type { MenuFacts, MenuItemFacts } from '../../../rendering/blocks/facts.ts';
import { coreShortcodes } from '../../../rendering/formatting/shortcodes.ts';
import { renderTitle } from '../../../rendering/formatting/title.ts';
import { siteLanguage } from '../../languages/site-language.ts';
import { classNames } from '../../menus/classic-blocks.ts';
import { menuItems, type ShownItem } from '../../menus/items.ts';
import { getPost } from '../../posts/get.ts';
import { postLink } from '../../posts/post-link.ts';
import type { Site } from '../../site.ts';
import { getTerm } from '../../terms/get.ts';

/** Menus by id: how many a text shows is its author's doing. */
export async function loadMenus(site: Site, ids: readonly number[]): Promise<(MenuFacts | undefined)[]> {
  const privacy = await privacyAddress(site);
  const menus: (MenuFacts | undefined)[] = [];
  for (const id of ids) {
    const menu = await getTerm(site, id, 'nav_menu');
    if (!menu) menus.push(undefined);
    else {
      const shown = await menuItems(site, menu);
      const parents = new Set(shown.map(({ parent }) => parent));
      const items = shown.map((one) => itemOf(site, one, parents.has(one.id), privacy));
      menus.push({ id, slug: menu.slug, items });
    }
  }
  return menus;
}

function itemOf(site: Site, { id, item, parent }: ShownItem, isParent: boolean, privacy: string): MenuItemFacts {
  const url = item.url === false ? '' : item.url;
  const classes = [...classNames(site, item), ...(isParent ? ['menu-item-has-children'] : [])];
  const isPrivacy = privacy !== '' && url === privacy;
  return {
    id,
    parent: parent === id ? 0 : parent,
    title: renderTitle(item.title, coreShortcodes, siteLanguage(site).typography),
    ownTitle: item.title,
    url,
    target: item.target,
    rel: [item.xfn, ...(isPrivacy ? ['privacy-policy'] : [])].filter((one) => one !== '').join(' '),
    attrTitle: item.attrTitle,
    classes: classes.filter((name) => name !== '' && name !== '0'),
  };
}

/** Address of the page about privacy, '' where none is published (get_privacy_policy_url). */
async function privacyAddress(site: Site): Promise<string> {
  const page = await getPost(site, site.options.number('wp_page_for_privacy_policy'));
  if (page?.post_status !== 'publish') return '';
  return postLink(site, page);
}
