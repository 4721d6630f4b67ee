// `core/gallery`: pictures that stand in it, or those that were uploaded to the post around it; in random order where asked;
// with the hooks that lead from one picture of a lightbox to the next.
import { safeCss } from '../../formatting/css.ts';
import { escapeAttribute } from '../../formatting/escape.ts';
import { kses } from '../../formatting/kses.ts';
import { escapeUrl } from '../../formatting/url.ts';
import type { PictureAttributes } from '../../pictures.ts';
import { blockFacts } from '../../theme/json/block-facts.ts';
import { phpInteger } from '../casts.ts';
import type { MediaFacts } from '../facts.ts';
import { at, isObject, type Json, type JsonObject } from '../json.ts';
import type { PageRule } from '../page-styles.ts';
import type { Block } from '../parse.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { sanitizeGap, spacingValue } from '../supports/gap-values.ts';
import { Tags } from '../tags.ts';
import { isSet, postIdOf, text, wrapper } from './helpers.ts';
import { lightboxId } from './lightbox.ts';
import { attachmentPicture } from './picture.ts';

/** Before its pictures are rendered: each gets the id of its attachment, and all know their gallery. */
export function galleryImages(block: LiveBlock, state: RenderState): LiveBlock {
  const inner = block.source.inner.map((one) => {
    const id = one.attributes?.id;
    if (one.name !== 'core/image' || id === undefined || id === null || one.attributes?.['data-id'] !== undefined)
      return one;
    return { ...one, attributes: { ...one.attributes, 'data-id': escapeAttribute(text(id)) } };
  });
  const around = { ...block.around, galleryId: String(++state.galleries) };
  return { ...block, around, source: { ...block.source, inner } };
}

export function gallery(stored: string, block: LiveBlock, state: RenderState, inner: () => Inner): string {
  const attributes = preparedAttributes(block);
  let html = stored;
  if (isSet(attributes.dynamicContent)) {
    const pictures = attachedPictures(block, attributes, state);
    if (pictures.length === 0) return '';
    const columns = attributes.columns === undefined ? 'default' : phpInteger(attributes.columns);
    const cropped = isSet(attributes.imageCrop ?? true) ? ' is-cropped' : '';
    const classes = `wp-block-gallery has-nested-images columns-${columns}${cropped}`;
    html = `<figure ${wrapper(block, state, classes)}>${inner().blocks(pictures)}${stored}</figure>`;
  }
  const tags = new Tags(html);
  const name = `wp-block-gallery-${state.nextId('')}`;
  if (tags.next()) tags.addClass(name);
  state.styles?.add(name, () => gapRules(name, attributes, state));
  let out = tags.html();
  if (isSet(attributes.randomOrder)) out = shuffled(out, () => state.context.site?.random() ?? 0);
  if (!state.lightboxGalleries.has(text(block.around.galleryId))) return out;
  const hooked = new Tags(out);
  if (!hooked.next()) return out;
  hooked.set('data-wp-interactive', 'core/gallery');
  const id = lightboxId(state);
  hooked.set('data-wp-context', JSON.stringify({ galleryId: id }));
  tellOrder(id, hooked, state);
  return hooked.html();
}

const usualGap = blockFacts['core/gallery']?.gap ?? '';

/** The gap between columns, from which pictures' widths are worked out, in all windows and in small ones. */
function gapRules(name: string, { style }: JsonObject, { context }: RenderState): PageRule[] {
  const { blockGaps, galleryGaps, viewports } = context.theme;
  const gapOf = (of: Json | undefined): Json | undefined => at(of, 'spacing', 'blockGap');
  const rule = (gap: Json | undefined, media = ''): PageRule => ({
    selector: `.wp-block-gallery.${name}`,
    declarations: [['--wp--style--unstable-gallery-gap', columnGap(gap)]],
    media,
  });
  const own = gapOf(style);
  const inViews = [...viewports].flatMap(([view, media]) => {
    const inView = gapOf(at(style, view));
    const gap = inView === undefined && own === undefined ? galleryGaps.get(view) : inView;
    return gap === undefined || gap === null ? [] : [rule(gap, media)];
  });
  return [rule(own === undefined ? (blockGaps['core/gallery'] ?? usualGap) : own), ...inViews];
}

/** WordPress `block_core_gallery_get_column_gap_value()`. */
function columnGap(gap: Json | undefined): string {
  const column = isObject(gap) || Array.isArray(gap) ? (at(gap, 'left') ?? usualGap) : gap;
  const safe = sanitizeGap(column);
  const value = typeof safe === 'string' ? safe : '';
  if (value === '') return usualGap;
  return value === '0' ? '0px' : spacingValue(value);
}

/** Tells the script which pictures a gallery has, and in which order. */
function tellOrder(galleryId: string, tags: Tags, { stores, language }: RenderState): void {
  const metadata = stores.state('core/image').metadata;
  const keys: string[] = [];
  while (tags.nextNamed('FIGURE')) {
    const key = tags.attribute('data-wp-key');
    if (typeof key === 'string' && at(metadata, key) !== undefined) keys.push(key);
  }
  const more = keys.map((key, order) => {
    const place = [order + 1, keys.length] as const;
    const alt = text(at(metadata, key, 'alt'));
    const customAriaLabel =
      alt === ''
        ? language.fill('Enlarged image %1$s of %2$s', ...place)
        : language.fill('Enlarged image %1$s of %2$s: %3$s', ...place, alt);
    return [
      key,
      { galleryId, customAriaLabel, triggerButtonAriaLabel: language.fill('Enlarge %1$s of %2$s', ...place), order },
    ];
  });
  stores.set('core/image', { metadata: Object.fromEntries(more) });
}

/** The pictures that were uploaded to the post, each as a block. */
function attachedPictures(block: LiveBlock, attributes: JsonObject, state: RenderState): Block[] {
  const { dynamicContent: wanted } = attributes;
  const post = postIdOf(block);
  const { facts } = state.context.data;
  if (at(wanted, 'source') !== 'core/attached-media' || post === undefined || !facts) return [];
  const orderBy = at(wanted, 'args', 'orderBy') === 'title' ? 'title' : 'date';
  const order = text(at(wanted, 'args', 'order')).toUpperCase() === 'ASC' ? 'asc' : 'desc';
  const ids = facts.attached({ post, orderBy, order }) ?? [];
  return ids.flatMap((id) => {
    const media = facts.media(id);
    return media ? attachedPicture(media, attributes, state) : [];
  });
}

function attachedPicture(media: MediaFacts, gallery: JsonObject, state: RenderState): Block[] {
  const size = gallery.sizeSlug === undefined ? 'large' : text(gallery.sizeSlug);
  const ratio = text(gallery.aspectRatio ?? 'auto');
  const isShaped = ratio !== '' && ratio !== '0' && ratio !== 'auto';
  const style: PictureAttributes = isShaped ? { style: safeCss(`aspect-ratio:${ratio};object-fit:cover;`) } : {};
  const shown = media.shown(size);
  if (!shown) return [];
  let html = attachmentPicture(media, shown, size, { class: `wp-image-${media.id}`, ...style }, state);
  const link = linkOf(media, gallery);
  const { href, linkTarget, rel } = link;
  if (isSet(href)) {
    const target = linkTarget === undefined ? '' : ` target="${escapeAttribute(text(linkTarget))}"`;
    const relation = rel === undefined ? '' : ` rel="${escapeAttribute(text(rel))}"`;
    html = `<a href="${escapeUrl(text(href))}"${target}${relation}>${html}</a>`;
  }
  if (media.caption !== '')
    html += `<figcaption class="wp-element-caption">${kses(media.caption, 'post')}</figcaption>`;
  const attributes = {
    id: media.id,
    'data-id': String(media.id),
    sizeSlug: size,
    ...link,
    ...(isShaped ? { aspectRatio: ratio, scale: 'cover' } : {}),
  };
  const figure = `<figure class="wp-block-image size-${escapeAttribute(size)}">${html}</figure>`;
  return [{ name: 'core/image', attributes, inner: [], content: [figure] }];
}

function linkOf({ url, link }: MediaFacts, { linkTo, linkTarget }: JsonObject): JsonObject {
  const made: Record<string, Json> = {};
  if (linkTo === 'media' || linkTo === 'file') Object.assign(made, { href: url, linkDestination: 'media' });
  else if (linkTo === 'attachment' || linkTo === 'post')
    Object.assign(made, { href: link, linkDestination: 'attachment' });
  else if (linkTo === 'lightbox') Object.assign(made, { linkDestination: 'none', lightbox: { enabled: true } });
  if (isSet(made.href) && linkTarget === '_blank') Object.assign(made, { linkTarget: '_blank', rel: 'noopener' });
  return made;
}

/** The HTML with its pictures in another order (Fisher–Yates). */
function shuffled(html: string, random: () => number): string {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let start = html.indexOf('<figure'); start !== -1; ) {
    const open = html.indexOf('>', start);
    const close = open === -1 ? -1 : html.indexOf('</figure>', open);
    if (close === -1) break;
    const isPicture = /\bwp-block-image\b/.test(html.slice(start, open));
    const end = isPicture ? close + '</figure>'.length : open;
    if (isPicture) found.push({ start, end });
    start = html.indexOf('<figure', end);
  }
  const pictures = found.map(({ start, end }) => html.slice(start, end));
  for (let last = pictures.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [pictures[last], pictures[other]] = [pictures[other] ?? '', pictures[last] ?? ''];
  }
  let out = '';
  let from = 0;
  found.forEach(({ start, end }, index) => {
    out += html.slice(from, start) + (pictures[index] ?? '');
    from = end;
  });
  return out + html.slice(from);
}
