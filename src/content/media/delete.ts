// Deletes attachments for good: post, meta, comments, uses as featured picture, and every file. Reproduces
// wp_delete_attachment and wp_delete_attachment_files; only files of the attachment's own folder are touched.
import type { PostRow } from '../../database/schema.ts';
import { baseName, folderOf, joinPath } from '../../media/files/names.ts';
import { loadMeta } from '../meta/load.ts';
import { fromStored } from '../meta/read.ts';
import { deletePost } from '../posts/delete.ts';
import type { Site } from '../site.ts';
import { type Attachment, attachmentKeys, attachmentOf, isRecord } from './attachment.ts';

/** Are attachments trashed before they are deleted? (`MEDIA_TRASH`) */
export function mediaTrashEnabled({ settings }: Pick<Site, 'settings'>): boolean {
  const { MEDIA_TRASH: trash, EMPTY_TRASH_DAYS: days } = settings.defines;
  return Boolean(trash) && Number(days ?? 30) > 0;
}

/** Deletes an attachment. Answers the row that was; undefined where there is none. */
export async function deleteAttachment(site: Site, row: PostRow): Promise<PostRow | undefined> {
  const { deleted, files } = await site.transaction((inside) => deleteAttachmentRows(inside, row));
  await removeFiles(site, files);
  return deleted;
}

/** Removes files of attachments. After the commit: a file that is gone cannot be brought back. */
export async function removeFiles(site: Site, files: Iterable<string>): Promise<void> {
  for (const path of files) await site.storage.remove(path);
}

/** Deletes the rows of an attachment within a transaction; answers which files are to go once it has committed. */
export async function deleteAttachmentRows(
  site: Site,
  row: PostRow,
): Promise<{ deleted: PostRow | undefined; files: ReadonlySet<string> }> {
  const meta = (await loadMeta(site, 'post', [row.ID], attachmentKeys)).get(row.ID) ?? new Map();
  await site.database.kysely
    .deleteFrom('postmeta')
    .where('meta_key', '=', '_thumbnail_id')
    .where('meta_value', '=', String(row.ID))
    .execute();
  const deleted = await deletePost(site, row.ID);
  const backups = fromStored(meta.get('_wp_attachment_backup_sizes')?.[0] ?? '');
  return { deleted, files: deleted ? filesOf(attachmentOf(site, row, meta), backups) : new Set() };
}

/** Every file that belongs to an attachment, the shown one last. */
function filesOf({ file, metadata = {} }: Attachment, backups: unknown): Set<string> {
  if (file === '') return new Set();
  const folder = folderOf(file);
  const { sizes, thumb, original_image, source_image, animated_video, animated_video_poster } = metadata;
  const names: unknown[] = [thumb, original_image, source_image, animated_video, animated_video_poster];
  for (const list of [sizes, backups]) {
    if (isRecord(list)) for (const entry of Object.values(list)) names.push(isRecord(entry) ? entry.file : undefined);
  }
  const own = names.filter((name): name is string => typeof name === 'string' && name !== '' && !name.includes('/'));
  return new Set([...own.map((name) => joinPath(folder, baseName(name))), file]);
}
