// Settings of widgets: one option a kind (`widget_search`), a PHP array by number with a mark beside the numbers.
// Reproduces WP_Widget::get_settings, save_settings and the forms of ids (wp_parse_widget_id, next_widget_id_number).
import { isPhpArray, type PhpValue, phpArray, phpEntries, phpKey } from '../../database/php-values.ts';
import type { Site } from '../site.ts';
import { widgetTypesOf } from './types.ts';

export type Settings = ReadonlyMap<string | number, PhpValue>;

const mark = '_multiwidget';
const optionOf = (idBase: string): string => `widget_${idBase}`;

/** Settings of all widgets of a kind by number; those of the time when there was one of each are its number 2. */
export function widgetSettings(site: Site, idBase: string): Settings {
  return settingsIn(site.options.get(optionOf(idBase)));
}

function settingsIn(stored: unknown): Settings {
  if (!isPhpArray(stored)) return new Map();
  // What is stored is a PHP value.
  const entries = phpEntries(stored) as [string | number, PhpValue][];
  const isMarked = entries.some(([key, value]) => key === mark && value !== null);
  const isSingle = !isMarked && entries.some(([key]) => typeof key === 'string' && key !== 'number');
  if (isSingle) return new Map([[2, phpArray(entries)]]);
  return new Map(entries.filter(([key]) => key !== mark && key !== '__i__'));
}

/** Changes the settings of a kind, inside a transaction. */
export async function changeSettings(
  site: Site,
  idBase: string,
  change: (settings: Map<string | number, PhpValue>) => void,
): Promise<void> {
  await site.options.update(optionOf(idBase), (stored) => {
    const settings = new Map(settingsIn(stored));
    change(settings);
    return phpArray([...settings, [mark, 1]]);
  });
  site.caches.changed();
}

/** A widget's kind and number; ids without a number are of kinds that WordPress no longer has. */
export function parseWidgetId(id: string): { idBase: string; number?: number } {
  const found = /^(.+)-(\d+)$/s.exec(id);
  return found ? { idBase: found[1] ?? '', number: Number(found[2]) } : { idBase: id };
}

/** Ids of all widgets that have settings, and `KIND-1` for kinds without any, by kind. */
export function registeredWidgets(site: Site): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const idBase of widgetTypesOf(site).keys()) {
    const numbers = [...widgetSettings(site, idBase).keys()].filter((key) => typeof phpKey(key) === 'number');
    for (const number of numbers.length > 0 ? numbers : [1]) ids.add(`${idBase}-${number}`);
  }
  return ids;
}

/** The number of the next widget of a kind. */
export function nextNumber(site: Site, idBase: string): number {
  const numbers = [...registeredWidgets(site)].flatMap((id) => {
    const at = id.lastIndexOf('-');
    return id.slice(0, at).endsWith(idBase) ? [Number(id.slice(at + 1))] : [];
  });
  return Math.max(1, ...numbers) + 1;
}
