// Where the styles of `core/search` go. Reproduces styles_for_block_core_search and the class functions beside it.
import { leadingInteger } from '../../../base/numeric.ts';
import { safeCss } from '../../formatting/css.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { toKebabCase } from '../../theme/json/kebab-case.ts';
import { isNumeric, phpInteger } from '../casts.ts';
import { at, isEmpty, type Json, type JsonObject } from '../json.ts';
import { type FluidText, fluidSize } from '../supports/fluid-text.ts';
import { isSet, text } from './helpers.ts';

const sides = ['', 'top', 'right', 'bottom', 'left'];

/** Style attributes, each with a space before it, or ''. */
export function searchStyles(attributes: JsonObject, fluid: FluidText | undefined) {
  const wrapper: string[] = [];
  const button: string[] = [];
  const input: string[] = [];
  const label: string[] = [];
  const isInside = attributes.buttonPosition === 'button-inside';
  const { width, widthUnit, style, showLabel } = attributes;
  if (isSet(width) && isSet(widthUnit)) wrapper.push(`width: ${phpInteger(width)}${escapeAttribute(text(widthUnit))};`);
  for (const property of ['width', 'color', 'style']) {
    for (const side of sides) {
      const value = side === '' ? at(style, 'border', property) : at(style, 'border', side, property);
      if (isEmpty(value)) continue;
      const name = side === '' ? property : `${side}-${property}`;
      const css = `border-${name}: ${escapeAttribute(presetColor(text(value), property === 'color' && side !== ''))};`;
      if (isInside) wrapper.push(css);
      else {
        button.push(css);
        input.push(css);
      }
    }
  }
  for (const { css, outer } of radii(at(style, 'border', 'radius'))) {
    input.push(css);
    button.push(css);
    if (isInside && outer !== '') wrapper.push(outer);
  }
  const colored = attributes.buttonPosition === 'no-button' ? input : button;
  for (const [kind, property] of [
    ['text', 'color'],
    ['background', 'background-color'],
    ['gradient', 'background'],
  ] as const) {
    const value = at(style, 'color', kind);
    if (isSet(value)) colored.push(`${property}: ${text(value)};`);
  }
  const typography = escapeAttribute(typographyStyles(style, fluid));
  if (typography !== '') for (const list of [label, button, input]) list.push(typography);
  const decoration = at(style, 'typography', 'textDecoration');
  if (isSet(decoration)) {
    const css = `text-decoration: ${escapeAttribute(text(decoration))};`;
    button.push(css);
    if (showLabel !== undefined && showLabel !== false) label.push(css);
  }
  return { input: attribute(input), button: attribute(button), wrapper: attribute(wrapper), label: attribute(label) };
}

const attribute = (styles: readonly string[]): string =>
  styles.length === 0 ? '' : ` style="${escapeAttribute(safeCss(styles.join(' ')))}"`;

const presetColor = (value: string, isSide: boolean): string =>
  isSide && value.includes('var:preset|color|')
    ? `var(--wp--preset--color--${value.slice(value.lastIndexOf('|') + 1)})`
    : value;

const presetRadius = (value: string): string =>
  value.includes('var:preset|border-radius|')
    ? `var(--wp--preset--border-radius--${toKebabCase(value.slice(value.lastIndexOf('|') + 1))})`
    : value;

/** Radii of field and button, and of the frame around them, which is a padding wider. */
function radii(radius: Json | undefined): { css: string; outer: string }[] {
  if (isEmpty(radius)) return [];
  if (typeof radius === 'object' && radius !== null) {
    return Object.entries(radius).flatMap(([key, given]) => {
      if (given === null || given === undefined) return [];
      const value = escapeAttribute(presetRadius(text(given)));
      const name = key.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
      const wide = value.includes('var(--wp--preset--border-radius--') || leadingInteger(value) !== 0;
      const outer = wide ? `border-${name}-radius: calc(${value} + 4px);` : '';
      return [{ css: `border-${name}-radius: ${value};`, outer }];
    });
  }
  const plain = text(radius);
  const value = escapeAttribute(presetRadius(isNumeric(radius) ? `${plain}px` : plain));
  const outer = leadingInteger(value) === 0 ? '' : `border-radius: calc(${value} + 4px);`;
  return [{ css: `border-radius: ${value};`, outer }];
}

function typographyStyles(style: Json | undefined, fluid: FluidText | undefined): string {
  const own = (name: string) => at(style, 'typography', name);
  const size = own('fontSize');
  const isSize = typeof size === 'string' || typeof size === 'number';
  const parts = [
    isSet(size) ? `font-size: ${fluid && isSize ? fluidSize(size, fluid) : text(size)};` : '',
    ...(
      [
        ['fontFamily', 'font-family'],
        ['letterSpacing', 'letter-spacing'],
        ['fontWeight', 'font-weight'],
        ['fontStyle', 'font-style'],
        ['lineHeight', 'line-height'],
        ['textTransform', 'text-transform'],
      ] as const
    ).map(([name, property]) => (isSet(own(name)) ? `${property}: ${text(own(name))};` : '')),
  ];
  return parts.join('');
}

/** Class lists, '' where there are none. */
export function searchClasses(attributes: JsonObject) {
  const { style, fontSize, fontFamily, borderColor, textColor, backgroundColor, gradient } = attributes;
  const typography = [
    isSet(fontSize) ? `has-${escapeAttribute(text(fontSize))}-font-size` : '',
    isSet(fontFamily) ? `has-${escapeAttribute(text(fontFamily))}-font-family` : '',
  ];
  const border = [
    isSet(at(style, 'border', 'color')) || isSet(borderColor) ? 'has-border-color' : '',
    isSet(borderColor) ? `has-${escapeAttribute(text(borderColor))}-border-color` : '',
  ];
  const custom = (name: string) => isSet(at(style, 'color', name));
  const filled = isSet(backgroundColor) || isSet(gradient) || custom('background') || custom('gradient');
  const color = [
    isSet(textColor) ? `has-text-color has-${text(textColor)}-color` : custom('text') ? 'has-text-color' : '',
    filled ? 'has-background' : '',
    isSet(backgroundColor) ? `has-${text(backgroundColor)}-background-color` : '',
    isSet(gradient) ? `has-${text(gradient)}-gradient-background` : '',
  ];
  const joined = (list: readonly string[]) => list.filter((one) => one !== '').join(' ');
  return { typography: joined(typography), border: joined(border), color: joined(color) };
}
