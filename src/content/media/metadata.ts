// The stored metadata of attachments: made for new files (wp_generate_attachment_metadata), completed with sub-sizes that
// are missing (wp_update_image_subsizes, wp_get_missing_image_subsizes).
import { maybeUnserialize } from '../../database/php-serialize.ts';
import { phpEntries } from '../../database/php-values.ts';
import type { PostRow } from '../../database/schema.ts';
import { cutFor, type Size, type SubSize } from '../../media/pictures/dimensions.ts';
import { displayableTypes } from '../../media/pictures/header.ts';
import { deleteMeta, metaValues, updateMeta } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { type Attachment, isRecord, loadAttachments, originalFile } from './attachment.ts';
import { localeOf } from './create.ts';
import { readImageMeta } from './image-meta.ts';
import { readRecording } from './recording.ts';
import { registeredSizes } from './sizes.ts';
import { addSubSizes, type Draft, openSource, pictureSize, startMetadata } from './sub-sizes.ts';

const key = '_wp_attachment_metadata';

/** Stores an attachment's metadata; empty metadata is none. */
export async function writeMetadata(site: Site, id: number, metadata: Draft): Promise<void> {
  await site.transaction(async (inside) => {
    if (Object.keys(metadata).length > 0) await updateMeta(inside, 'post', id, key, metadata);
    else await deleteMeta(inside, 'post', id, [key]);
    inside.caches.changed();
  });
}

/** The stored metadata as it is to be written again: values keep the form they are stored in. */
export async function storedMetadata(site: Site, id: number): Promise<Draft | undefined> {
  const [text] = await metaValues(site, 'post', id, key);
  const value = text === undefined ? undefined : maybeUnserialize(text);
  const entries = phpEntries(value);
  if (entries.length === 0) return undefined;
  const metadata: Draft = Object.fromEntries(entries);
  if (metadata.sizes !== undefined) metadata.sizes = Object.fromEntries(phpEntries(metadata.sizes));
  return metadata;
}

/** Makes and stores what is known of a new file. `process`: scale down, turn upright, make sub-sizes. Answers it. */
export async function generateMetadata(site: Site, row: PostRow, path: string, process: boolean): Promise<Draft> {
  const metadata = row.post_mime_type.startsWith('image/')
    ? await pictureMetadata(site, row, path, process)
    : await readRecording(site, row.post_mime_type, path);
  if (metadata.filesize === undefined) {
    const stored = await site.storage.stat(path);
    if (stored) metadata.filesize = stored.size;
  }
  await writeMetadata(site, row.ID, metadata);
  return metadata;
}

async function pictureMetadata(site: Site, row: PostRow, path: string, process: boolean): Promise<Draft> {
  const opened = await openSource(site.storage, path, (header) => readImageMeta(header, localeOf(site)));
  if (!opened) return {};
  try {
    if (!displayableTypes.has(opened.source.header.type)) return {};
    const { metadata, shown } = await startMetadata(opened.source, process);
    if (shown !== undefined) await updateMeta(site, 'post', row.ID, '_wp_attached_file', shown);
    if (process) await addSubSizes(opened.source, metadata, registeredSizes(site));
    return metadata;
  } finally {
    await opened.release();
  }
}

/** Sub-sizes that a picture should have and has not. `full`: size of the file that sub-sizes are made from. */
export function missingSizes(site: Site, { isImage, metadata }: Attachment, full?: Size): Map<string, SubSize> {
  if (!isImage) return new Map();
  const registered = registeredSizes(site);
  if (!metadata) return registered;
  const from = full ?? { width: Number(metadata.width ?? 0), height: Number(metadata.height ?? 0) };
  const present = isRecord(metadata.sizes) ? metadata.sizes : {};
  return new Map([...registered].filter(([name, size]) => cutFor(from, size) && !(name in present)));
}

/** The size of the file that sub-sizes are made from, where that is not the one in the metadata. */
export async function originalSize(site: Site, attachment: Attachment): Promise<Size | undefined> {
  const { metadata } = attachment;
  if (typeof metadata?.original_image !== 'string' || metadata.original_image === '') return undefined;
  return pictureSize(site.storage, originalFile(attachment));
}

/** Makes the sub-sizes that are missing (`create-image-subsizes`). */
export async function completeSubSizes(site: Site, id: number): Promise<void> {
  const attachment = (await loadAttachments(site, [id])).get(id);
  const path = attachment ? originalFile(attachment) : '';
  if (!attachment || path === '') return;
  const metadata = await storedMetadata(site, id);
  if (!metadata) {
    const made = await pictureMetadata(site, attachment.row, path, true);
    if (Object.keys(made).length > 0) await writeMetadata(site, id, made);
    return;
  }
  const missing = missingSizes(site, attachment, await originalSize(site, attachment));
  if (missing.size === 0) return;
  const opened = await openSource(site.storage, path, (header) => readImageMeta(header, localeOf(site)));
  if (!opened) return;
  try {
    await addSubSizes(opened.source, metadata, missing);
    await writeMetadata(site, id, metadata);
  } finally {
    await opened.release();
  }
}

/** What only the files of an attachment can say: size of the uploaded picture, bytes where the metadata has none. */
export async function originalOf(
  site: Site,
  attachment: Attachment,
): Promise<{ size: Size | undefined; bytes: number | undefined }> {
  const known = Number(attachment.metadata?.filesize ?? 0);
  const path = originalFile(attachment) || attachment.file;
  const stored = known > 0 || path === '' ? undefined : await site.storage.stat(path);
  return { size: await originalSize(site, attachment), bytes: known > 0 ? known : stored?.size };
}
