// The HTML of a playlist (wp_playlist_shortcode): a player without a source, the recordings as links, and as JSON for the
// script that plays them.

import { knownTypes, typeOfName } from '../../base/mime-types.ts';
import { escapeAttribute } from '../../rendering/formatting/escape.ts';
import type { MetaRows } from '../meta/types.ts';
import type { Site } from '../site.ts';
import { type Attachment, shownSize } from './attachment.ts';
import type { MediaAttributes } from './media-attributes.ts';
import { attachmentLink } from './picture-html.ts';

export interface Playlist {
  readonly site: Site;
  readonly attachments: readonly Attachment[];
  readonly meta: ReadonlyMap<number, MetaRows>;
  /** Pictures that stand for recordings, by id. */
  readonly covers: ReadonlyMap<number, Attachment>;
  readonly attributes: MediaAttributes;
  readonly kind: 'audio' | 'video';
}

/** Size of a player where nothing says otherwise. */
const player = { width: 640, height: 360 };
/** What WordPress's block theme leaves of it. */
const shownKeys = ['artist', 'album', 'genre', 'year', 'length_formatted'];

export function playlistHtml(playlist: Playlist): string {
  const { site, attachments, attributes, kind } = playlist;
  const tracks = attachments.map((attachment) => trackOf(playlist, attachment));
  const switched = (name: keyof MediaAttributes): boolean =>
    !['false', '0', ''].includes((attributes[name] ?? 'true').toLowerCase());
  const data = {
    type: kind,
    tracklist: switched('tracklist'),
    tracknumbers: switched('tracknumbers'),
    images: switched('images'),
    artists: switched('artists'),
    tracks,
  };
  const style = escapeAttribute(attributes.style ?? 'light');
  const height = heightOf(attachments, kind);
  const links = attachments.map((attachment) => `<li>${attachmentLink(site, attachment, { size: 'thumbnail' })}</li>`);
  return [
    `<div class="wp-playlist wp-${kind}-playlist wp-playlist-${style}">\n`,
    kind === 'audio' ? `\t\t\t<div class="wp-playlist-current-item"></div>\n` : '',
    `\t\t<${kind} controls="controls" preload="none" width="${player.width}"\n\t\t`,
    kind === 'video' ? ` height="${height}"` : '',
    `\t></${kind}>\n\t<div class="wp-playlist-next"></div>\n\t<div class="wp-playlist-prev"></div>\n\t<noscript>\n\t<ol>\n\t\t`,
    links.join(''),
    `\t</ol>\n\t</noscript>\n\t<script type="application/json" class="wp-playlist-script">${jsonInHtml(data)}</script>\n</div>\n\t`,
  ].join('');
}

function heightOf(attachments: readonly Attachment[], kind: string): number {
  if (kind !== 'video') return player.height;
  let { height } = player;
  // The last one with a size decides.
  for (const { metadata } of attachments) if (isSized(metadata)) height = scaled(metadata);
  return height;
}

type Sized = Readonly<Record<'width' | 'height', unknown>>;
const isSized = (metadata: Attachment['metadata']): metadata is Attachment['metadata'] & Sized =>
  Number(metadata?.width) > 0 && Number(metadata?.height) > 0;
const scaled = ({ width, height }: Sized): number => Math.round((Number(height) * player.width) / Number(width));

function trackOf(playlist: Playlist, attachment: Attachment): Record<string, unknown> {
  const { row, url, metadata } = attachment;
  const track: Record<string, unknown> = {
    src: url,
    type: typeOfName(url, knownTypes)?.type ?? false,
    title: row.post_title,
    caption: row.post_excerpt,
    description: row.post_content,
  };
  const known = shownKeys.filter((key) => metadata?.[key]).map((key) => [key, metadata?.[key]]);
  track.meta = known.length > 0 ? Object.fromEntries(known) : [];
  if (metadata && playlist.kind === 'video') {
    const original = isSized(metadata) ? { width: metadata.width, height: metadata.height } : player;
    const height = isSized(metadata) ? scaled(metadata) : player.height;
    track.dimensions = { original, resized: { width: player.width, height } };
  }
  const images = playlist.attributes.images ?? 'true';
  return images === '' || images === '0' ? track : { ...track, ...coverOf(playlist, attachment) };
}

/** The recording's picture, or the sign of its kind. */
function coverOf({ site, meta, covers, kind }: Playlist, { row }: Attachment): Record<string, unknown> {
  const id = Number(meta.get(row.ID)?.get('_thumbnail_id')?.[0] ?? 0);
  if (id === 0) {
    const src = `${site.options.siteUrl}/wp-includes/images/media/${kind}.svg`;
    return { image: { src, width: 48, height: 64 }, thumb: { src, width: 48, height: 64 } };
  }
  const cover = covers.get(id);
  const found: Record<string, unknown> = {};
  for (const [name, size] of [
    ['image', 'full'],
    ['thumb', 'thumbnail'],
  ] as const) {
    const shown = cover && shownSize(site, cover, size);
    if (shown) found[name] = { src: shown.url, width: shown.width, height: shown.height };
  }
  return found;
}

/** JSON as PHP writes it, that cannot end the element around it. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003C')
    .replace(/>/g, '\\u003E')
    .replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
