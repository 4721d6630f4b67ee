// The `[audio]` and `[video]` shortcodes (WordPress `wp_audio_shortcode()`, `wp_video_shortcode()`), which addresses of media
// files alone on a line become as well. Players are numbered within a request. A shortcode that names no file plays the first
// one attached to the post.
import { knownTypes, typeOfName } from '../base/mime-types.ts';
import { leadingInteger } from '../base/numeric.ts';
import { before } from '../base/trim.ts';
import type { RenderState } from './blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from './formatting/escape.ts';
import { trim } from './formatting/php-strings.ts';
import type { ShortcodeAttributes } from './formatting/shortcode-attributes.ts';
import { escapeUrl } from './formatting/url.ts';
import type { ContentContext } from './types.ts';

/** Endings of files that players can begin with, which are names of attributes, too; in WordPress's order. */
type Endings = readonly string[];
const audioEndings: Endings = ['mp3', 'ogg', 'flac', 'm4a', 'wav'];
const videoEndings: Endings = ['mp4', 'm4v', 'webm', 'ogv', 'flv'];
const site = /^https?:\/\/(?:(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/)|(?:.+\.)?(vimeo)\.com\/)/;

/** Is an attribute set to something (PHP `!empty`)? */
const isSet = (value: string | undefined): value is string => value !== undefined && value !== '' && value !== '0';
const isOn = (value: string | undefined): boolean => isSet(value) && value.toLowerCase() !== 'false';

/** The type of a file that a player can begin with. */
function typeOf(url: string, endings: Endings): string | undefined {
  const named = typeOfName(url, knownTypes);
  return named && endings.includes(named.ending.toLowerCase()) ? named.type : undefined;
}

function numbered(url: string, instance: number): string {
  const hash = url.indexOf('#');
  const plain = hash === -1 ? url : url.slice(0, hash);
  return `${plain}${plain.includes('?') ? '&' : '?'}_=${instance}${hash === -1 ? '' : url.slice(hash)}`;
}

function switches(attributes: ShortcodeAttributes, preload: string): string {
  const wanted = attributes.preload ?? preload;
  return ['loop', 'autoplay', 'muted']
    .flatMap((name) => (isOn(attributes[name]) ? [` ${name}`] : []))
    .concat(['none', 'metadata', 'auto'].includes(wanted) ? [` preload="${wanted}"`] : [])
    .join('');
}

interface Files {
  readonly sources: string;
  readonly link: string;
}

/** Names a shortcode a file that a player can begin with? */
const namesFile = (attributes: ShortcodeAttributes, endings: Endings): boolean =>
  isSet(attributes.src) || endings.some((one) => endsWith(attributes[one] ?? '', one));

const endsWith = (file: string, ending: string): boolean => file.toLowerCase().endsWith(`.${ending}`);

/** The player's sources, and the link for readers without one. Null where there is no file of a known type. */
function files(
  attributes: ShortcodeAttributes,
  endings: Endings,
  instance: number,
  srcType: string | undefined,
): Files | null {
  if (!namesFile(attributes, endings)) return null;
  const list = endings
    .map((ending) => attributes[ending])
    .filter(isSet)
    .map((file) => [file, typeOfName(file, knownTypes)?.type ?? ''] as const);
  if (isSet(attributes.src)) list.unshift([attributes.src, srcType ?? '']);
  const url = escapeUrl(list[0]?.[0] ?? '');
  return {
    sources: list
      .map(([file, type]) => `<source type="${type}" src="${escapeUrl(numbered(file, instance))}" />`)
      .join(''),
    link: `<a href="${url}">${url}</a>`,
  };
}

/** The attributes; where they name no file, with the first one attached to the post as source. */
function withAttached(
  attributes: ShortcodeAttributes,
  kind: 'audio' | 'video',
  endings: Endings,
  state: RenderState,
): ShortcodeAttributes {
  const attached = namesFile(attributes, endings) ? undefined : attachedMedia(kind, state.context);
  return attached === undefined ? attributes : { ...attributes, src: attached };
}

function attachedMedia(kind: 'audio' | 'video', { data, post }: ContentContext): string | undefined {
  return post && data.facts?.shortcodes(post.id, {})?.attached(kind);
}

/** `[audio]` */
export function audioPlayer(given: ShortcodeAttributes, state: RenderState): string {
  const instance = state.nextId('audio');
  const attributes = withAttached(given, 'audio', audioEndings, state);
  const src = given.src ?? '';
  const type = typeOf(src, audioEndings);
  if (isSet(src) && type === undefined) {
    return `<a class="wp-embedded-audio" href="${escapeUrl(src)}">${escapeHtml(src)}</a>`;
  }
  const found = files(attributes, audioEndings, instance, type ?? typeOf(attributes.src ?? '', audioEndings));
  if (!found) return '';
  const classes = escapeAttribute(attributes.class ?? 'wp-audio-shortcode');
  const style = escapeAttribute(attributes.style ?? 'width: 100%;');
  const id = `audio-${state.context.post?.id ?? 0}-${instance}`;
  return (
    `<audio class="${classes}" id="${id}"${switches(attributes, 'none')} style="${style}" controls="controls">` +
    `${found.sources}${found.link}</audio>`
  );
}

/** A film of YouTube or Vimeo as the player wants it: without `feature`, or with nothing but whether it loops. */
function serviceAddress(src: string, loop = ''): string {
  const secure = src.replace(/^http:/, 'https:');
  if (!/^https:\/\/(?:.+\.)?vimeo\.com\//.test(secure)) {
    return secure.replace(/([?&])feature=[^&#]*&?/, '$1').replace(/[?&](?=#|$)/, '');
  }
  return `${before(secure, '?#')}?loop=${loop === '' || loop === '0' ? 0 : 1}`;
}

/** `[video]` */
export function videoPlayer(given: ShortcodeAttributes, content: string | null, state: RenderState): string {
  const instance = state.nextId('video');
  const src = given.src ?? '';
  const service = site.exec(src);
  const type = service ? `video/${service[1] ?? 'youtube'}` : typeOf(src, videoEndings);
  if (isSet(src) && type === undefined) {
    return `<a class="wp-embedded-video" href="${escapeUrl(src)}">${escapeHtml(src)}</a>`;
  }
  const attributes = service
    ? { ...given, src: serviceAddress(src, given.loop) }
    : withAttached(given, 'video', videoEndings, state);
  const found = files(attributes, videoEndings, instance, type ?? typeOf(attributes.src ?? '', videoEndings));
  if (!found) return '';
  const width = Math.abs(leadingInteger(attributes.width ?? '640'));
  const height = Math.abs(leadingInteger(attributes.height ?? '360'));
  const classes = attributes.class ?? 'wp-video-shortcode';
  const poster = escapeUrl(attributes.poster ?? '');
  const head = [
    !isSet(classes) ? '' : `class="${escapeAttribute(classes)}" `,
    `id="video-${state.context.post?.id ?? 0}-${instance}"`,
    width === 0 ? '' : ` width="${width}"`,
    height === 0 ? '' : ` height="${height}"`,
    poster === '' ? '' : ` poster="${poster}"`,
  ].join('');
  const inside = content === '0' ? '' : (content ?? '');
  const tracks = trim(inside.includes('\n') ? inside.replace(/\r\n|[\n\t]/g, '') : inside);
  const rule = isSet(attributes.width ?? '640') ? `width: ${leadingInteger(attributes.width ?? '640')}px;` : '';
  return (
    `<div style="${rule}" class="wp-video"><video ${head}${switches(attributes, 'metadata')} controls="controls">` +
    `${found.sources}${tracks}${found.link}</video></div>`
  );
}
