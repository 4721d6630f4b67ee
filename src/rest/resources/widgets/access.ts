// Who may see and change widgets: those who may edit the theme; side bars that their theme shows to everybody may be read
// by all. Reproduces the permission checks of the controllers of side bars, widgets and their types.

import type { PlacedWidgets } from '../../../content/widgets/placed.ts';
import { retrieveWidgets, storeRetrieved } from '../../../content/widgets/retrieve.ts';
import { inactive, registeredSidebars, type Sidebar } from '../../../content/widgets/sidebars.ts';
import { forbidden } from '../../engine/errors.ts';
import type { Call } from '../../engine/types.ts';

/** May the viewer manage widgets? */
export const canManage = ({ viewer }: Call): boolean => viewer.can('edit_theme_options');

/** Throws `rest_cannot_manage_widgets` where the viewer may not. */
export function mayManageWidgets(call: Call): void {
  if (!canManage(call)) throw forbidden(call.viewer, 'rest_cannot_manage_widgets', 'You may not manage widgets.');
}

/** Side bars of the theme, read once a request. */
export const sidebarsOf = (call: Call): ReadonlyMap<string, Sidebar> =>
  call.once('sidebars', () => registeredSidebars(call.site));

/** May everybody read this side bar? */
export const isPublic = (call: Call, sidebar: string | number): boolean =>
  sidebarsOf(call).get(String(sidebar))?.isPublic ?? false;

/** Throws where the viewer may read none of these side bars. */
export function mayReadAny(call: Call, sidebars: Iterable<string | number>): void {
  for (const sidebar of sidebars) if (isPublic(call, sidebar)) return;
  mayManageWidgets(call);
}

/** Is it a side bar of the theme, or the one of widgets that stand nowhere? */
export const isKnown = (call: Call, sidebar: string): boolean => sidebar === inactive || sidebarsOf(call).has(sidebar);

/**
 * What stands where, in the side bars that the theme has. Where that is news, it is stored if the viewer may manage widgets;
 * strangers see the same without it.
 */
export function retrievedFor(call: Call): Promise<PlacedWidgets> {
  return call.once('retrieved-widgets', async () => {
    if (canManage(call)) await storeRetrieved(call.site);
    return retrieveWidgets(call.site);
  });
}
