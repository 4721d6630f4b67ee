// The picture that stands for a post where it is embedded: the smallest file of its featured image that is wide enough.
// Reproduces wp_get_attachment_image_src for a width, as get_oembed_response_data_rich asks it.

import { maybeUnserialize } from '../../database/php-serialize.ts';
import { phpEntries, phpInteger, phpItem, phpText } from '../../database/php-values.ts';
import type { PostRow } from '../../database/schema.ts';
import { loadMeta } from '../meta/load.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';

export interface Thumbnail {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** The id of the picture that stands for a post, 0 where there is none: its featured image, or the picture it is. */
export async function thumbnailId(site: Site, row: PostRow): Promise<number> {
  if (row.post_type === 'attachment' && row.post_mime_type.startsWith('image/')) return row.ID;
  const meta = await loadMeta(site, 'post', [row.ID], ['_thumbnail_id']);
  return phpInteger(meta.get(row.ID)?.get('_thumbnail_id')?.[0] ?? '');
}

/** Undefined where the attachment is missing or no picture. Two statements. */
export async function thumbnailOf(site: Site, id: number, width: number): Promise<Thumbnail | undefined> {
  const row = id > 0 ? await getPost(site, id) : undefined;
  if (row?.post_type !== 'attachment') return undefined;
  const rows = (await loadMeta(site, 'post', [id], ['_wp_attached_file', '_wp_attachment_metadata'])).get(id);
  const file = rows?.get('_wp_attached_file')?.[0] ?? '';
  const url = file === '' ? row.guid : `${uploadsUrl(site)}/${file}`;
  const stored = maybeUnserialize(rows?.get('_wp_attachment_metadata')?.[0] ?? '');
  const sizes = phpEntries(phpItem(stored, 'sizes')).map(([name, size]) => ({ name, ...sizeOf(size) }));
  const name = url.slice(url.lastIndexOf('/') + 1);
  if (!row.post_mime_type.startsWith('image/')) {
    const full = sizes.find((size) => size.name === 'full');
    return full && { url: url.replaceAll(name, () => full.file), ...constrain(full, width) };
  }
  const whole = { width: phpInteger(phpItem(stored, 'width')), height: phpInteger(phpItem(stored, 'height')) };
  const fitting = bestSize(sizes, whole, width);
  return { url: fitting ? url.replaceAll(name, () => fitting.file) : url, ...constrain(fitting ?? whole, width) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}
interface FileSize extends Size {
  readonly name: string | number;
  readonly file: string;
}

function sizeOf(size: unknown): Omit<FileSize, 'name'> {
  const number = (name: string) => phpInteger(phpItem(size, name));
  return { file: phpText(phpItem(size, 'file')), width: number('width'), height: number('height') };
}

/** The smallest file of the picture's own shape that is wide enough; else the thumbnail, where that is. */
function bestSize(sizes: readonly FileSize[], whole: Size, width: number): FileSize | undefined {
  const candidates = sizes.filter((size) => size.width >= width && isSameShape(size, whole));
  const [smallest] = candidates.sort((a, b) => a.width * a.height - b.width * b.height);
  return smallest ?? sizes.find((size) => size.name === 'thumbnail' && width <= size.width);
}

/** wp_image_matches_ratio: the larger one, made as wide as the smaller one, is as high, give or take a pixel. */
function isSameShape(a: Size, b: Size): boolean {
  const [large, small] = a.width > b.width ? [a, b] : [b, a];
  const shrunk = constrain(large, small.width);
  return Math.abs(shrunk.width - small.width) <= 1 && Math.abs(shrunk.height - small.height) <= 1;
}

/** wp_constrain_dimensions to a width. */
function constrain({ width, height }: Size, most: number): Size {
  if (most <= 0) return { width, height };
  const ratio = width > most ? most / width : 1;
  const scaled = Math.max(1, Math.round(width * ratio));
  return { width: ratio < 1 && scaled === most - 1 ? most : scaled, height: Math.max(1, Math.round(height * ratio)) };
}

function uploadsUrl({ settings, options }: Site): string {
  return settings.uploads.url ?? `${options.siteUrl}/wp-content/uploads`;
}
