// Classic menus that take up each new page of the first level when it is published. Reproduces _wp_auto_add_pages_to_menu.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Site } from '../site.ts';
import { getTerm } from '../terms/get.ts';
import { autoAddMenus } from './locations.ts';
import { saveMenuItem } from './save-item.ts';

/** After a post's status was stored, in its transaction; `oldStatus` is `new` for a post that was not there. */
export async function takeUpPage(site: Site, viewer: Viewer | null, page: PostRow, oldStatus: string): Promise<void> {
  if (page.post_type !== 'page' || page.post_status !== 'publish' || oldStatus === 'publish') return;
  if (page.post_parent > 0) return;
  for (const id of autoAddMenus(site)) {
    const menu = await getTerm(site, id, 'nav_menu');
    if (!menu) continue;
    const items = await objectsIn(site, menu.term_taxonomy_id);
    if (items.includes(String(page.ID))) continue;
    await saveMenuItem(
      site,
      viewer,
      {
        type: 'post_type',
        object: page.post_type,
        objectId: page.ID,
        parent: 0,
        // After those that are there; the first one of a menu stands at 0.
        position: items.length > 0 ? items.length + 1 : 0,
        ...{ title: '', url: '', description: '', attrTitle: '', target: '', classes: [], xfn: [] },
        status: 'publish',
        menu: menu.term_id,
      },
      undefined,
    );
  }
}

/** Numbers of what the items of a menu lead to, as stored. */
async function objectsIn(site: Site, termTaxonomyId: number): Promise<string[]> {
  const rows = await site.database.kysely
    .selectFrom('term_relationships as tr')
    .innerJoin('posts as p', 'p.ID', 'tr.object_id')
    .innerJoin('postmeta as object', 'object.post_id', 'p.ID')
    .select('object.meta_value')
    .where('tr.term_taxonomy_id', '=', termTaxonomyId)
    .where('p.post_type', '=', 'nav_menu_item')
    .where('p.post_status', 'in', ['publish', 'draft'])
    .where('object.meta_key', '=', '_menu_item_object_id')
    .execute();
  return rows.map((row) => row.meta_value ?? '');
}
