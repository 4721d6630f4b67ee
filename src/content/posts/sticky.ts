// Sticky posts: the option `sticky_posts`. Reproduces is_sticky, stick_post, unstick_post.
import type { Site } from '../site.ts';

/** Ids in the option, in its order. */
export function stickyPosts(site: Site): number[] {
  const stored = site.options.get('sticky_posts');
  if (typeof stored !== 'object' || stored === null) return [];
  const values = stored instanceof Map ? [...stored.values()] : Object.values(stored);
  return [...new Set(values.map((value) => Math.trunc(Number(value))).filter((id) => Number.isFinite(id)))];
}

export function isSticky(site: Site, id: number): boolean {
  return stickyPosts(site).includes(id);
}

/** Makes a post sticky; nothing is written where it is already. */
export async function setSticky(site: Site, id: number): Promise<void> {
  const ids = stickyPosts(site);
  if (ids.includes(id)) return;
  await site.options.set('sticky_posts', [...ids, id]);
  site.caches.changed();
}

export async function unsetSticky(site: Site, id: number): Promise<void> {
  const ids = stickyPosts(site);
  if (!ids.includes(id)) return;
  await site.options.set(
    'sticky_posts',
    ids.filter((each) => each !== id),
  );
  site.caches.changed();
}
