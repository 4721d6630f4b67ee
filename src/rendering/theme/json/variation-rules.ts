// Rules of one block that is shown in a style of its type's: those of the style, of elements and of blocks inside of it, under a
// class that is the block's alone. Reproduces wp_render_block_style_variation_support_styles. Pure.
import { declarationsOf, featureDeclarations, ruleset } from './declarations.ts';
import { layoutRules } from './layout-rules.ts';
import { type StyleNode, styleNodes } from './nodes.ts';
import { appended, type BlockSelectors, blockSelectors, scoped, splitSelectors } from './selectors.ts';
import { customCss, nodeRules } from './stylesheet.ts';
import { blockStates } from './tables.ts';
import type { ThemeJson } from './theme-json.ts';
import { asTree, getAt, isTree, type Tree, type Value } from './tree.ts';

/** CSS; '' where the style says nothing. `className` is the block's own, `is-style-NAME--NUMBER`. */
export function variationRules(tree: ThemeJson, block: string, variation: string, className: string): string {
  const given = getAt(tree, ['styles', 'blocks', block, 'variations', variation]);
  const selectors = blockSelectors(block);
  if (!isTree(given) || !selectors) return '';
  const { elements, blocks, ...own } = asTree(resolved(given, tree));
  const viewport = getAt(tree, ['settings', 'viewport']);
  const settings = { spacing: { blockGap: true }, ...(viewport === undefined ? {} : { viewport }) };
  const part: ThemeJson = {
    ...(tree.version === undefined ? {} : { version: tree.version }),
    settings,
    styles: { ...(elements === undefined ? {} : { elements }), blocks: asTree(blocks) },
  };
  const inside = styleNodes(part)
    .filter(({ selector }) => selector !== 'body')
    .map((node) => nodeRules(part, within(node, `.${className}`)));
  return inside.join('') + ownRules(part, block, own, selectors, className);
}

/** Values that are those of another place of the design. */
function resolved(value: Value, tree: ThemeJson): Value {
  if (!isTree(value)) return value;
  const out: Tree = {};
  for (const [key, each] of Object.entries(asTree(value))) {
    if (!isTree(each)) {
      out[key] = each;
      continue;
    }
    const { ref } = asTree(each);
    if (ref === undefined) out[key] = resolved(each, tree);
    else {
      const found = typeof ref === 'string' && ref !== '' ? getAt(tree, ref.split('.')) : undefined;
      if (found !== undefined) out[key] = found;
    }
  }
  return out;
}

/** A node for what stands inside of the block. */
function within(node: StyleNode, scope: string): StyleNode {
  const { features, duotone } = node;
  return {
    ...node,
    selector: scoped(scope, node.selector),
    ...(features ? { features: mapped(features, (selector) => scoped(scope, selector)) } : {}),
    ...(duotone === undefined ? {} : { duotone: scoped(scope, duotone) }),
  };
}

/** The block's type itself with the class. */
const withClass = (selector: string, className: string): string =>
  splitSelectors(selector)
    .map((part) => part.replace(/[^\s:]+/, (found) => `${found}.${className}`))
    .join(', ');

function ownRules(part: ThemeJson, block: string, own: Tree, selectors: BlockSelectors, className: string): string {
  const selector = withClass(selectors.selector, className);
  const features = mapped(selectors.features, (each) => withClass(each, className));
  const rules = (styles: Tree, end: string): string => {
    const ends = end === '' ? features : mapped(features, (each) => appended(each, end));
    const { declarations, rest } = featureDeclarations(ends, styles, part);
    const of = end === '' ? selector : appended(selector, end);
    const plain = declarationsOf(rest, part, of).filter(({ name }) => name !== 'filter');
    return [...declarations, [of, plain] as const].map(([at, list]) => ruleset(`:root :where(${at})`, list)).join('');
  };
  let css = rules(own, '');
  if (getAt(own, ['spacing', 'blockGap']) !== undefined) css += layoutRules(part, own, selector, block);
  if (typeof own.css === 'string') css += customCss(own.css, selector);
  for (const state of blockStates[block] ?? []) if (isTree(own[state])) css += rules(asTree(own[state]), state);
  return css;
}

/** Selectors of features, each made anew. */
function mapped(features: BlockSelectors['features'], make: (selector: string) => string): BlockSelectors['features'] {
  return Object.fromEntries(
    Object.entries(features).map(([feature, selectors]) => [
      feature,
      typeof selectors === 'string'
        ? make(selectors)
        : Object.fromEntries(Object.entries(selectors).map(([key, selector]) => [key, make(selector)])),
    ]),
  );
}
