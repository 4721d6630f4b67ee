// What of a tree may stay. Reproduces WP_Theme_JSON::sanitize: unknown keys go, `var:preset|…` becomes CSS.
import {
  blockStates,
  customStates,
  elementSelectors,
  elementStates,
  fontFamilyShape,
  origins,
  type Shape,
  type Shapes,
  settingShapes,
  styleShapes,
  topLevelKeys,
} from './tables.ts';
import { asTree, getAt, isEmpty, isList, isTree, type Tree, type Value } from './tree.ts';
import { mediaQueries, viewportTree } from './viewport.ts';

/** Block → names of the block styles that may be styled. In order of registration. */
export type ValidVariations = ReadonlyMap<string, ReadonlySet<string>>;

/** What is known of blocks when a tree is read. */
export interface KnownBlocks {
  readonly names: readonly string[];
  readonly variations: ValidVariations;
}

/** The tree without what has no meaning in it. */
export function sanitized(tree: Tree, known: KnownBlocks): Tree {
  const output: Tree = {};
  for (const [key, value] of Object.entries(tree)) if (topLevelKeys.includes(key)) output[key] = value;
  const shapes = shapesFor(tree, known);
  for (const subtree of ['styles', 'settings'] as const) {
    const value = tree[subtree];
    if (value === undefined || value === null) continue;
    delete output[subtree];
    if (!isTree(value)) continue;
    const kept = asTree(limited(value, shapes[subtree]));
    if (subtree === 'settings' && Object.hasOwn(value, 'viewport')) kept.viewport = viewportTree(value.viewport);
    if (!isEmpty(kept)) output[subtree] = withVariables(kept);
  }
  // Keys stay in their order.
  return Object.fromEntries(Object.keys(tree).flatMap((key) => (key in output ? [[key, output[key]]] : [])));
}

interface BlockShapes {
  readonly elements: Shapes;
  readonly blocks: Shapes;
  readonly settings: Shapes;
}

const each = (keys: readonly string[], shape: Shape) => Object.fromEntries(keys.map((key) => [key, shape]));

/** Shapes that hold for every tree with the same screens. */
const kept = new WeakMap<readonly string[], Map<string, BlockShapes>>();

function blockShapes(names: readonly string[], screens: readonly string[]): BlockShapes {
  const known = kept.get(names) ?? new Map<string, BlockShapes>();
  kept.set(names, known);
  const found = known.get(screens.join());
  if (found) return found;
  const elements: Shapes = Object.fromEntries(
    Object.keys(elementSelectors).map((name) => [
      name,
      { ...styleShapes, ...each(elementStates[name] ?? [], styleShapes), ...each(screens, styleShapes) },
    ]),
  );
  const blocks = Object.fromEntries(
    names.map((name): [string, Shapes] => {
      const states = each(blockStates[name] ?? [], styleShapes);
      const onScreens = each(screens, { ...styleShapes, elements, ...states });
      const custom = each(customStates[name] ?? [], { ...styleShapes, ...states });
      return [name, { ...styleShapes, elements, ...onScreens, ...states, ...custom }];
    }),
  );
  const { viewport: _viewport, blockVisibility: _visibility, ...blockSettings } = settingShapes;
  const typography = { ...asShapes(settingShapes.typography), fontFamilies: fontFamilies() };
  const settings = { ...settingShapes, blocks: each(names, blockSettings), typography };
  const made = { elements, blocks, settings };
  known.set(screens.join(), made);
  return made;
}

function shapesFor(tree: Tree, { names, variations }: KnownBlocks): { styles: Shapes; settings: Shapes } {
  const screens = [...mediaQueries(getAt(tree, ['settings', 'viewport'])).keys()];
  const { elements, blocks, settings } = blockShapes(names, screens);
  const own: Record<string, Shape> = {};
  const styled = getAt(tree, ['styles', 'blocks']);
  for (const [name, node] of isTree(styled) ? Object.entries(styled) : []) {
    const given = getAt(node, ['variations']);
    if (!isTree(given)) continue;
    const states = each(blockStates[name] ?? [], styleShapes);
    const variation: Shapes = {
      ...styleShapes,
      blocks,
      elements,
      ...each(screens, { ...styleShapes, elements, blocks, ...states }),
      ...states,
    };
    const allowed = Object.keys(given).filter((one) => variations.get(name)?.has(one));
    own[name] = { ...asShapes(blocks[name]), variations: each(allowed, variation) };
  }
  return { styles: { ...styleShapes, blocks: { ...blocks, ...own }, elements }, settings };
}

/** A shape as a map; a list's only item stands under 0. */
const asShapes = (shape: Shape | undefined): Shapes =>
  typeof shape === 'object' && shape !== null ? Object.fromEntries(Object.entries(shape)) : {};

/** Font families as a list, or lists by origin. */
function fontFamilies(): Shapes {
  return { 0: fontFamilyShape[0] ?? null, ...Object.fromEntries(origins.map((origin) => [origin, fontFamilyShape])) };
}

/** Keys that have no shape go (remove_keys_not_in_schema). */
function limited(tree: Value, shapes: Shapes): Value {
  if (!isTree(tree)) return tree;
  const kept: Tree = {};
  for (const [key, value] of Object.entries(tree)) {
    if (!Object.hasOwn(shapes, key)) continue;
    const shape = shapes[key];
    if (shape === true) {
      if (typeof value === 'boolean') kept[key] = value;
    } else if (typeof shape !== 'object' || shape === null) kept[key] = value;
    else if (isList(value)) {
      const item = asShapes(shape)['0'];
      const inner = typeof item === 'object' && item !== null ? asShapes(item) : undefined;
      kept[key] = inner ? value.map((one) => limited(one, inner)) : value;
    } else if (isTree(value)) {
      const inner = limited(value, asShapes(shape));
      if (!isEmpty(inner)) kept[key] = inner;
    }
  }
  return isList(tree) ? Object.values(kept) : kept;
}

/** `var:preset|color|x` → `var(--wp--preset--color--x)`, everywhere. */
export function withVariables(tree: Value): Value {
  if (typeof tree === 'string') return asVariable(tree);
  if (isList(tree)) return tree.map(withVariables);
  if (!isTree(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, withVariables(value)]));
}

export function asVariable(value: string): string {
  return value.startsWith('var:') ? `var(--wp--${value.slice(4).replaceAll('|', '--')})` : value;
}
