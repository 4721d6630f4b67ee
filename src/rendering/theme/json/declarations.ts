// CSS declarations of a part of styles. Reproduces compute_style_properties, get_property_value and
// get_feature_declarations_for_node.
import { fontSizeValue } from './font-size.ts';
import type { BlockSelectors } from './selectors.ts';
import { propertyPaths } from './tables.ts';
import type { ThemeJson } from './theme-json.ts';
import { asTree, getAt, isEmpty, isTree, type Tree, type Value } from './tree.ts';

export interface Declaration {
  readonly name: string;
  readonly value: Value;
}

const root = 'body';
const rootPrefix = '--wp--style--root--';

/** `name: value;…` in braces; '' without declarations. Values that are no text are left out. */
export function ruleset(selector: string, declarations: readonly Declaration[]): string {
  if (declarations.length === 0) return '';
  // Values may be long: nothing is copied until the whole stylesheet is.
  let css = `${selector}{`;
  for (const { name, value } of declarations)
    if (typeof value === 'string' || typeof value === 'number') css += `${name}: ${value};`;
  return `${css}}`;
}

/** A value of styles; `{ref}` stands for the value at another place of the tree. '' where there is none. */
export function propertyValue(styles: Value, path: readonly string[], tree: ThemeJson | undefined): Value {
  const value = getAt(styles, path) ?? '';
  const ref = getAt(value, ['ref']);
  if (typeof ref !== 'string' || !tree) return value;
  const target = getAt(tree, ref.split('.'));
  const isText = typeof target === 'string' || typeof getAt(target, ['url']) === 'string';
  return !isEmpty(target) && isText ? target : value;
}

/** Declarations of styles. `tree` is what `ref` looks in and whose settings hold; `selector` matters for the root alone. */
export function declarationsOf(styles: Value, tree: ThemeJson, selector?: string, rootPadding = false): Declaration[] {
  if (isEmpty(styles)) return [];
  const found: Declaration[] = [];
  const doubled = new Set<string>();
  for (const [name, path] of Object.entries(propertyPaths)) {
    const ofRoot = name.startsWith(rootPrefix);
    if (ofRoot && (selector !== root || !rootPadding)) continue;
    let value = propertyValue(styles, path, tree);
    if (name === '--wp--style--root--padding' && typeof value === 'string') continue;
    if (ofRoot) doubled.add(name.slice(rootPrefix.length));
    if (name === 'background-image') value = backgroundImage(value, getAt(styles, ['background', 'gradient']));
    if (isEmpty(value) && selector !== root && !isEmpty(getAt(styles, ['background', 'backgroundImage', 'id']))) {
      if (name === 'background-size') value = 'cover';
      if (name === 'background-position') {
        value = getAt(styles, ['background', 'backgroundSize']) === 'contain' ? '50% 50%' : null;
      }
    }
    const missing = isEmpty(value) && typeof value !== 'number' && value !== '0';
    if (missing || isTree(value)) continue;
    if (name === 'font-size') value = fontSizeValue({ size: value }, tree.settings, tree.settings);
    if (name === 'aspect-ratio') found.push({ name: 'min-height', value: 'unset' });
    found.push({ name, value });
  }
  return doubled.size === 0 ? found : withoutFirst(found, doubled);
}

/** What stands as a variable of the root does not stand as a property, too. */
function withoutFirst(declarations: readonly Declaration[], names: ReadonlySet<string>): Declaration[] {
  const left = new Set(names);
  return declarations.filter(({ name }) => !left.delete(name));
}

function backgroundImage(image: Value, gradient: Value): Value {
  // A zero is no nothing here, unlike other numbers.
  if (image === 0 && isEmpty(gradient)) return image;
  const url = isTree(image) ? image.url : undefined;
  const picture =
    typeof url === 'string' && url !== ''
      ? `url('${url.replaceAll("'", '%27')}')`
      : typeof image === 'string'
        ? image
        : '';
  return [typeof gradient === 'string' ? gradient : '', picture].filter((one) => one !== '').join(', ');
}

/**
 * Declarations of parts of a block that have selectors of their own, by selector. Answers also what is left of the styles.
 */
export function featureDeclarations(
  features: BlockSelectors['features'] | undefined,
  styles: Tree,
  tree: ThemeJson,
): { declarations: Map<string, Declaration[]>; rest: Tree } {
  const declarations = new Map<string, Declaration[]>();
  const rest: Tree = { ...styles };
  const add = (selector: string, part: Tree): void => {
    declarations.set(selector, [...(declarations.get(selector) ?? []), ...declarationsOf(part, tree)]);
  };
  for (const [feature, selectors] of Object.entries(features ?? {})) {
    if (feature === 'root' || feature === 'css' || isEmpty(rest[feature])) continue;
    const whole = typeof selectors === 'string' ? selectors : selectors.root;
    if (typeof selectors !== 'string') {
      for (const [property, selector] of Object.entries(selectors)) {
        const value = getAt(rest, [feature, property]);
        if (property === 'root' || isEmpty(value)) continue;
        add(selector, { [feature]: { [property]: value } });
        const { [property]: _taken, ...left } = asTree(rest[feature]);
        rest[feature] = left;
      }
    }
    if (!whole) continue;
    add(whole, { [feature]: rest[feature] });
    delete rest[feature];
  }
  return { declarations, rest };
}
