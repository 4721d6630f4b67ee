// Figures: images, galleries, tables, pull quotes, audio, video, embeds, told apart by their class.
import type { Json } from '../blocks/json.ts';
import { layoutAttribute, stored, storedPictures, styleAttribute, supportAttributes } from './attributes.ts';
import { block, closing, opening, source } from './elements.ts';
import { classesOf, type ElementNode, type HtmlNode, isElement } from './nodes.ts';

type Attributes = Record<string, Json>;

const find = (node: ElementNode, name: string): ElementNode | undefined => {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.name === name) return child;
    const inner = find(child, name);
    if (inner) return inner;
  }
  return undefined;
};

const numberIn = (node: ElementNode | undefined, pattern: RegExp): number | undefined => {
  const found = node ? pattern.exec(node.attributes.class ?? '')?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
};

function image(node: ElementNode, html: string): string | undefined {
  const picture = find(node, 'img');
  if (!picture) return undefined;
  const classes = classesOf(node);
  const size = classes.map((name) => /^size-([\w-]+)$/.exec(name)?.[1]).find((one) => one !== undefined);
  const own = ['wp-block-image', 'is-resized', ...(size === undefined ? [] : [`size-${size}`])];
  const id = numberIn(picture, /\bwp-image-(\d+)/);
  const link = find(node, 'a')?.attributes.href;
  const style = picture.attributes.style ?? '';
  const width = classes.includes('is-resized') ? /(?:^|;)\s*width:\s*([^;]+)/.exec(style)?.[1] : undefined;
  const height = classes.includes('is-resized') ? /(?:^|;)\s*height:\s*([^;]+)/.exec(style)?.[1] : undefined;
  const attributes: Attributes = {
    ...(id === undefined ? {} : { id }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(size === undefined ? {} : { sizeSlug: size }),
    ...(link === undefined
      ? {}
      : { linkDestination: /\.(?:jpe?g|png|gif|webp|avif)$/i.test(link) ? 'media' : 'custom' }),
    ...supportAttributes(classes, own),
    ...styleAttribute(node.attributes.style),
  };
  return block('image', attributes, storedPictures(stored(source(node, html))));
}

function gallery(node: ElementNode, html: string): string | undefined {
  const images: string[] = [];
  let caption: HtmlNode | undefined;
  for (const child of node.children) {
    if (child.kind === 'text' && source(child, html).trim() === '') continue;
    if (!isElement(child)) return undefined;
    if (child.name === 'figcaption') caption = child;
    else {
      const one = classesOf(child).includes('wp-block-image') ? image(child, html) : undefined;
      if (one === undefined) return undefined;
      images.push(one);
    }
  }
  const classes = classesOf(node);
  const columns = numberIn(node, /\bcolumns-(\d+)/);
  const cropped = classes.includes('is-cropped');
  const own = classes.filter((name) => /^(?:wp-block-gallery|has-nested-images|columns-\w+|is-cropped)$/.test(name));
  const attributes: Attributes = {
    ...(columns === undefined ? {} : { columns }),
    ...(cropped ? {} : { imageCrop: false }),
    linkTo: 'none',
    ...supportAttributes(classes, own),
    ...layoutAttribute(classes, 'flex'),
  };
  const open = stored(opening(node, html));
  const content = `${open}${images.join('\n\n')}${caption ? source(caption, html) : ''}${closing(node, html)}`;
  return block('gallery', attributes, content);
}

function table(node: ElementNode, html: string): string {
  const inner = find(node, 'table');
  const fixed = inner ? classesOf(inner).includes('has-fixed-layout') : false;
  const attributes = {
    ...(fixed ? {} : { hasFixedLayout: false }),
    ...supportAttributes(classesOf(node), ['wp-block-table']),
  };
  return block('table', attributes, stored(source(node, html)));
}

/** An embed that shows nothing but its address; one that shows a player is not recovered. */
function embed(node: ElementNode, html: string): string | undefined {
  const wrapper = find(node, 'div');
  const url = wrapper ? html.slice(wrapper.openEnd, wrapper.closeStart).trim() : '';
  if (!/^https?:\/\/[^\s<>"]+$/.test(url)) return undefined;
  const classes = classesOf(node);
  const part = (prefix: string): string | undefined =>
    classes.find((name) => name.startsWith(prefix))?.slice(prefix.length);
  const type = part('is-type-');
  const provider = part('is-provider-');
  const own = ['wp-block-embed', `is-type-${type}`, `is-provider-${provider}`, `wp-block-embed-${provider}`];
  const attributes: Attributes = {
    url: url.replaceAll('&amp;', '&').replaceAll('&#038;', '&'),
    ...(type === undefined ? {} : { type }),
    ...(provider === undefined ? {} : { providerNameSlug: provider }),
    ...supportAttributes(classes, own),
  };
  return block('embed', attributes, stored(source(node, html)));
}

const plain =
  (name: string) =>
  (node: ElementNode, html: string): string =>
    block(name, { ...supportAttributes(classesOf(node), [`wp-block-${name}`]) }, stored(source(node, html)));

const kinds: Readonly<Record<string, (node: ElementNode, html: string) => string | undefined>> = {
  'wp-block-image': image,
  'wp-block-gallery': gallery,
  'wp-block-table': table,
  'wp-block-embed': embed,
  'wp-block-pullquote': plain('pullquote'),
  'wp-block-audio': plain('audio'),
  'wp-block-video': plain('video'),
};

/** The block of a figure with a known class. */
export function figure(node: ElementNode, html: string): string | undefined {
  for (const name of classesOf(node)) {
    const convert = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (convert) return convert(node, html);
  }
  return undefined;
}
