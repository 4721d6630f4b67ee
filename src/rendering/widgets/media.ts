// The widgets `media_audio`, `media_video` and `media_gallery`. Reproduces WP_Widget_Media and these kinds of it.
import { isNumericText, leadingInteger } from '../../base/numeric.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { escapeAttribute } from '../formatting/escape.ts';
import { lazyPictures } from '../lazy-pictures.ts';
import { audioPlayer, videoPlayer } from '../players.ts';
import { Fields } from './forms.ts';
import { framed, titleHtml } from './frame.ts';
import { asText, entriesOf, isArray, isBlank, itemOf, itemsOf, textOf, wholeNumber } from './instance.ts';
import { type MediaKind, mediaSettings } from './media-settings.ts';
import { fluid } from './text.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

/** Renders the content; '' hides nothing but itself. */
export type MediaContent = (instance: unknown, state: RenderState) => string;

export function mediaWidget(kind: MediaKind, name: string, description: string, content: MediaContent): WidgetType {
  return {
    idBase: `media_${kind}`,
    name,
    description,
    className: `widget_media_${kind}`,
    render: (widget, place, state) => render(kind, content, widget, place, state),
    form: (widget) => form(kind, widget),
  };
}

function render(
  kind: MediaKind,
  content: MediaContent,
  { instance }: LiveWidget,
  place: WidgetPlace,
  state: RenderState,
): string {
  const whole = withInitial(kind, instance);
  if (!(kind === 'gallery' ? hasPictures(whole, state) : hasMedia(whole, state))) return '';
  return framed(place, titleHtml(textOf(whole, 'title'), state), content(whole, state));
}

/** Settings of an instance, those that are missing as they are at first. */
function withInitial(kind: MediaKind, instance: unknown): unknown {
  const initial = Object.entries(mediaSettings[kind]).map(([name, setting]) => [name, setting.initial] as const);
  return new Map([...initial, ...entriesOf(instance)]);
}

function hasMedia(instance: unknown, state: RenderState): boolean {
  const id = attachmentId(instance);
  return (id > 0 && state.context.data.facts?.media(id) !== undefined) || !isBlank(itemOf(instance, 'url'));
}

/** Text that is no number names no file. */
export function attachmentId(instance: unknown): number {
  const given = itemOf(instance, 'attachment_id');
  return typeof given === 'string' && !isNumericText(given) ? 0 : wholeNumber(instance, 'attachment_id', 0);
}

function hasPictures(instance: unknown, state: RenderState): boolean {
  const ids = pictureIds(instance);
  // Each is asked for, so that all are loaded at once.
  const found = ids.filter((id) => state.context.data.facts?.media(id) !== undefined);
  return ids.length > 0 && found.length === ids.length;
}

/** `wp_parse_id_list` of the setting `ids`. */
function pictureIds(instance: unknown): number[] {
  const ids = itemOf(instance, 'ids');
  const parts = isArray(ids) ? itemsOf(ids).map(asText) : asText(ids).split(/[\s,]+/);
  const numbers = parts.filter((part) => part !== '').map((part) => Math.abs(leadingInteger(part)));
  return [...new Set(numbers)];
}

/** Settings as attributes of a shortcode. */
function attributesOf(instance: unknown): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of entriesOf(instance))
    attributes[name] = isArray(value) && !isBlank(value) ? 'Array' : asText(value);
  return attributes;
}

function sourceOf(instance: unknown, kind: 'audio' | 'video', state: RenderState): { src: string; isOwn: boolean } {
  const media = state.context.data.facts?.media(attachmentId(instance));
  const isOwn = media?.is(kind) ?? false;
  return { src: isOwn && media ? media.url : textOf(instance, 'url'), isOwn };
}

function audio(instance: unknown, state: RenderState): string {
  return audioPlayer({ ...attributesOf(instance), src: sourceOf(instance, 'audio', state).src }, state);
}

const services = /^https?:\/\/(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/)|^https?:\/\/(?:[^\n]+\.)?vimeo\.com\//;

function video(instance: unknown, state: RenderState): string {
  const { src, isOwn } = sourceOf(instance, 'video', state);
  if (src === '' || src === '0') return '';
  if (!isOwn && !services.test(src)) return fluid(state.context.data.embed?.(src, {}) ?? '');
  return fluid(videoPlayer({ ...attributesOf(instance), src }, textOf(instance, 'content'), state));
}

function gallery(instance: unknown, state: RenderState): string {
  const attributes = attributesOf(instance);
  const whole: Record<string, string> = { ...attributes, ids: pictureIds(instance).join(',') };
  whole.link = attributes.link_type ?? 'post';
  if (!isBlank(itemOf(instance, 'orderby_random'))) whole.orderby = 'rand';
  const { data, post } = state.context;
  const html = data.facts?.shortcodes(post?.id ?? 0, whole)?.html('gallery', state.nextId('gallery')) ?? '';
  state.allowance.made(html);
  return outsideContent(html, state);
}

/** HTML with pictures that load late, unless it stands in a content, whose filters see to that for all its pictures. */
export const outsideContent = (html: string, state: RenderState): string =>
  state.context.filters ? html : lazyPictures(html);

export const audioWidget = mediaWidget('audio', 'Audio', 'A player for a sound.', audio);
export const videoWidget = mediaWidget('video', 'Video', 'A film of the library or of a provider.', video);
export const galleryWidget = mediaWidget('gallery', 'Gallery', 'A gallery of pictures.', gallery);

function form(kind: MediaKind, { number, instance }: LiveWidget): string {
  const fields = new Fields(`media_${kind}`, number);
  const whole = withInitial(kind, instance);
  const inputs = Object.keys(mediaSettings[kind]).map((name) => {
    const value = itemOf(whole, name);
    const shown = isArray(value) ? itemsOf(value).map(asText).join(',') : asText(value);
    return `			<input
				type="hidden"
				data-property="${name}"
				class="media-widget-instance-property"
				name="${fields.name(name)}"
				id="${fields.id(name)}"
				value="${escapeAttribute(shown)}"
			/>
			`;
  });
  return inputs.join('');
}
