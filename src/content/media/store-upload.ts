// Takes an uploaded file into the uploads: judged by content and name, given a free name, moved to the folder of its month.
// Reproduces _wp_handle_upload with wp_check_filetype_and_ext. Nothing is stored of what is refused.
import { rm } from 'node:fs/promises';
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import { allowedTypes, typeOfName } from '../../base/mime-types.ts';
import { contentTypeOf } from '../../media/files/content-type.ts';
import { baseName, folderOf, joinPath, subSizeName, uniqueName } from '../../media/files/names.ts';
import { isTooLarge, pictureTypeOf, readHeader } from '../../media/pictures/header.ts';
import { sanitizeFileName } from '../../rendering/formatting/sanitize-file-name.ts';
import type { Site } from '../site.ts';
import { uploadFolder } from './uploads.ts';

/** A file that came in, lying on this machine. */
export interface ReceivedFile {
  readonly path: string;
  /** As the sender named it. */
  readonly name: string;
  /** As the sender says. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

export interface StoredUpload {
  /** Below the uploads. */
  readonly path: string;
  readonly type: string;
}

export interface StoreOptions {
  /** Code of the error that refuses a file. */
  readonly refusal: string;
  /** Stored date whose month's folder is wanted; default: now. */
  readonly date?: string | undefined;
  /** File of the uploads that it belongs beside: the folder is that one's, and names of sub-sizes of it may be kept. */
  readonly beside?: string | undefined;
}

/** How often another upload may be faster with a name. */
const mostTries = 50;

/** Stores a file and answers where. Throws `refusal` with 400 for what may not be uploaded; the file is gone then. */
export async function storeUpload(
  site: Site,
  viewer: Viewer,
  file: ReceivedFile,
  options: StoreOptions,
): Promise<StoredUpload> {
  try {
    return await takeIn(site, viewer, file, options);
  } catch (error) {
    await rm(file.path, { force: true });
    throw error;
  }
}

async function takeIn(site: Site, viewer: Viewer, file: ReceivedFile, options: StoreOptions): Promise<StoredUpload> {
  const refuse = (message: string) => new SiteError(options.refusal, message, 400);
  if (file.size === 0) throw refuse('The file is empty.');
  const judged = await judge(viewer, file);
  if (!judged && !viewer.can('unfiltered_upload')) throw refuse('Files of this type may not be uploaded.');
  const type = judged?.type ?? file.type;
  if (type.startsWith('image/')) {
    const header = await readHeader(file.path);
    if (header && isTooLarge(header)) throw refuse('The picture has too many pixels.');
  }
  const name = sanitizeFileName(judged?.name ?? file.name, allowedTypes(viewer.can('unfiltered_html')));
  const { beside } = options;
  const folder = beside === undefined ? uploadFolder(site, options.date) : folderOf(beside);
  for (let tries = 0; tries < mostTries; tries++) {
    const present = await site.storage.names(folder);
    const unique = uniqueName(name, present, typeOfName(name, allowedTypes(true))?.type);
    const free = beside === undefined ? unique : subSizeName(unique, baseName(beside), present);
    const path = joinPath(folder, free);
    if (await site.storage.take(file.path, path)) return { path, type };
  }
  throw refuse('The file could not be stored.');
}

interface Judged {
  readonly type: string;
  /** With the ending that the content has. */
  readonly name: string;
}

/** Endings of pictures by what they are; others keep theirs. */
const pictureEndings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
};
const otherHeicEndings = new Set(['heif', 'heics', 'heifs']);

/** `wp_check_filetype_and_ext`; undefined where the type is not allowed or the content is not what the name says. */
async function judge(viewer: Viewer, file: ReceivedFile): Promise<Judged | undefined> {
  const types = allowedTypes(viewer.can('unfiltered_html'));
  const named = typeOfName(file.name, types);
  if (!named) return undefined;
  if (named.type.startsWith('image/')) {
    const real = await pictureTypeOf(file.path);
    const ending = real === undefined ? undefined : pictureEndings[real];
    if (real !== undefined && (real !== named.type || otherHeicEndings.has(named.ending))) {
      if (ending !== undefined) {
        const name = `${file.name.slice(0, file.name.lastIndexOf('.'))}.${ending}`;
        const renamed = typeOfName(name, types);
        return renamed && { type: renamed.type, name };
      }
    } else if (real !== undefined) return { type: named.type, name: file.name };
  }
  return fits(named.type, await contentTypeOf(file.path)) ? { type: named.type, name: file.name } : undefined;
}

const vague = new Set([
  'application/octet-stream',
  'application/encrypted',
  'application/CDFV2-encrypted',
  'application/zip',
]);
const plainTypes = new Set(['text/plain', 'text/csv', 'application/csv', 'text/richtext', 'text/tsv', 'text/vtt']);
const csvTypes = new Set(['text/csv', 'text/plain', 'application/csv']);
const rtfTypes = new Set(['text/rtf', 'text/plain', 'application/rtf']);

const kindOf = (type: string): string => type.split('/', 1)[0] ?? '';

/** May a file named as `type` have the content `real`? */
function fits(type: string, real: string): boolean {
  if (vague.has(real)) return ['application', 'video', 'audio'].includes(kindOf(type));
  if (real.startsWith('video/') || real.startsWith('audio/')) return kindOf(real) === kindOf(type);
  if (real === 'text/plain') return plainTypes.has(type);
  if (real === 'application/csv') return csvTypes.has(type);
  if (real === 'text/rtf') return rtfTypes.has(type);
  return type === real;
}
