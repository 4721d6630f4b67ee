// A classic menu as blocks. Reproduces WP_Classic_To_Block_Menu_Converter, with the class names that
// _wp_menu_item_classes_by_context gives outside of any page.
import { trimEnd } from '../../base/trim.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import type { Block } from '../../rendering/blocks/parse.ts';
import { serializeBlocks } from '../../rendering/blocks/serialize.ts';
import type { Site } from '../site.ts';
import { menuItems } from './items.ts';
import type { MenuItemSetup } from './setup.ts';

/** The published items of a menu that lead somewhere, as text of blocks; '' where there are none. */
export async function classicMenuBlocks(site: Site, menu: TaxonomyTermRow): Promise<string> {
  const shown = await menuItems(site, menu);
  const parents = new Set(shown.map(({ parent }) => parent));
  const blocks = new Map(shown.map(({ id, item }) => [id, blockOf(site, item, parents.has(id))]));
  const top: Block[] = [];
  for (const { id, parent } of shown) {
    const block = blocks.get(id);
    if (!block) continue;
    // What hangs on nothing that is shown, or on itself, is never reached.
    if (parent === 0) top.push(block);
    else {
      blocks.get(parent)?.inner.push(block);
      blocks.get(parent)?.content.push(null);
    }
  }
  return serializeBlocks(top);
}

interface GrowingBlock extends Block {
  readonly inner: Block[];
  readonly content: null[];
}

function blockOf(site: Site, item: MenuItemSetup, isParent: boolean): GrowingBlock {
  return {
    name: isParent ? 'core/navigation-submenu' : 'core/navigation-link',
    attributes: {
      className: classNames(site, item).join(' '),
      description: item.description,
      id: item.object === 'custom' ? null : item.objectId,
      kind: item.type.replaceAll('_', '-'),
      label: item.title,
      opensInNewTab: item.target === '_blank',
      rel: item.xfn === '' ? null : item.xfn,
      title: item.attrTitle,
      type: item.object,
      url: item.url,
    },
    inner: [],
    content: [],
  };
}

/** Class names of an item where no page is shown (_wp_menu_item_classes_by_context). */
export function classNames(site: Site, { classes, type, object, objectId, url }: MenuItemSetup): string[] {
  const all = [...classes, 'menu-item', `menu-item-type-${type}`, `menu-item-object-${object}`];
  const is = (option: string) => type === 'post_type' && site.options.number(option) === Number(objectId);
  const { home } = site.options;
  const isHome = object === 'custom' && typeof url === 'string' && trimEnd(url.replace(/#.*/, ''), '/') === home;
  if (is('page_on_front') || isHome) all.push('menu-item-home');
  if (is('wp_page_for_privacy_policy')) all.push('menu-item-privacy-policy');
  return [...new Set(all)];
}
