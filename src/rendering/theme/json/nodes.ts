// The parts of styles that become rules, with their selectors. Reproduces get_style_nodes and get_block_nodes without block
// style variations, which wp_get_global_stylesheet leaves out.
import { appended, type BlockSelectors, blockSelectors } from './selectors.ts';
import { blockStates, customStates, elementSelectors, elementStates } from './tables.ts';
import type { ThemeJson } from './theme-json.ts';
import { asTree, getAt, isTree } from './tree.ts';
import { mediaQueries } from './viewport.ts';

export interface StyleNode {
  readonly path: readonly string[];
  readonly selector: string;
  /** Block type, where the node is of one. */
  readonly name?: string;
  readonly features?: BlockSelectors['features'];
  readonly duotone?: string | undefined;
  /** Element that the node is of, and its state. */
  readonly element?: string;
  readonly state?: string;
  readonly media?: string | undefined;
}

/** Nodes in order: the page, its elements, blocks with their states and elements. */
export function styleNodes(tree: ThemeJson): StyleNode[] {
  if (!isTree(tree.styles)) return [];
  const nodes: StyleNode[] = [{ path: ['styles'], selector: 'body' }];
  const elements = getAt(tree, ['styles', 'elements']);
  for (const [element, selector] of Object.entries(elementSelectors)) {
    const node = getAt(elements, [element]);
    if (node === undefined) continue;
    const path = ['styles', 'elements', element];
    nodes.push({ path, selector, element });
    for (const state of elementStates[element] ?? []) {
      if (getAt(node, [state]) === undefined) continue;
      nodes.push({ path, selector: appended(selector, state), element, state });
    }
  }
  const blocks = getAt(tree, ['styles', 'blocks']);
  for (const name of isTree(blocks) ? Object.keys(blocks) : []) nodes.push(...blockNodes(tree, name));
  return nodes;
}

function blockNodes(tree: ThemeJson, name: string): StyleNode[] {
  const own = blockSelectors(name);
  if (!own) return [];
  const path = ['styles', 'blocks', name];
  const node = getAt(tree, path);
  const screens = mediaQueries(getAt(tree, ['settings', 'viewport']));
  const { selector, features, duotone } = own;
  const nodes: StyleNode[] = [{ path, selector, name, features, duotone }];
  for (const [screen, media] of screens) {
    if (getAt(node, [screen]) !== undefined) nodes.push({ path: [...path, screen], selector, name, features, media });
  }
  for (const state of blockStates[name] ?? []) {
    const stated = { name, selector: appended(selector, state), features: statedFeatures(features, state) };
    if (getAt(node, [state]) !== undefined) nodes.push({ ...stated, path: [...path, state], duotone });
    for (const [screen, media] of screens) {
      if (getAt(node, [screen, state]) !== undefined) nodes.push({ ...stated, path: [...path, screen, state], media });
    }
  }
  for (const state of customStates[name] ?? []) {
    const states = features.states;
    const custom = typeof states === 'object' ? states[state] : undefined;
    if (custom === undefined || getAt(node, [state]) === undefined) continue;
    nodes.push({ path: [...path, state], selector: custom, name, features, duotone });
    for (const inner of blockStates[name] ?? []) {
      if (getAt(node, [state, inner]) === undefined) continue;
      nodes.push({ path: [...path, state, inner], selector: appended(custom, inner), name, features, duotone });
    }
  }
  return [...nodes, ...elementNodes(tree, name, own, screens)];
}

function statedFeatures(features: BlockSelectors['features'], state: string): BlockSelectors['features'] {
  return Object.fromEntries(
    Object.entries(features).map(([feature, selectors]) => [
      feature,
      typeof selectors === 'string'
        ? appended(selectors, state)
        : Object.fromEntries(Object.entries(selectors).map(([key, selector]) => [key, appended(selector, state)])),
    ]),
  );
}

function elementNodes(
  tree: ThemeJson,
  name: string,
  { elements }: BlockSelectors,
  screens: ReadonlyMap<string, string>,
): StyleNode[] {
  const path = ['styles', 'blocks', name];
  const node = getAt(tree, path);
  const places: readonly (readonly [string[], string | undefined])[] = [
    [[], undefined],
    ...[...screens].map(([screen, media]): [string[], string] => [[screen], media]),
  ];
  const names = new Set(places.flatMap(([at]) => Object.keys(asTree(getAt(node, [...at, 'elements'])))));
  return [...names].flatMap((element) => {
    const selector = elements[element];
    if (selector === undefined) return [];
    const of = (state: string | undefined): StyleNode[] =>
      places.flatMap(([at, media]): StyleNode[] => {
        const place = [...path, ...at, 'elements', element];
        if (getAt(tree, state === undefined ? place : [...place, state]) === undefined) return [];
        const stated = state === undefined ? {} : { state };
        return [
          {
            path: place,
            selector: state === undefined ? selector : appended(selector, state),
            element,
            media,
            ...stated,
          },
        ];
      });
    return [...of(undefined), ...(elementStates[element] ?? []).flatMap(of)];
  });
}
