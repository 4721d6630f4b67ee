// The widget `media_image`: a picture of the library or of an address, with a link and a caption.
// Reproduces WP_Widget_Media_Image.
import type { MediaFacts } from '../blocks/facts.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { captionShortcode } from '../formatting/caption.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { trim } from '../formatting/php-strings.ts';
import { escapeUrl } from '../formatting/url.ts';
import { isOn, itemOf, textOf, wholeNumber } from './instance.ts';
import { attachmentId, mediaWidget, outsideContent } from './media.ts';

export const imageWidget = mediaWidget('image', 'Image', 'A picture.', image);

function image(instance: unknown, state: RenderState): string {
  const found = state.context.data.facts?.media(attachmentId(instance));
  const own = found?.is('image') ? found : undefined;
  const url = textOf(instance, 'url');
  if (!own && url === '') return '';
  const size = textOf(instance, 'size');
  const isNamed = size !== 'custom' && (size === 'full' || state.context.site?.pictureSizes().includes(size) === true);
  const picture = own ? ownPicture(own, instance, isNamed ? size : undefined, state) : otherPicture(instance, state);
  const width = own && isNamed ? own.widthOf(size) : wholeNumber(instance, 'width', 0);
  const linked = withLink(picture, instance, own);
  const stored = itemOf(instance, 'caption');
  const caption = own && (stored === undefined || stored === null) ? own.caption : textOf(instance, 'caption');
  const isShown = own ? trim(caption) !== '' && trim(caption) !== '0' : caption !== '' && caption !== '0';
  if (!isShown) return linked;
  const hasFigures = state.context.site?.hasHtml5('caption') ?? true;
  return captionShortcode({ width: String(width), caption }, linked, asItIs, asItIs, hasFigures);
}

const asItIs = (text: string): string => text;

function ownPicture(media: MediaFacts, instance: unknown, named: string | undefined, state: RenderState): string {
  const size = named ?? ([wholeNumber(instance, 'width', 0), wholeNumber(instance, 'height', 0)] as const);
  const sizeName = typeof size === 'string' ? size : size.join('x');
  const classes = `image wp-image-${media.id} ${textOf(instance, 'image_classes')} attachment-${sizeName} size-${sizeName}`;
  const title = textOf(instance, 'image_title');
  const alt = textOf(instance, 'alt');
  const picture = media.picture(size, {
    class: classes,
    style: 'max-width: 100%; height: auto;',
    ...(isOn(instance, 'image_title') ? { title } : {}),
    ...(isOn(instance, 'alt') ? { alt } : {}),
  });
  return outsideContent(picture, state);
}

function otherPicture(instance: unknown, state: RenderState): string {
  const sized = (name: string) => {
    const value = itemOf(instance, name);
    return value === 0 ? '' : textOf(instance, name);
  };
  const attributes = {
    class: `image ${textOf(instance, 'image_classes')}`,
    src: textOf(instance, 'url'),
    alt: textOf(instance, 'alt'),
    width: sized('width'),
    height: sized('height'),
    ...(state.context.filters ? {} : { decoding: 'async', loading: 'lazy' }),
  };
  const html = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return `<img${html.join('')} />`;
}

function withLink(picture: string, instance: unknown, own: MediaFacts | undefined): string {
  const kind = textOf(instance, 'link_type');
  let url = '';
  if (kind === 'file') url = own?.url ?? textOf(instance, 'url');
  else if (kind === 'post') url = own?.link ?? '';
  else if (kind === 'custom') url = textOf(instance, 'link_url');
  if (url === '' || url === '0') return picture;
  const classes = isOn(instance, 'link_classes') ? ` class="${escapeAttribute(textOf(instance, 'link_classes'))}"` : '';
  const rel = isOn(instance, 'link_rel') ? ` rel="${escapeAttribute(textOf(instance, 'link_rel'))}"` : '';
  const target = isOn(instance, 'link_target_blank') ? ' target="_blank"' : '';
  return `<a href="${escapeUrl(url)}"${classes}${rel}${target}>${picture}</a>`;
}
