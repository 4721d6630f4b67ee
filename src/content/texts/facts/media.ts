// Attachments and synced patterns, as texts read them.

import type { AttachedQuestion, MediaFacts } from '../../../rendering/blocks/facts.ts';
import type { AttachmentMeta, SyncedPattern } from '../../../rendering/types.ts';
import { hasBlockHooks } from '../../block-hooks/hooks.ts';
import { hookedIntoPost, loadIgnored } from '../../block-hooks/posts.ts';
import { isOfKind, loadAttachments as loadFiles, shownSize, subSizeOf } from '../../media/attachment.ts';
import { pictureHtml, pictureMeta } from '../../media/picture-html.ts';
import { loadMeta } from '../../meta/load.ts';
import { fromStored } from '../../meta/read.ts';
import { getPosts } from '../../posts/get.ts';
import { hasPassword } from '../../posts/password.ts';
import { permalink } from '../../posts/permalink.ts';
import { loadPermalinkData } from '../../posts/permalink-data.ts';
import type { Site } from '../../site.ts';

/** `_wp_attachment_metadata` by id; one statement. */
export async function loadAttachments(site: Site, ids: readonly number[]): Promise<(AttachmentMeta | undefined)[]> {
  const meta = await loadMeta(site, 'post', ids, ['_wp_attachment_metadata']);
  return ids.map((id) => attachmentMeta(meta.get(id)?.get('_wp_attachment_metadata')?.[0]));
}

function attachmentMeta(stored: string | undefined): AttachmentMeta | undefined {
  const value = stored === undefined ? undefined : fromStored(stored);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // Written by whoever made the upload; rendering takes what it finds and passes over the rest.
  return value as AttachmentMeta;
}

/** Files of the media library by id, with all that a block shows of them; a fixed number of statements. */
export async function loadMedia(site: Site, ids: readonly number[]): Promise<(MediaFacts | undefined)[]> {
  const files = await loadFiles(site, ids);
  const links = await loadPermalinkData(
    site,
    [...files.values()].map(({ row }) => row),
  );
  return ids.map((id) => {
    const file = files.get(id);
    if (!file) return undefined;
    const width = Number(file.metadata?.width);
    return {
      id,
      url: file.url,
      alt: file.alt,
      caption: file.row.post_excerpt,
      meta: file.metadata && pictureMeta(file),
      link: permalink(site, file.row, links),
      shown: (size) => shownSize(site, file, size),
      is: (kind) => isOfKind(file.row, file.file, kind),
      picture: (size, more) => pictureHtml(site, file, size, more),
      widthOf: (size) => Number(subSizeOf(file, size)?.width ?? (size === 'full' ? width : 0)) || 0,
    };
  });
}

/** Most pictures that a gallery shows of a post. */
const mostAttached = 100;

/** Ids of the pictures that were uploaded to posts; a statement for each list that is asked for. */
export async function loadAttached(site: Site, questions: readonly AttachedQuestion[]): Promise<number[][]> {
  const lists: number[][] = [];
  for (const { post, orderBy, order } of questions) {
    const rows = await site.database.kysely
      .selectFrom('posts')
      .select('ID')
      .where('post_parent', '=', post)
      .where('post_type', '=', 'attachment')
      .where('post_status', '=', 'inherit')
      .where('post_mime_type', 'like', 'image/%')
      .orderBy(orderBy === 'title' ? 'post_title' : 'post_date', order)
      .orderBy('ID', order)
      .limit(mostAttached)
      .execute();
    lists.push(rows.map(({ ID }) => ID));
  }
  return lists;
}

/** Synced patterns by id, those that are published and have no password; one statement. */
export async function loadPatterns(site: Site, ids: readonly number[]): Promise<(SyncedPattern | undefined)[]> {
  const rows = await getPosts(site, ids);
  const ignored = await loadIgnored(site, [...rows.keys()]);
  const isHooked = hasBlockHooks(site);
  return ids.map((id) => {
    const row = rows.get(id);
    if (row?.post_type !== 'wp_block' || row.post_status !== 'publish' || hasPassword(row)) return undefined;
    const { post_content: content } = row;
    return { content: isHooked ? hookedIntoPost(site, row, content, ignored.get(id)).content : content };
  });
}
