// Attributes of the outer element of blocks rendered by a function (WordPress `get_block_wrapper_attributes()`): classes
// made from the block's name, its own classes, alignment and colours, its anchor and label.
import { escapeAttribute } from '../../formatting/escape.ts';
import { hasSupport, skipsSerialization } from '../block-type.ts';
import { at, type Json } from '../json.ts';
import type { LiveBlock } from '../render-state.ts';

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Attribute text such as `class="wp-block-footnotes alignwide"`, escaped. `extra` classes come first. */
export function wrapperAttributes(block: LiveBlock, extra = ''): string {
  const { attributes, type, name } = block;
  const classes = extra.split(/\s+/).filter((one) => one !== '');
  const align = text(attributes.align);
  if (align !== undefined && hasSupport(type, ['align'])) classes.push(`align${align}`);
  if (hasSupport(type, ['color']) && !skipsSerialization(type, 'color')) {
    const foreground = text(attributes.textColor);
    const background = text(attributes.backgroundColor);
    if (foreground !== undefined) classes.push('has-text-color', `has-${foreground}-color`);
    else if (at(attributes.style, 'color', 'text') !== undefined) classes.push('has-text-color');
    if (background !== undefined) classes.push('has-background', `has-${background}-background-color`);
    else if (at(attributes.style, 'color', 'background') !== undefined) classes.push('has-background');
  }
  const size = text(attributes.fontSize);
  if (size !== undefined && hasSupport(type, ['typography', 'fontSize'])) classes.push(`has-${size}-font-size`);
  const own = text(attributes.className);
  if (type?.supports?.className !== false) {
    classes.push(`wp-block-${name.startsWith('core/') ? name.slice(5) : name.replace('/', '-')}`);
  }
  if (own !== undefined && type?.supports?.customClassName !== false) classes.push(...own.split(/\s+/));
  const anchor = hasSupport(type, ['anchor']) ? text(attributes.anchor) : undefined;
  const label = hasSupport(type, ['ariaLabel']) ? text(attributes.ariaLabel) : undefined;
  return [
    classes.length > 0 ? `class="${escapeAttribute([...new Set(classes)].join(' '))}"` : '',
    anchor === undefined ? '' : `id="${escapeAttribute(anchor)}"`,
    label === undefined ? '' : `aria-label="${escapeAttribute(label)}"`,
  ]
    .filter((one) => one !== '')
    .join(' ');
}
