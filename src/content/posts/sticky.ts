// Sticky posts: the option `sticky_posts`. Reproduces is_sticky, stick_post, unstick_post.
import type { Site } from '../site.ts';

/** Ids in the option, in its order. */
export function stickyPosts(site: Site): number[] {
  return idsOf(site.options.get('sticky_posts'));
}

function idsOf(stored: unknown): number[] {
  if (typeof stored !== 'object' || stored === null) return [];
  const values = stored instanceof Map ? [...stored.values()] : Object.values(stored);
  return [...new Set(values.map((value) => Math.trunc(Number(value))).filter((id) => Number.isFinite(id)))];
}

export function isSticky(site: Site, id: number): boolean {
  return stickyPosts(site).includes(id);
}

/** Makes a post sticky; nothing is written where it is already. Inside a transaction. */
export async function setSticky(site: Site, id: number): Promise<void> {
  await changeSticky(site, (ids) => (ids.includes(id) ? undefined : [...ids, id]));
}

/** Inside a transaction. */
export async function unsetSticky(site: Site, id: number): Promise<void> {
  await changeSticky(site, (ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : undefined));
}

async function changeSticky(site: Site, change: (ids: number[]) => number[] | undefined): Promise<void> {
  await site.options.update('sticky_posts', (stored) => change(idsOf(stored)));
  site.caches.changed();
}
