// CSS properties that block supports write into `style`: where the value stands among a block's attributes, and the support
// in block.json that must be on (WordPress `wp_style_engine_get_styles()`).

export interface StyleRule {
  /** Below `style` in the block's attributes. */
  readonly path: readonly string[];
  /** Below `supports` in block.json. */
  readonly support: readonly [group: string, feature: string];
  /** The class that the editor writes along with it. */
  readonly marker?: string;
}

const border = (feature: string, ...path: string[]): StyleRule => ({
  path: ['border', ...path],
  support: ['__experimentalBorder', feature],
});
const typography = (name: string, support = name): StyleRule => ({
  path: ['typography', name],
  support: ['typography', support],
});
const experimental = (name: string): StyleRule =>
  typography(name, `__experimental${name.charAt(0).toUpperCase()}${name.slice(1)}`);
const sides = ['top', 'right', 'bottom', 'left'];
const corners = {
  'top-left': 'topLeft',
  'top-right': 'topRight',
  'bottom-left': 'bottomLeft',
  'bottom-right': 'bottomRight',
};

/** By property. */
export const styleRules: ReadonlyMap<string, StyleRule> = new Map<string, StyleRule>([
  ['color', { path: ['color', 'text'], support: ['color', 'text'], marker: 'has-text-color' }],
  ['background-color', { path: ['color', 'background'], support: ['color', 'background'], marker: 'has-background' }],
  ['background', { path: ['color', 'gradient'], support: ['color', 'gradients'], marker: 'has-background' }],
  ['box-shadow', { path: ['shadow'], support: ['shadow', 'shadow'] }],
  ['min-height', { path: ['dimensions', 'minHeight'], support: ['dimensions', 'minHeight'] }],
  ['min-width', { path: ['dimensions', 'minWidth'], support: ['dimensions', 'minWidth'] }],
  ['font-size', typography('fontSize')],
  ['line-height', typography('lineHeight')],
  ['column-count', typography('textColumns')],
  ['text-indent', typography('textIndent')],
  ...(
    [
      'fontFamily',
      'fontStyle',
      'fontWeight',
      'letterSpacing',
      'textDecoration',
      'textTransform',
      'writingMode',
    ] as const
  ).map((name): [string, StyleRule] => [
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    experimental(name),
  ]),
  ['border-color', { ...border('color', 'color'), marker: 'has-border-color' }],
  ...['radius', 'style', 'width'].map((name): [string, StyleRule] => [`border-${name}`, border(name, name)]),
  ...Object.entries(corners).map(([css, name]): [string, StyleRule] => [
    `border-${css}-radius`,
    border('radius', 'radius', name),
  ]),
  ...sides.flatMap((side) =>
    ['color', 'style', 'width'].map((name): [string, StyleRule] => [
      `border-${side}-${name}`,
      border(name, side, name),
    ]),
  ),
  ...['margin', 'padding'].flatMap((box): [string, StyleRule][] => [
    [box, { path: ['spacing', box], support: ['spacing', box] }],
    ...sides.map((side): [string, StyleRule] => [
      `${box}-${side}`,
      { path: ['spacing', box, side], support: ['spacing', box] },
    ]),
  ]),
]);
