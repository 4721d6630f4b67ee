// Pictures: images with captions, links and sizes, and galleries of them.
import type { Json } from '../blocks/json.ts';
import { ElementReader, mergedStyles } from './element-reader.ts';
import type { ElementNode } from './nodes.ts';
import {
  type Attributes,
  type Convert,
  elementsOf,
  inside,
  isExplained,
  kept,
  keptTag,
  type Part,
  type Plan,
  planned,
} from './plan.ts';
import { isFilledText, isRichText } from './rich-text.ts';
import { storedPicture } from './stored-tags.ts';

/** A caption as blocks write it, with the class that newer versions give it or without any. */
export function isCaption(node: ElementNode, html: string, first = ''): boolean {
  const { attributes } = node;
  const classes = attributes.get('class');
  const isKnown = [`${first} wp-element-caption`, first].map((one) => one.trim()).includes(classes ?? '');
  return (
    node.name === 'figcaption' &&
    attributes.size === (classes === undefined ? 0 : 1) &&
    isKnown &&
    isFilledText(node, html)
  );
}

/** A picture, or a link around one and nothing else. */
export interface Linked {
  readonly picture: ElementNode;
  readonly link: ElementNode | undefined;
}
export function linkedPicture(node: ElementNode, html: string): Linked | undefined {
  if (node.name === 'img') return { picture: node, link: undefined };
  const [picture, ...more] = elementsOf(node, html) ?? [];
  if (node.name !== 'a' || picture?.name !== 'img' || more.length > 0 || node.children.length > 1) return undefined;
  const known = ['href', 'target', 'rel', 'class'];
  return node.attributes.get('href') && [...node.attributes.keys()].every((name) => known.includes(name))
    ? { picture, link: node }
    : undefined;
}

/** What the link of a picture leads to, as the editor names it. */
export function linkDestination(link: ElementNode | undefined): 'none' | 'media' | 'custom' {
  const href = link?.attributes.get('href');
  if (href === undefined) return 'none';
  return /\.(?:jpe?g|png|gif|webp|avif)$/i.test(href) ? 'media' : 'custom';
}

/** Attributes that say how a picture is loaded, which rendering decides again. */
export function takeLoading(reader: ElementReader): void {
  const { attributes } = reader.node;
  if (attributes.get('decoding') === 'async') reader.takeAttribute('decoding');
  if (attributes.get('loading') === 'lazy') reader.takeAttribute('loading');
  if (/^(?:high|low)$/.test(attributes.get('fetchpriority') ?? '')) reader.takeAttribute('fetchpriority');
}

/** Takes `wp-image-ID` and what the library says of that picture. */
export function takeId(reader: ElementReader): number | undefined {
  const id = reader.takeMatch(/^wp-image-([1-9]\d{0,14})$/);
  if (id === undefined) return undefined;
  for (const name of ['srcset', 'sizes', 'width', 'height', 'data-id']) reader.takeAttribute(name);
  return Number(id);
}

function imageSize(reader: ElementReader, attributes: Attributes): void {
  const [width, height] = [reader.takeStyle('width'), reader.takeStyle('height')];
  if (width !== undefined) attributes.width = width;
  if (height !== undefined && !(height === 'auto' && width !== undefined)) attributes.height = height;
  const ratio = reader.takeStyle('aspect-ratio');
  if (ratio !== undefined) attributes.aspectRatio = ratio;
  const scale = reader.takeStyle('object-fit');
  if (scale !== undefined) attributes.scale = scale;
  const [, x, y] = /^(\d+)% (\d+)%$/.exec(reader.styles.get('object-position') ?? '') ?? [];
  if (scale === undefined || x === undefined) return;
  reader.takeStyle('object-position');
  attributes.focalPoint = { x: Number(x) / 100, y: Number(y) / 100 };
}

/** `figure` with a picture in it; `inGallery` where its attachment's id is written on it by the gallery. */
export function imagePlan(node: ElementNode, html: string, inGallery: boolean): Plan | undefined {
  const [first, caption, ...more] = elementsOf(node, html) ?? [];
  const linked = first && linkedPicture(first, html);
  if (!first || !linked || more.length > 0 || (caption && !isCaption(caption, html))) return undefined;
  const outer = new ElementReader(node, 'image');
  if (!outer.take('wp-block-image')) return undefined;
  const attributes: Attributes = {};
  const inner = new ElementReader(linked.picture, 'image');
  takeLoading(inner);
  const dataId = inner.node.attributes.get('data-id');
  const id = takeId(inner);
  if (id !== undefined) attributes.id = id;
  if (dataId !== undefined && (!inGallery || dataId !== String(id))) return undefined;
  imageSize(inner, attributes);
  for (const name of ['src', 'alt', 'title']) inner.takeAttribute(name);
  if (!inner.node.attributes.get('src') || !inner.node.attributes.has('alt')) return undefined;
  if (inner.node.attributes.get('role') === 'none') {
    inner.takeAttribute('role');
    attributes.isDecorative = true;
  }
  inner.takeSupports(true);
  if (!isExplained(inner)) return undefined;
  const isSized = attributes.width !== undefined || attributes.height !== undefined;
  if (outer.take('is-resized') !== isSized) return undefined;
  const isBordered = inner.found.borderColor !== undefined || hasKey(inner.found.style, 'border');
  if (outer.take('has-custom-border') !== isBordered) return undefined;
  const size = outer.takeMatch(/^size-([\w-]+)$/);
  if (size !== undefined) attributes.sizeSlug = size;
  const destination = linkDestination(linked.link);
  if (linked.link || size !== undefined || id !== undefined) attributes.linkDestination = destination;
  outer.takeSupports();
  const style = mergedStyles(inner.found.style, outer.found.style);
  Object.assign(attributes, inner.found);
  if (style !== undefined) {
    attributes.style = style;
    outer.found.style = style;
  }
  return planned('image', outer, attributes, [imageHtml(node, html, inGallery)]);
}

const hasKey = (value: Json | undefined, key: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

function imageHtml(node: ElementNode, html: string, inGallery: boolean): Part {
  const source = html.slice(node.start, node.end);
  const more = inGallery ? ['data-id'] : [];
  return { stored: storedPicture(source, more), source: inGallery ? withoutDataId(source) : source };
}

const withoutDataId = (html: string): string => html.replace(/(<img\b[^<>]*?)\sdata-id="\d+"/, '$1');

export const image: Convert = (node, html) => imagePlan(node, html, false);

const onlyImages = new Set(['image']);
export const gallery: Convert = (node, html) => {
  const children = elementsOf(node, html);
  if (!children || children.length === 0) return undefined;
  const last = children.at(-1);
  const caption = last?.name === 'figcaption' ? last : undefined;
  if (caption && !isCaption(caption, html, 'blocks-gallery-caption')) return undefined;
  const images = caption ? children.slice(0, -1) : children;
  if (images.length === 0 || !images.every((one) => one.name === 'figure')) return undefined;
  const reader = new ElementReader(node, 'gallery');
  if (!reader.take('wp-block-gallery') || !reader.take('has-nested-images')) return undefined;
  const columns = reader.takeMatch(/^columns-([1-8]|default)$/);
  if (columns === undefined) return undefined;
  const attributes: Attributes = {};
  if (columns !== 'default') attributes.columns = Number(columns);
  if (!reader.take('is-cropped')) attributes.imageCrop = false;
  const [first] = images;
  const [firstImage] = first ? (elementsOf(first, html) ?? []) : [];
  attributes.linkTo = linkDestination(firstImage?.name === 'a' ? firstImage : undefined);
  reader.takeSupports();
  const end = caption?.start ?? node.closeStart;
  return planned(
    'gallery',
    reader,
    attributes,
    [
      keptTag(html, node.start, node.openEnd, () => false),
      ...inside(
        node.children.filter((child) => child.end <= end),
        node.openEnd,
        end,
      ),
      kept(html, end, node.end),
    ],
    onlyImages,
  );
};

/** Cells, in rows, in sections: nothing that the editor's table has not. */
function isTable(table: ElementNode, html: string): boolean {
  const order = ['thead', 'tbody', 'tfoot'];
  const sections = elementsOf(table, html);
  if (!sections || sections.length === 0) return false;
  let at = -1;
  for (const section of sections) {
    const place = order.indexOf(section.name);
    if (place <= at || section.attributes.size > 0) return false;
    at = place;
    const rows = elementsOf(section, html);
    if (!rows || rows.length === 0 || !rows.every((row) => isRow(row, html))) return false;
  }
  return true;
}

function isRow(row: ElementNode, html: string): boolean {
  const cells = elementsOf(row, html);
  return (
    row.name === 'tr' &&
    row.attributes.size === 0 &&
    cells !== undefined &&
    cells.length > 0 &&
    cells.every((cell) => isCell(cell, html))
  );
}

function isCell(cell: ElementNode, html: string): boolean {
  if ((cell.name !== 'td' && cell.name !== 'th') || !isRichText(cell.children, html)) return false;
  const { attributes } = cell;
  const align = attributes.get('data-align');
  if (attributes.get('class') !== (align === undefined ? undefined : `has-text-align-${align}`)) return false;
  const known = ['class', 'data-align', 'colspan', 'rowspan', ...(cell.name === 'th' ? ['scope'] : [])];
  return [...attributes].every(([name, value]) => known.includes(name) && value !== '');
}

export const table: Convert = (node, html) => {
  const [inner, caption, ...more] = elementsOf(node, html) ?? [];
  if (inner?.name !== 'table' || more.length > 0 || !isTable(inner, html)) return undefined;
  if (caption && !isCaption(caption, html)) return undefined;
  const outer = new ElementReader(node, 'table');
  if (!outer.take('wp-block-table')) return undefined;
  const reader = new ElementReader(inner, 'table');
  const attributes: Attributes = reader.take('has-fixed-layout') ? {} : { hasFixedLayout: false };
  reader.takeSupports(true);
  if (!isExplained(reader)) return undefined;
  outer.takeSupports();
  const style = mergedStyles(reader.found.style, outer.found.style);
  if (style !== undefined) outer.found.style = style;
  return planned('table', outer, { ...attributes, ...reader.found }, [kept(html, node.start, node.end)]);
};
