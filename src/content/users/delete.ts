// Deletes a user. Reproduces wp_delete_user: posts and links go to another user, or posts go to the trash (those of types
// without a trash are deleted) and links away. One transaction.
import type { Viewer } from '../../access/viewer.ts';
import type { UserRow } from '../../database/schema.ts';
import type { PostType } from '../../extend/types.ts';
import { deleteAttachmentRows, removeFiles } from '../media/delete.ts';
import { deletePost } from '../posts/delete.ts';
import { trashEnabled, trashPost } from '../posts/trash.ts';
import type { Site } from '../site.ts';
import { countUsers } from './count.ts';
import { getUser } from './load.ts';
import { lockUsers } from './lock.ts';

/**
 * Deletes a user; answers the row that was, undefined where there was none. `reassign` is who gets the posts; null: nobody.
 * `viewer` is who deletes (revisions of trashed posts are theirs).
 */
export async function deleteUser(
  site: Site,
  viewer: Viewer | null,
  id: number,
  reassign: number | null,
): Promise<UserRow | undefined> {
  const files: string[] = [];
  const deleted = await site.transaction(async (inside) => {
    const { kysely } = inside.database;
    await lockUsers(inside);
    const user = await getUser(inside, id);
    if (!user) return undefined;
    if (reassign === null) {
      files.push(...(await removePosts(inside, viewer, id)));
      await kysely.deleteFrom('links').where('link_owner', '=', id).execute();
    } else {
      await kysely.updateTable('posts').set({ post_author: reassign }).where('post_author', '=', id).execute();
      await kysely.updateTable('links').set({ link_owner: reassign }).where('link_owner', '=', id).execute();
    }
    await kysely.deleteFrom('usermeta').where('user_id', '=', id).execute();
    await kysely.deleteFrom('users').where('ID', '=', id).execute();
    await countUsers(inside);
    inside.caches.changed();
    return user;
  });
  await removeFiles(site, files);
  return deleted;
}

/** Answers the files of attachments that are to go once all is committed. */
async function removePosts(site: Site, viewer: Viewer | null, author: number): Promise<string[]> {
  const types = [...site.registry.postTypes.values()].filter(goesWithUser).map((type) => type.name);
  const files: string[] = [];
  if (types.length === 0) return files;
  const posts = await site.database.kysely
    .selectFrom('posts')
    .selectAll()
    .where('post_author', '=', author)
    .where('post_type', 'in', types)
    .execute();
  for (const post of posts) {
    const { ID, post_type, post_status } = post;
    const hasTrash = (post_type === 'post' || post_type === 'page') && post_status !== 'trash' && trashEnabled(site);
    if (hasTrash) await trashPost(site, viewer, ID);
    else if (post_type === 'attachment') files.push(...(await deleteAttachmentRows(site, post)).files);
    else await deletePost(site, ID);
  }
  return files;
}

function goesWithUser(type: PostType): boolean {
  return type.deleteWithUser ?? 'author' in type.supports;
}
