// Widgets in the side bars that the theme has, none lost: what the API sees. Reproduces retrieve_widgets.
import { isPhpArray, phpEntries, phpItem, phpText } from '../../database/php-values.ts';
import type { Site } from '../site.ts';
import { mapSidebars } from './map-sidebars.ts';
import {
  assigned,
  changePlaced,
  isSamePlaced,
  merged,
  type Placed,
  type PlacedWidgets,
  placedWidgets,
  sidebarOf,
} from './placed.ts';
import { registeredWidgets } from './settings.ts';
import { inactive, registeredSidebars } from './sidebars.ts';

/** What stands where, put in order for the active theme. */
export function retrieveWidgets(site: Site): PlacedWidgets {
  return retrieved(site, placedWidgets(site));
}

/** The same, and stored where it differs from what was. */
export async function storeRetrieved(site: Site): Promise<void> {
  if (isSamePlaced(placedWidgets(site), retrieveWidgets(site))) return;
  await site.transaction((inside) => changePlaced(inside, (placed) => retrieved(inside, placed)));
}

/**
 * Puts a widget that was just made into a side bar. Elsewhere, or where the theme has no such side bar, it is inactive, before
 * all others. (WordPress leaves new widgets inactive wherever they were meant to stand.)
 */
export async function placeNew(site: Site, id: string, sidebar: string): Promise<void> {
  await changePlaced(site, (placed) => {
    const all = retrieved(site, placed, [id]);
    if (!registeredSidebars(site).has(sidebar)) return all;
    return sidebarOf(all, id) === sidebar ? all : assigned(all, id, sidebar);
  });
}

function retrieved(site: Site, placed: PlacedWidgets, more: readonly string[] = []): PlacedWidgets {
  const sidebars = [...registeredSidebars(site).keys()];
  const former = phpItem(site.options.get(`theme_mods_${site.options.text('stylesheet')}`), 'sidebars_widgets');
  if (!isPhpArray(former)) {
    if (placed.size === 0) return placed;
    if ([...placed.keys()].map(String).sort().join('\n') === [...sidebars].sort().join('\n')) return placed;
  }
  const known = new Set([...registeredWidgets(site), ...more]);
  const keptIn = (ids: Placed): Placed => ids.filter(([, id]) => known.has(phpText(id)));
  const data = phpItem(former, 'data');
  const before = isPhpArray(data)
    ? new Map(phpEntries(data).map(([name, ids]) => [name, keptIn(phpEntries(ids) as [string, string][])] as const))
    : undefined;
  const mapped = new Map(mapSidebars(new Map([...placed].map(([name, ids]) => [name, keptIn(ids)])), sidebars, before));
  const shown = new Set([...mapped.values()].flatMap((ids) => ids.map(([, id]) => phpText(id))));
  const lost = [...known].filter((id) => !shown.has(id) && Number(id.slice(id.lastIndexOf('-') + 1)) >= 2);
  const lostIds = lost.map((id, index): [number, string] => [index, id]);
  mapped.set(inactive, merged(lostIds, mapped.get(inactive) ?? []));
  return mapped;
}
