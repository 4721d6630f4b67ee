// Trash or deletion of a post. Reproduces delete_item.
import { SiteError } from '../../../base/error.ts';
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
  if (call.params.force === true) {
    const { data } = await answer(call, parts, row);
    if (!(await deletePost(site, row.ID))) throw notDeleted();
    replaceStored(call, row.ID, undefined);
    return respond({ deleted: true, previous: data });
  }
  if (!trashEnabled(site)) {
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
