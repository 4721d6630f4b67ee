// Blocks around other blocks: groups, columns, buttons, media beside text, covers.
import { at, type Json } from '../blocks/json.ts';
import { ElementReader, mergedStyles } from './element-reader.ts';
import type { ElementNode } from './nodes.ts';
import { linkDestination, linkedPicture, takeId, takeLoading } from './pictures.ts';
import {
  type Attributes,
  type Convert,
  elementsOf,
  inside,
  isExplained,
  kept,
  keptTag,
  type Part,
  planned,
} from './plan.ts';
import { isRichText } from './rich-text.ts';
import { storedPicture, storedTag } from './stored-tags.ts';

/** An element's opening tag, what it holds as blocks, its closing tag. */
const wrapped = (node: ElementNode, html: string): Part[] => [
  keptTag(html, node.start, node.openEnd, () => false),
  ...inside(node.children, node.openEnd, node.closeStart),
  kept(html, node.closeStart, node.end),
];

/** The `layout` attribute that layout classes tell of; none where it is the block's own. */
export function layoutOf(classes: ReadonlySet<string>, usual: string): { layout: Json } | Record<string, never> {
  const type = ['constrained', 'flex', 'grid', 'flow'].find((name) => classes.has(`is-layout-${name}`)) ?? usual;
  const layout: Record<string, Json> = { type: type === 'flow' ? 'default' : type };
  if (classes.has('is-vertical')) layout.orientation = 'vertical';
  if (classes.has('is-horizontal')) layout.orientation = 'horizontal';
  if (classes.has('is-nowrap')) layout.flexWrap = 'nowrap';
  for (const name of classes) {
    const justify = /^is-content-justification-([\w-]+)$/.exec(name)?.[1];
    if (justify !== undefined) layout.justifyContent = justify;
  }
  return type === usual && Object.keys(layout).length === 1 ? {} : { layout };
}

const groupTags = new Set(['div', 'header', 'main', 'section', 'article', 'aside', 'footer', 'nav']);
export const group: Convert = (node, html) => {
  if (!groupTags.has(node.name)) return undefined;
  const reader = new ElementReader(node, 'group');
  if (!reader.take('wp-block-group')) return undefined;
  const layout = layoutOf(reader.classes, 'flow');
  reader.takeSupports();
  return planned(
    'group',
    reader,
    { ...(node.name === 'div' ? {} : { tagName: node.name }), ...layout },
    wrapped(node, html),
  );
};

/** How what stands in it is aligned: on itself (`is`), or on its children (`are`). */
function takeVertical(reader: ElementReader, of: 'is' | 'are'): Attributes {
  const vertical = reader.takeMatch(
    of === 'is' ? /^is-vertically-aligned-([\w-]+)$/ : /^are-vertically-aligned-([\w-]+)$/,
  );
  return vertical === undefined ? {} : { verticalAlignment: vertical };
}

const onlyColumns = new Set(['column']);
export const columns: Convert = (node, html) => {
  const reader = new ElementReader(node, 'columns');
  if (node.name !== 'div' || !reader.take('wp-block-columns')) return undefined;
  const attributes = takeVertical(reader, 'are');
  if (reader.take('is-not-stacked-on-mobile')) attributes.isStackedOnMobile = false;
  reader.takeSupports();
  return planned('columns', reader, attributes, wrapped(node, html), onlyColumns);
};

export const column: Convert = (node, html) => {
  const reader = new ElementReader(node, 'column');
  if (node.name !== 'div' || !reader.take('wp-block-column')) return undefined;
  const attributes = takeVertical(reader, 'is');
  const basis = reader.takeStyle('flex-basis');
  if (basis !== undefined) {
    if (!/\d/.test(basis)) return undefined;
    attributes.width = basis;
  }
  const layout = layoutOf(reader.classes, 'flow');
  reader.takeSupports();
  return planned('column', reader, { ...attributes, ...layout }, wrapped(node, html));
};

const onlyButtons = new Set(['button']);
export const buttons: Convert = (node, html) => {
  const reader = new ElementReader(node, 'buttons');
  if (node.name !== 'div' || !reader.take('wp-block-buttons')) return undefined;
  const layout = layoutOf(reader.classes, 'flex');
  reader.takeSupports();
  if (reader.take('has-custom-font-size') !== hasFontSize(reader)) return undefined;
  return planned('buttons', reader, layout, wrapped(node, html), onlyButtons);
};

const hasFontSize = ({ found }: ElementReader): boolean =>
  found.fontSize !== undefined || at(found.style, 'typography', 'fontSize') !== undefined;

/** A width of the editor's choice, which rendering makes classes and a style of. */
function takeWidth(reader: ElementReader): string | undefined {
  const share = reader.takeStyle('--wp--block-button--width');
  const width = share === undefined ? reader.takeStyle('width') : `${share}%`;
  return width === undefined
    ? undefined
    : width.replace(/^var\(--wp--preset--dimension--([\w-]+)\)$/, 'var:preset|dimension|$1');
}

const isWidthClass = (name: string): boolean =>
  name === 'has-custom-width' || /^wp-block-button__width(?:-\d+)?$/.test(name);

export const button: Convert = (node, html) => {
  const [link, ...more] = elementsOf(node, html) ?? [];
  if (!link || (link.name !== 'a' && link.name !== 'button') || more.length > 0) return undefined;
  if (!isRichText(link.children, html)) return undefined;
  const reader = new ElementReader(node, 'button');
  if (!reader.take('wp-block-button')) return undefined;
  const inner = new ElementReader(link, 'button');
  if (!inner.take('wp-block-button__link')) return undefined;
  inner.take('wp-element-button');
  const attributes: Attributes = {};
  if (link.name === 'button') {
    attributes.tagName = 'button';
    const type = inner.takeAttribute('type');
    if (type === undefined) return undefined;
    if (type !== 'button') attributes.type = type;
  } else for (const name of ['href', 'target', 'rel']) inner.takeAttribute(name);
  inner.takeAttribute('title');
  inner.takeSupports(true);
  if (inner.take('has-custom-font-size') !== hasFontSize(inner) || !isExplained(inner)) return undefined;
  const width = takeWidth(reader);
  reader.takeSupports();
  const own = width === undefined ? undefined : { dimensions: { width } };
  const style = mergedStyles(inner.found.style, reader.found.style, own);
  Object.assign(attributes, inner.found);
  if (style !== undefined) reader.found.style = style;
  for (const name of [...reader.classes]) if (width !== undefined && isWidthClass(name)) reader.take(name);
  const source = html.slice(node.start, node.end);
  // Rendering writes the style of the width alone.
  const stored = width === undefined ? source : storedTag(source, isWidthClass).replace(/\sstyle="[^"]*"/, '');
  return planned('button', reader, attributes, [{ stored, source }]);
};

export const mediaText: Convert = (node, html) => {
  const [first, second, ...more] = elementsOf(node, html) ?? [];
  if (!first || !second || more.length > 0 || node.name !== 'div') return undefined;
  const isRight = second.name === 'figure';
  const [figure, content] = isRight ? [second, first] : [first, second];
  if (
    figure.name !== 'figure' ||
    figure.attributes.get('class') !== 'wp-block-media-text__media' ||
    figure.attributes.size > 1
  )
    return undefined;
  if (content.attributes.get('class') !== 'wp-block-media-text__content' || content.attributes.size > 1)
    return undefined;
  const reader = new ElementReader(node, 'media-text');
  if (!reader.take('wp-block-media-text') || reader.take('has-media-on-the-right') !== isRight) return undefined;
  const attributes: Attributes = {};
  if (isRight) attributes.mediaPosition = 'right';
  if (!reader.take('is-stacked-on-mobile')) attributes.isStackedOnMobile = false;
  Object.assign(attributes, takeVertical(reader, 'is'));
  const grid = reader.takeStyle('grid-template-columns');
  const width = grid === undefined ? undefined : (isRight ? /^auto (\d+)%$/ : /^(\d+)% auto$/).exec(grid)?.[1];
  if (grid !== undefined && width === undefined) return undefined;
  if (width !== undefined) attributes.mediaWidth = Number(width);
  if (!takeMedia(figure, html, attributes)) return undefined;
  reader.takeSupports();
  const media = html.slice(figure.start, figure.end);
  const stored = { stored: storedPicture(media), source: media };
  const space = (from: number, to: number): Part => kept(html, from, to);
  const inner = inside(content.children, content.openEnd, content.closeStart);
  const open = keptTag(html, node.start, first.start, () => false);
  const parts = isRight
    ? [
        joined(open, space(first.start, content.openEnd)),
        ...inner,
        joined(space(content.closeStart, second.start), stored, space(second.end, node.end)),
      ]
    : [joined(open, stored, space(first.end, content.openEnd)), ...inner, space(content.closeStart, node.end)];
  return planned('media-text', reader, attributes, parts);
};

/** Kept parts in one. */
const joined = (...parts: readonly Part[]): Part => {
  const texts = parts.filter((part) => 'stored' in part);
  return { stored: texts.map((part) => part.stored).join(''), source: texts.map((part) => part.source).join('') };
};

function takeMedia(figure: ElementNode, html: string, attributes: Attributes): boolean {
  const [first, ...more] = elementsOf(figure, html) ?? [];
  if (!first || more.length > 0) return false;
  if (first.name === 'video') {
    attributes.mediaType = 'video';
    return (
      first.attributes.size === 2 &&
      first.attributes.has('controls') &&
      first.attributes.has('src') &&
      first.children.length === 0
    );
  }
  const linked = linkedPicture(first, html);
  if (!linked) return false;
  attributes.mediaType = 'image';
  const reader = new ElementReader(linked.picture, 'media-text');
  takeLoading(reader);
  const id = takeId(reader);
  if (id !== undefined) {
    attributes.mediaId = id;
    const size = reader.takeMatch(/^size-([\w-]+)$/);
    if (size === undefined) return false;
    if (size !== 'full') attributes.mediaSizeSlug = size;
  }
  if (linked.link) attributes.linkDestination = linkDestination(linked.link);
  for (const name of ['src', 'alt']) reader.takeAttribute(name);
  return linked.picture.attributes.has('alt') && isExplained(reader);
}

export const cover: Convert = (node, html) => {
  const all = elementsOf(node, html) ?? [];
  const content = all.at(-1);
  const shade = all.at(-2);
  const picture = all.length === 3 ? all[0] : undefined;
  if (!content || shade?.name !== 'span' || all.length > 3 || (picture && picture.name !== 'img')) return undefined;
  if (!groupTags.has(node.name)) return undefined;
  const reader = new ElementReader(node, 'cover');
  const attributes: Attributes = node.name === 'div' ? {} : { tagName: node.name };
  const inner = new ElementReader(content, 'cover');
  if (!reader.take('wp-block-cover') || !inner.take('wp-block-cover__inner-container') || !inner.isDone)
    return undefined;
  Object.assign(attributes, layoutOf(inner.classes, 'flow'));
  const height = /^(\d+(?:\.\d+)?)(px|em|rem|vw|vh|%)$/.exec(reader.takeStyle('min-height') ?? '');
  if (height) Object.assign(attributes, { minHeight: Number(height[1]), minHeightUnit: height[2] });
  else if (node.attributes.get('style')?.includes('min-height')) return undefined;
  if (reader.take('is-light')) attributes.isDark = false;
  const place = reader.takeMatch(/^is-position-((?:top|center|bottom)-(?:left|center|right))$/);
  if (reader.take('has-custom-content-position') !== (place !== undefined)) return undefined;
  if (place !== undefined) attributes.contentPosition = place.replace('-', ' ');
  if (picture && !takeBackground(picture, attributes)) return undefined;
  if (!takeShade(shade, attributes, picture !== undefined)) return undefined;
  reader.takeSupports();
  const before = html.slice(node.start, content.start);
  const open = html.slice(content.start, content.openEnd);
  const isLayout = (name: string): boolean => name !== 'wp-block-cover__inner-container';
  return planned('cover', reader, attributes, [
    { stored: (picture ? storedPicture(before) : before) + storedTag(open, isLayout), source: before + open },
    ...inside(content.children, content.openEnd, content.closeStart),
    kept(html, content.closeStart, node.end),
  ]);
};

function takeBackground(picture: ElementNode, attributes: Attributes): boolean {
  const reader = new ElementReader(picture, 'cover');
  takeLoading(reader);
  if (!reader.take('wp-block-cover__image-background') || reader.takeAttribute('data-object-fit') !== 'cover')
    return false;
  const id = takeId(reader);
  if (id !== undefined) attributes.id = id;
  const size = reader.takeMatch(/^size-([\w-]+)$/);
  if (size !== undefined) attributes.sizeSlug = size;
  attributes.url = reader.takeAttribute('src') ?? '';
  const alt = reader.takeAttribute('alt');
  if (alt === undefined) return false;
  if (alt !== '') attributes.alt = alt;
  const position = reader.takeAttribute('data-object-position');
  if (position !== reader.takeStyle('object-position')) return false;
  if (position !== undefined) {
    const [, x, y] = /^(\d+)% (\d+)%$/.exec(position) ?? [];
    if (x === undefined) return false;
    attributes.focalPoint = { x: Number(x) / 100, y: Number(y) / 100 };
  }
  return attributes.url !== '' && isExplained(reader);
}

function takeShade(shade: ElementNode, attributes: Attributes, hasPicture: boolean): boolean {
  const reader = new ElementReader(shade, 'cover');
  if (reader.takeAttribute('aria-hidden') !== 'true' || !reader.take('wp-block-cover__background')) return false;
  if (!reader.take('has-background-dim')) return false;
  const dim = reader.takeMatch(/^has-background-dim-(\d+)$/);
  attributes.dimRatio = dim === undefined ? 50 : Number(dim);
  const color = reader.takeMatch(/^has-([\w-]+)-background-color$/);
  const own = reader.takeStyle('background-color');
  if (color !== undefined) attributes.overlayColor = color;
  else if (own !== undefined) attributes.customOverlayColor = own;
  const gradient = reader.takeMatch(/^has-([\w-]+)-gradient-background$/);
  const ownGradient = reader.takeStyle('background');
  if (gradient !== undefined) attributes.gradient = gradient;
  else if (ownGradient !== undefined) attributes.customGradient = ownGradient;
  const isGradient = gradient !== undefined || ownGradient !== undefined;
  if (reader.take('has-background-gradient') !== isGradient) return false;
  const isOver = hasPicture && isGradient && attributes.dimRatio !== 0;
  return reader.take('wp-block-cover__gradient-background') === isOver && isExplained(reader);
}
