// The `[audio]` and `[video]` shortcodes (WordPress `wp_audio_shortcode()`, `wp_video_shortcode()`), which addresses of media
// files alone on a line become as well. Players are numbered within a request. A shortcode that names no file plays the first
// one attached to the post.
import type { RenderState } from './blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from './formatting/escape.ts';
import { trim } from './formatting/php-strings.ts';
import type { ShortcodeAttributes } from './formatting/shortcode-attributes.ts';
import { escapeUrl } from './formatting/url.ts';
import type { ContentContext } from './types.ts';

const audioTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  m4a: 'audio/mpeg',
  wav: 'audio/wav',
};
const videoTypes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  flv: 'video/x-flv',
};
const site = /^https?:\/\/(?:(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/)|(?:.+\.)?(vimeo)\.com\/)/;

const isOn = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false';
const typeOf = (url: string, types: Readonly<Record<string, string>>): string | undefined => {
  const extension = /\.([a-z0-9]+)$/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(types, extension) ? types[extension] : undefined;
};

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
const namesFile = (attributes: ShortcodeAttributes, types: Readonly<Record<string, string>>): boolean =>
  !['', '0'].includes(attributes.src ?? '') ||
  Object.keys(types).some((one) => new RegExp(`\\.${one}$`, 'i').test(attributes[one] ?? ''));

/** The player's sources, and the link for readers without one. Null where there is no file of a known type. */
function files(
  attributes: ShortcodeAttributes,
  types: Readonly<Record<string, string>>,
  instance: number,
  srcType: string | undefined,
): Files | null {
  const src = attributes.src ?? '';
  const named = Object.keys(types).filter((extension) => (attributes[extension] ?? '') !== '');
  if (src === '' && !named.some((one) => new RegExp(`\\.${one}$`, 'i').test(attributes[one] ?? ''))) return null;
  const list: [string, string][] = named.map((one) => [
    attributes[one] ?? '',
    typeOf(attributes[one] ?? '', types) ?? '',
  ]);
  if (src !== '') list.unshift([src, srcType ?? '']);
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
  types: Readonly<Record<string, string>>,
  state: RenderState,
): ShortcodeAttributes {
  const attached = namesFile(attributes, types) ? undefined : attachedMedia(kind, state.context);
  return attached === undefined ? attributes : { ...attributes, src: attached };
}

function attachedMedia(kind: 'audio' | 'video', { data, post }: ContentContext): string | undefined {
  if (data.attachedMedia) return data.attachedMedia(kind);
  return data.facts?.shortcodes(post?.id ?? 0, {})?.attached(kind);
}

/** `[audio]` */
export function audioPlayer(given: ShortcodeAttributes, state: RenderState): string {
  const instance = state.nextId('audio');
  const attributes = withAttached(given, 'audio', audioTypes, state);
  const src = given.src ?? '';
  const type = typeOf(src, audioTypes);
  if (src !== '' && type === undefined) {
    return `<a class="wp-embedded-audio" href="${escapeUrl(src)}">${escapeHtml(src)}</a>`;
  }
  const found = files(attributes, audioTypes, instance, type ?? typeOf(attributes.src ?? '', audioTypes));
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
  return `${secure.replace(/[?#].*$/, '')}?loop=${loop === '' || loop === '0' ? 0 : 1}`;
}

/** `[video]` */
export function videoPlayer(given: ShortcodeAttributes, content: string | null, state: RenderState): string {
  const instance = state.nextId('video');
  const src = given.src ?? '';
  const service = site.exec(src);
  const type = service ? `video/${service[1] ?? 'youtube'}` : typeOf(src, videoTypes);
  if (src !== '' && type === undefined) {
    return `<a class="wp-embedded-video" href="${escapeUrl(src)}">${escapeHtml(src)}</a>`;
  }
  const attributes = service
    ? { ...given, src: serviceAddress(src, given.loop) }
    : withAttached(given, 'video', videoTypes, state);
  const found = files(attributes, videoTypes, instance, type ?? typeOf(attributes.src ?? '', videoTypes));
  if (!found) return '';
  const width = Math.abs(Number.parseInt(attributes.width ?? '640', 10) || 0);
  const height = Math.abs(Number.parseInt(attributes.height ?? '360', 10) || 0);
  const classes = attributes.class ?? 'wp-video-shortcode';
  const poster = escapeUrl(attributes.poster ?? '');
  const head = [
    classes === '' ? '' : `class="${escapeAttribute(classes)}" `,
    `id="video-${state.context.post?.id ?? 0}-${instance}"`,
    width === 0 ? '' : ` width="${width}"`,
    height === 0 ? '' : ` height="${height}"`,
    poster === '' ? '' : ` poster="${poster}"`,
  ].join('');
  const inside = content ?? '';
  const tracks = trim(inside.includes('\n') ? inside.replace(/\r\n|[\n\t]/g, '') : inside);
  const isUnset = ['', '0'].includes(attributes.width ?? '640');
  const rule = isUnset ? '' : `width: ${Number.parseInt(attributes.width ?? '640', 10) || 0}px;`;
  return (
    `<div style="${rule}" class="wp-video"><video ${head}${switches(attributes, 'metadata')} controls="controls">` +
    `${found.sources}${tracks}${found.link}</video></div>`
  );
}
