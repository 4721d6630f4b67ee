// What extensions do with the library's files (extend/site.ts): find one by its address, as attachment_url_to_postid does,
// and take a picture in, over the verbs of uploads.
import { writeFile } from 'node:fs/promises';
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { PostRow } from '../../database/schema.ts';
import type { NewPicture } from '../../extend/site.ts';
import { createAttachment } from '../media/create.ts';
import { storeUpload } from '../media/store-upload.ts';
import { uploadsUrl } from '../media/uploads.ts';
import { updateMeta } from '../meta/rows.ts';
import type { Site } from '../site.ts';

/** Sub-sizes are found by their names: `picture-300x200.jpg` belongs to `picture.jpg` or `picture-scaled.jpg`. */
export async function idAt(site: Site, url: string): Promise<number> {
  const start = `${uploadsUrl(site)}/`;
  const [address = ''] = url.split(/[?#]/, 1);
  if (!address.startsWith(start) || address.length > start.length + 255) return 0;
  const path = decoded(address.slice(start.length));
  const whole = path.replace(/-\d{1,5}x\d{1,5}(\.[A-Za-z0-9]{1,5})$/, '$1');
  const scaled = whole.replace(/(\.[A-Za-z0-9]{1,5})$/, '-scaled$1');
  const found = await site.database.kysely
    .selectFrom('postmeta')
    .select(['post_id', 'meta_value'])
    .where('meta_key', '=', '_wp_attached_file')
    .where('meta_value', 'in', [...new Set([path, whole, scaled])])
    .limit(10)
    .execute();
  for (const name of [path, whole, scaled]) {
    const row = found.find(({ meta_value }) => meta_value === name);
    if (row) return row.post_id;
  }
  return 0;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The attachment's row. Throws `rest_cannot_create` where the viewer may not upload; what is refused leaves no file. */
export async function addToLibrary(site: Site, viewer: Viewer, picture: NewPicture): Promise<PostRow> {
  if (!viewer.can('upload_files')) {
    throw new SiteError('rest_cannot_create', 'You may not upload media.', viewer.id > 0 ? 403 : 401);
  }
  const path = await site.storage.temporary();
  await writeFile(path, picture.bytes, { flag: 'wx' });
  const received = { path, name: picture.name, type: picture.mimeType, size: picture.bytes.length };
  const upload = await storeUpload(site, viewer, received, { refusal: 'rest_upload_unknown_error' });
  return createAttachment(site, viewer, {
    upload,
    process: true,
    draft: {
      title: picture.title,
      parent: picture.parent,
      author: viewer.id,
      beforeHooks: (post, inside) => updateMeta(inside, 'post', post.ID, '_wp_attachment_image_alt', picture.alt),
    },
  });
}
