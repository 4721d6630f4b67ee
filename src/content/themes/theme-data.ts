// The layers of a theme's design: core defaults, what block types bring, the theme, the site's own styles; and the style
// variations that a theme offers. Reproduces WP_Theme_JSON_Resolver. Layers that only files decide are kept while these are
// unchanged.
import { join } from 'node:path';
import { blockFacts } from '../../rendering/theme/json/block-facts.ts';
import { coreDefaults } from '../../rendering/theme/json/core-defaults.ts';
import { toKebabCase } from '../../rendering/theme/json/kebab-case.ts';
import type { KnownBlocks } from '../../rendering/theme/json/shape.ts';
import { latestVersion } from '../../rendering/theme/json/tables.ts';
import {
  emptyThemeJson,
  mergedThemeJson,
  readThemeJson,
  type ThemeJson,
} from '../../rendering/theme/json/theme-json.ts';
import { asTree, copied, getAt, isEmpty, isTree, replaced, setAt, type Tree } from '../../rendering/theme/json/tree.ts';
import type { Site } from '../site.ts';
import { themeFiles } from './files.ts';
import { functionCalls, hasThemeJson, themeSupports } from './supports.ts';
import { activeTheme, type Theme } from './theme.ts';

/** What files say of a theme's design. */
export interface ThemeDesign {
  readonly known: KnownBlocks;
  /** The same without block styles that are files of the theme: WordPress knows them only where it looked at these files. */
  readonly knownWithoutFiles: KnownBlocks;
  /** Block styles that the theme registers, by block: those that block types bring are not among them. */
  readonly registered: ReadonlyMap<string, ReadonlySet<string>>;
  /** Core, blocks and theme merged. */
  readonly base: ThemeJson;
  /** What the theme's files alone say, without `add_theme_support`. */
  readonly layer: ThemeJson;
  /** Style variations for the whole site. */
  readonly siteVariations: readonly ThemeJson[];
}

interface KeptDesign extends ThemeDesign {
  readonly key: string;
}

const designs = new WeakMap<Site['settings'], KeptDesign>();

/** The design of the active theme. */
export function themeDesign(site: Site): ThemeDesign {
  const theme = activeTheme(site);
  const key = versionOf(site, theme);
  const kept = designs.get(site.settings);
  if (kept?.key === key) return kept;
  const made = { key, ...makeDesign(site, theme) };
  designs.set(site.settings, made);
  return made;
}

/** Files of variations below `styles`, the theme's before its parent's of the same name, by path. */
function variationFiles(site: Site, theme: Theme): string[] {
  const files = themeFiles(site.settings);
  const own = files.below(join(theme.folder, 'styles'), '.json');
  const paths = own.map((path) => join(theme.folder, 'styles', path));
  if (theme.templateFolder !== theme.folder) {
    const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
    const names = new Set(own.map(base));
    const inherited = files
      .below(join(theme.templateFolder, 'styles'), '.json')
      .filter((path) => !names.has(base(path)));
    paths.push(...inherited.map((path) => join(theme.templateFolder, 'styles', path)));
  }
  return paths.sort((a, b) => (a < b ? -1 : 1));
}

function versionOf(site: Site, theme: Theme): string {
  const files = themeFiles(site.settings);
  const folders = [theme.folder, theme.templateFolder];
  const paths = folders.flatMap((folder) => ['theme.json', 'functions.php'].map((name) => join(folder, name)));
  const all = [...paths, ...variationFiles(site, theme)];
  return all.map((path) => `${path} ${files.version(path)}`).join('\n');
}

function makeDesign(site: Site, theme: Theme): ThemeDesign {
  const files = themeFiles(site.settings);
  const variations = builtInVariations();
  const registered: Variations = new Map();
  for (const to of [variations, registered]) registerCalled(site, theme, to);
  const knownWithoutFiles = knownBlocks(variations);
  let known = knownWithoutFiles;
  const found = variationFiles(site, theme).flatMap((path) => {
    const source = files.json(path);
    return source ? [{ path, source }] : [];
  });
  const read = ({ path, source }: (typeof found)[number]): Tree => {
    const tree = asTree(copied(readThemeJson(source, 'theme', known)));
    if (isEmpty(tree.title)) tree.title = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    return tree;
  };
  const ofBlocks = found.filter(({ source }) => source.blockTypes != null).map(read);
  for (const variation of ofBlocks) for (const to of [variations, registered]) register(to, variation);
  known = knownBlocks(variations);
  return {
    known,
    knownWithoutFiles,
    registered,
    base: baseOf(site, theme, known, ofBlocks),
    layer: fileLayer(site, theme, known, ofBlocks),
    siteVariations: found.filter(({ source }) => source.blockTypes == null).map(read),
  };
}

type Variations = Map<string, Set<string>>;

/** Block styles of block types. */
const builtInVariations = (): Variations =>
  new Map(Object.entries(blockFacts).map(([name, { styles = [] }]) => [name, new Set(styles)]));

function add(to: Variations, block: string, style: string): void {
  if (!Object.hasOwn(blockFacts, block)) return;
  const styles = to.get(block) ?? new Set();
  to.set(block, styles.add(style));
}

/** Block styles that functions.php registers. */
function registerCalled(site: Site, theme: Theme, to: Variations): void {
  for (const { args } of functionCalls(site, theme, 'register_block_style')) {
    const [blocks, style] = args;
    const name = isTree(style) ? style.name : undefined;
    if (typeof name !== 'string') continue;
    for (const block of Array.isArray(blocks) ? blocks : [blocks]) add(to, String(block), name);
  }
}

function nameOf(variation: Tree): string {
  return variation.slug == null ? toKebabCase(String(variation.title)) : String(variation.slug);
}

function register(variations: Variations, variation: Tree): void {
  if (isEmpty(variation.blockTypes) || isEmpty(variation.styles)) return;
  for (const block of Object.values(asTree(variation.blockTypes))) add(variations, String(block), nameOf(variation));
}

const blockNames = Object.keys(blockFacts);

function knownBlocks(variations: Variations): KnownBlocks {
  const filled = [...variations]
    .filter(([, names]) => names.size > 0)
    .map(([block, names]) => [block, new Set(names)] as const);
  return { names: blockNames, variations: new Map(filled) };
}

/** Block types with the styles that they bring, before a theme adds any. */
export const builtInBlocks = (): KnownBlocks => knownBlocks(builtInVariations());

function baseOf(site: Site, theme: Theme, known: KnownBlocks, ofBlocks: readonly Tree[]): ThemeJson {
  const core = readThemeJson(coreDefaults, 'default', known);
  const layers = [core, blockLayer(known), themeLayer(site, theme, known, ofBlocks)];
  return layers.reduce((below, layer) => mergedThemeJson(below, layer), emptyThemeJson);
}

/** Styles that block types bring. */
function blockLayer(known: KnownBlocks): ThemeJson {
  const tree: Tree = { version: latestVersion };
  for (const [name, { style, gap }] of Object.entries(blockFacts)) {
    if (style) setAt(tree, ['styles', 'blocks', name], copied(style));
    const at = ['styles', 'blocks', name, 'spacing', 'blockGap'];
    if (gap !== undefined && getAt(tree, at) === undefined) setAt(tree, at, null);
  }
  return readThemeJson(tree, 'blocks', known);
}

function themeLayer(site: Site, theme: Theme, known: KnownBlocks, ofBlocks: readonly Tree[]): ThemeJson {
  const supports = supportTree(site, theme, !hasThemeJson(site, theme));
  return mergedThemeJson(readThemeJson(supports, 'theme', known), fileLayer(site, theme, known, ofBlocks));
}

function fileLayer(site: Site, theme: Theme, known: KnownBlocks, ofBlocks: readonly Tree[]): ThemeJson {
  const files = themeFiles(site.settings);
  const own = files.json(join(theme.folder, 'theme.json'));
  const parent = files.json(join(theme.templateFolder, 'theme.json'));
  const source = injected(asTree(copied(own ?? parent ?? { version: latestVersion })), ofBlocks);
  const layer = readThemeJson(source, 'theme', known);
  if (theme.folder === theme.templateFolder || !own || !parent) return layer;
  return mergedThemeJson(readThemeJson(parent, 'theme', known), layer);
}

/** Variations of blocks from files of their own, under what theme.json says of them. */
function injected(tree: Tree, variations: readonly Tree[]): Tree {
  for (const variation of variations) {
    if (isEmpty(variation.styles) || isEmpty(variation.blockTypes)) continue;
    const name = nameOf(variation);
    let styles = variation.styles;
    for (const block of Object.values(asTree(variation.blockTypes))) {
      const at = ['styles', 'blocks', String(block), 'variations', name];
      // What one block adds goes along to the next, as in WordPress.
      for (const over of [getAt(tree, ['styles', 'variations', name]), getAt(tree, at)]) {
        if (over !== undefined && !isEmpty(over)) styles = replaced(styles, over);
      }
      setAt(tree, at, copied(styles));
    }
  }
  return tree;
}

/** What `add_theme_support` says, as a theme.json (get_classic_theme_supports_block_editor_settings). */
function supportTree(site: Site, theme: Theme, classic: boolean): Tree {
  const supports = themeSupports(site, theme);
  const has = (feature: string) => supports.has(feature);
  const units = supports.get('custom-units');
  const settings: Tree = {
    color: { custom: !has('disable-custom-colors'), customGradient: !has('disable-custom-gradients') },
    typography: { customFontSize: !has('disable-custom-font-sizes'), lineHeight: has('custom-line-height') },
    spacing: {
      units: units === true ? ['px', 'em', 'rem', 'vh', 'vw', '%'] : (units ?? false),
      padding: has('custom-spacing'),
    },
  };
  const presets: readonly [string, readonly string[]][] = [
    ['editor-color-palette', ['color', 'palette']],
    ['editor-gradient-presets', ['color', 'gradients']],
    ['editor-font-sizes', ['typography', 'fontSizes']],
    ['editor-spacing-sizes', ['spacing', 'spacingSizes']],
  ];
  for (const [feature, at] of presets) {
    const given = supports.get(feature);
    if (isTree(given)) setAt(settings, at, copied(given));
  }
  const sizes = getAt(settings, ['typography', 'fontSizes']);
  for (const size of isTree(sizes) ? Object.values(sizes) : []) {
    if (isTree(size) && typeof size.size === 'number') size.size = `${size.size}px`;
  }
  if (classic) addClassic(settings, has);
  return { version: latestVersion, settings };
}

/** Themes without a theme.json. */
function addClassic(settings: Tree, has: (feature: string) => boolean): void {
  const defaults: readonly [readonly string[], readonly string[], string][] = [
    [['color', 'defaultPalette'], ['color', 'palette'], 'default-color-palette'],
    [['color', 'defaultGradients'], ['color', 'gradients'], 'default-gradient-presets'],
    [['typography', 'defaultFontSizes'], ['typography', 'fontSizes'], 'default-font-sizes'],
    [['spacing', 'defaultSpacingSizes'], ['spacing', 'spacingSizes'], 'default-spacing-sizes'],
  ];
  for (const [at, own, feature] of defaults) setAt(settings, at, getAt(settings, own) === undefined || has(feature));
  setAt(settings, ['shadow', 'defaultPresets'], false);
  if (has('link-color')) setAt(settings, ['color', 'link'], true);
  if (has('border')) for (const name of ['color', 'radius', 'style', 'width']) setAt(settings, ['border', name], true);
  if (has('appearance-tools')) settings.appearanceTools = true;
}
