// Items of menus that point at what is deleted go with it, as at WordPress 7.1; those of others stay.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import { insertRows } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { createTerm } from '../terms/create.ts';
import { deleteTerm } from '../terms/delete.ts';
import { createPost } from './create.ts';
import { deletePost } from './delete.ts';

async function item(site: Site, type: string, object: string, id: number): Promise<number> {
  const { ID } = await createPost(site, null, { type: 'nav_menu_item', title: `${type} ${id}`, status: 'publish' });
  await insertRows(site, 'post', ID, [
    ['_menu_item_type', type],
    ['_menu_item_object', object],
    ['_menu_item_object_id', String(id)],
  ]);
  return ID;
}

describeEachSite('menu items', (open) => {
  test('of a deleted post or term are deleted', async () => {
    const site = await open();
    const { term_id } = await createTerm(site, 'category', { name: 'C' });
    const toPost = await item(site, 'post_type', 'post', 1);
    const toTerm = await item(site, 'taxonomy', 'category', term_id);
    const toTag = await item(site, 'taxonomy', 'post_tag', term_id);
    const left = async () => {
      const rows = await site.database.kysely
        .selectFrom('posts')
        .select('ID')
        .where('post_type', '=', 'nav_menu_item')
        .orderBy('ID')
        .execute();
      return rows.map((row) => row.ID);
    };
    await deletePost(site, 1);
    expect(await left()).toEqual([toTerm, toTag]);
    await deleteTerm(site, term_id, 'category');
    expect(await left()).toEqual([toTag]);
    expect(toPost).toBeLessThan(toTerm);
  });
});
