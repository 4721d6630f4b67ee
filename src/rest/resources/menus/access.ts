// Who may see classic menus, their items and the places for them. Reproduces check_has_read_only_access of the three
// controllers: menus and items are for those who may edit posts of any type, places for those who may edit the theme.
import { forbidden } from '../../engine/errors.ts';
import type { Call } from '../../engine/types.ts';
import { mayEditAnyType } from '../types/routes.ts';

/** Throws `rest_cannot_view` where the viewer may not see menus. */
export function mayViewMenus({ site, viewer }: Call): void {
  if (viewer.can('edit_theme_options') || viewer.can('edit_posts') || mayEditAnyType(site, viewer)) return;
  throw forbidden(viewer, 'rest_cannot_view', 'You may not see menus.');
}

/** Throws `rest_cannot_view` where the viewer may not see the places for menus. */
export function mayViewLocations({ viewer }: Call): void {
  if (!viewer.can('edit_theme_options')) throw forbidden(viewer, 'rest_cannot_view', 'You may not see these places.');
}
