// The post that an editor starts with before anything was written. Reproduces get_default_post_to_edit with `$create_in_db`
// and wp_delete_auto_drafts: those that nobody came back to for a week are deleted, here along with the next one made.
import type { Viewer } from '../../access/viewer.ts';
import { prepare } from '../../database/prepared.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PostType } from '../../extend/types.ts';
import { formatStored } from '../dates.ts';
import type { Site } from '../site.ts';
import { createPost } from './create.ts';
import { deletePost } from './delete.ts';

const week = 7 * 86_400_000;
/** So many at a time: whoever starts a post waits for it. */
const atOnce = 20;

const old = prepare((db, p: { before: string; atOnce: number }) =>
  db
    .selectFrom('posts')
    .select('ID')
    .where('post_status', '=', 'auto-draft')
    .where('post_date', '<', p.before)
    .limit(p.atOnce),
);

/** Makes the empty post of a type. Errors: as createPost. */
export async function makeAutoDraft(site: Site, viewer: Viewer, type: PostType): Promise<PostRow> {
  const title = type.supports.title ? 'Auto Draft' : '';
  const post = await createPost(site, viewer, { type: type.name, title, status: 'auto-draft', author: viewer.id });
  const forgotten = await site.database.run(old, { before: formatStored(site.clock.now() - week), atOnce });
  for (const { ID } of forgotten) await deletePost(site, ID);
  return post;
}
