// Which extensions a site runs. A site's own list is the option `broadsheet_plugins`; without it, the plugins that are
// active at the WordPress that the database came from decide, so that its posts keep their fields. A fresh site has none.
import type { Plugin } from '../extend/plugin.ts';
import { activityPub } from './activitypub/plugin.ts';
import { entriesOf } from './php-arrays.ts';
import { revive } from './revive/plugin.ts';
import { social } from './social/plugin.ts';

/** All extensions that ship with Broadsheet, by name. */
export const shipped: readonly Plugin[] = [social, revive, activityPub];

type ReadOptions = { get(name: string): unknown };

function texts(value: unknown): string[] {
  return entriesOf(value).flatMap(([, item]) => (typeof item === 'string' ? [item] : []));
}

/** Names that stand for the plugins active at WordPress. */
function adopted(options: ReadOptions): Set<string> {
  const folders = new Set(texts(options.get('active_plugins')).map((file) => file.split('/')[0] ?? ''));
  const names = new Set<string>();
  const modules = texts(options.get('jetpack_active_modules'));
  if (folders.has('jetpack-social') || (folders.has('jetpack') && modules.includes('publicize')))
    names.add(social.name);
  if (folders.has('tweet-old-post')) names.add(revive.name);
  if (folders.has('activitypub')) names.add(activityPub.name);
  return names;
}

/**
 * The extensions to compose a site with. `broadsheet_plugins` is a list of names (or names with commas between them);
 * an empty one switches all off, unknown names are passed over.
 */
export function activePlugins(options: ReadOptions): Plugin[] {
  const own = options.get('broadsheet_plugins');
  const names =
    own === undefined
      ? adopted(options)
      : new Set(typeof own === 'string' ? own.split(',').map((name) => name.trim()) : texts(own));
  return shipped.filter((plugin) => names.has(plugin.name));
}
