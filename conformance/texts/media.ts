// Attachments that texts may show, the same rows on both sides: pictures with sizes, without, scaled and edited ones,
// recordings and a document. No file lies behind them; rendering reads rows alone.
import { embedHash } from '../../src/content/embeds/stored.ts';
import { serialize } from '../../src/database/php-serialize.ts';
import { postRow, type Row, type Store } from './store.ts';

/** Ids of the attachments, from here on, in the order of the list below. */
export const firstAttachment = 101;

interface Attachment {
  readonly file: string;
  readonly mime: string;
  readonly meta: Record<string, unknown>;
  readonly title?: string;
  readonly caption?: string;
  readonly alt?: string;
}

/** The sizes WordPress makes of a picture, by their widths. */
function sizesOf(file: string, width: number, height: number): Record<string, unknown> {
  const [name, extension] = [
    file
      .replace(/\.\w+$/, '')
      .split('/')
      .pop(),
    file.split('.').pop(),
  ];
  const wanted = { medium: 300, large: 1024, medium_large: 768, '1536x1536': 1536, '2048x2048': 2048 };
  const sizes: Record<string, unknown> = {};
  const add = (key: string, w: number, h: number) => {
    sizes[key] = {
      file: `${name}-${w}x${h}.${extension}`,
      width: w,
      height: h,
      'mime-type': 'image/jpeg',
      filesize: 999,
    };
  };
  for (const [key, size] of Object.entries(wanted)) {
    const scale = Math.min(1, size / Math.max(width, key.startsWith('medium_') ? 0 : height));
    if (scale < 1) add(key, Math.round(width * scale), Math.round(height * scale));
  }
  if (width > 150 && height > 150) add('thumbnail', 150, 150);
  return sizes;
}

/** Metadata of a picture as WordPress stores it. */
export const metadataOf = (file: string, width: number, height: number, more: Record<string, unknown> = {}) => ({
  ...{ width, height, file, filesize: 12345, sizes: sizesOf(file, width, height), image_meta: { caption: '' } },
  ...more,
});
const picture = (file: string, width: number, height: number, more?: Record<string, unknown>) => ({
  ...{ file, mime: 'image/jpeg', meta: metadataOf(file, width, height, more) },
});
const recording = { length: 65, length_formatted: '1:05', artist: 'A & B', album: 'Harbour', fileformat: 'mp3' };

export const attachments: readonly Attachment[] = [
  {
    ...picture('2024/01/harbour.jpg', 2400, 1600),
    title: 'Harbour',
    caption: 'At the "harbour"',
    alt: 'Boats & water',
  },
  { ...picture('2024/01/tall.jpg', 800, 1600), title: 'Tall', caption: '' },
  { ...picture('2024/01/tiny.jpg', 120, 80), title: 'Tiny', alt: '"tiny"' },
  picture('2024/01/huge-scaled.jpg', 2560, 1707, { original_image: 'huge.jpg' }),
  picture('2024/01/turned-e1704441600000.jpg', 1200, 900),
  { file: '2024/01/song.mp3', mime: 'audio/mpeg', meta: recording, title: 'A "song"', caption: 'Sung' },
  { file: '2024/01/film.mp4', mime: 'video/mp4', meta: { width: 1280, height: 720, length: 9, fileformat: 'mp4' } },
  { file: '2024/01/report.pdf', mime: 'application/pdf', meta: { filesize: 99 }, title: 'Report' },
  { ...picture('2024/01/square.png', 512, 512), mime: 'image/png', title: 'Square' },
  picture('flat.jpg', 640, 480),
];

/** Stores them all. */
export async function storeMedia(store: Store): Promise<void> {
  const posts: Row[] = [];
  const meta: Row[] = [];
  attachments.forEach(({ file, mime, meta: details, title = '', caption = '', alt }, index) => {
    const id = firstAttachment + index;
    posts.push(
      postRow(id, {
        ...{ post_type: 'attachment', post_status: 'inherit', post_mime_type: mime, post_name: `media-${id}` },
        ...{ post_title: title, post_excerpt: caption },
      }),
    );
    meta.push({ post_id: id, meta_key: '_wp_attached_file', meta_value: file });
    meta.push({ post_id: id, meta_key: '_wp_attachment_metadata', meta_value: serialize(details) });
    if (alt !== undefined) meta.push({ post_id: id, meta_key: '_wp_attachment_image_alt', meta_value: alt });
  });
  // A kept embed of the first texts of a run, plain and with a size.
  for (let post = 1000; post < 1100; post++) {
    meta.push({
      post_id: post,
      meta_key: `_oembed_${embedHash({ url: 'https://x.example/1', attributes: {} })}`,
      meta_value: '<b>kept</b>',
    });
    const sized = embedHash({ url: 'https://x.example/2', attributes: { width: '100' } });
    meta.push({
      post_id: post,
      meta_key: `_oembed_${sized}`,
      meta_value: '<iframe src="https://x.example/"></iframe>',
    });
    const unknown = embedHash({ url: 'https://x.example/3', attributes: {} });
    meta.push({ post_id: post, meta_key: `_oembed_${unknown}`, meta_value: '{{unknown}}' });
  }
  await store.insert('posts', posts);
  await store.insert('postmeta', meta);
}
