// Makes the sub-sizes that an upload was interrupted before. Reproduces post_process_item.
import { completeSubSizes } from '../../../content/media/metadata.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { requireStored } from '../posts/stored.ts';
import { answer, type Parts } from '../posts/write.ts';

/** Answers `POST` of `post-process`, with the attachment as it is then. */
export async function processMedia(call: Call, parts: Parts): Promise<RestResponse> {
  const row = await requireStored(call, parts.kind);
  await completeSubSizes(call.site, row.ID);
  const { data, links } = await answer(call, parts, row);
  return respond(data, { links });
}
