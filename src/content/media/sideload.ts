// Files that a browser made for an attachment: stored beside it one by one, and entered into its metadata together at the
// end. Reproduces sideload_item, finalize_item and validate_image_dimensions of the attachments controller.
// Guarantee: what is entered was stored for this very attachment before; each name is kept with it until then
// (`_wp_sideloaded_file`). Metadata is read and written under the lock of the attachment's row.
import { SiteError } from '../../base/error.ts';
import { lockRows } from '../../database/locks.ts';
import { baseName } from '../../media/files/names.ts';
import type { Size } from '../../media/pictures/dimensions.ts';
import { isUploadPath } from '../../media/storage/storage.ts';
import { addMeta, deleteMeta, metaValues, updateMeta } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { type Attachment, isRecord, loadAttachments } from './attachment.ts';
import { storedMetadata, writeMetadata } from './metadata.ts';
import { registeredSizes } from './sizes.ts';
import type { StoredUpload } from './store-upload.ts';
import { type Draft, pictureSize } from './sub-sizes.ts';

/** Names of single files that are no sub-sizes. */
const singleFiles = ['original', 'scaled', 'source_original', 'animated_video', 'animated_video_poster'];
const producedKey = '_wp_sideloaded_file';

/** Names that a file may be stored for; `list`: together with others. */
export function sizeNames(site: Site, list: boolean): string[] {
  const regular = [...registeredSizes(site).keys(), 'full'].filter((name) => !singleFiles.includes(name));
  return list ? regular : [...regular, ...singleFiles];
}

/** What a stored file is, as its sender has to hand it in at the end. Keys in WordPress's order. */
export type SubSizeEntry = Readonly<Record<string, unknown>>;

const refuse = (code: string, message: string, status = 400): SiteError => new SiteError(code, message, status);

/** The attachment, where files may be stored beside it. Throws `rest_post_invalid_id` for what is no picture or PDF. */
export async function requireExtensible(site: Site, id: number): Promise<Attachment> {
  const attachment = (await loadAttachments(site, [id])).get(id);
  if (!attachment || !(attachment.isImage || attachment.file.endsWith('.pdf'))) {
    throw refuse('rest_post_invalid_id', 'Only pictures and PDF files have further files.');
  }
  if (!isUploadPath(attachment.file)) {
    throw refuse('rest_sideload_attachment_not_in_uploads', 'The attachment does not lie in the uploads.', 403);
  }
  return attachment;
}

/** Judges a stored file for the sizes it is meant for and notes its name. Throws `rest_upload_*`; the file is gone then. */
export async function acceptSideload(
  site: Site,
  attachment: Attachment,
  upload: StoredUpload,
  sizes: string | readonly string[],
): Promise<SubSizeEntry> {
  try {
    return await accept(site, attachment, upload, sizes);
  } catch (error) {
    await site.storage.remove(upload.path);
    throw error;
  }
}

async function accept(
  site: Site,
  { row, file, metadata }: Attachment,
  { path, type }: StoredUpload,
  sizes: string | readonly string[],
): Promise<SubSizeEntry> {
  const isCompanion = sizes === 'source_original' || sizes === 'animated_video';
  const size = isCompanion ? undefined : await pictureSize(site.storage, path);
  if (!isCompanion && !size) throw refuse('rest_upload_invalid_image', 'The size of the picture cannot be read.');
  for (const name of typeof sizes === 'string' ? [sizes] : sizes) if (size) checkSize(site, size, name, metadata);
  const entry: Draft = { image_size: sizes };
  const filesize = (await site.storage.stat(path))?.size ?? 0;
  if (isCompanion || sizes === 'animated_video_poster') entry.file = baseName(path);
  else if (sizes === 'scaled' || sizes === 'original') {
    Object.assign(entry, { original_image: baseName(file), width: size?.width, height: size?.height, filesize });
    entry.file = path;
  } else {
    Object.assign(entry, { width: size?.width ?? 0, height: size?.height ?? 0, file: baseName(path) });
    Object.assign(entry, { mime_type: type, filesize });
  }
  await site.transaction(async (inside) => {
    if (entry.original_image !== undefined) await updateMeta(inside, 'post', row.ID, '_wp_attached_file', path);
    for (const name of [entry.file, entry.original_image]) {
      if (typeof name === 'string' && name !== '') await addMeta(inside, 'post', row.ID, producedKey, name);
    }
  });
  return entry;
}

/** Pixels by which a picture may be larger than its limit. */
const tolerance = 1;

function checkSize(site: Site, { width, height }: Size, name: string, metadata: Attachment['metadata']): void {
  const mismatch = 'rest_upload_dimension_mismatch';
  if (width <= 0 || height <= 0) throw refuse('rest_upload_invalid_dimensions', 'The picture has no size.');
  if (name === 'original') {
    if (metadata?.width === undefined || metadata.height === undefined) return;
    const own = [Math.trunc(Number(metadata.width)), Math.trunc(Number(metadata.height))].join('x');
    if (own !== `${width}x${height}` && own !== `${height}x${width}`) {
      throw refuse(mismatch, 'The picture has another size than the original.');
    }
    return;
  }
  if (['full', 'scaled', 'animated_video_poster'].includes(name)) return;
  const limit = registeredSizes(site).get(name);
  if (!limit) throw refuse('rest_upload_unknown_size', 'There is no such size.');
  const exceeds = (value: number, most: number) => most > 0 && value > most + tolerance;
  if (exceeds(width, limit.width)) throw refuse(mismatch, 'The picture is wider than its size allows.');
  if (exceeds(height, limit.height)) throw refuse(mismatch, 'The picture is higher than its size allows.');
}

/** Enters handed-in entries into the metadata. Throws `rest_invalid_sub_size_file` for files of others. */
export async function finalizeSideloads(site: Site, id: number, entries: readonly SubSizeEntry[]): Promise<void> {
  await site.transaction(async (inside) => {
    await lockRows(inside.database, 'posts', [id]);
    const allowed = new Set([...(await metaValues(inside, 'post', id, producedKey)), ...(await ownNames(inside, id))]);
    const named = entries.flatMap((entry) => [entry.file, entry.original_image]).filter((name) => name != null);
    if (named.some((name) => typeof name !== 'string' || !allowed.has(name))) {
      throw refuse('rest_invalid_sub_size_file', 'A file was not stored for this attachment.');
    }
    const metadata = (await storedMetadata(inside, id)) ?? {};
    for (const entry of entries) enter(metadata, entry);
    await writeMetadata(inside, id, metadata);
    const recoverable = await ownNames(inside, id);
    for (const name of new Set(named)) {
      if (typeof name === 'string' && recoverable.has(name)) await deleteMeta(inside, 'post', id, [producedKey], name);
    }
  });
}

/** Names of files that the attachment has by what is stored of it, each also without its folder. */
async function ownNames(site: Site, id: number): Promise<Set<string>> {
  const attachment = (await loadAttachments(site, [id])).get(id);
  const { file, sizes, original_image, source_image, animated_video, animated_video_poster } =
    attachment?.metadata ?? {};
  const listed = isRecord(sizes) ? Object.values(sizes).map((size) => (isRecord(size) ? size.file : undefined)) : [];
  const names = [
    attachment?.file,
    file,
    original_image,
    source_image,
    animated_video,
    animated_video_poster,
    ...listed,
  ];
  const known = names.filter((name): name is string => typeof name === 'string' && name !== '');
  return new Set(known.flatMap((name) => [name, baseName(name)]));
}

/** Keys of the metadata that hold one file each. */
const companions: Readonly<Record<string, string>> = {
  source_original: 'source_image',
  animated_video: 'animated_video',
  animated_video_poster: 'animated_video_poster',
};

function enter(metadata: Draft, entry: SubSizeEntry): void {
  const { image_size: names, file, width = 0, height = 0, filesize = 0, mime_type: type = '' } = entry;
  if (typeof file !== 'string' || file === '' || file === '0') return;
  if (names === 'original' || names === 'scaled') {
    const { original_image: original } = entry;
    if (typeof original === 'string' && original !== '' && original !== '0') metadata.original_image = original;
    Object.assign(metadata, { width, height, filesize, file });
    const meta = metadata.image_meta;
    if (isRecord(meta) && Number(meta.orientation ?? 0) !== 0) metadata.image_meta = { ...meta, orientation: 1 };
    return;
  }
  const companion = typeof names === 'string' ? companions[names] : undefined;
  if (companion !== undefined) {
    metadata[companion] = file;
    return;
  }
  const sizes: Draft = isRecord(metadata.sizes) ? { ...metadata.sizes } : {};
  for (const name of Array.isArray(names) ? names : [names]) {
    sizes[String(name)] = { width, height, file, 'mime-type': type, filesize };
  }
  metadata.sizes = sizes;
}
