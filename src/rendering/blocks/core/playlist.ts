// `core/playlist` and `core/playlist-track`: recordings to choose from, with the hooks of the player.

import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { stripAllTags } from '../../formatting/strip-tags.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { filled, type Language } from '../../language.ts';
import { coreBlocks } from '../core-types.ts';
import { type Json, type JsonObject, phpJson } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { isSet, text, wrapper } from './helpers.ts';

const colors = [
  ['waveformColor', 'color'],
  ['waveformGradient', 'gradient'],
  ['waveformBackgroundColor', 'background-color'],
  ['waveformBackgroundGradient', 'background-gradient'],
] as const;

/** `core/playlist` */
export function playlist(html: string, block: LiveBlock, state: RenderState): string {
  const attributes = preparedAttributes(block);
  const { say } = state.language;
  const playlistId = `playlist-${state.nextId('')}`;
  const type = coreBlocks.get('core/playlist-track')?.type;
  const inside = block.source.inner
    .filter(({ name }) => name === 'core/playlist-track')
    .map((one) => preparedAttributes({ attributes: one.attributes ?? {}, type }))
    .filter(({ id }) => isSet(id));
  if (inside.length === 0) return '';
  const tracks = inside.map((_, index) => `track-${index}`);
  const given = colors
    .filter(([name]) => isSet(attributes[name]))
    .map(([name, kind]) => ` data-waveform-player-${kind}="${escapeAttribute(text(attributes[name]))}"`);
  const player = [
    `<div class="wp-block-playlist__waveform-player"${given.join('')}`,
    'data-wp-watch="callbacks.initWaveformPlayer"',
    `data-label-play="${escapeAttribute(say('Play'))}"`,
    `data-label-pause="${escapeAttribute(say('Pause'))}"`,
    `data-label-seek="${escapeAttribute(say('Seek'))}"`,
    `data-label-seek-value="${escapeAttribute(say('%1$s of %2$s', 'audio current time of total duration'))}"\n\t></div>`,
  ].join('\n\t\t');
  const context = {
    playlistId,
    currentId: 'track-0',
    isPlaying: false,
    tracks,
    waveformStyle: attributes.waveformStyle ?? 'bars',
    showPlayButtonArtwork: isSet(attributes.showPlayButtonArtwork),
    labelPauseTrack: say('Pause'),
    labelSelectTrack: say('Play'),
  };
  state.stores.set('core/playlist', {
    playlists: {
      [playlistId]: {
        tracks: Object.fromEntries(inside.map((one, at) => [`track-${at}`, trackOf(one, state.language)])),
      },
    },
  });
  const tags = new Tags(html);
  if (tags.nextNamed('FIGURE')) {
    tags.insertAfter(player);
    tags.set('data-wp-interactive', 'core/playlist');
    tags.set('data-wp-context', phpJson(context));
  }
  for (const trackId of tracks) {
    if (!tags.nextWithClass('wp-block-playlist-track__button')) break;
    tags.set('data-wp-context', phpJson({ trackId }));
  }
  return tags.html();
}

/** What the script plays and shows of a track. */
function trackOf({ title, artist, album, src, image, imageAlt }: JsonObject, language: Language): JsonObject {
  const named = isSet(title) ? text(title) : language.say('Unknown title');
  const isWhole = isSet(artist) && isSet(album);
  const plain = (value: Json | undefined) => stripAllTags(text(value));
  return {
    url: escapeUrl(text(src)),
    title: stripAllTags(named),
    artist: plain(artist),
    album: plain(album),
    image: escapeUrl(text(image)),
    imageAlt: plain(imageAlt),
    ariaLabel: stripAllTags(
      isWhole
        ? filled(language.say('%1$s by %2$s from the album %3$s', 'track title, artist name, album name'), [
            named,
            text(artist),
            text(album),
          ])
        : named,
    ),
  };
}

/** `core/playlist-track` */
export function playlistTrack(block: LiveBlock, state: RenderState): string {
  const { id, artist, image, imageAlt, length, title } = preparedAttributes(block);
  if (!isSet(id)) return '';
  const { showImages } = block.around;
  const pictured = (showImages === undefined || isSet(showImages)) && isSet(image);
  const picture = pictured
    ? `<img class="wp-block-playlist-track__image" src="${escapeUrl(text(image))}" alt="${escapeAttribute(text(imageAlt))}" />`
    : '';
  const name = escapeHtml(isSet(title) ? text(title) : state.language.say('Unknown title'));
  const by = isSet(artist) ? `<span class="wp-block-playlist-track__artist">${escapeHtml(text(artist))}</span>` : '';
  const duration = isSet(length)
    ? `<span class="wp-block-playlist-track__length"><span class="screen-reader-text">${escapeHtml(state.language.say('Duration:'))} </span>${escapeHtml(text(length))}</span>`
    : '';
  const hooks = 'data-wp-on--click="actions.changeTrack" data-wp-bind--aria-current="state.isCurrentTrack"';
  const content = `<span class="wp-block-playlist-track__content"><span class="wp-block-playlist-track__title">${name}</span>${by}</span>`;
  const action = `<span class="screen-reader-text" data-wp-text="state.trackButtonActionLabel">${escapeHtml(state.language.say('Play'))}</span>`;
  return `<li ${wrapper(block, state)}><button ${hooks} class="wp-block-playlist-track__button">${picture}${content}${duration}${action}</button></li>`;
}
