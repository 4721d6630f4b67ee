// Attributes of the outer element of blocks rendered by a function: styles, classes, id and label that the block's supports
// give it. Reproduces get_block_wrapper_attributes and WP_Block_Supports::apply_block_supports.

import { trimEnd } from '../../../base/trim.ts';
import { safeCss } from '../../formatting/css.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { trim } from '../../formatting/php-strings.ts';
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import { hasSupport, skipsSerialization } from '../block-type.ts';
import { phpText } from '../casts.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from '../json.ts';
import { isKept } from '../kept-attributes.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock } from '../render-state.ts';
import { type FluidText, fluidSize } from './fluid-text.ts';
import { blockStyles } from './style-engine.ts';

/** What a block's own function adds to the wrapper. Classes come before those of supports. */
export interface WrapperExtras {
  readonly class?: string;
  readonly style?: string;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly [attribute: string]: string | undefined;
}

export interface Given {
  readonly classes: string[];
  readonly styles: string[];
}

/** Wrappers of blocks whose attributes are kept: by attributes, then by block and what is added. */
const wrappers = new WeakMap<
  JsonObject,
  Map<string, { readonly fluid: FluidText | undefined; readonly text: string }>
>();
const mostWrappers = 64;

/** Attribute text such as `class="wp-block-footnotes alignwide"`, escaped; '' where there is none. */
export function wrapperAttributes(block: LiveBlock, extras: WrapperExtras | string = {}, fluid?: FluidText): string {
  if (!isKept(block.attributes)) return makeWrapper(block, extras, fluid);
  const key = `${block.name} ${typeof extras === 'string' ? extras : JSON.stringify(extras)}`;
  const kept = wrappers.get(block.attributes) ?? new Map<string, { fluid: FluidText | undefined; text: string }>();
  const known = kept.get(key);
  if (known && known.fluid === fluid) return known.text;
  const text = makeWrapper(block, extras, fluid);
  if (kept.size >= mostWrappers) kept.clear();
  wrappers.set(block.attributes, kept.set(key, { fluid, text }));
  return text;
}

function makeWrapper(block: LiveBlock, extras: WrapperExtras | string, fluid?: FluidText): string {
  const extra = typeof extras === 'string' ? { class: extras } : extras;
  const { type, name } = block;
  const attributes = preparedAttributes(block);
  const given: Given = { classes: [], styles: [] };
  const { align, className, anchor, ariaLabel } = attributes;
  if (hasSupport(type, ['align']) && align !== undefined) given.classes.push(`align${textOf(align)}`);
  if (hasSupport(type, ['customClassName'], true) && className !== undefined) given.classes.push(textOf(className));
  if (hasSupport(type, ['className'], true)) given.classes.push(defaultClass(name));
  if (styling.some((one) => attributes[one] !== undefined)) styles(block, attributes, given, fluid);
  const labelled = hasSupport(type, ['ariaLabel']) && !skipsSerialization(type, 'ariaLabel');
  const own = {
    style: either(given.styles.join(' '), extra.style ?? '', mergedStyle),
    class: either(given.classes.join(' '), extra.class ?? '', mergedClasses),
    id: extra.id || (hasSupport(type, ['anchor']) && typeof anchor === 'string' ? anchor : '') || undefined,
    'aria-label': extra['aria-label'] || (labelled ? textOf(ariaLabel) : '') || undefined,
  };
  const parts: string[] = [];
  for (const [attribute, value] of Object.entries(own)) {
    if (value !== undefined) parts.push(`${attribute}="${escapeAttribute(value)}"`);
  }
  for (const [attribute, value] of Object.entries(extra)) {
    if (value !== undefined && !(attribute in own)) parts.push(`${attribute}="${escapeAttribute(value)}"`);
  }
  return parts.join(' ');
}

/** Attributes that ask for styles; without any of them there are none. */
const styling = ['style', 'textColor', 'backgroundColor', 'gradient', 'fontSize', 'fontFamily', 'borderColor'] as const;

function styles(block: LiveBlock, attributes: JsonObject, given: Given, fluid: FluidText | undefined): void {
  const { type } = block;
  colors(block, attributes, given);
  typography(block, attributes, given, fluid);
  border(block, attributes, given);
  spacing(block, attributes, given);
  dimensions(block, attributes, given);
  if (hasSupport(type, ['shadow']) && !skipsSerialization(type, 'shadow')) {
    add(given, { shadow: at(attributes.style, 'shadow') ?? null });
  }
}

/** `wp-block-latest-posts` of `core/latest-posts`. */
export const defaultClass = (name: string): string =>
  `wp-block-${name.startsWith('core/') ? name.slice(5) : name.replaceAll('/', '-')}`;

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What two values make together; nothing where both are empty. It may come out empty then, and stays. */
function either(supports: string, extra: string, merge: (one: string, other: string) => string): string | undefined {
  return supports === '' && extra === '' ? undefined : merge(supports, extra);
}

function mergedStyle(supports: string, extra: string): string {
  const clean = [supports, extra].map((css) => trimEnd(trim(css), ';')).filter((css) => css !== '' && css !== '0');
  return clean.length === 0 ? '' : safeCss(clean.join(';'));
}

function mergedClasses(supports: string, extra: string): string {
  const words = `${extra} ${supports}`.split(/\s+/).filter((one) => one !== '');
  return [...new Set(words)].join(' ');
}

function add(given: Given, style: JsonObject, asClasses = false, withClasses = true): void {
  const { css, classes } = blockStyles(style, asClasses);
  if (withClasses) given.classes.push(...classes);
  if (css !== '') given.styles.push(css);
}

const preset = (attributes: JsonObject, name: string, kind: string): string | undefined =>
  attributes[name] === undefined ? undefined : `var:preset|${kind}|${textOf(attributes[name])}`;

/** Classes and styles of a block's colours alone (`wp_apply_colors_support`). */
export function blockColors(block: LiveBlock, attributes: JsonObject): Given {
  const given: Given = { classes: [], styles: [] };
  colors(block, attributes, given);
  return given;
}

function colors({ type }: LiveBlock, attributes: JsonObject, given: Given): void {
  const color = type?.supports?.color;
  if (typeof color === 'object' && skipsSerialization(type, 'color')) return;
  const listed = isObject(color) ? color : {};
  const on = (name: string) =>
    color === true ||
    (typeof color === 'object' && color !== null && (listed[name] === undefined || !isEmpty(listed[name])));
  const style: Record<string, Json> = {};
  const own = (name: string) => at(attributes.style, 'color', name);
  if (on('text') && !skipsSerialization(type, 'color', 'text')) {
    style.text = preset(attributes, 'textColor', 'color') ?? own('text') ?? null;
  }
  if (on('background') && !skipsSerialization(type, 'color', 'background')) {
    style.background = preset(attributes, 'backgroundColor', 'color') ?? own('background') ?? null;
  }
  const elsewhere =
    hasSupport(type, ['background', 'gradient']) && !isEmpty(at(attributes.style, 'background', 'gradient'));
  if (!isEmpty(listed.gradients) && !skipsSerialization(type, 'color', 'gradients') && !elsewhere) {
    style.gradient = preset(attributes, 'gradient', 'gradient') ?? own('gradient') ?? null;
  }
  add(given, { color: style }, true);
}

/** Typography features with values that may name a preset, by support flag and CSS property. */
const presetTexts: readonly (readonly [string, string, string])[] = [
  ['fontStyle', '__experimentalFontStyle', 'font-style'],
  ['fontWeight', '__experimentalFontWeight', 'font-weight'],
  ['lineHeight', 'lineHeight', ''],
  ['textColumns', 'textColumns', ''],
  ['textDecoration', '__experimentalTextDecoration', 'text-decoration'],
  ['textTransform', '__experimentalTextTransform', 'text-transform'],
  ['letterSpacing', '__experimentalLetterSpacing', 'letter-spacing'],
  ['writingMode', '__experimentalWritingMode', ''],
  ['textIndent', 'textIndent', ''],
];

function typography({ type }: LiveBlock, attributes: JsonObject, given: Given, fluid: FluidText | undefined): void {
  const supports = type?.supports?.typography;
  if (isEmpty(supports) || skipsSerialization(type, 'typography')) return;
  const has = (flag: string, feature: string) =>
    !isEmpty(at(supports, flag)) && !skipsSerialization(type, 'typography', feature);
  const own = (name: string) => at(attributes.style, 'typography', name);
  const style: Record<string, Json> = {};
  if (has('fontSize', 'fontSize')) {
    const size = own('fontSize');
    const isSize = typeof size === 'string' || typeof size === 'number';
    style.fontSize =
      preset(attributes, 'fontSize', 'font-size') ?? (isSize && fluid ? fluidSize(size, fluid) : (size ?? null));
  }
  if (has('__experimentalFontFamily', 'fontFamily')) {
    style.fontFamily =
      preset(attributes, 'fontFamily', 'font-family') ?? inline(own('fontFamily'), 'font-family') ?? null;
  }
  for (const [feature, flag, property] of presetTexts) {
    const value = own(feature);
    if (value !== undefined && has(flag, feature))
      style[feature] = property === '' ? value : (inline(value, property) ?? null);
  }
  add(given, { typography: style }, true);
  const align = own('textAlign');
  if (align !== undefined && align !== null && has('textAlign', 'textAlign'))
    given.classes.push(`has-text-align-${phpText(align)}`);
}

/** WordPress `wp_typography_get_preset_inline_style_value()`. */
function inline(value: Json | undefined, property: string): Json | undefined {
  if (typeof value !== 'string' || !value.includes(`var:preset|${property}|`)) return value;
  return `var(--wp--preset--${property}--${toKebabCase(value.slice(value.lastIndexOf('|') + 1))});`;
}

const withUnit = (value: Json): Json =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)))
    ? `${value}px`
    : value;

function border({ type }: LiveBlock, attributes: JsonObject, given: Given): void {
  if (skipsSerialization(type, 'border')) return;
  const all = type?.supports?.__experimentalBorder;
  const has = (feature: string) =>
    (all === true || hasSupport(type, ['__experimentalBorder', feature])) &&
    !skipsSerialization(type, '__experimentalBorder', feature);
  const own = (name: string) => at(attributes.style, 'border', name);
  const style: Record<string, Json> = {};
  const radius = own('radius');
  const width = own('width');
  const line = own('style');
  if (radius !== undefined && has('radius')) style.radius = withUnit(radius);
  if (line !== undefined && has('style')) style.style = line;
  if (width !== undefined && has('width')) style.width = withUnit(width);
  if (has('color')) style.color = preset(attributes, 'borderColor', 'color') ?? own('color') ?? null;
  if (
    all === true ||
    hasSupport(type, ['__experimentalBorder', 'color']) ||
    hasSupport(type, ['__experimentalBorder', 'width'])
  ) {
    for (const side of ['top', 'right', 'bottom', 'left']) {
      const skip = (feature: string) => skipsSerialization(type, '__experimentalBorder', feature);
      const value = (feature: string): Json => (skip(feature) ? null : (at(own(side), feature) ?? null));
      style[side] = { width: value('width'), color: value('color'), style: value('style') };
    }
  }
  add(given, { border: style });
}

function spacing({ type }: LiveBlock, attributes: JsonObject, given: Given): void {
  if (skipsSerialization(type, 'spacing') || isEmpty(attributes.style)) return;
  const value = (feature: string): Json =>
    hasSupport(type, ['spacing', feature]) && !skipsSerialization(type, 'spacing', feature)
      ? (at(attributes.style, 'spacing', feature) ?? null)
      : null;
  add(given, { spacing: { padding: value('padding'), margin: value('margin') } }, false, false);
}

function dimensions({ type }: LiveBlock, attributes: JsonObject, given: Given): void {
  if (skipsSerialization(type, 'dimensions') || isEmpty(attributes.style)) return;
  const style: Record<string, Json> = {};
  for (const feature of ['minHeight', 'minWidth', 'height', 'width']) {
    const on = hasSupport(type, ['dimensions', feature]) && !skipsSerialization(type, 'dimensions', feature);
    style[feature] = on ? (at(attributes.style, 'dimensions', feature) ?? null) : null;
  }
  add(given, { dimensions: style }, false, false);
}
