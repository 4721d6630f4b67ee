// Colours of a navigation, of its overlay, and of what stands in it: classes for named ones, styles for others.
import { at, type JsonObject } from '../json.ts';
import { text } from './helpers.ts';

export interface MenuColors {
  readonly classes: readonly string[];
  readonly style: string;
}

type Names = readonly [named: string, custom: string];

function colorsOf(attributes: JsonObject, foreground: Names, background: Names): MenuColors {
  const classes: string[] = [];
  let style = '';
  for (const [[named, custom], mark, property] of [
    [foreground, 'has-text-color', 'color'],
    [background, 'has-background', 'background-color'],
  ] as const) {
    const name = attributes[named];
    const value = attributes[custom];
    if (name === undefined && value === undefined) continue;
    classes.push(mark);
    if (name === undefined) style += `${property}: ${text(value)};`;
    else classes.push(`has-${text(name)}-${property}`);
  }
  return { classes, style };
}

/** Colours of the menu itself. */
export const menuColors = (attributes: JsonObject): MenuColors =>
  colorsOf(attributes, ['textColor', 'customTextColor'], ['backgroundColor', 'customBackgroundColor']);

/** Colours of what opens over the page. */
export const overlayColors = (attributes: JsonObject): MenuColors =>
  colorsOf(
    attributes,
    ['overlayTextColor', 'customOverlayTextColor'],
    ['overlayBackgroundColor', 'customOverlayBackgroundColor'],
  );

/** A submenu's own attributes with the colours of the overlay in their place. */
export function withOverlayColors(attributes: JsonObject, around: JsonObject): JsonObject {
  const { overlayTextColor, overlayBackgroundColor, customOverlayTextColor, customOverlayBackgroundColor } = around;
  const color = {
    ...(customOverlayTextColor === undefined ? {} : { text: customOverlayTextColor }),
    ...(customOverlayBackgroundColor === undefined ? {} : { background: customOverlayBackgroundColor }),
  };
  const own = at(attributes.style, 'color');
  const style = typeof attributes.style === 'object' ? attributes.style : {};
  return {
    ...attributes,
    ...(overlayTextColor === undefined ? {} : { textColor: overlayTextColor }),
    ...(overlayBackgroundColor === undefined ? {} : { backgroundColor: overlayBackgroundColor }),
    ...(Object.keys(color).length === 0
      ? {}
      : { style: { ...style, color: { ...(typeof own === 'object' ? own : {}), ...color } } }),
  };
}
