// Classic menus: terms of `nav_menu` with unique names. Reproduces wp_update_nav_menu_object and wp_delete_nav_menu: a slug
// of one's own counts for nothing, and a change that says no description takes it away.
import { SiteError } from '../../base/error.ts';
import type { TaxonomyTermRow } from '../../database/schema.ts';
import { deletePost } from '../posts/delete.ts';
import type { Site } from '../site.ts';
import { createTerm } from '../terms/create.ts';
import { deleteTerm } from '../terms/delete.ts';
import { termColumns, termsFirst } from '../terms/get.ts';
import { lowerAscii, storedName } from '../terms/sanitize.ts';
import { updateTerm } from '../terms/update.ts';
import { clearLocations } from './locations.ts';

const menus = 'nav_menu';

export interface MenuDraft {
  readonly name: string;
  readonly description?: string | undefined;
}

/** Makes a menu. Throws `menu_exists` with `data.term_id`, and what createTerm throws. */
export async function createMenu(site: Site, draft: MenuDraft): Promise<TaxonomyTermRow> {
  return site.transaction(async (inside) => {
    await refuseNamesake(inside, draft.name, 0);
    return createTerm(inside, menus, { name: draft.name, description: draft.description ?? '' });
  });
}

/** Changes a menu. Throws as createMenu. */
export async function updateMenu(site: Site, id: number, draft: MenuDraft): Promise<TaxonomyTermRow> {
  return site.transaction(async (inside) => {
    await refuseNamesake(inside, draft.name, id);
    return updateTerm(inside, id, menus, { name: draft.name, description: draft.description ?? '', slug: '' });
  });
}

async function refuseNamesake(site: Site, name: string, id: number): Promise<void> {
  const stored = storedName(name);
  if (stored === '') return;
  const rows = await termsFirst(site.database.kysely)
    .select(termColumns)
    .where('tt.taxonomy', '=', menus)
    .where(({ ref }) => site.database.dialect.like(ref('t.name'), stored.replace(/[\\%_]/g, '\\$&')))
    .orderBy('t.name')
    .execute();
  const namesake = rows.find((row) => lowerAscii(row.name) === lowerAscii(stored)) ?? rows[0];
  if (namesake && namesake.term_id !== id) {
    throw new SiteError('menu_exists', 'Another menu has this name.', { status: 400, term_id: namesake.term_id });
  }
}

/** Deletes a menu with its items, and takes it from its locations. False where there is none. */
export async function deleteMenu(site: Site, menu: TaxonomyTermRow): Promise<boolean> {
  return site.transaction(async (inside) => {
    const items = await inside.database.kysely
      .selectFrom('term_relationships')
      .select('object_id')
      .where('term_taxonomy_id', '=', menu.term_taxonomy_id)
      .orderBy('object_id')
      .execute();
    for (const { object_id } of items) await deletePost(inside, object_id);
    const deleted = await deleteTerm(inside, menu.term_id, menus);
    await clearLocations(inside, menu.term_id);
    return Boolean(deleted);
  });
}
