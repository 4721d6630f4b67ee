// The stored post that a request is about, read once per request and kept right when the request changes it.
import { getPost } from '../../../content/posts/get.ts';
import type { PostRow } from '../../../database/schema.ts';
import { toInteger } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';
import { noSuchPost } from './errors.ts';
import type { PostKind } from './kind.ts';

/** A place that a write can fill anew. */
interface Slot {
  row: Promise<PostRow | undefined>;
}

function slot(call: Call, id: number): Slot {
  return call.once(`post ${id}`, () => ({ row: id > 0 ? getPost(call.site, id) : Promise.resolve(undefined) }));
}

/** The post of the request's `id`, undefined where there is none of this type. */
export async function loadStored(call: Call, kind: PostKind): Promise<PostRow | undefined> {
  const row = await slot(call, toInteger(call.params.id)).row;
  return row?.post_type === kind.name ? row : undefined;
}

/** As loadStored; throws `rest_post_invalid_id`. */
export async function requireStored(call: Call, kind: PostKind): Promise<PostRow> {
  const row = await loadStored(call, kind);
  if (!row) throw noSuchPost();
  return row;
}

/** What is stored now, after this request's own write: later checks (those behind `Allow`) see it. */
export function replaceStored(call: Call, id: number, row: PostRow | undefined): void {
  slot(call, id).row = Promise.resolve(row);
}
