// Reads an element's classes, styles and attributes into block attributes, as far as the block's supports write them. What
// the editor would not write by itself is left over: classes can be kept as the writer's own, everything else refuses the block.
import { coreBlocks } from '../blocks/core-types.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../blocks/json.ts';
import { classesOf, type ElementNode } from './nodes.ts';
import { styleRules } from './style-rules.ts';

type Values = Record<string, Json>;
export type Nested = { [key: string]: Json };

const withoutGaps = (values: JsonObject): Nested =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** Writes a value at a path, making what lies between. */
export function put(values: Nested, path: readonly string[], value: Json): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) {
    values[step] = value;
    return;
  }
  const before = values[step];
  const inner: Nested = isObject(before) ? withoutGaps(before) : {};
  values[step] = inner;
  put(inner, rest, value);
}

/** `style` attributes in one, later ones on top; undefined without any. */
export function mergedStyles(...styles: readonly (Json | undefined)[]): Nested | undefined {
  const all: Nested = {};
  for (const style of styles)
    if (isObject(style)) for (const [key, value] of Object.entries(withoutGaps(style))) put(all, [key], value);
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Inline CSS as declarations; undefined where it is not plain. */
function declarations(css: string | undefined): Map<string, string> | undefined {
  const found = new Map<string, string>();
  if (css === undefined || css.trim() === '') return found;
  if (/url\(|["'\\]|\/\*/.test(css)) return undefined;
  for (const one of css.split(';')) {
    if (one.trim() === '') continue;
    const colon = one.indexOf(':');
    const name = one.slice(0, colon).trim();
    if (colon === -1 || found.has(name)) return undefined;
    found.set(name, one.slice(colon + 1).trim());
  }
  return found;
}

/** `var(--wp--preset--color--base)` as blocks name it; other values stay. */
function preset(value: string): string {
  const name = /^var\(--wp--preset--([\w-]+)\)$/.exec(value)?.[1] ?? '';
  const middle = name.indexOf('--', 1);
  if (middle === -1 || middle + 2 === name.length) return value;
  return `var:preset|${name.slice(0, middle)}|${name.slice(middle + 2)}`;
}

export class ElementReader {
  readonly node: ElementNode;
  readonly #supports: JsonObject;
  readonly classes: Set<string>;
  readonly styles: Map<string, string>;
  readonly #names: Set<string>;
  readonly #isPlain: boolean;
  /** Block attributes found so far. */
  readonly found: Values = {};
  readonly #style: Nested = {};

  /** `block` without `core/`. */
  constructor(node: ElementNode, block: string) {
    this.node = node;
    this.#supports = coreBlocks.get(`core/${block}`)?.metadata.supports ?? {};
    this.classes = new Set(classesOf(node));
    const styles = declarations(node.attributes.get('style'));
    this.#isPlain = styles !== undefined;
    this.styles = styles ?? new Map();
    // Rendering adds it where there is a least height.
    if (this.styles.get('aspect-ratio') === 'unset' && this.styles.has('min-height'))
      this.styles.delete('aspect-ratio');
    this.#names = new Set(node.attributes.keys());
    this.#names.delete('class');
    this.#names.delete('style');
  }

  /** Takes a class that the block writes by itself; false where it is missing. */
  take(name: string): boolean {
    return this.classes.delete(name);
  }

  /** Takes the first class that matches; its first group. */
  takeMatch(pattern: RegExp): string | undefined {
    for (const name of this.classes) {
      const [, part] = pattern.exec(name) ?? [];
      if (part === undefined) continue;
      this.classes.delete(name);
      return part;
    }
    return undefined;
  }

  takeStyle(name: string): string | undefined {
    const value = this.styles.get(name);
    this.styles.delete(name);
    return value;
  }

  takeAttribute(name: string): string | undefined {
    this.#names.delete(name);
    return this.node.attributes.get(name);
  }

  /** Are all attributes and styles taken? Classes are another matter. */
  get isDone(): boolean {
    return this.#isPlain && this.#names.size === 0 && this.styles.size === 0;
  }

  /** Does the block support this, and write it here: on its outer element, or (`inner`) on one inside? */
  #writes(path: readonly string[], inner: boolean): boolean {
    const [group = '', feature = ''] = path;
    const support = at(this.#supports, group);
    const value = support === true ? true : at(support, feature);
    const isImplied = group === 'shadow' || (group === 'color' && ['text', 'background'].includes(feature));
    const isOn = isImplied ? !isEmpty(support) && value !== false : !isEmpty(value);
    const skipped = at(support, '__experimentalSkipSerialization');
    // Lists name features without the prefix that experiments have.
    const plain = feature.replace(/^__experimental/, '');
    const isSkipped =
      skipped === true || (Array.isArray(skipped) && skipped.includes(plain.charAt(0).toLowerCase() + plain.slice(1)));
    return isOn && isSkipped === inner;
  }

  /** Takes what supports write: alignment, colours, sizes of type, borders, spacing. `inner`: those left to inner elements. */
  takeSupports(inner = false): void {
    // From an element without anything nothing is taken.
    if (this.classes.size === 0 && this.styles.size === 0 && this.#names.size === 0) return;
    if (!inner) {
      if (!isEmpty(this.#supports.anchor)) this.takeAttribute('id');
      const align = this.#supports.align;
      for (const where of ['left', 'center', 'right', 'wide', 'full']) {
        const isKnown = align === true || (Array.isArray(align) && align.includes(where));
        if (isKnown && this.take(`align${where}`)) this.found.align = where;
      }
    }
    this.#takeText(inner);
    this.#takeStyles(inner);
    this.#takeColors(inner);
    if (Object.keys(this.#style).length > 0) this.found.style = this.#style;
  }

  #takeText(inner: boolean): void {
    const size =
      this.#writes(['typography', 'fontSize'], inner) && this.takeMatch(/^has-(?!custom-)([\w-]+)-font-size$/);
    if (size) this.found.fontSize = size;
    const family =
      this.#writes(['typography', '__experimentalFontFamily'], inner) && this.takeMatch(/^has-([\w-]+)-font-family$/);
    if (family) this.found.fontFamily = family;
    const align =
      this.#writes(['typography', 'textAlign'], inner) && this.takeMatch(/^has-text-align-(left|center|right)$/);
    if (align) put(this.#style, ['typography', 'textAlign'], align);
  }

  #takeStyles(inner: boolean): void {
    for (const [name, value] of this.styles) {
      const rule = styleRules.get(name);
      if (!rule || !this.#writes(rule.support, inner)) continue;
      if (rule.marker !== undefined && !this.classes.has(rule.marker)) continue;
      this.styles.delete(name);
      put(this.#style, rule.path, preset(value));
    }
  }

  #takeColors(inner: boolean): void {
    const color = (feature: string): boolean => this.#writes(['color', feature], inner);
    const has = (name: string): boolean => this.classes.has(name);
    const style = (...path: string[]): boolean => at(this.#style, ...path) !== undefined;
    if (this.#writes(['__experimentalBorder', 'color'], inner)) {
      const name = has('has-border-color') ? this.takeMatch(/^has-([\w-]+)-border-color$/) : undefined;
      if (name !== undefined) this.found.borderColor = name;
      if (name !== undefined || style('border', 'color')) this.take('has-border-color');
    }
    if (color('gradients') || color('background')) {
      const isMarked = has('has-background');
      const gradient =
        isMarked && color('gradients') ? this.takeMatch(/^has-([\w-]+)-gradient-background$/) : undefined;
      const name = isMarked && color('background') ? this.takeMatch(/^has-([\w-]+)-background-color$/) : undefined;
      if (gradient !== undefined) this.found.gradient = gradient;
      if (name !== undefined) this.found.backgroundColor = name;
      if (gradient !== undefined || name !== undefined || style('color', 'background') || style('color', 'gradient'))
        this.take('has-background');
    }
    if (color('text')) {
      const name = has('has-text-color')
        ? this.takeMatch(
            /^has-(?!text-color$|link-color$|border-color$|(?:[\w-]+-)?(?:background|border)-color$)([\w-]+)-color$/,
          )
        : undefined;
      if (name !== undefined) this.found.textColor = name;
      if (name !== undefined || style('color', 'text')) this.take('has-text-color');
    }
  }
}
