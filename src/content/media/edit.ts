// Makes an edited picture a new attachment. Reproduces edit_media_item: edits are made on the upright original, the new
// file is named `-edited`, texts and what the photograph says of itself are taken over from the old attachment.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { knownTypes, typeOfName } from '../../base/mime-types.ts';
import type { PostRow } from '../../database/schema.ts';
import { baseName, folderOf, joinPath, splitName, uniqueName } from '../../media/files/names.ts';
import { isTooLarge, readHeader } from '../../media/pictures/header.ts';
import { type Edit, EditedPicture } from '../../media/pictures/make.ts';
import { updateMeta } from '../meta/rows.ts';
import { createPost } from '../posts/create.ts';
import type { PostDraft } from '../posts/types.ts';
import type { Site } from '../site.ts';
import { type Attachment, isRecord, originalFile } from './attachment.ts';
import { generateMetadata, storedMetadata, writeMetadata } from './metadata.ts';
import { uploadFolder, uploadsUrl } from './uploads.ts';

/** A crop in percent of the picture as it is by then. */
export interface CropEdit {
  readonly kind: 'crop';
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type PictureEdit = CropEdit | Exclude<Edit, { kind: 'crop' }>;

const supported = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/heic'];

/** May the picture be edited, and does `src` name one of its files? Throws `rest_unknown_attachment` and others. */
export function requireEditable(attachment: Attachment, src: string): string {
  const path = originalFile(attachment);
  if (!attachment.metadata || path === '' || !namesFile(src, attachment)) {
    throw new SiteError('rest_unknown_attachment', 'There is no such picture.', 404);
  }
  if (!supported.includes(attachment.row.post_mime_type)) {
    throw new SiteError('rest_cannot_edit_file_type', 'Files of this type cannot be edited.', 400);
  }
  return path;
}

/** `wp_image_file_matches_image_meta`. */
function namesFile(src: string, { metadata = {} }: Attachment): boolean {
  const file = typeof metadata.file === 'string' ? metadata.file : '';
  if (file.length <= 4) return false;
  const location = src.split('?', 1)[0] ?? '';
  const sizes = isRecord(metadata.sizes) ? Object.values(metadata.sizes) : [];
  const others = [metadata.original_image, ...sizes.map((size) => (isRecord(size) ? size.file : undefined))];
  const folder = folderOf(file);
  const names = others.filter((name): name is string => typeof name === 'string' && name !== '');
  return [file, ...names.map((name) => joinPath(folder, name))].some((name) => location.endsWith(name));
}

export interface EditedAttachment {
  readonly attachment: Attachment;
  /** Path of the original, as requireEditable gave it. */
  readonly path: string;
  readonly edits: readonly PictureEdit[];
  readonly draft: PostDraft;
  /** The old attachment's number as the address has it: WordPress keeps that. */
  readonly id: string;
  /** Alternative text; default: the old one. */
  readonly alt: string | undefined;
}

/** Makes the edited attachment; its row. Throws `rest_unknown_image_file_type`, `rest_image_crop_failed`. */
export async function createEdited(site: Site, viewer: Viewer, made: EditedAttachment): Promise<PostRow> {
  const saved = await saveEdited(site, made);
  const old = made.attachment;
  try {
    const row = await createPost(site, viewer, {
      ...made.draft,
      type: 'attachment',
      mimeType: saved.type,
      guid: `${uploadsUrl(site)}/${saved.path}`,
      title: made.draft.title ?? old.row.post_title,
      excerpt: made.draft.excerpt ?? old.row.post_excerpt,
      content: made.draft.content ?? old.row.post_content,
      parent: made.draft.parent ?? 0,
      beforeHooks: async (post, inside) => {
        await updateMeta(inside, 'post', post.ID, '_wp_attached_file', saved.path);
        const alt = made.alt ?? old.alt;
        if (alt !== '' && alt !== '0') await updateMeta(inside, 'post', post.ID, '_wp_attachment_image_alt', alt);
      },
    });
    await inheritMetadata(site, row, saved.path, made);
    return row;
  } catch (error) {
    await site.storage.remove(saved.path);
    throw error;
  }
}

/** Metadata of the new file, completed by what the old photograph said of itself. */
async function inheritMetadata(site: Site, row: PostRow, path: string, made: EditedAttachment): Promise<void> {
  const { attachment } = made;
  const metadata = await generateMetadata(site, row, path, true);
  const old = (await storedMetadata(site, attachment.row.ID))?.image_meta;
  const meta = metadata.image_meta;
  if (isRecord(old) && isRecord(meta)) {
    const filled: Record<string, unknown> = { ...meta };
    for (const [key, value] of Object.entries(old)) if (isUnset(filled[key]) && !isUnset(value)) filled[key] = value;
    metadata.image_meta = filled;
  }
  if (isRecord(metadata.image_meta) && !isUnset(metadata.image_meta.orientation)) {
    metadata.image_meta = { ...metadata.image_meta, orientation: 1 };
  }
  metadata.parent_image = { attachment_id: made.id, file: made.path };
  await writeMetadata(site, row.ID, metadata);
}

/** PHP's empty(). */
function isUnset(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === '0' || value === 0 || value === false;
}

async function saveEdited(site: Site, { path, edits }: EditedAttachment): Promise<{ path: string; type: string }> {
  const unreadable = () => new SiteError('rest_unknown_image_file_type', 'This picture cannot be edited.', 400);
  const file = await site.storage.local(path);
  if (!file) throw unreadable();
  const temporary = await site.storage.temporary();
  try {
    const header = await readHeader(file.path);
    if (!header || isTooLarge(header)) throw unreadable();
    const picture = await EditedPicture.open(file.path).catch(() => {
      throw unreadable();
    });
    for (const edit of edits) await apply(picture, edit);
    await picture.save(temporary, header.type);
    return { path: await takeEdited(site, temporary, baseName(path)), type: header.type };
  } finally {
    await file.release();
  }
}

async function takeEdited(site: Site, temporary: string, original: string): Promise<string> {
  const { stem, ending } = splitName(original);
  const name = /-edited(?:-\d+)?$/.test(stem)
    ? `${stem.replace(/-edited(?:-\d+)?$/, '-edited')}${ending}`
    : `${stem}-edited${ending}`;
  const folder = uploadFolder(site);
  for (;;) {
    const free = uniqueName(name, await site.storage.names(folder), typeOfName(name, knownTypes)?.type);
    const path = joinPath(folder, free);
    if (await site.storage.take(temporary, path)) return path;
  }
}

const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

async function apply(picture: EditedPicture, edit: PictureEdit): Promise<void> {
  if (edit.kind !== 'crop') {
    if (edit.kind === 'turn' && edit.angle === 0) return;
    return picture.apply(edit);
  }
  const { size } = picture;
  const part = (of: number, percent: number): number => round((of * percent) / 100);
  const left = part(size.width, edit.left);
  const top = part(size.height, edit.top);
  const width = part(size.width, edit.width);
  const height = part(size.height, edit.height);
  if (width === size.width && height === size.height) return;
  const outside = left < 0 || top < 0 || left >= size.width || top >= size.height;
  if (width <= 0 || height <= 0 || outside || width > 2 * size.width || height > 2 * size.height) {
    throw new SiteError('rest_image_crop_failed', 'The picture cannot be cut like that.', 400);
  }
  await picture.apply({ kind: 'crop', left, top, width, height });
}
