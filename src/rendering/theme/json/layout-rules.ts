// CSS of layouts: flow, constrained, flex, grid, and the frame of the page. Reproduces get_layout_styles and
// get_root_layout_rules; the definitions are WordPress's (wp_get_layout_definitions).
import { safeCss } from '../../formatting/css.ts';
import { blockFacts } from './block-facts.ts';
import { type Declaration, propertyValue, ruleset } from './declarations.ts';
import type { ThemeJson } from './theme-json.ts';
import { getAt, isTree, phpText, type Value } from './tree.ts';

interface Rule {
  readonly selector: string;
  /** Property → value; null: the gap. */
  readonly rules: Readonly<Record<string, string | null>>;
}
interface Layout {
  readonly className: string;
  readonly displayMode?: string;
  readonly baseStyles: readonly Rule[];
  readonly spacingStyles: readonly Rule[];
}

const floats: readonly Rule[] = [
  { selector: ' > .alignleft', rules: { float: 'left', 'margin-inline-start': '0', 'margin-inline-end': '2em' } },
  { selector: ' > .alignright', rules: { float: 'right', 'margin-inline-start': '2em', 'margin-inline-end': '0' } },
  { selector: ' > .aligncenter', rules: { 'margin-left': 'auto !important', 'margin-right': 'auto !important' } },
];
const flowGaps: readonly Rule[] = [
  { selector: ' > :first-child', rules: { 'margin-block-start': '0' } },
  { selector: ' > :last-child', rules: { 'margin-block-end': '0' } },
  { selector: ' > *', rules: { 'margin-block-start': null, 'margin-block-end': '0' } },
];
const gap: readonly Rule[] = [{ selector: '', rules: { gap: null } }];
const noMargin: Rule = { selector: ' > :is(*, div)', rules: { margin: '0' } };

const layouts: Readonly<Record<string, Layout>> = {
  default: { className: 'is-layout-flow', baseStyles: floats, spacingStyles: flowGaps },
  constrained: {
    className: 'is-layout-constrained',
    baseStyles: [
      ...floats,
      {
        selector: ' > :where(:not(.alignleft):not(.alignright):not(.alignfull))',
        rules: {
          'max-width': 'var(--wp--style--global--content-size)',
          'margin-left': 'auto !important',
          'margin-right': 'auto !important',
        },
      },
      { selector: ' > .alignwide', rules: { 'max-width': 'var(--wp--style--global--wide-size)' } },
    ],
    spacingStyles: flowGaps,
  },
  flex: {
    className: 'is-layout-flex',
    displayMode: 'flex',
    baseStyles: [{ selector: '', rules: { 'flex-wrap': 'wrap', 'align-items': 'center' } }, noMargin],
    spacingStyles: gap,
  },
  grid: { className: 'is-layout-grid', displayMode: 'grid', baseStyles: [noMargin], spacingStyles: gap },
};

const isSafe = (name: string, value: Value): boolean => safeCss(`${name}: ${phpText(value)}`).trim() !== '';

function gapOf(node: Value, tree: ThemeJson): Value {
  const value = propertyValue(node, ['spacing', 'blockGap'], undefined);
  if (!isTree(value)) return value;
  const top = propertyValue(node, ['spacing', 'blockGap', 'top'], tree);
  const left = propertyValue(node, ['spacing', 'blockGap', 'left'], tree);
  if (top === '' || left === '') return null;
  return top === left ? top : `${phpText(top)} ${phpText(left)}`;
}

/** CSS of the layouts: of the page where `name` is undefined, else of a block. `selector` is the node's. */
export function layoutRules(
  tree: ThemeJson,
  node: Value,
  selector: string,
  name: string | undefined,
  base = false,
): string {
  const facts = name === undefined ? undefined : blockFacts[name];
  if (name !== undefined && !facts?.layout) return '';
  const isRoot = selector === 'body';
  const hasGaps = getAt(tree, ['settings', 'spacing', 'blockGap']) !== undefined;
  let value: Value = hasGaps ? gapOf(node, tree) : isRoot ? '0.5em' : null;
  if (!hasGaps && facts) value = facts.gap ?? null;
  let css = '';
  if (value !== null && value !== false && value !== '') css += gapRules(value, hasGaps, selector, isRoot);
  return isRoot ? css + baseRules(tree, selector, base) : css;
}

function gapRules(value: Value, hasGaps: boolean, selector: string, isRoot: boolean): string {
  let css = '';
  for (const [name, layout] of Object.entries(layouts)) {
    if (!hasGaps && name !== 'flex' && name !== 'grid') continue;
    for (const { selector: inner, rules } of layout.spacingStyles) {
      const declarations = Object.entries(rules)
        .map(([property, own]): Declaration => ({ name: property, value: own ?? value }))
        .filter((one) => isSafe(one.name, one.value));
      const own = isRoot
        ? `.${layout.className}`
        : hasGaps
          ? `${selector}-${layout.className}`
          : `${selector}.${layout.className}`;
      css += ruleset(hasGaps ? `:root :where(${own})${inner}` : `:where(${own}${inner})`, declarations);
    }
  }
  return css;
}

function baseRules(tree: ThemeJson, selector: string, base: boolean): string {
  const hasSizes = ['contentSize', 'wideSize'].some((key) => getAt(tree, ['settings', 'layout', key]) !== undefined);
  let css = '';
  for (const [name, layout] of Object.entries(layouts)) {
    if (layout.displayMode) {
      css += ruleset(`${selector} .${layout.className}`, [{ name: 'display', value: layout.displayMode }]);
    }
    for (const rule of layout.baseStyles) {
      if (base && (name === 'default' || name === 'constrained')) continue;
      const declarations = Object.entries(rule.rules)
        .filter(([, value]) => hasSizes || !/--global--(?:content|wide)-size/.test(value ?? ''))
        .map(([property, value]): Declaration => ({ name: property, value }))
        .filter((one) => isSafe(one.name, one.value));
      css += ruleset(`.${layout.className}${rule.selector}`, declarations);
    }
  }
  return css;
}

/** CSS of the page's frame. `base`: only what classic themes need. */
export function rootLayoutRules(tree: ThemeJson, base = false): string {
  const content = getAt(tree, ['settings', 'layout', 'contentSize']);
  const wide = getAt(tree, ['settings', 'layout', 'wideSize']);
  const safe = (value: Value): string => (isSafe('max-width', value) ? phpText(value) : 'initial');
  let css = '';
  if (content !== undefined || wide !== undefined) {
    css += `:root { --wp--style--global--content-size: ${safe(content ?? wide)};`;
    css += `--wp--style--global--wide-size: ${safe(wide ?? content)}; }`;
  }
  css += ':where(body) { margin: 0; }';
  if (getAt(tree, ['settings', 'useRootPaddingAwareAlignments']) === true) css += rootPaddingRules;
  if (!base) {
    css += '.wp-site-blocks > .alignleft { float: left; margin-right: 2em; }';
    css += '.wp-site-blocks > .alignright { float: right; margin-left: 2em; }';
    css += '.wp-site-blocks > .aligncenter { justify-content: center; margin-left: auto; margin-right: auto; }';
  }
  if (getAt(tree, ['settings', 'spacing', 'blockGap']) !== undefined) {
    const value = phpText(propertyValue(tree, ['styles', 'spacing', 'blockGap'], undefined));
    css += `:where(.wp-site-blocks) > * { margin-block-start: ${value}; margin-block-end: 0; }`;
    css += ':where(.wp-site-blocks) > :first-child { margin-block-start: 0; }';
    css += ':where(.wp-site-blocks) > :last-child { margin-block-end: 0; }';
    css += `:root { --wp--style--block-gap: ${value}; }`;
  }
  return css + layoutRules(tree, tree.styles, 'body', undefined, base);
}

const padding = (side: string): string => `var(--wp--style--root--padding-${side})`;
const nested =
  '.has-global-padding :where(:not(.alignfull.is-layout-flow) > .has-global-padding:not(.wp-block-block, .alignfull))';
const rootPaddingRules = [
  `.wp-site-blocks { padding-top: ${padding('top')}; padding-bottom: ${padding('bottom')}; }`,
  `.has-global-padding { padding-right: ${padding('right')}; padding-left: ${padding('left')}; }`,
  `.has-global-padding > .alignfull { margin-right: calc(${padding('right')} * -1); margin-left: calc(${padding('left')} * -1); }`,
  `${nested} { padding-right: 0; padding-left: 0; }`,
  `${nested} > .alignfull { margin-left: 0; margin-right: 0; }`,
].join('');
