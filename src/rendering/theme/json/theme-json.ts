// Reads a theme.json into a tree with its presets by origin, and merges trees. Reproduces the constructor of WP_Theme_JSON
// and its merge.
import { migrated } from './migrate.ts';
import { type KnownBlocks, sanitized } from './shape.ts';
import { mergedSizes, spacingSizes } from './spacing.ts';
import { appearanceTools, latestVersion, type Origin, origins, presetKinds, propertyPaths } from './tables.ts';
import {
  asTree,
  copied,
  getAt,
  hasAt,
  isEmpty,
  isList,
  isTree,
  replaced,
  setAt,
  type Tree,
  type Value,
} from './tree.ts';

/** A tree that was read: `version`, `settings`, `styles`, presets by origin. Not to be changed. */
export type ThemeJson = Readonly<Tree>;

/** A theme without anything. */
export const emptyThemeJson: ThemeJson = { version: latestVersion };

/** Reads what a file or the database holds. Never throws on a tree that `decodeJson` gave, which is never too deep. */
export function readThemeJson(source: Value, origin: Origin, known: KnownBlocks): ThemeJson {
  const raw = migrated(asTree(copied(source)), origin);
  const tree = sanitized(unwrapped(raw, known), known);
  optIn(tree);
  for (const path of settingPaths(tree)) {
    for (const kind of presetKinds) {
      const at = [...path, ...kind.path];
      const preset = getAt(tree, at);
      if (
        preset !== undefined &&
        (isEmpty(preset) || typeof preset === 'string' || getAt(preset, ['0']) !== undefined)
      ) {
        setAt(tree, at, { [origin]: preset });
      }
    }
  }
  const scaleAt = ['settings', 'spacing', 'spacingScale'];
  const scale = getAt(tree, scaleAt);
  if (isTree(scale) && !origins.some((name) => name in scale)) setAt(tree, scaleAt, { [origin]: scale });
  const own = getAt(tree, [...scaleAt, origin]);
  if (own !== undefined) {
    const sizesAt = ['settings', 'spacing', 'spacingSizes', origin];
    setAt(tree, sizesAt, mergedSizes(spacingSizes(own), getAt(tree, sizesAt) ?? []));
  }
  return tree;
}

/** Styles of variations that stand at the top belong to each block that has the variation. */
function unwrapped(tree: Tree, { variations }: KnownBlocks): Tree {
  const shared = getAt(tree, ['styles', 'variations']);
  if (!isTree(shared) || isEmpty(shared) || variations.size === 0) return tree;
  for (const [block, names] of variations) {
    for (const name of names) {
      const at = ['styles', 'blocks', block, 'variations', name];
      const merged = replaced(copied(shared[name] ?? []), getAt(tree, at) ?? []);
      if (!isEmpty(merged)) setAt(tree, at, merged);
    }
  }
  const styles = tree.styles;
  if (isTree(styles)) delete styles.variations;
  return tree;
}

/** `appearanceTools` turns on what is not said otherwise. */
function optIn(tree: Tree): void {
  const settings = getAt(tree, ['settings']);
  if (!isTree(settings)) return;
  const blocks = isTree(settings.blocks) ? Object.values(settings.blocks) : [];
  for (const context of [settings, ...blocks]) {
    if (!isTree(context) || context.appearanceTools !== true) continue;
    for (const path of appearanceTools) {
      if (!hasAt(context, path)) setAt(context, path, true);
    }
    delete context.appearanceTools;
  }
}

/** Where settings stand: at the top, and of blocks. */
export function settingPaths(tree: Tree): string[][] {
  const settings = tree.settings;
  if (settings === undefined || settings === null) return [];
  const blocks = getAt(tree, ['settings', 'blocks']);
  return [['settings'], ...(isTree(blocks) ? Object.keys(blocks).map((name) => ['settings', 'blocks', name]) : [])];
}

/** `incoming` over `base`: a new tree. */
export function mergedThemeJson(base: ThemeJson, incoming: ThemeJson): ThemeJson {
  // Values are shared with neither.
  const tree = asTree(copied(replaced(base, incoming)));
  const data = asTree(copied(incoming));
  mergeScales(tree, data);
  const globalSlugs = defaultSlugs(tree, ['settings']);
  for (const path of settingPaths(data)) {
    const units = getAt(data, [...path, 'spacing', 'units']);
    if (units !== undefined) setAt(tree, [...path, 'spacing', 'units'], units);
    for (const kind of presetKinds) mergePresets(tree, data, path, kind, globalSlugs);
  }
  for (const path of stylePaths(tree)) {
    const at = [...path, ...(propertyPaths['background-image'] ?? [])];
    const image = getAt(data, at);
    if (image !== undefined) setAt(tree, at, image);
  }
  return tree;
}

/** Sizes are made of the scale as all layers so far set it. */
function mergeScales(tree: Tree, data: Tree): void {
  let flattened: Tree = {};
  for (const origin of origins) {
    const at = ['settings', 'spacing', 'spacingScale', origin];
    flattened = { ...flattened, ...asTree(getAt(tree, at)) };
    const scale = getAt(data, at);
    if (scale === undefined) continue;
    flattened = { ...flattened, ...asTree(scale) };
    const sizesAt = ['settings', 'spacing', 'spacingSizes', origin];
    setAt(data, sizesAt, mergedSizes(spacingSizes(flattened), getAt(data, sizesAt) ?? []));
  }
}

function mergePresets(
  tree: Tree,
  data: Tree,
  path: readonly string[],
  kind: (typeof presetKinds)[number],
  globalSlugs: ReadonlyMap<string, readonly Value[]>,
): void {
  const prevent =
    kind.preventOverride &&
    (getAt(tree, [...path, ...kind.preventOverride]) ?? getAt(tree, ['settings', ...kind.preventOverride]));
  for (const origin of origins) {
    const at = [...path, ...kind.path, origin];
    let content = getAt(data, at);
    if (content === undefined) continue;
    if (origin === 'theme' && kind.defaultNames) content = withDefaultNames(content, tree, [...path, ...kind.path]);
    if (origin === 'theme' && prevent) {
      const key = kind.path.join('.');
      const slugs = [...(globalSlugs.get(key) ?? []), ...(defaultSlugs(tree, path).get(key) ?? [])];
      if (slugs.length > 0 && isTree(content)) {
        content = Object.values(content).filter(
          (item) => isTree(item) && item.slug != null && !slugs.includes(item.slug),
        );
      }
    }
    setAt(tree, at, content);
  }
}

function withDefaultNames(content: Value, tree: Tree, at: readonly string[]): Value {
  const defaults = getAt(tree, [...at, 'default']);
  if (!isList(content) || !isTree(defaults)) return content;
  return content.map((item) => {
    if (!isTree(item) || item.name != null) return item;
    const named = Object.values(defaults).find((one) => isTree(one) && one.slug === item.slug);
    return isTree(named) && named.name != null ? { ...item, name: named.name } : item;
  });
}

/** Slugs of default presets by kind (`color.palette`). */
function defaultSlugs(tree: Tree, path: readonly string[]): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const kind of presetKinds) {
    const preset = getAt(tree, [...path, ...kind.path, 'default']);
    if (!isTree(preset)) continue;
    found.set(
      kind.path.join('.'),
      Object.values(preset).flatMap((item) => (isTree(item) && item.slug != null ? [item.slug] : [])),
    );
  }
  return found;
}

/** Where styles stand: of blocks and of elements in them, then at the top. */
function stylePaths(tree: Tree): string[][] {
  const blocks = getAt(tree, ['styles', 'blocks']);
  const paths: string[][] = [];
  for (const [name, node] of isTree(blocks) ? Object.entries(blocks) : []) {
    paths.push(['styles', 'blocks', name]);
    const elements = getAt(node, ['elements']);
    for (const element of isTree(elements) ? Object.keys(elements) : []) {
      paths.push(['styles', 'blocks', name, 'elements', element]);
    }
  }
  return [...paths, ['styles']];
}
