// Where a theme shows menus, and which menus take up new pages. Reproduces get_registered_nav_menus,
// get_nav_menu_locations (the theme mod `nav_menu_locations`) and the option `nav_menu_options`.
import { type PhpValue, phpArray, phpEntries, phpInteger, phpItem } from '../../database/php-values.ts';
import type { Site } from '../site.ts';

const locationsMod = 'nav_menu_locations';
const menuOptions = 'nav_menu_options';

function themeMods(site: Site): string {
  return `theme_mods_${site.options.text('stylesheet')}`;
}

/** Locations that the theme in use has assigned, by name: the menu's id, 0 for none. */
export function assignedLocations(site: Site): Map<string, number> {
  const stored = phpItem(site.options.get(themeMods(site)), locationsMod);
  return new Map(phpEntries(stored).map(([name, id]) => [String(name), phpInteger(id)]));
}

/** Names of the locations that show a menu. */
export function locationsOf(site: Site, menuId: number): string[] {
  return [...assignedLocations(site)].filter(([, id]) => id === menuId).map(([name]) => name);
}

async function storeLocations(site: Site, locations: ReadonlyMap<string, number>): Promise<void> {
  const mods = new Map<string | number, PhpValue>();
  // What other mods hold is written back as it was read.
  for (const [name, value] of phpEntries(site.options.get(themeMods(site)))) mods.set(name, value as PhpValue);
  mods.set(locationsMod, phpArray([...locations]));
  await site.options.set(themeMods(site), phpArray([...mods]));
  site.caches.changed();
}

/** Shows a menu at these locations and nowhere else. */
export async function assignLocations(site: Site, menuId: number, names: readonly string[]): Promise<void> {
  const kept = [...assignedLocations(site)].filter(([, id]) => id !== menuId);
  await storeLocations(site, new Map([...kept, ...names.map((name) => [name, menuId] as const)]));
}

/** Takes a deleted menu from its locations, which stay with no menu. */
export async function clearLocations(site: Site, menuId: number): Promise<void> {
  const all = [...assignedLocations(site)].map(([name, id]) => [name, id === menuId ? 0 : id] as const);
  await storeLocations(site, new Map(all));
}

/** Ids of the menus that take up new pages. */
export function autoAddMenus(site: Site): number[] {
  return phpEntries(phpItem(site.options.get(menuOptions), 'auto_add')).map(([, id]) => phpInteger(id));
}

/** Shall a menu take up new pages? */
export async function setAutoAdd(site: Site, menuId: number, wanted: boolean): Promise<void> {
  const menus = autoAddMenus(site);
  const changed = wanted ? [...new Set([...menus, menuId])] : menus.filter((id) => id !== menuId);
  const all = new Map<string | number, PhpValue>();
  for (const [name, value] of phpEntries(site.options.get(menuOptions))) all.set(name, value as PhpValue);
  all.set('auto_add', phpArray(changed.map((id, index) => [index, id] as const)));
  await site.options.set(menuOptions, phpArray([...all]));
  site.caches.changed();
}
