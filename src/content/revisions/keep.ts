// How many revisions a post may have. Reproduces WP_POST_REVISIONS and wp_revisions_to_keep.
import type { Site } from '../site.ts';

/** Number of revisions to keep of each post: -1 for all, 0 where revisions are switched off. */
export function revisionsToKeep(site: Site): number {
  const setting = site.settings.defines.WP_POST_REVISIONS ?? true;
  if (setting === true) return -1;
  const number = Math.trunc(Number(setting));
  return Number.isFinite(number) ? number : 0;
}
