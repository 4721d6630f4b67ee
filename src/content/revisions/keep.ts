// How many revisions a post may have. Reproduces WP_POST_REVISIONS and wp_revisions_to_keep.
import { supports } from '../posts/defaults.ts';
import type { Site } from '../site.ts';

/** Number of revisions to keep of each post of a type: -1 for all, 0 where there are none. */
export function revisionsToKeep(site: Site, postType: string): number {
  return supports(site, postType, 'revisions') ? settingOf(site) : 0;
}

function settingOf(site: Site): number {
  const setting = site.settings.defines.WP_POST_REVISIONS;
  if (setting === undefined || setting === true) return -1;
  // PHP's cast of a text reads the number at its beginning.
  const number = typeof setting === 'string' ? Number.parseInt(setting, 10) : Math.trunc(Number(setting));
  return Number.isFinite(number) ? number : 0;
}

/** Are revisions switched off for every type? */
export function revisionsOff(site: Site): boolean {
  return settingOf(site) === 0;
}
