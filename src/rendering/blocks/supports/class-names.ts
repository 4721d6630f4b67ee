// Block supports that give a block a class of its own before it is rendered and put it on its first tag afterwards:
// element colours (`wp-elements-1`), style variations (`is-style-outline--2`), custom CSS (`wp-custom-css-<hash>`).
import { hash } from 'node:crypto';
import { customCss } from '../../theme/json/stylesheet.ts';
import { type BlockType, hasSupport, skipsSerialization } from '../block-type.ts';
import { at, isEmpty, type Json, type JsonObject, phpJson, phpSerialize } from '../json.ts';
import type { PageStyles } from '../page-styles.ts';
import type { Block } from '../parse.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { withClass } from '../tags.ts';
import { elementRules } from './element-css.ts';

const headings = ['heading', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const fills = ['text', 'background', 'gradient'];
const elementColors: Readonly<Record<string, readonly (readonly string[])[]>> = {
  button: fills.map((fill) => ['button', 'color', fill]),
  link: [
    ['link', 'color', 'text'],
    ['link', ':hover', 'color', 'text'],
  ],
  heading: headings.flatMap((name) => fills.map((fill) => [name, 'color', fill])),
};

/** First 8 digits of the MD5 of a value's JSON (WordPress `wp_unique_id_from_values`). */
export const hashOf = (value: Json): string => hash('md5', phpJson(value), 'hex').slice(0, 8);

const plusClass = (attributes: JsonObject, name: string): JsonObject => ({
  ...attributes,
  className: typeof attributes.className === 'string' ? `${attributes.className} ${name}` : name,
});

/** WordPress `wp_render_elements_support_styles()`, the class only. */
export function withElementsClass(attributes: JsonObject, type: BlockType | undefined, state: RenderState): JsonObject {
  const elements = at(attributes.style, 'elements');
  if (!type || !elements) return attributes;
  const colored = Object.entries(elementColors).some(
    ([element, paths]) =>
      !skipsSerialization(type, 'color', element) && paths.some((path) => at(elements, ...path) !== undefined),
  );
  if (!colored) return attributes;
  const name = `wp-elements-${state.nextId('wp-elements-')}`;
  state.styles?.add(name, () => elementRules(`.${name}`, elements, type));
  const { className } = attributes;
  // What is no text is made one here.
  const isScalar = typeof className === 'number' || typeof className === 'boolean';
  return isScalar
    ? { ...attributes, className: `${className === true ? '1' : className === false ? '' : className} ${name}` }
    : plusClass(attributes, name);
}

/** WordPress `wp_render_block_style_variation_support_styles()`. */
export function withVariationClass(attributes: JsonObject, name: string, state: RenderState): JsonObject {
  const classes = attributes.className;
  if (typeof classes !== 'string' || !classes.includes('is-style-')) return attributes;
  const styled = state.context.theme.styledVariations[name];
  if (!styled) return attributes;
  for (const [, variation = ''] of classes.matchAll(/\bis-style-(?!default)(\S+)\b/g)) {
    if (styled.includes(variation)) {
      const numbered = `is-style-${variation}--${state.nextId('')}`;
      const { ruleless, variationRules } = state.context.theme;
      if (ruleless.has(`${name}/${variation}`)) return attributes;
      if (variationRules) state.styles?.addVariation(variationRules(name, variation, numbered));
      return plusClass(attributes, numbered);
    }
  }
  return attributes;
}

/** The parsed block as PHP holds it, for the hash over it: written anew before, a block around nothing has no content. */
function asJson(block: Block, attributes: JsonObject): JsonObject {
  const isEmptyBlock = block.inner.length === 0 && isEmpty(block.content.join(''));
  return {
    blockName: block.name,
    attrs: attributes,
    innerBlocks: block.inner.map((inner) => asJson(inner, inner.attributes ?? {})),
    innerHTML: isEmptyBlock ? '' : block.content.join(''),
    innerContent: isEmptyBlock ? [] : block.content,
  };
}

/** WordPress `_wp_add_block_level_presets_class()`: blocks with settings of their own get a class named after them. */
export function applySettingsClass(html: string, block: LiveBlock): string {
  if (html === '' || isEmpty(block.attributes.settings) || !hasSupport(block.type, ['__experimentalSettings']))
    return html;
  const parsed = asJson(block.source, block.attributes);
  const whole = block.parentLayout ? { ...parsed, parentLayout: block.parentLayout } : parsed;
  return withClass(html, `wp-settings-${hash('md5', phpSerialize(whole), 'hex')}`);
}

/** WordPress `wp_render_custom_css_support_styles()`. */
export function withCustomCssClass(
  attributes: JsonObject,
  type: BlockType | undefined,
  block: Block,
  parentLayout: JsonObject | undefined,
  styles: PageStyles | undefined,
): JsonObject {
  const css = at(attributes.style, 'css');
  if (typeof css !== 'string' || css.trim() === '' || !hasSupport(type, ['customCSS'], true)) return attributes;
  if (/<\/?\w/.test(css)) return attributes;
  const parsed = asJson(block, attributes);
  const whole = parentLayout ? { ...parsed, parentLayout } : parsed;
  const name = `wp-custom-css-${hashOf(whole)}`;
  styles?.addOwn(customCss(css, `.${name}`));
  return plusClass(attributes, name);
}

const firstWith = (classes: string, prefix: string): string | undefined =>
  classes.split(/[ \t\f\r\n]+/).find((name) => name.startsWith(prefix));

/** Puts the class for element colours on the first tag. */
export function applyElementsClass(html: string, className: string): string {
  const name = className.includes('wp-elements-') ? firstWith(className, 'wp-elements-') : undefined;
  return name === undefined ? html : withClass(html, name);
}

/** Puts the numbered class of a style variation on the first tag. */
export function applyVariationClass(html: string, className: string): string {
  const found = html === '' ? null : /\bis-style-(?:\S+?--\d+)\b/.exec(className);
  return found ? withClass(html, found[0]) : html;
}

/** Puts the class of custom CSS on the first tag. */
export function applyCustomCssClass(html: string, className: string): string {
  const name = className.includes('wp-custom-css-') ? firstWith(className, 'wp-custom-css-') : undefined;
  return name === undefined ? html : withClass(html, 'has-custom-css', name);
}
