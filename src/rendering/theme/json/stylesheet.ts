// The global stylesheet of a design: variables of presets, rules of the page, its elements and blocks, classes of presets.
// Reproduces wp_get_global_stylesheet. Pure: the same tree gives the same text.

import { Escaping, madeOf } from '../../formatting/escaping.ts';
import { NextIndex } from '../../formatting/html-split.ts';
import { isTrimmed, trim } from '../../formatting/php-strings.ts';
import { ampersandAfter } from '../../formatting/scan.ts';
import { type Declaration, declarationsOf, featureDeclarations, ruleset } from './declarations.ts';
import { fontSizeValue } from './font-size.ts';
import { toKebabCase } from './kebab-case.ts';
import { layoutRules, rootLayoutRules } from './layout-rules.ts';
import { type StyleNode, styleNodes } from './nodes.ts';
import { appended, blockSelectors, scoped } from './selectors.ts';
import { elementSelectors, type Origin, type PresetKind, presetKinds } from './tables.ts';
import { settingPaths, type ThemeJson } from './theme-json.ts';
import { asTree, getAt, isTree, phpText, type Tree, type Value } from './tree.ts';

/** Layers whose presets the stylesheet has. */
const shownOrigins: readonly Origin[] = ['default', 'theme', 'custom'];

export interface StylesheetOptions {
  /** Only the layout rules that classic themes need. */
  readonly baseLayout?: boolean;
}

/** The stylesheet of a merged tree, addresses of the theme's files in place. */
export function globalStylesheet(tree: ThemeJson, options: StylesheetOptions = {}): string {
  const layout = isTree(tree.styles) ? rootLayoutRules(tree, options.baseLayout) : '';
  const nodes = settingNodes(tree);
  return variables(tree, nodes) + layout + rulesOf(tree) + presetClasses(nodes);
}

/** The same in the parts that an editor holds apart: variables, rules, classes of presets. */
export function stylesheetParts(tree: ThemeJson): { variables: string; rules: string; presets: string } {
  const layout = isTree(tree.styles) ? rootLayoutRules(tree) : '';
  const nodes = settingNodes(tree);
  return { variables: variables(tree, nodes), rules: layout + rulesOf(tree), presets: presetClasses(nodes) };
}

function rulesOf(tree: ThemeJson): string {
  let css = '';
  for (const node of styleNodes(tree)) css += nodeRules(tree, node);
  return css;
}

/** Settings of the page or of a block, with the selector that they hold for. */
interface SettingNode {
  readonly settings: Tree;
  readonly selector: string;
  readonly features: Readonly<Record<string, unknown>>;
  /** Presets of each kind with their slugs as names of CSS. */
  readonly presets: readonly (readonly { readonly slug: string; readonly preset: Tree }[])[];
}

function settingNodes(tree: ThemeJson): SettingNode[] {
  return settingPaths(tree).flatMap((path) => {
    const settings = asTree(getAt(tree, path));
    const name = path[2];
    const own = name === undefined ? { selector: ':root', features: {} } : blockSelectors(name);
    if (!own) return [];
    const named = presetKinds.map((kind) =>
      presets(settings, kind).map((preset) => ({ slug: toKebabCase(phpText(preset.slug)), preset })),
    );
    return [{ settings, selector: own.selector, features: own.features, presets: named }];
  });
}

function presets(settings: Tree, kind: PresetKind): Tree[] {
  const byOrigin = getAt(settings, kind.path);
  return shownOrigins.flatMap((origin) => Object.values(asTree(getAt(byOrigin, [origin]))).filter(isTree));
}

function variables(tree: ThemeJson, nodes: readonly SettingNode[]): string {
  let css = '';
  for (const { settings, selector, features, presets: named } of nodes) {
    const bySelector = new Map<string, Declaration[]>([[selector, []]]);
    for (const [at, kind] of presetKinds.entries()) {
      if (!kind.variable) continue;
      const values = new Map<string, Value>();
      for (const { slug, preset } of named[at] ?? []) {
        const value = presetValue(preset, kind, settings, tree);
        if (value !== undefined) values.set(slug, value);
      }
      if (values.size === 0) continue;
      const feature = features[kind.path[0]];
      const target = typeof feature === 'string' ? feature : (getAt(feature, ['root']) ?? selector);
      const list = bySelector.get(String(target)) ?? [];
      bySelector.set(String(target), list);
      for (const [slug, value] of values) list.push({ name: kind.variable.replace('$slug', () => slug), value });
    }
    const own = bySelector.get(selector) ?? [];
    for (const [name, value] of flattened(asTree(settings.custom))) own.push({ name: `--wp--custom--${name}`, value });
    for (const [target, declarations] of bySelector) css += ruleset(target, declarations);
  }
  return css;
}

function presetValue(preset: Tree, kind: PresetKind, settings: Tree, tree: ThemeJson): Value {
  if (kind.valueKey !== null) return preset[kind.valueKey] ?? undefined;
  return kind.path[1] === 'fontSizes' ? fontSizeValue(preset, settings, tree.settings) : undefined;
}

/** Own values of a theme by the names of their variables. */
function flattened(tree: Tree, prefix = ''): [string, Value][] {
  return Object.entries(tree).flatMap(([key, value]): [string, Value][] => {
    const name = prefix + toKebabCase(key).toLowerCase().replaceAll('/', '-');
    return isTree(value) ? flattened(asTree(value), `${name}--`) : [[name, value]];
  });
}

function presetClasses(nodes: readonly SettingNode[]): string {
  let css = '';
  for (const { selector, presets: named } of nodes) {
    const within = selector === ':root' ? '' : `:where(${selector})`;
    for (const [at, kind] of presetKinds.entries()) {
      const slugs = new Set((named[at] ?? []).map(({ slug }) => slug));
      for (const [name, property] of Object.entries(kind.classes)) {
        for (const slug of slugs) {
          const value = `var(${kind.variable?.replace('$slug', () => slug)}) !important`;
          css += ruleset(within + name.replace('$slug', () => slug), [{ name: property, value }]);
        }
      }
    }
  }
  return css;
}

/** Rules of a node. */
export function nodeRules(tree: ThemeJson, node: StyleNode): string {
  const styles = asTree(getAt(tree, node.path));
  const { declarations: features, rest } = featureDeclarations(node.features, styles, tree);
  adjustFeatures(features, tree, node);
  const isRoot = node.selector === 'body';
  const rootPadding = getAt(tree, ['settings', 'useRootPaddingAwareAlignments']) === true;
  const stated = node.state === undefined ? rest : asTree(rest[node.state]);
  const all = declarationsOf(stated, tree, node.selector, rootPadding);
  const filters = all.filter(({ name, value }) => name === 'filter' && value !== 'unset');
  let declarations = all.filter(({ name }) => name !== 'filter');
  let css = '';
  if (isRoot && all.some(({ name }) => name === 'background-image' || name === 'background')) {
    css += ruleset('html', [{ name: 'min-height', value: 'calc(100% - var(--wp-admin--admin-bar--height, 0px))' }]);
  }
  if (node.selector === '.wp-block-separator') declarations = withSeparatorColor(declarations);
  const bare = isRoot || (node.element !== undefined && isPlainElement(node));
  css += ruleset(bare ? node.selector : `:root :where(${node.selector})`, declarations);
  if (node.duotone !== undefined) css += ruleset(node.duotone, filters);
  if (!isRoot && node.name !== undefined) css += layoutRules(tree, styles, node.selector, node.name);
  for (const [selector, own] of features) css += ruleset(`:root :where(${selector})`, own);
  if (typeof rest.css === 'string' && !isRoot) {
    const own = node.features?.css;
    css += customCss(rest.css, typeof own === 'string' ? own : (own?.root ?? node.selector));
  }
  return node.media !== undefined && css !== '' ? `${node.media}{${css}}` : css;
}

/** Elements that have no class of their own stand alone, so that anything overrules them. */
function isPlainElement({ element = '', selector }: StyleNode): boolean {
  return element !== 'button' && element !== 'caption' && elementSelectors[element] === selector;
}

/** A separator is drawn in its text colour. To PHP's truth a background of `0` is none. */
function withSeparatorColor(declarations: readonly Declaration[]): Declaration[] {
  const background = declarations.find(({ name }) => name === 'background-color');
  const drawn = declarations.some(({ name }) => name === 'border-color' || name === 'color');
  return background && background.value !== '0' && !drawn
    ? [...declarations, { name: 'color', value: background.value }]
    : [...declarations];
}

/** The indent of all paragraphs instead of following ones, and the share of a row that a button takes. */
function adjustFeatures(features: Map<string, Declaration[]>, tree: ThemeJson, { name }: StyleNode): void {
  const following = '.wp-block-paragraph + .wp-block-paragraph';
  const indent =
    getAt(tree, ['settings', 'blocks', 'core/paragraph', 'typography', 'textIndent']) ??
    getAt(tree, ['settings', 'typography', 'textIndent']);
  const declarations = features.get(following);
  if (name === 'core/paragraph' && indent === 'all' && declarations) {
    features.delete(following);
    features.set('.wp-block-paragraph', declarations);
  }
  const buttons = features.get('.wp-block-button');
  if (buttons)
    features.set(
      '.wp-block-button',
      buttons.map((one) => buttonWidth(one, tree)),
    );
}

function buttonWidth(declaration: Declaration, tree: ThemeJson): Declaration {
  if (declaration.name !== 'width' || typeof declaration.value !== 'string') return declaration;
  const slug = /^var\(--wp--preset--dimension--(.*)\)$/.exec(declaration.value)?.[1];
  const kind = presetKinds.find(({ path }) => path[1] === 'dimensionSizes');
  const places = [['settings', 'blocks', 'core/button'], ['settings']];
  const preset =
    slug === undefined || !kind
      ? undefined
      : places.flatMap((path) => presets(asTree(getAt(tree, path)), kind)).find((one) => one.slug === slug);
  const size = preset ? preset.size : declaration.value;
  if (typeof size !== 'string' || !size.endsWith('%')) return declaration;
  const share = Number.parseFloat(size) || 0;
  const value = `calc(${share} * 1% - (var(--wp--style--block-gap, 0.5em) * (1 - ${share} / 100)))`;
  return { name: 'width', value };
}

/** The first pseudo-element of a selector with the combinators before it. */
function pseudoElement(selector: string): string {
  const found = /::[a-zA-Z-]+/.exec(selector);
  if (!found) return '';
  const before = selector.slice(0, found.index);
  let start = before.length;
  while (start > 0 && /[>+~\s]/.test(before.charAt(start - 1))) start--;
  return before.slice(start) + found[0];
}

const nothing = madeOf('');
const closing = madeOf('}');

/** Own CSS of a block: `&` stands for the block's selector (process_blocks_custom_css). */
export function customCss(css: string, selector: string): string {
  const opening = `:root :where(${trim(selector)}){`;
  const first = madeOf(opening);
  const further = madeOf(`}${opening}`);
  const escaping = new Escaping(css);
  const braces = new NextIndex(css, '{');
  // Up to here all is written, but for the end of a rule.
  let done = 0;
  let isOpen = false;
  for (let at = 0, end: number; at <= css.length; at = end + 1) {
    end = ampersandAfter(css, at);
    if (end === -1) end = css.length;
    if (end === at || (end === at + 1 && css.charCodeAt(at) === 48)) continue;
    const brace = braces.after(at);
    if (brace !== -1 && brace < end) {
      const rule = nestedRule(css.slice(at, end), selector);
      if (rule === '') continue;
      escaping.replace(done, end, { text: isOpen ? `}${rule}` : rule, codes: null });
      isOpen = false;
      done = end;
    } else {
      let start = at;
      while (start < end && isTrimmed(css.charCodeAt(start))) start++;
      escaping.replace(done, start, isOpen ? further : first);
      isOpen = true;
      done = end;
      while (done > start && isTrimmed(css.charCodeAt(done - 1))) done--;
    }
  }
  escaping.replace(done, css.length, isOpen ? closing : nothing);
  return escaping.finish();
}

/** What a part becomes that has a rule of its own in it. */
function nestedRule(part: string, selector: string): string {
  const pieces = part.replaceAll('}', '').split('{');
  const [nested = '', value = ''] = pieces;
  if (pieces.length !== 2) return '';
  const pseudo = pseudoElement(nested);
  const plain = pseudo === '' ? nested : nested.replaceAll(pseudo, '');
  const full = plain.startsWith(' ') ? scoped(selector, plain) : appended(selector, plain);
  return `:root :where(${full})${pseudo}{${trim(value)}}`;
}
