// The `[audio]` and `[video]` shortcodes (WordPress `wp_audio_shortcode()`, `wp_video_shortcode()`), which addresses of media
// files alone on a line become as well. Players are numbered within a request. Media attached to the post is not looked up:
// a shortcode that names no file renders to nothing.
import type { RenderState } from './blocks/render-state.ts';
import { escapeAttribute, escapeHtml } from './formatting/escape.ts';
import type { ShortcodeAttributes } from './formatting/shortcode-attributes.ts';
import { escapeUrl } from './formatting/url.ts';

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

/** `[audio]` */
export function audioPlayer(attributes: ShortcodeAttributes, state: RenderState): string {
  const instance = state.nextId('audio');
  const src = attributes.src ?? '';
  const type = typeOf(src, audioTypes);
  if (src !== '' && type === undefined) {
    return `<a class="wp-embedded-audio" href="${escapeUrl(src)}">${escapeHtml(src)}</a>`;
  }
  const found = files(attributes, audioTypes, instance, type);
  if (!found) return '';
  const classes = escapeAttribute(attributes.class ?? 'wp-audio-shortcode');
  const style = escapeAttribute(attributes.style ?? 'width: 100%;');
  const id = `audio-${state.context.post?.id ?? 0}-${instance}`;
  return (
    `<audio class="${classes}" id="${id}"${switches(attributes, 'none')} style="${style}" controls="controls">` +
    `${found.sources}${found.link}</audio>`
  );
}

/** `[video]` */
export function videoPlayer(attributes: ShortcodeAttributes, content: string | null, state: RenderState): string {
  const instance = state.nextId('video');
  const src = attributes.src ?? '';
  const service = site.exec(src);
  const type = service ? `video/${service[1] ?? 'youtube'}` : typeOf(src, videoTypes);
  if (src !== '' && type === undefined) {
    return `<a class="wp-embedded-video" href="${escapeUrl(src)}">${escapeHtml(src)}</a>`;
  }
  const found = files(attributes, videoTypes, instance, type);
  if (!found) return '';
  const width = Math.abs(Number.parseInt(attributes.width ?? '640', 10) || 0);
  const height = Math.abs(Number.parseInt(attributes.height ?? '360', 10) || 0);
  const classes = attributes.class ?? 'wp-video-shortcode';
  const head = [
    classes === '' ? '' : `class="${escapeAttribute(classes)}" `,
    `id="video-${state.context.post?.id ?? 0}-${instance}"`,
    width === 0 ? '' : ` width="${width}"`,
    height === 0 ? '' : ` height="${height}"`,
    (attributes.poster ?? '') === '' ? '' : ` poster="${escapeUrl(attributes.poster ?? '')}"`,
  ].join('');
  const tracks = (content ?? '').replace(/\r\n|\n/g, '').trim();
  const rule = width === 0 ? '' : `width: ${width}px;`;
  return (
    `<div style="${rule}" class="wp-video"><video ${head}${switches(attributes, 'metadata')} controls="controls">` +
    `${found.sources}${tracks}${found.link}</video></div>`
  );
}
