// A merged tree as a theme.json file has it: presets without their origins, `appearanceTools` in place of what it turns on,
// keys in order. Reproduces WP_Theme_JSON::get_data.
import { appearanceTools, presetKinds } from './tables.ts';
import { settingPaths, type ThemeJson } from './theme-json.ts';
import { asTree, copied, getAt, hasAt, isEmpty, isTree, setAt, type Tree, type Value } from './tree.ts';

export function fileData(themeJson: ThemeJson): Tree {
  const tree = asTree(copied(themeJson));
  const paths = settingPaths(tree);
  for (const path of paths) {
    for (const kind of presetKinds) {
      const at = [...path, ...kind.path];
      const preset = getAt(tree, at);
      if (preset !== undefined) setAt(tree, at, flattened(preset));
    }
  }
  for (const path of paths) foldTools(tree, path);
  return asTree(sorted(tree));
}

/** Presets of the theme and of the site; the site's take the place of those with the same slug. */
function flattened(preset: Value): Value[] {
  const items = new Map<string, Tree>();
  for (const origin of ['theme', 'custom']) {
    const list = getAt(preset, [origin]);
    for (const item of isTree(list) ? Object.values(list) : []) {
      if (!isTree(item)) continue;
      const { slug, ...rest } = item;
      items.set(String(slug), rest);
    }
  }
  return [...items].map(([slug, rest]) => ({ slug, ...rest }));
}

function foldTools(tree: Tree, path: readonly string[]): void {
  const settings = getAt(tree, path);
  if (!isTree(settings)) return;
  if (!appearanceTools.every((tool) => hasAt(settings, tool))) return;
  settings.appearanceTools = true;
  for (const [group, name] of appearanceTools) {
    const parent = settings[group];
    if (!isTree(parent) || parent[name] !== true) continue;
    delete parent[name];
    if (isEmpty(parent)) delete settings[group];
  }
}

/** Maps by their keys, all the way down (`wp_recursive_ksort`). */
function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isTree(value)) return value;
  const keys = Object.keys(value).sort((one, other) => (one < other ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
