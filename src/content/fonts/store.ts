// Stores and deletes font families and faces, which are posts: settings as JSON in their content, files beside them.
// Reproduces what the fonts controllers hand to wp_insert_post, _wp_after_delete_font_family and _wp_before_delete_font_face.
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Json } from '../../rendering/blocks/json.ts';
import { phpJson } from '../../rendering/blocks/json.ts';
import { loadMeta } from '../meta/load.ts';
import { addMeta } from '../meta/rows.ts';
import { createPost } from '../posts/create.ts';
import { deletePost } from '../posts/delete.ts';
import { updatePost } from '../posts/update.ts';
import type { Site } from '../site.ts';
import { deleteFontFile } from './files.ts';
import { fontFaceSlug } from './names.ts';

export type FontSettings = Readonly<Record<string, Json | undefined>>;
const fileKey = '_wp_font_face_file';

/** Is there a published post of this type with this name or title? */
async function exists(site: Site, type: string, column: 'post_name' | 'post_title', value: string): Promise<boolean> {
  const row = await site.database.kysely
    .selectFrom('posts')
    .select('ID')
    .where('post_type', '=', type)
    .where('post_status', '=', 'publish')
    .where(column, '=', value)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes a family. Throws `rest_duplicate_font_family`. */
export async function createFontFamily(site: Site, viewer: Viewer, settings: FontSettings): Promise<PostRow> {
  const { name = '', slug = '', ...rest } = settings;
  return site.transaction(async (inside) => {
    if (await exists(inside, 'wp_font_family', 'post_name', String(slug))) {
      throw new SiteError('rest_duplicate_font_family', 'There is a family with this slug.', 400);
    }
    const draft = { type: 'wp_font_family', status: 'publish', title: String(name), slug: String(slug) };
    return createPost(inside, viewer, { ...draft, content: phpJson(rest) });
  });
}

/** Changes a family's settings; its name and slug stand in them as well. */
export async function updateFontFamily(
  site: Site,
  viewer: Viewer,
  id: number,
  settings: FontSettings,
): Promise<PostRow> {
  const { name = '', slug = '', ...rest } = settings;
  const draft = { status: 'publish', title: String(name), slug: String(slug), content: phpJson(rest) };
  return updatePost(site, viewer, id, draft);
}

/** Throws `rest_duplicate_font_face` where there is such a face already, in any family. */
export async function refuseDuplicateFace(site: Site, settings: FontSettings): Promise<void> {
  if (await exists(site, 'wp_font_face', 'post_title', fontFaceSlug(settings))) {
    throw new SiteError('rest_duplicate_font_face', 'There is a face with these settings.', 400);
  }
}

/** Makes a face of a family; `files` are paths of its stored files. */
export async function createFontFace(
  site: Site,
  viewer: Viewer,
  family: number,
  settings: FontSettings,
  files: readonly string[],
): Promise<PostRow> {
  const slug = fontFaceSlug(settings);
  return site.transaction(async (inside) => {
    const draft = { type: 'wp_font_face', status: 'publish', parent: family, title: slug, slug };
    const row = await createPost(inside, viewer, { ...draft, content: phpJson(settings) });
    for (const file of files) await addMeta(inside, 'post', row.ID, fileKey, file);
    return row;
  });
}

/** Deletes a face, or a family with its faces; their files once that is certain. */
export async function deleteFont(site: Site, row: PostRow): Promise<void> {
  const files = await site.transaction(async (inside) => {
    const faces =
      row.post_type === 'wp_font_family'
        ? await inside.database.kysely
            .selectFrom('posts')
            .select('ID')
            .where('post_parent', '=', row.ID)
            .where('post_type', '=', 'wp_font_face')
            .execute()
        : [];
    const ids = [row.ID, ...faces.map((face) => face.ID)];
    const meta = await loadMeta(inside, 'post', ids, [fileKey]);
    for (const id of ids) await deletePost(inside, id);
    return [...meta.values()].flatMap((rows) => rows.get(fileKey) ?? []);
  });
  for (const file of files) await deleteFontFile(site, file);
}
