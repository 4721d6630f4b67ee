// The class of blocks that look different under the pointer or in small windows: `wp-states-<hash>`, over the rules that
// those styles make. Reproduces wp_render_block_states_support; the rules themselves go to the page's head.
import type { BlockType } from '../block-type.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import type { PageRule } from '../page-styles.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { withClass } from '../tags.ts';
import { hashOf } from './class-names.ts';
import { rawDeclarations } from './style-engine.ts';

const pointerStates = [':hover', ':focus', ':focus-visible', ':active'];
const blockStates: Readonly<Record<string, readonly string[]>> = {
  'core/button': pointerStates,
  'core/navigation-link': pointerStates,
};
const linkStates = [':link', ':any-link', ':visited', ...pointerStates];
const elementStates: Readonly<Record<string, readonly string[]>> = { link: linkStates, button: linkStates };
const captions = ['audio', 'embed', 'gallery', 'image', 'table', 'video'];
const elements: Readonly<Record<string, string>> = {
  link: 'a:where(:not(.wp-element-button))',
  heading: 'h1, h2, h3, h4, h5, h6',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `h${level}`])),
  button: '.wp-element-button, .wp-block-button__link',
  caption: ['.wp-element-caption', ...captions.map((name) => `.wp-block-${name} figcaption`)].join(', '),
  cite: 'cite',
  textInput:
    'textarea, input:where([type=email],[type=number],[type=password],[type=search],[type=text],[type=tel],[type=url])',
  select: 'select',
};

/** Adds the class to the first tag of a rendered block whose styles have such parts. */
export function applyStates(
  html: string,
  { name, type, attributes }: LiveBlock,
  { context, styles }: RenderState,
): string {
  const { style } = attributes;
  if (html === '' || html === '0' || !type || !isObject(style)) return html;
  const rules = rulesOf(style, name, type, context.theme.viewports);
  if (rules.length === 0) return html;
  const own = `wp-states-${hashOf({ blockName: name, rules })}`;
  styles?.add(own, () => rules.map((rule) => pageRule(rule, own)));
  return withClass(html, own);
}

/** A rule of a block's parts for a page: on the block that has the class, or inside of it. */
function pageRule({ state, selector, declarations, rules_group: media }: JsonObject, own: string): PageRule {
  const [first = '', ...inner] = typeof selector === 'string' ? selector.split(' ') : [''];
  const inside = inner.length > 0 ? ` ${inner.join(' ')}` : '';
  const important = Object.entries(isObject(declarations) ? declarations : {}).map(
    ([property, value]) => [property, `${String(value)} !important`] as const,
  );
  return {
    selector: `${first.startsWith('.') ? first : ''}.${own}${inside}${String(state)}`,
    declarations: important,
    ...(typeof media === 'string' ? { media } : {}),
  };
}

function rulesOf(style: JsonObject, name: string, type: BlockType, windows: ReadonlyMap<string, string>): JsonObject[] {
  const states = blockStates[name] ?? [];
  const rules: JsonObject[] = [];
  for (const state of states) rules.push(...blockRules(style[state], state, type));
  for (const [window, query] of windows) {
    const view = style[window];
    if (!isObject(view) || isEmpty(view)) continue;
    rules.push(...blockRules(without(view, ['elements', ...states]), '', type, query));
    if (isObject(view.elements)) rules.push(...elementRules(view.elements, name, type, query));
    for (const state of states) rules.push(...blockRules(view[state], state, type, query));
  }
  return rules;
}

const without = (style: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(style).filter(([key]) => !keys.includes(key)));

/** Rules by selector: features with selectors of their own part from the others. */
function blockRules(style: Json | undefined, state: string, type: BlockType, query?: string): JsonObject[] {
  if (!isObject(style)) return [];
  const { selectors = {} } = type;
  const root = selectors.root ?? null;
  const groups = new Map<Json, JsonObject>();
  const add = (selector: Json, part: JsonObject) => groups.set(selector, merged(groups.get(selector) ?? {}, part));
  for (const [feature, value] of Object.entries(style)) {
    if (value === undefined) continue;
    const own = selectors[feature];
    if (typeof own === 'string') add(own, { [feature]: value });
    else if (isObject(own) && isObject(value)) {
      const named = Object.keys(own).filter((key) => key !== 'root' && typeof own[key] === 'string' && key in value);
      for (const key of named) add(own[key] ?? null, { [feature]: { [key]: value[key] } });
      const rest = without(value, named);
      if (Object.keys(rest).length > 0) add(own.root ?? root, { [feature]: rest });
    } else add(root, { [feature]: value });
  }
  return [...groups].flatMap(([selector, part]) => rule(state, selector, part, query));
}

/** PHP `array_replace_recursive()`. */
function merged(base: JsonObject, more: JsonObject): JsonObject {
  const out: Record<string, Json | undefined> = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const before = out[key];
    out[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return out;
}

function elementRules(styles: JsonObject, name: string, type: BlockType, query: string): JsonObject[] {
  const own = type.selectors?.root ?? type.supports?.__experimentalSelector;
  const root = typeof own === 'string' ? own : `.wp-block-${name.replace(/^core\//, '').replaceAll('/', '-')}`;
  const rules: JsonObject[] = [];
  for (const [element, style] of Object.entries(styles)) {
    const selector = Object.hasOwn(elements, element) ? elements[element] : undefined;
    if (selector === undefined || !isObject(style)) continue;
    const within = elementSelector(root, selector);
    const states = elementStates[element] ?? [];
    rules.push(...rule('', within, without(style, states), query));
    for (const state of states) rules.push(...rule(state, within, style[state], query));
  }
  return rules;
}

/** Each selector of a block before each of an element. */
function elementSelector(root: string, element: string): string {
  const blocks = selectorList(root).map((one) => one.trim());
  if (blocks.includes(element)) return element;
  return blocks
    .filter((block) => block !== '')
    .map((block) =>
      selectorList(element)
        .map((one) => `${block} ${one}`)
        .join(','),
    )
    .join(',');
}

/** Selectors parted by commas outside of parentheses. */
function selectorList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let here = 0; here < text.length; here++) {
    const character = text[here];
    if (character === '(') depth++;
    else if (character === ')' && depth > 0) depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, here));
      from = here + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** The rule as it goes into the hash; none where the style declares nothing. */
function rule(state: string, selector: Json, style: Json | undefined, query?: string): JsonObject[] {
  if (!isObject(style) || isEmpty(style)) return [];
  const declared = rawDeclarations(withoutPresets(without(style, ['layout'])));
  const align = at(style, 'typography', 'textAlign');
  if (typeof align === 'string' && align.trim() !== '') declared.set('text-align', align);
  if (declared.size === 0) return [];
  const declarations = Object.fromEntries(declared);
  return [{ state, selector, declarations, ...(query === undefined ? {} : { rules_group: query }) }];
}

/** `var:preset|color|accent` as CSS has it. */
function withoutPresets(value: JsonObject): JsonObject {
  const plain = (one: Json | undefined): Json => {
    if (typeof one === 'string') {
      return one.startsWith('var:preset|') ? `var(--wp--${one.slice(4).replaceAll('|', '--')})` : one;
    }
    if (Array.isArray(one)) return one.map(plain);
    return isObject(one) ? withoutPresets(one) : (one ?? null);
  };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
