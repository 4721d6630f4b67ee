// A site's own styles as somebody who may not write any HTML may store them: known keys alone, values that are safe as CSS,
// presets with plain names. Reproduces WP_Theme_JSON::remove_insecure_properties for viewers without `edit_css`, which
// WordPress gives only together with `unfiltered_html`: their own CSS goes. Never throws on any tree; what WordPress ends in
// a fatal error for (a preset that is a text, say) is left out.
import { safeCss } from '../../formatting/css.ts';
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { declarationsOf } from './declarations.ts';
import { migrated } from './migrate.ts';
import { styleNodes } from './nodes.ts';
import { type KnownBlocks, sanitized } from './shape.ts';
import {
  blockStates,
  elementSelectors,
  elementStates,
  indirectPaths,
  origins,
  type PresetKind,
  presetKinds,
  propertyPaths,
  type Shape,
  type Shapes,
  settingShapes,
} from './tables.ts';
import { settingPaths } from './theme-json.ts';
import { asTree, copied, getAt, hasAt, isEmpty, isTree, phpText, setAt, type Tree, type Value } from './tree.ts';
import { mediaQueries, viewportTree } from './viewport.ts';

/** The tree as it may be stored. */
export function safeStyles(source: Value, known: KnownBlocks): Tree {
  const tree = sanitized(migrated(asTree(copied(source)), 'custom'), known);
  const kept: Tree = {};
  keepStyles(tree, kept);
  for (const path of settingPaths(tree)) {
    const input = getAt(tree, path);
    if (isEmpty(input)) continue;
    const output = safeSettings(input, path.length === 1);
    if (!isEmpty(output)) setAt(kept, path, output);
  }
  for (const part of ['styles', 'settings'] as const) {
    if (isEmpty(kept[part])) delete tree[part];
    else tree[part] = copied(kept[part]);
  }
  return tree;
}

function keepStyles(tree: Tree, kept: Tree): void {
  const screens = [...mediaQueries(getAt(tree, ['settings', 'viewport'])).keys()];
  for (const { path } of styleNodes(tree)) {
    const input = getAt(tree, path);
    if (isEmpty(input)) continue;
    const block = path[1] === 'blocks' ? path[2] : undefined;
    const output = safeNode(input);
    addStates(input, output, elementStates[path.at(-1) ?? '']);
    addScreens(input, output, screens, block);
    if (!isEmpty(output)) setAt(kept, path, output);
    // Element nodes of blocks carry no variations; all others of a block do.
    if (block !== undefined && !path.includes('elements')) keepVariations(tree, kept, block, screens);
  }
}

function keepVariations(tree: Tree, kept: Tree, block: string, screens: readonly string[]): void {
  const at = ['styles', 'blocks', block, 'variations'];
  for (const [name, input] of Object.entries(asTree(getAt(tree, at)))) {
    if (isEmpty(input)) continue;
    const output = safeNode(input);
    const blocks = getAt(input, ['blocks']);
    if (blocks !== undefined) output.blocks = safeBlocks(blocks, screens);
    const elements = getAt(input, ['elements']);
    if (elements !== undefined) output.elements = safeElements(elements, screens);
    addScreens(input, output, screens, block);
    if (!isEmpty(output)) setAt(kept, [...at, name], output);
  }
}

/** Adds what stands below states (`:hover`). */
function addStates(input: Value, output: Tree, states: readonly string[] = []): void {
  for (const state of states) {
    const stated = getAt(input, [state]);
    if (stated !== undefined) output[state] = safeNode(stated);
  }
}

/** Adds what holds on some screens only (`@mobile`), with elements and blocks in it. */
function addScreens(input: Value, output: Tree, screens: readonly string[], block: string | undefined): void {
  for (const screen of screens) {
    const on = getAt(input, [screen]);
    if (on === undefined) continue;
    const safe = safeNode(on);
    const elements = getAt(on, ['elements']);
    if (elements !== undefined) safe.elements = safeElements(elements, screens);
    const blocks = getAt(on, ['blocks']);
    if (blocks !== undefined) safe.blocks = safeBlocks(blocks, screens);
    if (block !== undefined) addStates(on, safe, blockStates[block]);
    output[screen] = safe;
  }
}

function safeElements(elements: Value, screens: readonly string[]): Tree {
  const kept: Tree = {};
  for (const name of Object.keys(elementSelectors)) {
    const input = getAt(elements, [name]);
    if (isEmpty(input)) continue;
    const output = safeNode(input);
    addStates(input, output, elementStates[name]);
    for (const screen of screens) {
      const on = getAt(input, [screen]);
      if (on === undefined) continue;
      const safe = safeNode(on);
      addStates(on, safe, elementStates[name]);
      output[screen] = safe;
    }
    kept[name] = output;
  }
  return kept;
}

function safeBlocks(blocks: Value, screens: readonly string[]): Tree {
  const kept: Tree = {};
  for (const [name, input] of Object.entries(asTree(blocks))) {
    const output = safeNode(input);
    const elements = getAt(input, ['elements']);
    if (elements !== undefined) output.elements = safeElements(elements, screens);
    for (const screen of screens) {
      const on = getAt(input, [screen]);
      if (on === undefined) continue;
      const safe = safeNode(on);
      addStates(on, safe, blockStates[name]);
      output[screen] = safe;
    }
    kept[name] = output;
  }
  return kept;
}

/** Values of one node that are safe as CSS. */
function safeNode(input: Value): Tree {
  const output: Tree = {};
  for (const { name, value } of declarationsOf(input, {})) {
    const path = propertyPaths[name];
    if (path === undefined || !isSafe(name, value)) continue;
    const own = getAt(input, path);
    // A size of null is kept where a picture has another one of its own.
    if (hasAt(input, path) && !isTree(own)) setAt(output, path, own ?? null);
  }
  addIndirect(input, output);
  return output;
}

function addIndirect(input: Value, output: Tree): void {
  for (const [property, paths] of Object.entries(indirectPaths)) {
    for (const path of paths) {
      const value = getAt(input, path);
      if (typeof value === 'string' && isSafe(property, value)) setAt(output, path, value);
    }
  }
}

const isSafe = (property: string, value: Value): boolean =>
  !isTree(value) && safeCss(`${property}: ${phpText(value)}`).trim() !== '';

function safeSettings(input: Value, isRoot: boolean): Tree {
  const output: Tree = {};
  for (const kind of presetKinds) {
    for (const origin of origins) {
      const path = [...kind.path, origin];
      const presets = Object.values(asTree(getAt(input, path))).filter((preset) => isSafePreset(preset, kind));
      if (presets.length > 0) setAt(output, path, presets);
    }
  }
  addIndirect(input, output);
  addTyped(input, output, settingShapes, []);
  const viewport = asTree(input);
  if (isRoot && Object.hasOwn(viewport, 'viewport')) output.viewport = viewportTree(viewport.viewport);
  return output;
}

function isSafePreset(preset: Value, kind: PresetKind): boolean {
  const { name, slug } = asTree(preset);
  if (typeof name !== 'string' || escapeAttribute(escapeHtml(name)) !== name) return false;
  if (typeof slug !== 'string' || !/^[A-Za-z0-9_-]*$/.test(slug)) return false;
  // Font sizes grow by settings, which changes nothing about how safe they are.
  const key = kind.valueKey ?? (kind.path[1] === 'fontSizes' ? 'size' : undefined);
  const value = key === undefined ? undefined : getAt(preset, [key]);
  return kind.properties.every((property) => isSafe(property, value));
}

const isMap = (shape: Shape): shape is Shapes => isTree(shape) && !Array.isArray(shape);

/** Keeps settings that must be booleans and are. */
function addTyped(input: Value, output: Tree, shapes: Shapes, path: readonly string[]): void {
  for (const [key, shape] of Object.entries(shapes)) {
    const at = [...path, key];
    if (shape === true) {
      const value = getAt(input, at);
      if (typeof value === 'boolean') setAt(output, at, value);
    } else if (isMap(shape)) addTyped(input, output, shape, at);
  }
}
