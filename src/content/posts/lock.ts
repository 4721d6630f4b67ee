// Who edits a post right now. Reproduces wp_check_post_lock, wp_set_post_lock and what wp_ajax_wp_remove_post_lock does: the
// meta `_edit_lock` (`seconds:user`), good for 150 seconds.
import type { UserRow } from '../../database/schema.ts';
import { loadMeta } from '../meta/load.ts';
import { metaValues, updateMeta } from '../meta/rows.ts';
import type { Site } from '../site.ts';
import { getUser } from '../users/load.ts';

/** Seconds that a lock lasts after it was last renewed. */
const lockLasts = 150;
/** Seconds that it lasts after it was let go: the same person may come back with a reload. */
const letGoLasts = 5;
const key = '_edit_lock';

const seconds = (site: Site): number => Math.floor(site.clock.now() / 1000);

/** Does somebody else than this user hold the post's lock? Locks of users who are gone do not count. */
export async function isLockedFor(site: Site, userId: number, postId: number): Promise<boolean> {
  return (await lockHolder(site, userId, postId)) !== undefined;
}

/** Who else than this user holds the post's lock; undefined where nobody does. */
export async function lockHolder(site: Site, userId: number, postId: number): Promise<UserRow | undefined> {
  const meta = (await loadMeta(site, 'post', [postId], [key, '_edit_last'])).get(postId);
  const [since, by] = (meta?.get(key)?.[0] ?? '').split(':');
  const holder = Number.parseInt(by ?? meta?.get('_edit_last')?.[0] ?? '', 10);
  if (!since || !(Number(since) > seconds(site) - lockLasts)) return undefined;
  if (!Number.isSafeInteger(holder) || holder === userId) return undefined;
  return getUser(site, holder);
}

/** Takes the lock, or takes it over; as it is stored (`seconds:user`). */
export async function takeLock(site: Site, userId: number, postId: number): Promise<string> {
  const lock = `${seconds(site)}:${userId}`;
  await updateMeta(site, 'post', postId, key, lock);
  return lock;
}

/** Takes the lock where nobody else holds it: what was stored, or who holds it. */
export async function renewLock(site: Site, userId: number, postId: number): Promise<string | UserRow> {
  return (await lockHolder(site, userId, postId)) ?? takeLock(site, userId, postId);
}

/** Lets a lock go that was taken as `held`. Somebody else's, and one that was renewed since, stays. */
export async function releaseLock(site: Site, userId: number, postId: number, held: string): Promise<boolean> {
  const [, by] = held.split(':');
  if (Number(by) !== userId) return false;
  await site.transaction(async (inside) => {
    const [stored] = await metaValues(inside, 'post', postId, key);
    if (stored === held)
      await updateMeta(inside, 'post', postId, key, `${seconds(site) - lockLasts + letGoLasts}:${by}`);
  });
  return true;
}
