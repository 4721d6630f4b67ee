// Who edits a post right now. Reproduces wp_check_post_lock: the meta `_edit_lock` (`seconds:user`), good for 150 seconds.
import { loadMeta } from '../meta/load.ts';
import type { Site } from '../site.ts';

/** Seconds that a lock lasts after it was last renewed. */
const lockLasts = 150;

/** Does somebody else than this user hold the post's lock? Locks of users who are gone do not count. */
export async function isLockedFor(site: Site, userId: number, postId: number): Promise<boolean> {
  const meta = (await loadMeta(site, 'post', [postId], ['_edit_lock', '_edit_last'])).get(postId);
  const [since, by] = (meta?.get('_edit_lock')?.[0] ?? '').split(':');
  const holder = Number.parseInt(by ?? meta?.get('_edit_last')?.[0] ?? '', 10);
  if (!since || !(Number(since) > Math.floor(site.clock.now() / 1000) - lockLasts)) return false;
  if (!Number.isSafeInteger(holder) || holder === userId) return false;
  const user = await site.database.kysely.selectFrom('users').select('ID').where('ID', '=', holder).executeTakeFirst();
  return user !== undefined;
}
