// Makes an attachment of a stored file. Reproduces insert_attachment of the API's attachments controller and
// wp_generate_attachment_metadata: what a photograph says of itself fills an empty title, caption and alternative text;
// post and meta are written in one transaction, before sub-sizes are made. A refused attachment leaves no file behind.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import { baseName } from '../../media/files/names.ts';
import { readHeader } from '../../media/pictures/header.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import { updateMeta } from '../meta/rows.ts';
import { createPost } from '../posts/create.ts';
import type { PostDraft } from '../posts/types.ts';
import type { Site } from '../site.ts';
import { type ImageMeta, readImageMeta } from './image-meta.ts';
import { generateMetadata } from './metadata.ts';
import type { StoredUpload } from './store-upload.ts';
import { uploadsUrl } from './uploads.ts';

export interface NewAttachment {
  readonly upload: StoredUpload;
  readonly draft: PostDraft;
  /** The name that the sender gave the file, for the title; default: the stored file's. */
  readonly sentName?: string | undefined;
  /** Scale down, turn upright and make sub-sizes (`generate_sub_sizes`). */
  readonly process: boolean;
}

/** The language whose alternative texts count. */
export const localeOf = ({ options }: Pick<Site, 'options'>): string => options.text('WPLANG') || 'en_US';

/** Makes the attachment; its row. Errors: those of createPost; the file is removed then. */
export async function createAttachment(site: Site, viewer: Viewer, made: NewAttachment): Promise<PostRow> {
  const { path, type } = made.upload;
  try {
    const imageMeta = await imageMetaOf(site, path);
    const draft = described(made, imageMeta);
    const row = await createPost(site, viewer, {
      ...draft,
      type: 'attachment',
      mimeType: type,
      guid: `${uploadsUrl(site)}/${path}`,
      beforeHooks: async (post, inside) => {
        await updateMeta(inside, 'post', post.ID, '_wp_attached_file', path);
        const alt = sanitizeTextField(imageMeta?.alt ?? '');
        if (alt !== '') await updateMeta(inside, 'post', post.ID, '_wp_attachment_image_alt', alt);
        await draft.beforeHooks?.(post, inside);
      },
    });
    await generateMetadata(site, row, path, made.process);
    return row;
  } catch (error) {
    await site.storage.remove(path);
    throw error;
  }
}

async function imageMetaOf(site: Site, path: string): Promise<ImageMeta | undefined> {
  const file = await site.storage.local(path);
  if (!file) return undefined;
  try {
    const header = await readHeader(file.path);
    return header && readImageMeta(header, localeOf(site));
  } finally {
    await file.release();
  }
}

const isEmpty = (text: string | undefined): boolean => text === undefined || text === '' || text === '0';

/** The draft with what the photograph and the file's name say where the sender said nothing. */
function described({ draft, upload, sentName }: NewAttachment, meta: ImageMeta | undefined): PostDraft {
  const filled = { ...draft };
  if (meta && isEmpty(filled.title) && trim(meta.title) !== '' && !isNumeric(sanitizeTitle(meta.title))) {
    filled.title = meta.title;
  }
  if (meta && isEmpty(filled.excerpt) && trim(meta.caption) !== '') filled.excerpt = meta.caption;
  if (isEmpty(filled.title) && sentName !== undefined) {
    const title = sentName.slice(0, Math.max(0, sentName.lastIndexOf('.')));
    if (!isEmpty(title)) filled.title = title;
  }
  if (isEmpty(filled.title)) filled.title = baseName(upload.path).replace(/\.[^.]+$/, '');
  return filled;
}

const isNumeric = (text: string): boolean => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
