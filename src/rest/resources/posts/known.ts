// Posts that a request has read already, for what it embeds (engine/known.ts).
import { getPosts } from '../../../content/posts/get.ts';
import type { PostRow } from '../../../database/schema.ts';
import { keptRows, knownRows } from '../../engine/known.ts';
import type { Call } from '../../engine/types.ts';

/** Posts by id; ids without a post are absent. One statement for those that the request has not read yet, none without. */
export function knownPosts(call: Call, ids: readonly number[]): Promise<ReadonlyMap<number, PostRow>> {
  return knownRows(call, 'posts', ids, (wanted) => getPosts(call.site, wanted));
}

/** Keeps rows for the rest of the request. */
export function rememberPosts(call: Call, rows: readonly PostRow[]): void {
  const kept = keptRows<PostRow>(call, 'posts');
  for (const row of rows) kept.set(row.ID, row);
}
