// Makes what WordPress makes of a picture: the scaled or upright one that is shown, the sub-sizes, and the metadata about
// them. Reproduces wp_create_image_subsizes, _wp_make_subsizes and wp_update_image_subsizes. Works on files alone; what
// cannot be read gives no sub-sizes, and no error.

import { firstBytes } from '../../media/files/content-type.ts';
import { baseName, folderOf, joinPath, suffixedName } from '../../media/files/names.ts';
import { type Cut, constrain, cutFor, type Size, type SubSize } from '../../media/pictures/dimensions.ts';
import { isTooLarge, type PictureHeader, readHeader, workableTypes } from '../../media/pictures/header.ts';
import { isLosslessWebp, makeCut, makeUpright } from '../../media/pictures/make.ts';
import type { Storage } from '../../media/storage/storage.ts';
import type { ImageMeta } from './image-meta.ts';
import { bigPicture, inOrderOfMaking } from './sizes.ts';

/** Metadata while it is made: keys in WordPress's order. */
export type Draft = Record<string, unknown>;

/** A picture of the uploads, lying on this machine meanwhile. */
export interface Source {
  readonly storage: Storage;
  /** Below the uploads. */
  readonly path: string;
  readonly local: string;
  readonly header: PictureHeader;
  readonly imageMeta: ImageMeta | undefined;
}

export interface Made {
  readonly metadata: Draft;
  /** The file that is shown now, where it is not the uploaded one. */
  readonly shown: string | undefined;
}

/** The metadata of a new picture, scaled down or turned upright where it must be; without sub-sizes yet. */
export async function startMetadata(source: Source, process: boolean): Promise<Made> {
  const { header, imageMeta, storage, path } = source;
  const metadata: Draft = {
    width: header.width,
    height: header.height,
    file: path,
    filesize: (await storage.stat(path))?.size ?? 0,
    sizes: {},
  };
  if (imageMeta) metadata.image_meta = { ...imageMeta };
  if (!process || !isWorkable(header)) return { metadata, shown: undefined };
  const turned = isTurned(source);
  const big = header.width > bigPicture || header.height > bigPicture;
  if (!big && !turned) return { metadata, shown: undefined };
  const upright = uprightSize(source);
  const whole: Cut = { left: 0, top: 0, fromWidth: upright.width, fromHeight: upright.height, ...upright };
  const cut = big ? { ...whole, ...constrain(upright, bigPicture, bigPicture) } : undefined;
  const saved = await save(source, big ? 'scaled' : 'rotated', cut);
  if (!saved) return { metadata, shown: undefined };
  const { width, height, filesize, file } = saved;
  const shown = joinPath(folderOf(path), file);
  Object.assign(metadata, { width, height, file: shown, filesize, original_image: baseName(path) });
  if (imageMeta && turned) metadata.image_meta = { ...imageMeta, orientation: 1 };
  return { metadata, shown };
}

/** Makes sub-sizes that the metadata does not have yet, the most wanted first, and enters them. */
export async function addSubSizes(
  source: Source,
  metadata: Draft,
  wanted: ReadonlyMap<string, SubSize>,
): Promise<void> {
  if (!isWorkable(source.header)) return;
  const sizes: Record<string, unknown> = { ...(metadata.sizes as Record<string, unknown> | undefined) };
  const from = uprightSize(source);
  for (const [name, size] of inOrderOfMaking(wanted)) {
    if (name in sizes) continue;
    const cut = cutFor(from, size);
    const saved = cut && (await save(source, `${cut.width}x${cut.height}`, cut));
    if (saved) sizes[name] = saved;
  }
  metadata.sizes = sizes;
}

function isWorkable(header: PictureHeader): boolean {
  return workableTypes.has(header.type) && !isTooLarge(header);
}

function isTurned({ header, imageMeta }: Pick<Source, 'header' | 'imageMeta'>): boolean {
  const orientation = Number(imageMeta?.orientation ?? 0);
  return header.type === 'image/jpeg' && orientation > 1 && orientation <= 8;
}

/** The size once it stands upright. */
function uprightSize(source: Pick<Source, 'header' | 'imageMeta'>): Size {
  const { width, height } = source.header;
  const lies = isTurned(source) && Number(source.imageMeta?.orientation) >= 5;
  return lies ? { width: height, height: width } : { width, height };
}

/** An entry of `sizes`, in the order of its keys. */
interface Saved {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly 'mime-type': string;
  readonly filesize: number;
}

/** Makes one picture beside the source. Undefined where that fails. */
async function save(source: Source, suffix: string, cut: Cut | undefined): Promise<Saved | undefined> {
  const { storage, local, path, header } = source;
  const { type } = header;
  const target = await storage.temporary();
  const upright = isTurned(source);
  let made: Size;
  try {
    const lossless = type === 'image/webp' && isLosslessWebp(await firstBytes(local, 16));
    made = cut
      ? await makeCut(local, target, cut, { type, upright, lossless })
      : await makeUpright(local, target, type);
  } catch {
    return undefined;
  }
  const file = suffixedName(baseName(path), suffix);
  const stored = joinPath(folderOf(path), file);
  // A file that an interrupted upload left behind.
  if (!(await storage.take(target, stored))) {
    await storage.remove(stored);
    await storage.take(target, stored);
  }
  const filesize = (await storage.stat(stored))?.size ?? 0;
  return { file, width: made.width, height: made.height, 'mime-type': type, filesize };
}

/** Opens a picture of the uploads; undefined where it cannot be read. To be closed with the returned `release`. */
export async function openSource(
  storage: Storage,
  path: string,
  imageMetaOf: (header: PictureHeader) => ImageMeta,
): Promise<{ source: Source; release: () => Promise<void> } | undefined> {
  const file = await storage.local(path);
  const header = file && (await readHeader(file.path));
  if (!file || !header) {
    await file?.release();
    return undefined;
  }
  const imageMeta = imageMetaOf(header);
  return { source: { storage, path, local: file.path, header, imageMeta }, release: () => file.release() };
}

/** Size of a picture of the uploads as its header says; undefined where it cannot be read. */
export async function pictureSize(storage: Storage, path: string): Promise<Size | undefined> {
  const file = await storage.local(path);
  if (!file) return undefined;
  try {
    return await readHeader(file.path);
  } finally {
    await file.release();
  }
}
