// What a draft changes besides the row: stickiness, picture, format, template, terms, meta. The order is that of
// WP_REST_Posts_Controller, which differs between create and update and shows in the ids of rows.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import { deleteMeta, metaValues, updateMeta } from '../meta/rows.ts';
import { writeMeta } from '../meta/write.ts';
import type { Site } from '../site.ts';
import { setPostTerms } from '../terms/set-post-terms.ts';
import { setFormat } from './format.ts';
import { getPost } from './get.ts';
import { setSticky, unsetSticky } from './sticky.ts';
import type { PostDraft } from './types.ts';

/** Writes a draft's parts for a stored post. Errors: those of terms and meta. */
export async function writeParts(
  site: Site,
  viewer: Viewer | null,
  post: PostRow,
  draft: PostDraft,
  isNew: boolean,
): Promise<void> {
  const stick = async (): Promise<void> => {
    if (draft.sticky !== undefined) await (draft.sticky ? setSticky(site, post.ID) : unsetSticky(site, post.ID));
  };
  if (isNew) {
    await stick();
    await setPicture(site, post.ID, draft.featuredMedia);
    await setFormat(site, post, draft.format);
  } else {
    await setFormat(site, post, draft.format);
    await setPicture(site, post.ID, draft.featuredMedia);
    await stick();
  }
  if (draft.template !== undefined) await updateMeta(site, 'post', post.ID, '_wp_page_template', draft.template);
  for (const taxonomy of site.registry.taxonomiesOf(post.post_type)) {
    const terms = draft.terms?.[taxonomy.name];
    if (terms) await setPostTerms(site, post, taxonomy.name, terms);
  }
  if (draft.meta) {
    const type = site.registry.postTypes.get(post.post_type);
    const target = {
      objectType: 'post',
      subtype: post.post_type,
      id: post.ID,
      subject: { kind: 'post', post, type },
    } as const;
    await writeMeta(site, viewer, target, draft.meta.values, draft.meta.schema);
  }
  await draft.afterWrite?.(post, site);
}

/**
 * The featured picture: `_thumbnail_id`. As WordPress, without an error: an id of nothing changes nothing, and one of
 * something that is no picture takes the picture away.
 */
async function setPicture(site: Site, id: number, picture: number | undefined): Promise<void> {
  if (picture === undefined) return;
  if (picture === 0) return deleteMeta(site, 'post', id, ['_thumbnail_id']);
  const post = await getPost(site, Math.abs(picture));
  if (!post) return;
  if (await isImage(site, post)) await updateMeta(site, 'post', id, '_thumbnail_id', post.ID);
  else await deleteMeta(site, 'post', id, ['_thumbnail_id']);
}

async function isImage(site: Site, post: PostRow): Promise<boolean> {
  if (post.post_type !== 'attachment' || !post.post_mime_type.startsWith('image/')) return false;
  return (await metaValues(site, 'post', post.ID, '_wp_attached_file')).length > 0;
}
