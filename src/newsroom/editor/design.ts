// What the theme's design gives the editor: settings of theme.json, stylesheets of the canvas, templates to choose from.
// Reproduces that part of get_block_editor_settings, where each setting that the editor knows by an older name goes by it too.
import { mergedDesign } from '../../content/global-styles/user-styles.ts';
import type { Site } from '../../content/site.ts';
import { hasThemeJson, themeSupports } from '../../content/themes/supports.ts';
import { partAreas } from '../../content/themes/template-types.ts';
import { activeTheme } from '../../content/themes/theme.ts';
import { customTemplates } from '../../content/themes/theme-json.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { stylesheetParts } from '../../rendering/theme/json/stylesheet.ts';
import { asTree, getAt, type Tree, type Value } from '../../rendering/theme/json/tree.ts';
import { bundleAddress, type EditorBundle } from './bundle.ts';

/** Path in theme.json → the setting's older name; `not` where that says the opposite. They leave theme.json's settings. */
const older: readonly { path: readonly string[]; name: string; not?: true }[] = [
  { path: ['color', 'custom'], name: 'disableCustomColors', not: true },
  { path: ['color', 'customGradient'], name: 'disableCustomGradients', not: true },
  { path: ['typography', 'customFontSize'], name: 'disableCustomFontSizes', not: true },
  { path: ['typography', 'lineHeight'], name: 'enableCustomLineHeight' },
  { path: ['spacing', 'units'], name: 'enableCustomUnits' },
  { path: ['spacing', 'padding'], name: 'enableCustomSpacing' },
  { path: ['spacing', 'customSpacingSize'], name: 'disableCustomSpacingSizes', not: true },
];
/** Presets that go by an older name too: those of the site, else the theme's, else WordPress's. */
const presets: readonly { path: readonly string[]; name: string }[] = [
  { path: ['color', 'palette'], name: 'colors' },
  { path: ['color', 'gradients'], name: 'gradients' },
  { path: ['typography', 'fontSizes'], name: 'fontSizes' },
  { path: ['spacing', 'spacingSizes'], name: 'spacingSizes' },
];

const nearest = (byOrigin: Tree): Value => byOrigin.custom ?? byOrigin.theme ?? byOrigin.default;

/** The design's settings for an editor of one post type. */
export async function designSettings(
  site: Site,
  postType: string,
  bundle: EditorBundle,
): Promise<Readonly<Record<string, unknown>>> {
  const theme = activeTheme(site);
  const design = await mergedDesign(site);
  const supports = themeSupports(site, theme);
  const features: Tree = { ...asTree(design.settings) };
  const named: Record<string, unknown> = {};
  for (const { path, name } of presets) {
    const byOrigin = getAt(features, path);
    if (byOrigin !== undefined) named[name] = nearest(asTree(byOrigin));
  }
  for (const { path, name, not } of older) {
    const value = getAt(features, path);
    if (value === undefined) continue;
    named[name] = not ? !value : value;
    const [group = '', key = ''] = path;
    const { [key]: _moved, ...rest } = asTree(features[group]);
    features[group] = rest;
  }
  const templates = [...customTemplates(site, theme)].filter(([, { postTypes }]) => postTypes.includes(postType));
  const titles = Object.fromEntries(templates.map(([slug, { title }]) => [slug, title]));
  return {
    alignWide: supports.has('align-wide'),
    disableLayoutStyles: supports.has('disable-layout-styles'),
    disablePostFormats: !supports.has('post-formats'),
    availableTemplates: templates.length > 0 ? { '': 'Default template', ...titles } : {},
    supportsLayout: hasThemeJson(site, theme),
    supportsTemplateMode: supports.has('block-templates'),
    ...named,
    __experimentalFeatures: features,
    styles: sheets(design),
    __unstableResolvedAssets: { styles: canvasSheets(site, bundle, supports.has('wp-block-styles')), scripts: '' },
    __unstableIsBlockBasedTheme: theme.isBlockTheme,
    ...(theme.isBlockTheme ? { defaultTemplatePartAreas: partAreas } : {}),
  };
}

function sheets(design: Parameters<typeof stylesheetParts>[0]): unknown[] {
  const { variables, rules, presets: classes } = stylesheetParts(design);
  const own = getAt(design.styles ?? {}, ['css']);
  return [
    { css: variables, __unstableType: 'presets', isGlobalStyles: true },
    { css: classes, __unstableType: 'presets', isGlobalStyles: true },
    { css: rules, __unstableType: 'theme', isGlobalStyles: true },
    { css: typeof own === 'string' ? own : '', __unstableType: 'user', isGlobalStyles: true },
  ];
}

/** Elements for the head of the canvas. */
function canvasSheets(site: Site, { styles }: EditorBundle, withLooks: boolean): string {
  return ['canvas', ...(withLooks ? ['looks'] : [])]
    .map((name) => {
      const address = escapeHtml(bundleAddress(site) + (styles[name] ?? ''));
      // The editor looks for this one, to know that the blocks' styles are there.
      const id = name === 'canvas' ? 'wp-block-library-css' : 'wp-block-library-theme-css';
      return `<link rel="stylesheet" id="${id}" href="${address}" media="all">`;
    })
    .join('');
}
