// Which widgets stand in which side bar: the option `sidebars_widgets`. Reproduces wp_get_sidebars_widgets,
// wp_set_sidebars_widgets, wp_find_widgets_sidebar and wp_assign_widget_to_sidebar.
import { isPhpArray, type PhpValue, phpArray, phpEntries } from '../../database/php-values.ts';
import type { Site } from '../site.ts';

/** Ids of widgets with their keys, which keep the gaps of what was taken out. */
export type Placed = readonly (readonly [key: string | number, id: PhpValue])[];
export type PlacedWidgets = ReadonlyMap<string | number, Placed>;

const option = 'sidebars_widgets';
const versionKey = 'array_version';
const currentVersion = 3;

/** What is stored, as it is. */
export function placedWidgets(site: Site): PlacedWidgets {
  return placedIn(site.options.get(option));
}

function placedIn(stored: unknown): PlacedWidgets {
  const placed = new Map<string | number, Placed>();
  for (const [sidebar, ids] of phpEntries(stored)) {
    // What is stored is a PHP value; what is no list holds nothing.
    if (sidebar !== versionKey) placed.set(sidebar, isPhpArray(ids) ? (phpEntries(ids) as [string, PhpValue][]) : []);
  }
  return placed;
}

/** Changes what stands where, inside a transaction; undefined leaves it. */
export async function changePlaced(
  site: Site,
  change: (placed: PlacedWidgets) => PlacedWidgets | undefined,
): Promise<void> {
  await site.options.update(option, (stored) => {
    const placed = change(placedIn(stored));
    if (!placed) return undefined;
    const entries = [...placed].map(([sidebar, ids]) => [sidebar, phpArray(ids)] as const);
    return phpArray([...entries, [versionKey, currentVersion]]);
  });
  site.caches.changed();
}

/** Is it the same, to the order of its keys? */
export function isSamePlaced(one: PlacedWidgets, other: PlacedWidgets): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other]);
}

/** The side bar that holds a widget. */
export function sidebarOf(placed: PlacedWidgets, id: string): string | undefined {
  for (const [sidebar, ids] of placed) if (ids.some(([, one]) => one === id)) return String(sidebar);
  return undefined;
}

/** Takes a widget from where it is and puts it last into a side bar; '' takes it away altogether. */
export function assigned(placed: PlacedWidgets, id: string, sidebar: string): PlacedWidgets {
  const changed = new Map<string | number, Placed>();
  for (const [name, ids] of placed) {
    const at = String(name) === sidebar ? -1 : ids.findIndex(([, one]) => one === id);
    changed.set(name, at < 0 ? ids : ids.filter((_, index) => index !== at));
  }
  if (sidebar !== '') changed.set(sidebar, appended(changed.get(sidebar) ?? [], id));
  return changed;
}

/** PHP's `$list[] = $id`. */
export function appended(ids: Placed, id: PhpValue): Placed {
  const numbers = ids.flatMap(([key]) => (typeof key === 'number' ? [key] : []));
  return [...ids, [Math.max(-1, ...numbers) + 1, id]];
}

/** PHP's `array_merge` of lists: keys count from 0. */
export const merged = (...lists: readonly Placed[]): Placed =>
  lists.flat().map(([, id], index): [number, PhpValue] => [index, id]);
