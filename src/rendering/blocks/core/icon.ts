// `core/icon`: an icon of a registered collection, coloured and turned.
import { phpInteger } from '../casts.ts';
import { at, type Json, type JsonObject } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { blockStyles, type Styles } from '../supports/style-engine.ts';
import { Tags } from '../tags.ts';
import { borderValues } from './avatar.ts';
import { isSet, text, wrapper } from './helpers.ts';

export function icon(block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const svg = isSet(attributes.icon) ? state.context.site?.icon(text(attributes.icon)) : undefined;
  if (svg === undefined || svg === '') return '';
  const tags = new Tags(svg);
  if (!tags.nextNamed('SVG')) return '';
  const { css, classes } = stylesOf(attributes);
  for (const name of classes) tags.addClass(name);
  label(tags, isSet(attributes.ariaLabel) ? text(attributes.ariaLabel) : '');
  const turnable = new Tags(tags.html());
  turnable.next();
  const turned = phpInteger(attributes.rotation);
  const style = [css, turned === 0 ? '' : `rotate: ${turned}deg;`].filter((one) => one !== '').join(' ');
  if (isSet(attributes.flipHorizontal)) turnable.addClass('is-flip-horizontal');
  if (isSet(attributes.flipVertical)) turnable.addClass('is-flip-vertical');
  if (style !== '') turnable.set('style', style);
  return `<div ${wrapper(block, state)}>${turnable.html()}</div>`;
}

/** An icon without a label is hidden from those who do not see it. */
function label(tags: Tags, words: string): void {
  const isNamed = words !== '';
  for (const [name, value] of [
    ['role', 'img'],
    ['aria-label', words],
  ] as const) {
    if (isNamed) tags.set(name, value);
    else tags.remove(name);
  }
  for (const [name, value] of [
    ['aria-hidden', 'true'],
    ['focusable', 'false'],
  ] as const) {
    if (isNamed) tags.remove(name);
    else tags.set(name, value);
  }
}

function stylesOf({ textColor, backgroundColor, style, ...attributes }: JsonObject): Styles {
  const color = (named: Json | undefined, kind: string): Json =>
    named === undefined ? (at(style, 'color', kind) ?? null) : `var:preset|color|${text(named)}`;
  const padding = at(style, 'spacing', 'padding');
  const width = at(style, 'dimensions', 'width');
  return blockStyles({
    color: { text: color(textColor, 'text'), background: color(backgroundColor, 'background') },
    border: borderValues({ ...attributes, style }),
    spacing: padding === undefined ? {} : { padding },
    dimensions: width === undefined ? {} : { width },
  });
}
