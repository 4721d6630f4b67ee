// Tables of theme.json: which keys exist, what presets are, which CSS property a value belongs to. Facts of WordPress 7.1
// (constants of WP_Theme_JSON) as data.

/** A kind of preset: where it stands, and what is made of it. */
export interface PresetKind {
  readonly path: readonly [string, string];
  /** Setting that, while it is on, keeps themes from replacing default presets; null: they always may. */
  readonly preventOverride: readonly [string, string] | null;
  /** Do presets of a theme that have no name take that of the default one? */
  readonly defaultNames: boolean;
  /** Key of the value; null where it is worked out (font sizes) or there is none. */
  readonly valueKey: string | null;
  readonly variable: string | null;
  /** Class → property. */
  readonly classes: Readonly<Record<string, string>>;
  readonly properties: readonly string[];
}

export const presetKinds: readonly PresetKind[] = [
  {
    path: ['dimensions', 'aspectRatios'],
    preventOverride: ['dimensions', 'defaultAspectRatios'],
    defaultNames: false,
    valueKey: 'ratio',
    variable: '--wp--preset--aspect-ratio--$slug',
    classes: {},
    properties: ['aspect-ratio'],
  },
  {
    path: ['color', 'palette'],
    preventOverride: ['color', 'defaultPalette'],
    defaultNames: false,
    valueKey: 'color',
    variable: '--wp--preset--color--$slug',
    classes: {
      '.has-$slug-color': 'color',
      '.has-$slug-background-color': 'background-color',
      '.has-$slug-border-color': 'border-color',
    },
    properties: ['color', 'background-color', 'border-color'],
  },
  {
    path: ['color', 'gradients'],
    preventOverride: ['color', 'defaultGradients'],
    defaultNames: false,
    valueKey: 'gradient',
    variable: '--wp--preset--gradient--$slug',
    classes: {
      '.has-$slug-gradient-background': 'background',
    },
    properties: ['background'],
  },
  {
    path: ['color', 'duotone'],
    preventOverride: ['color', 'defaultDuotone'],
    defaultNames: false,
    valueKey: null,
    variable: null,
    classes: {},
    properties: ['filter'],
  },
  {
    path: ['typography', 'fontSizes'],
    preventOverride: ['typography', 'defaultFontSizes'],
    defaultNames: true,
    valueKey: null,
    variable: '--wp--preset--font-size--$slug',
    classes: {
      '.has-$slug-font-size': 'font-size',
    },
    properties: ['font-size'],
  },
  {
    path: ['typography', 'fontFamilies'],
    preventOverride: null,
    defaultNames: false,
    valueKey: 'fontFamily',
    variable: '--wp--preset--font-family--$slug',
    classes: {
      '.has-$slug-font-family': 'font-family',
    },
    properties: ['font-family'],
  },
  {
    path: ['spacing', 'spacingSizes'],
    preventOverride: ['spacing', 'defaultSpacingSizes'],
    defaultNames: true,
    valueKey: 'size',
    variable: '--wp--preset--spacing--$slug',
    classes: {},
    properties: ['padding', 'margin'],
  },
  {
    path: ['shadow', 'presets'],
    preventOverride: ['shadow', 'defaultPresets'],
    defaultNames: false,
    valueKey: 'shadow',
    variable: '--wp--preset--shadow--$slug',
    classes: {},
    properties: ['box-shadow'],
  },
  {
    path: ['border', 'radiusSizes'],
    preventOverride: null,
    defaultNames: false,
    valueKey: 'size',
    variable: '--wp--preset--border-radius--$slug',
    classes: {},
    properties: ['border-radius'],
  },
  {
    path: ['dimensions', 'dimensionSizes'],
    preventOverride: null,
    defaultNames: false,
    valueKey: 'size',
    variable: '--wp--preset--dimension--$slug',
    classes: {},
    properties: ['width', 'height', 'min-height'],
  },
];

/** CSS property → path of its value in styles. */
export const propertyPaths: Readonly<Record<string, readonly string[]>> = {
  'aspect-ratio': ['dimensions', 'aspectRatio'],
  background: ['color', 'gradient'],
  'background-color': ['color', 'background'],
  'background-image': ['background', 'backgroundImage'],
  'background-position': ['background', 'backgroundPosition'],
  'background-repeat': ['background', 'backgroundRepeat'],
  'background-size': ['background', 'backgroundSize'],
  'background-attachment': ['background', 'backgroundAttachment'],
  'border-radius': ['border', 'radius'],
  'border-top-left-radius': ['border', 'radius', 'topLeft'],
  'border-top-right-radius': ['border', 'radius', 'topRight'],
  'border-bottom-left-radius': ['border', 'radius', 'bottomLeft'],
  'border-bottom-right-radius': ['border', 'radius', 'bottomRight'],
  'border-color': ['border', 'color'],
  'border-width': ['border', 'width'],
  'border-style': ['border', 'style'],
  'border-top-color': ['border', 'top', 'color'],
  'border-top-width': ['border', 'top', 'width'],
  'border-top-style': ['border', 'top', 'style'],
  'border-right-color': ['border', 'right', 'color'],
  'border-right-width': ['border', 'right', 'width'],
  'border-right-style': ['border', 'right', 'style'],
  'border-bottom-color': ['border', 'bottom', 'color'],
  'border-bottom-width': ['border', 'bottom', 'width'],
  'border-bottom-style': ['border', 'bottom', 'style'],
  'border-left-color': ['border', 'left', 'color'],
  'border-left-width': ['border', 'left', 'width'],
  'border-left-style': ['border', 'left', 'style'],
  color: ['color', 'text'],
  'text-align': ['typography', 'textAlign'],
  'column-count': ['typography', 'textColumns'],
  'font-family': ['typography', 'fontFamily'],
  'font-size': ['typography', 'fontSize'],
  'font-style': ['typography', 'fontStyle'],
  'font-weight': ['typography', 'fontWeight'],
  'letter-spacing': ['typography', 'letterSpacing'],
  'line-height': ['typography', 'lineHeight'],
  margin: ['spacing', 'margin'],
  'margin-top': ['spacing', 'margin', 'top'],
  'margin-right': ['spacing', 'margin', 'right'],
  'margin-bottom': ['spacing', 'margin', 'bottom'],
  'margin-left': ['spacing', 'margin', 'left'],
  'min-height': ['dimensions', 'minHeight'],
  'min-width': ['dimensions', 'minWidth'],
  'outline-color': ['outline', 'color'],
  'outline-offset': ['outline', 'offset'],
  'outline-style': ['outline', 'style'],
  'outline-width': ['outline', 'width'],
  padding: ['spacing', 'padding'],
  'padding-top': ['spacing', 'padding', 'top'],
  'padding-right': ['spacing', 'padding', 'right'],
  'padding-bottom': ['spacing', 'padding', 'bottom'],
  'padding-left': ['spacing', 'padding', 'left'],
  '--wp--style--root--padding': ['spacing', 'padding'],
  '--wp--style--root--padding-top': ['spacing', 'padding', 'top'],
  '--wp--style--root--padding-right': ['spacing', 'padding', 'right'],
  '--wp--style--root--padding-bottom': ['spacing', 'padding', 'bottom'],
  '--wp--style--root--padding-left': ['spacing', 'padding', 'left'],
  'text-decoration': ['typography', 'textDecoration'],
  'text-shadow': ['typography', 'textShadow'],
  'text-transform': ['typography', 'textTransform'],
  'text-indent': ['typography', 'textIndent'],
  filter: ['filter', 'duotone'],
  'box-shadow': ['shadow'],
  height: ['dimensions', 'height'],
  width: ['dimensions', 'width'],
  'writing-mode': ['typography', 'writingMode'],
};

/** Properties whose values stand for others, and paths of these values. */
export const indirectPaths: Readonly<Record<string, readonly (readonly string[])[]>> = {
  gap: [['spacing', 'blockGap']],
  'column-gap': [['spacing', 'blockGap', 'left']],
  'row-gap': [['spacing', 'blockGap', 'top']],
  'max-width': [
    ['layout', 'contentSize'],
    ['layout', 'wideSize'],
  ],
  'background-image': [
    ['background', 'backgroundImage', 'url'],
    ['background', 'gradient'],
  ],
};

export const topLevelKeys: readonly string[] = [
  'blockTypes',
  'customTemplates',
  'description',
  'patterns',
  'settings',
  'slug',
  'styles',
  'templateParts',
  'title',
  'version',
];

/** What may stand in a tree: null takes any value, true a boolean, a map or list what it says. */
export type Shape = { readonly [key: string]: Shape } | readonly Shape[] | null | true;
export type Shapes = { readonly [key: string]: Shape };

export const settingShapes: Shapes = {
  appearanceTools: null,
  useRootPaddingAwareAlignments: null,
  background: {
    backgroundImage: null,
    backgroundSize: null,
    gradient: null,
  },
  border: {
    color: null,
    radius: null,
    radiusSizes: null,
    style: null,
    width: null,
  },
  color: {
    background: null,
    custom: null,
    customDuotone: null,
    customGradient: null,
    defaultDuotone: null,
    defaultGradients: null,
    defaultPalette: null,
    duotone: null,
    gradients: null,
    link: null,
    heading: null,
    button: null,
    caption: null,
    palette: null,
    text: null,
  },
  custom: null,
  dimensions: {
    aspectRatio: null,
    aspectRatios: null,
    defaultAspectRatios: null,
    dimensionSizes: null,
    height: null,
    minHeight: null,
    minWidth: null,
    width: null,
  },
  layout: {
    contentSize: null,
    wideSize: null,
    allowEditing: null,
    allowCustomContentAndWideSize: null,
  },
  lightbox: {
    enabled: true,
    allowEditing: true,
  },
  position: {
    fixed: null,
    sticky: null,
  },
  blockVisibility: {
    allowEditing: true,
  },
  spacing: {
    customSpacingSize: null,
    defaultSpacingSizes: null,
    spacingSizes: null,
    spacingScale: null,
    blockGap: null,
    margin: null,
    padding: null,
    units: null,
  },
  shadow: {
    presets: null,
    defaultPresets: null,
  },
  typography: {
    fluid: null,
    customFontSize: null,
    defaultFontSizes: null,
    dropCap: null,
    fontFamilies: null,
    fontSizes: null,
    fontStyle: null,
    fontWeight: null,
    letterSpacing: null,
    lineHeight: null,
    textAlign: null,
    textColumns: null,
    textDecoration: null,
    textIndent: null,
    textTransform: null,
    writingMode: null,
  },
  viewport: {
    mobile: null,
    tablet: null,
  },
};

export const fontFamilyShape: readonly Shape[] = [
  {
    fontFamily: null,
    name: null,
    slug: null,
    fontFace: [
      {
        ascentOverride: null,
        descentOverride: null,
        fontDisplay: null,
        fontFamily: null,
        fontFeatureSettings: null,
        fontStyle: null,
        fontStretch: null,
        fontVariationSettings: null,
        fontWeight: null,
        lineGapOverride: null,
        sizeAdjust: null,
        src: null,
        unicodeRange: null,
      },
    ],
  },
];

export const styleShapes: Shapes = {
  background: {
    backgroundImage: null,
    backgroundPosition: null,
    backgroundRepeat: null,
    backgroundSize: null,
    backgroundAttachment: null,
    gradient: null,
  },
  border: {
    color: null,
    radius: null,
    style: null,
    width: null,
    top: null,
    right: null,
    bottom: null,
    left: null,
  },
  color: {
    background: null,
    gradient: null,
    text: null,
  },
  dimensions: {
    aspectRatio: null,
    height: null,
    minHeight: null,
    minWidth: null,
    width: null,
  },
  filter: {
    duotone: null,
  },
  outline: {
    color: null,
    offset: null,
    style: null,
    width: null,
  },
  shadow: null,
  spacing: {
    margin: null,
    padding: null,
    blockGap: null,
  },
  typography: {
    fontFamily: null,
    fontSize: null,
    fontStyle: null,
    fontWeight: null,
    letterSpacing: null,
    lineHeight: null,
    textAlign: null,
    textColumns: null,
    textDecoration: null,
    textIndent: null,
    textShadow: null,
    textTransform: null,
    writingMode: null,
  },
  css: null,
};

/** States of elements that can be styled. */
export const elementStates: Readonly<Record<string, readonly string[]>> = {
  link: [':link', ':any-link', ':visited', ':hover', ':focus', ':focus-visible', ':active'],
  button: [':link', ':any-link', ':visited', ':hover', ':focus', ':focus-visible', ':active'],
};

/** States of blocks that can be styled. */
export const blockStates: Readonly<Record<string, readonly string[]>> = {
  'core/button': [':hover', ':focus', ':focus-visible', ':active'],
  'core/navigation-link': [':hover', ':focus', ':focus-visible', ':active'],
};

/** States of blocks that are classes. */
export const customStates: Readonly<Record<string, readonly string[]>> = {
  'core/navigation-link': ['-current'],
};

/** Selectors of elements. */
export const elementSelectors: Readonly<Record<string, string>> = {
  link: 'a:where(:not(.wp-element-button))',
  heading: 'h1, h2, h3, h4, h5, h6',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  button: '.wp-element-button, .wp-block-button__link',
  caption:
    '.wp-element-caption, .wp-block-audio figcaption, .wp-block-embed figcaption, .wp-block-gallery figcaption, .wp-block-image figcaption, .wp-block-table figcaption, .wp-block-video figcaption',
  cite: 'cite',
  textInput:
    'textarea, input:where([type=email],[type=number],[type=password],[type=search],[type=text],[type=tel],[type=url])',
  select: 'select',
};

/** Settings that `appearanceTools` turns on. */
export const appearanceTools: readonly (readonly [string, string])[] = [
  ['background', 'backgroundImage'],
  ['background', 'backgroundSize'],
  ['background', 'gradient'],
  ['border', 'color'],
  ['border', 'radius'],
  ['border', 'style'],
  ['border', 'width'],
  ['color', 'link'],
  ['color', 'heading'],
  ['color', 'button'],
  ['color', 'caption'],
  ['dimensions', 'aspectRatio'],
  ['dimensions', 'height'],
  ['dimensions', 'minHeight'],
  ['dimensions', 'minWidth'],
  ['dimensions', 'width'],
  ['position', 'sticky'],
  ['spacing', 'blockGap'],
  ['spacing', 'margin'],
  ['spacing', 'padding'],
  ['typography', 'lineHeight'],
  ['typography', 'textColumns'],
];

/** Layers of a merged tree, weakest first. */
export const origins = ['default', 'blocks', 'theme', 'custom'] as const;
export type Origin = (typeof origins)[number];

export const latestVersion = 3;
