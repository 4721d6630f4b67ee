// An attachment as WordPress reads it: its file, address, metadata and alternative text. Reproduces wp_attachment_is,
// wp_get_attachment_url, wp_get_attachment_metadata, image_downsize and wp_get_original_image_path.

import { knownTypes, typeOfName } from '../../base/mime-types.ts';
import type { PostRow } from '../../database/schema.ts';
import { baseName, folderOf, joinPath } from '../../media/files/names.ts';
import { constrain } from '../../media/pictures/dimensions.ts';
import { matchesShape } from '../../rendering/srcset.ts';
import { loadMeta } from '../meta/load.ts';
import { fromStored } from '../meta/read.ts';
import type { MetaRows } from '../meta/types.ts';
import { getPosts } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { registeredSizes } from './sizes.ts';
import { uploadsUrl } from './uploads.ts';

/** What is stored under `_wp_attachment_metadata`: an array of PHP, with whatever keys its maker gave it. */
export type Metadata = Readonly<Record<string, unknown>>;

/** Meta keys that an attachment is read from. */
export const attachmentKeys = [
  '_wp_attached_file',
  '_wp_attachment_metadata',
  '_wp_attachment_image_alt',
  '_wp_attachment_backup_sizes',
] as const;

export interface Attachment {
  readonly row: PostRow;
  /** `_wp_attached_file`: below the uploads; '' where there is none. */
  readonly file: string;
  /** Undefined where there is none, or none that can be read. */
  readonly metadata: Metadata | undefined;
  readonly alt: string;
  readonly isImage: boolean;
  /** Address of the file. */
  readonly url: string;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The attachment of a row and its meta. */
export function attachmentOf(site: Site, row: PostRow, meta: MetaRows): Attachment {
  const file = meta.get('_wp_attached_file')?.[0] ?? '';
  const stored = meta.get('_wp_attachment_metadata')?.[0];
  const value = stored === undefined ? undefined : fromStored(stored);
  const metadata = isRecord(value) && Object.keys(value).length > 0 ? value : undefined;
  return {
    row,
    file,
    metadata,
    alt: meta.get('_wp_attachment_image_alt')?.[0] ?? '',
    isImage: isOfKind(row, file, 'image'),
    url: fileUrl(site, row, file),
  };
}

/** Attachments by id, in two statements; what is no attachment is left out. */
export async function loadAttachments(site: Site, ids: readonly number[]): Promise<Map<number, Attachment>> {
  const rows = [...(await getPosts(site, ids)).values()].filter((row) => row.post_type === 'attachment');
  const meta = await loadMeta(
    site,
    'post',
    rows.map((row) => row.ID),
    attachmentKeys,
  );
  return new Map(rows.map((row) => [row.ID, attachmentOf(site, row, meta.get(row.ID) ?? new Map())]));
}

/** `wp_attachment_is`: by type, or by ending where an import left the type open. */
export function isOfKind({ post_mime_type }: PostRow, file: string, kind: 'image' | 'audio' | 'video'): boolean {
  if (file === '') return false;
  if (post_mime_type.startsWith(`${kind}/`)) return true;
  if (post_mime_type !== 'import') return false;
  const named = typeOfName(file, knownTypes);
  return named !== undefined && importedEndings[kind].includes(named.ending);
}

const importedEndings = {
  image: ['jpg', 'jpeg', 'jpe', 'gif', 'png', 'webp', 'avif', 'heic'],
  audio: ['mp3', 'ogg', 'flac', 'm4a', 'wav'],
  video: ['mp4', 'm4v', 'webm', 'ogv', 'flv'],
};

function fileUrl(site: Site, row: PostRow, file: string): string {
  if (file === '') return row.guid;
  const base = uploadsUrl(site);
  const at = file.indexOf('wp-content/uploads');
  if (at < 0) return `${base}/${file}`;
  // Sites that once stored whole paths.
  const folder = folderOf(file.slice(at + 'wp-content/uploads'.length)).replace(/^\/+/, '');
  return `${base}/${joinPath(folder, baseName(file))}`;
}

/** One size of a picture: its address and the size it is shown at. */
export interface ShownSize {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly isSubSize: boolean;
}

/** A sub-size's entry of the metadata; undefined where there is none. */
export function subSizeOf({ metadata }: Attachment, size: string): Readonly<Record<string, unknown>> | undefined {
  const sizes = metadata?.sizes;
  const entry = isRecord(sizes) ? sizes[size] : undefined;
  return isRecord(entry) && Object.keys(entry).length > 0 ? entry : undefined;
}

/** A size by its name, or a box by its width and height in pixels. */
export type WantedSize = string | readonly [width: number, height: number];

/**
 * `image_get_intermediate_size` for a box: the sub-size of just that size, else the smallest one that covers it and has its
 * shape (the picture's own where a side is 0), else the thumbnail where it is large enough.
 */
function subSizeFor(attachment: Attachment, [width, height]: readonly [number, number]) {
  const { metadata } = attachment;
  const sizes = isRecord(metadata?.sizes) ? Object.values(metadata.sizes).filter(isRecord) : [];
  const box = width === 0 || height === 0 ? metadata : { width, height };
  const shape = { width: Number(box?.width), height: Number(box?.height) };
  let best: Readonly<Record<string, unknown>> | undefined;
  for (const entry of sizes) {
    const own = { width: Number(entry.width), height: Number(entry.height) };
    const isExact = own.width === width && own.height === height;
    if (!isExact && (own.width < width || own.height < height || !matchesShape(own, shape))) continue;
    if (!best || own.width * own.height <= Number(best.width) * Number(best.height)) best = entry;
    if (isExact) break;
  }
  if (best) return best;
  const thumbnail = subSizeOf(attachment, 'thumbnail');
  return Number(thumbnail?.width) >= Math.max(width, height) ? thumbnail : undefined;
}

/** `wp_get_attachment_image_src`; `full` is the file itself. Undefined where it is no picture. */
export function shownSize(site: Site, attachment: Attachment, size: WantedSize): ShownSize | undefined {
  const { metadata } = attachment;
  let url = attachment.url;
  let width = 0;
  let height = 0;
  if (!attachment.isImage) {
    // The preview of a document.
    const preview = subSizeOf(attachment, 'full');
    if (!preview) return undefined;
    url = withName(url, baseName(attachment.url), String(preview.file));
    width = Number(preview.width);
    height = Number(preview.height);
  }
  const entry = typeof size === 'string' ? subSizeOf(attachment, size) : subSizeFor(attachment, size);
  if (entry) {
    url = withName(url, baseName(url), String(entry.file));
    width = Number(entry.width);
    height = Number(entry.height);
  }
  if (!width && !height && metadata?.width !== undefined && metadata.height !== undefined) {
    width = Number(metadata.width);
    height = Number(metadata.height);
  }
  if (url === '') return undefined;
  const [most, highest] = typeof size === 'string' ? limitsOf(site, size) : size;
  const shown = constrain({ width, height }, most, highest);
  return { url, width: shown.width, height: shown.height, isSubSize: entry !== undefined };
}

/** Width and height of a named size at most; 0 for as large as it is. */
function limitsOf(site: Site, size: string): readonly [number, number] {
  const limit = registeredSizes(site).get(size);
  return limit ? [limit.width, limit.height] : [0, 0];
}

function withName(url: string, name: string, other: string): string {
  return name === '' ? url : url.replaceAll(name, () => other);
}

/** Path below the uploads of the file as it was uploaded, before it was scaled or turned. '' where it is no picture. */
export function originalFile({ file, metadata, isImage }: Attachment): string {
  if (!isImage || file === '') return '';
  const original = metadata?.original_image;
  return typeof original === 'string' && original !== '' ? joinPath(folderOf(file), original) : file;
}
