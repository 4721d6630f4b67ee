// Items of navigation menus that point at a post or term go when it is deleted. Reproduces _wp_delete_post_menu_item and
// _wp_delete_tax_menu_item.
import type { Site } from '../site.ts';
import { deletePost } from './delete.ts';

/** What an item can point at: a post of any type, or a term of one taxonomy. */
export type MenuTarget = { readonly id: number } & (
  | { readonly type: 'post_type' }
  | { readonly type: 'taxonomy'; readonly taxonomy: string }
);

/** Deletes the items, inside the transaction that deletes their target. Items in the trash stay, as in WordPress. */
export async function deleteMenuItems(site: Site, target: MenuTarget): Promise<void> {
  let items = site.database.kysely
    .selectFrom('posts as p')
    .innerJoin('postmeta as object', 'object.post_id', 'p.ID')
    .innerJoin('postmeta as kind', 'kind.post_id', 'p.ID')
    .select('p.ID')
    .distinct()
    .where('p.post_type', '=', 'nav_menu_item')
    .where('p.post_status', 'not in', ['trash', 'auto-draft'])
    .where('object.meta_key', '=', '_menu_item_object_id')
    .where('object.meta_value', '=', String(target.id))
    .where('kind.meta_key', '=', '_menu_item_type')
    .where('kind.meta_value', '=', target.type)
    .orderBy('p.ID');
  if (target.type === 'taxonomy') {
    items = items
      .innerJoin('postmeta as name', 'name.post_id', 'p.ID')
      .where('name.meta_key', '=', '_menu_item_object')
      .where('name.meta_value', '=', target.taxonomy);
  }
  for (const { ID } of await items.execute()) await deletePost(site, ID);
}
