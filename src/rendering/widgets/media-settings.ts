// Settings of the media widgets: names, types, what stands where nothing was set, and what is done to a new value.
// Reproduces get_instance_schema of WP_Widget_Media and its kinds, in order.

export interface MediaSetting {
  readonly type: 'string' | 'integer' | 'boolean' | 'ids';
  readonly initial: string | number | boolean | readonly number[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
  /** Sizes of pictures are those of the site. */
  readonly isSize?: true;
  readonly isUrl?: true;
  readonly clean?: 'text' | 'html' | 'classes';
}
export type MediaKind = 'audio' | 'video' | 'image' | 'gallery';

const text = (clean?: MediaSetting['clean']): MediaSetting => ({
  type: 'string',
  initial: '',
  ...(clean === undefined ? {} : { clean }),
});
const url: MediaSetting = { type: 'string', initial: '', isUrl: true };
const tick: MediaSetting = { type: 'boolean', initial: false };
const choice = (initial: string, ...choices: string[]): MediaSetting => ({ type: 'string', initial, choices });
const natural: MediaSetting = { type: 'integer', initial: 0, minimum: 0 };

const common = { attachment_id: natural, url, title: text('text') };
const files = (endings: string): Record<string, MediaSetting> =>
  Object.fromEntries(endings.split(' ').map((ending) => [ending, url]));

export const mediaSettings: Readonly<Record<MediaKind, Readonly<Record<string, MediaSetting>>>> = {
  audio: {
    preload: choice('none', 'none', 'auto', 'metadata'),
    loop: tick,
    ...files('mp3 ogg flac m4a wav'),
    ...common,
  },
  video: {
    preload: choice('metadata', 'none', 'auto', 'metadata'),
    loop: tick,
    content: text('html'),
    ...files('mp4 m4v webm ogv flv'),
    ...common,
  },
  image: {
    size: { type: 'string', initial: 'medium', isSize: true },
    width: natural,
    height: natural,
    caption: text('html'),
    alt: text('text'),
    link_type: choice('custom', 'none', 'file', 'post', 'custom'),
    link_url: url,
    image_classes: text('classes'),
    link_classes: text('classes'),
    link_rel: text('classes'),
    link_target_blank: tick,
    image_title: text('text'),
    ...common,
  },
  gallery: {
    title: text('text'),
    ids: { type: 'ids', initial: [] },
    columns: { type: 'integer', initial: 3, minimum: 1, maximum: 9 },
    size: { type: 'string', initial: 'thumbnail', isSize: true },
    link_type: choice('post', 'post', 'file', 'none'),
    orderby_random: tick,
  },
};
