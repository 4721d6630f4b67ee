// Trash or deletion of a post. Reproduces delete_item.
import { SiteError } from '../../../base/error.ts';
import { deleteAttachment, mediaTrashEnabled } from '../../../content/media/delete.ts';
import { deletePost } from '../../../content/posts/delete.ts';
import { trashEnabled, trashPost } from '../../../content/posts/trash.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { replaceStored, requireStored } from './stored.ts';
import { answer, type Parts } from './write.ts';

/** Answers `DELETE` of a post: the trashed post, or with `force` what it was. */
export async function deleteOne(call: Call, parts: Parts): Promise<RestResponse> {
  const row = await requireStored(call, parts.kind);
  const { site, viewer } = call;
  const isMedia = parts.kind.name === 'attachment';
  if (call.params.force === true) {
    const { data } = await answer(call, parts, row);
    const deleted = isMedia ? await deleteAttachment(site, row) : await deletePost(site, row.ID);
    if (!deleted) throw notDeleted();
    replaceStored(call, row.ID, undefined);
    return respond({ deleted: true, previous: data });
  }
  if (!(isMedia ? mediaTrashEnabled(site) : trashEnabled(site))) {
    throw new SiteError('rest_trash_not_supported', 'There is no trash here: send force=true to delete.', 501);
  }
  if (row.post_status === 'trash')
    throw new SiteError('rest_already_trashed', 'The post is in the trash already.', 410);
  const trashed = await trashPost(site, viewer, row.ID);
  if (!trashed) throw notDeleted();
  replaceStored(call, row.ID, trashed);
  const { data, links } = await answer(call, parts, trashed);
  return respond(data, { links });
}

function notDeleted(): SiteError {
  return new SiteError('rest_cannot_delete', 'The post could not be deleted.', 500);
}
