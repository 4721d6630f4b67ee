// The side bars of the active theme. Reproduces register_sidebar and register_sidebars, as the theme's functions.php calls
// them in plain words, and, for block themes, the ones kept of the classic theme before (`wp_classic_sidebars`).
import { phpEntries, phpItem, phpText } from '../../database/php-values.ts';
import type { SidebarHtml } from '../../rendering/widgets/place.ts';
import type { Site } from '../site.ts';
import type { Literal } from '../themes/php.ts';
import { functionCalls } from '../themes/supports.ts';
import { activeTheme } from '../themes/theme.ts';

export interface Sidebar extends SidebarHtml {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly className: string;
  /** May everybody read it over the API? */
  readonly isPublic: boolean;
}

/** Widgets that stand nowhere. */
export const inactive = 'wp_inactive_widgets';

/** Side bars by id, in the order in which they were registered. */
export function registeredSidebars(site: Site): ReadonlyMap<string, Sidebar> {
  const theme = activeTheme(site);
  const found = new Map<string, Sidebar>();
  if (theme.isBlockTheme) {
    const kept = phpItem(site.options.get(`theme_mods_${site.options.text('stylesheet')}`), 'wp_classic_sidebars');
    for (const [, given] of phpEntries(kept)) {
      const sidebar = sidebarOf((name) => phpItem(given, name), { id: '', name: '' });
      if (sidebar.id !== '') found.set(sidebar.id, sidebar);
    }
    // Block themes may call register_sidebar as well.
  }
  for (const { name, args } of functionCalls(site, theme, 'register_sidebar', 'register_sidebars')) {
    if (name === 'register_sidebar') add(found, named(args[0]));
    else addMany(found, Number(args[0] ?? 1), named(args[1]));
  }
  return found;
}

type Named = Readonly<Record<string, Literal>>;

const named = (value: Literal): Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Named) : {};

function add(found: Map<string, Sidebar>, given: Named): void {
  const number = found.size + 1;
  const sidebar = sidebarOf((name) => given[name], { id: `sidebar-${number}`, name: `Sidebar ${number}` });
  found.set(sidebar.id, sidebar);
}

/** More side bars than any theme has are a mistake. */
const most = 100;

function addMany(found: Map<string, Sidebar>, count: number, given: Named): void {
  for (let index = 1; index <= Math.min(count, most); index++) {
    const numbered = (name: string) => name.replace(/%(?:1\$)?[ds]/g, String(index));
    const name = typeof given.name === 'string' ? given.name : undefined;
    const one = count > 1 ? numbered(name ?? 'Sidebar %d') : (name ?? 'Sidebar');
    let id = typeof given.id === 'string' ? given.id : `sidebar-${found.size + 1}`;
    const base = typeof given.id === 'string' ? given.id : 'sidebar';
    for (let next = typeof given.id === 'string' ? 2 : found.size + 2; found.has(id); next++) id = `${base}-${next}`;
    add(found, { ...given, name: one, id });
  }
}

function sidebarOf(read: (name: string) => unknown, initial: { readonly id: string; readonly name: string }): Sidebar {
  const text = (name: string, otherwise = '') => {
    const value = read(name);
    return value === undefined || value === null ? otherwise : phpText(value);
  };
  const shown = read('show_in_rest');
  return {
    id: text('id', initial.id),
    name: text('name', initial.name),
    description: text('description'),
    className: text('class'),
    beforeWidget: text('before_widget', '<li id="%1$s" class="widget %2$s">'),
    afterWidget: text('after_widget', '</li>\n'),
    beforeTitle: text('before_title', '<h2 class="widgettitle">'),
    afterTitle: text('after_title', '</h2>\n'),
    isPublic: shown === true || shown === 1 || shown === '1',
  };
}
