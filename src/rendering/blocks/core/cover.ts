// `core/cover` and `core/media-text` with the featured picture of the post around them, and `core/cover` with a video of
// another site in its background.
import { escapeUrl } from '../../formatting/url.ts';
import { alternative } from '../../pictures.ts';
import { at, type Json } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, setUpPost, text } from './helpers.ts';
import { featuredPicture } from './picture.ts';

/** `core/cover` */
export function cover(html: string, block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  if (attributes.backgroundType !== 'image' || attributes.useFeaturedImage === false) return html;
  const position = attributes.focalPoint === undefined ? undefined : focus(attributes.focalPoint);
  const size = attributes.sizeSlug === undefined ? undefined : text(attributes.sizeSlug);
  if (isSet(attributes.hasParallax) || isSet(attributes.isRepeated)) {
    const picture = backdrop(block, size ?? 'full', position ?? '50% 50%', state);
    return picture === '' ? html : beforeContent(html, picture);
  }
  const more = {
    class: 'wp-block-cover__image-background',
    'data-object-fit': 'cover',
    ...(position === undefined ? {} : { 'data-object-position': position, style: `object-position:${position};` }),
  };
  return beforeContent(html, featuredPicture(setUpPost(block, state), size ?? 'post-thumbnail', more, state));
}

const percent = (value: Json | undefined): string => `${Math.round(Number(value ?? 0) * 100)}%`;
const focus = (point: Json | undefined): string => `${percent(at(point, 'x'))} ${percent(at(point, 'y'))}`;

/** A picture that stays in place or is repeated: the background of an element. */
function backdrop(block: LiveBlock, size: string, position: string, state: RenderState): string {
  const post = setUpPost(block, state);
  const media = post && state.context.data.facts?.media(post.thumbnail);
  const shown = media?.shown(size);
  if (!media || !shown) return '';
  const tags = new Tags('<div></div>');
  tags.next();
  const alt = alternative(media);
  if (alt !== '' && alt !== '0') {
    tags.set('role', 'img');
    tags.set('aria-label', alt);
  }
  tags.addClass('wp-block-cover__image-background');
  tags.addClass(`wp-image-${media.id}`);
  if (isSet(block.attributes.hasParallax)) tags.addClass('has-parallax');
  if (isSet(block.attributes.isRepeated)) tags.addClass('is-repeated');
  tags.set('style', `background-position:${position};background-image:url(${escapeUrl(shown.url)});`);
  return tags.html();
}

/** Puts a picture before the element that holds the inner blocks. */
function beforeContent(html: string, picture: string): string {
  let from = 0;
  for (let end = html.indexOf('>'); end !== -1; end = html.indexOf('>', from)) {
    const open = /<div\b(?=[^>]+wp-block-cover__inner-container[\s|"])/.exec(html.slice(from, end));
    if (open) {
      const place = from + open.index;
      return html.slice(0, place) + picture + html.slice(place);
    }
    from = end + 1;
  }
  return html;
}

/** `core/media-text` */
export function mediaText(html: string, block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  if (attributes.useFeaturedImage === false) return html;
  const post = setUpPost(block, state);
  const media = post && post.thumbnail > 0 ? state.context.data.facts?.media(post.thumbnail) : undefined;
  const shown = media?.shown('post-thumbnail');
  if (!media || !shown) return html;
  const name = `wp-block-media-text__media-${state.nextId('')}`;
  const fills = isSet(attributes.imageFill);
  const tags = new Tags(fills ? withFilledClass(html) : html);
  let isFirst = true;
  let figure: { start: number; end: number; html: string } | undefined;
  const isRight = attributes.mediaPosition === 'right';
  const out = tags.html();
  const walk = new Tags(out);
  while (walk.nextWithClass('wp-block-media-text__media', 'FIGURE')) {
    figure = { start: walk.start, end: walk.end, html: out.slice(walk.start, walk.end) };
    if (!isRight) break;
  }
  const before = new Tags(out);
  if (figure && before.nextNamed('FIGURE')) isFirst = before.start === figure.start;
  // WordPress finds the place by the tag's exact form.
  if (!figure || !/^<figure\s+class="wp-block-media-text__media"\s*>$/.test(figure.html)) return out;
  const picture = new Tags('<img class="">');
  picture.next();
  picture.set('src', escapeUrl(shown.url));
  picture.set('class', `wp-image-${media.id} size-${text(attributes.mediaSizeSlug ?? 'full')}`);
  picture.set('alt', alternative(media));
  const point = attributes.focalPoint;
  if (fills) picture.set('style', `object-position:${point === undefined ? '50% 50%' : focus(point)};`);
  // The mark that WordPress finds the place by goes from the first figure alone.
  const marked = figure.html.replace('<figure', () => `<figure ${isFirst ? '' : `id="${name}"`}`);
  return out.slice(0, figure.start) + marked + picture.html() + out.slice(figure.end);
}

function withFilledClass(html: string): string {
  const tags = new Tags(html);
  while (tags.nextWithClass('wp-block-media-text', 'DIV')) {
    tags.removeClass('is-image-fill');
    tags.addClass('is-image-fill-element');
  }
  return tags.html();
}
