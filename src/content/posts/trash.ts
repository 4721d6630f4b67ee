// Trash and back. Reproduces wp_trash_post and wp_untrash_post: status and time are remembered in meta, comments are put
// aside with their statuses, the slug is given up, a front page or sticky post ceases to be one.
import type { Viewer } from '../../access/viewer.ts';
import { addTo } from '../../base/groups.ts';
import { lockRows } from '../../database/locks.ts';
import { maybeUnserialize } from '../../database/php-serialize.ts';
import { phpArray, phpEntries, phpText } from '../../database/php-values.ts';
import type { PostRow } from '../../database/schema.ts';
import { extensionSite } from '../extensions/site.ts';
import { addMeta, deleteMeta, metaValues } from '../meta/rows.ts';
import { saveRevision } from '../revisions/save.ts';
import type { Site } from '../site.ts';
import { getPost } from './get.ts';
import { unsetSticky } from './sticky.ts';
import { storePost } from './store.ts';

const statusKey = '_wp_trash_meta_status';
const timeKey = '_wp_trash_meta_time';
const commentsKey = '_wp_trash_meta_comments_status';

/** Are posts trashed before they are deleted? (`EMPTY_TRASH_DAYS`, default 30) */
export function trashEnabled(site: Site): boolean {
  return Number(site.settings.defines.EMPTY_TRASH_DAYS ?? 30) > 0;
}

/** Moves a post to the trash; undefined where there is none or it lies there already. Answers the row as it is now. */
export async function trashPost(site: Site, viewer: Viewer | null, id: number): Promise<PostRow | undefined> {
  return site.transaction(async (inside) => {
    await lockRows(inside.database, 'posts', [id]);
    const before = await getPost(inside, id);
    if (!before || before.post_status === 'trash') return undefined;
    await leaveFront(inside, before);
    await addMeta(inside, 'post', id, statusKey, before.post_status);
    await addMeta(inside, 'post', id, timeKey, Math.floor(inside.clock.now() / 1000));
    const post = await storePost(inside, viewer, { status: 'trash' }, before);
    await afterwards(inside, viewer, post, before);
    await putCommentsAside(inside, id);
    inside.caches.changed();
    return post;
  });
}

/** Takes a post out of the trash: to the status it had with `restore`, else to a draft as WordPress does. */
export async function untrashPost(
  site: Site,
  viewer: Viewer | null,
  id: number,
  restore = false,
): Promise<PostRow | undefined> {
  return site.transaction(async (inside) => {
    await lockRows(inside.database, 'posts', [id]);
    const before = await getPost(inside, id);
    if (before?.post_status !== 'trash') return undefined;
    const [old] = await metaValues(inside, 'post', id, statusKey);
    const fallback = before.post_type === 'attachment' ? 'inherit' : 'draft';
    await deleteMeta(inside, 'post', id, [statusKey, timeKey]);
    const post = await storePost(inside, viewer, { status: (restore && old) || fallback }, before);
    await afterwards(inside, viewer, post, before);
    await bringCommentsBack(inside, id);
    inside.caches.changed();
    return post;
  });
}

/** What follows each change of a post, this one too (wp_after_insert_post). */
async function afterwards(site: Site, viewer: Viewer | null, post: PostRow, before: PostRow): Promise<void> {
  if (post.post_type !== 'attachment') await saveRevision(site, viewer, post);
  await site.hooks.run('wp_after_insert_post', post, before.post_status, extensionSite(site));
}

/** A post that goes away is no front page, no page of posts and not sticky any more. */
export async function leaveFront(site: Site, post: PostRow): Promise<void> {
  if (post.post_type === 'page') {
    if (site.options.number('page_on_front') === post.ID) {
      await site.options.set('show_on_front', 'posts');
      await site.options.set('page_on_front', 0);
    }
    if (site.options.number('page_for_posts') === post.ID) await site.options.set('page_for_posts', 0);
  }
  await unsetSticky(site, post.ID);
}

async function putCommentsAside(site: Site, id: number): Promise<void> {
  const { kysely } = site.database;
  const comments = await kysely
    .selectFrom('comments')
    .select(['comment_ID', 'comment_approved'])
    .where('comment_post_ID', '=', id)
    .execute();
  if (comments.length === 0) return;
  const statuses = phpArray(comments.map((row) => [row.comment_ID, row.comment_approved] as const));
  await addMeta(site, 'post', id, commentsKey, statuses);
  await kysely
    .updateTable('comments')
    .set({ comment_approved: 'post-trashed' })
    .where('comment_post_ID', '=', id)
    .execute();
}

async function bringCommentsBack(site: Site, id: number): Promise<void> {
  const [stored] = await metaValues(site, 'post', id, commentsKey);
  if (stored === undefined) return;
  const groups = new Map<string, number[]>();
  for (const [comment, status] of phpEntries(maybeUnserialize(stored))) {
    const name = phpText(status) === 'post-trashed' ? '0' : phpText(status);
    addTo(groups, name, Number(comment));
  }
  for (const [status, ids] of groups) {
    await site.database.kysely
      .updateTable('comments')
      .set({ comment_approved: status })
      .where('comment_ID', 'in', ids)
      .execute();
  }
  await deleteMeta(site, 'post', id, [commentsKey]);
}
