// The site's logo. Reproduces get_theme_mod( 'custom_logo' ), in whose place the option `site_logo` stands where it is set.
import { phpItem } from '../../database/php-values.ts';
import { loadAttachments } from '../media/attachment.ts';
import type { Site } from '../site.ts';

/** Id of the picture, 0 where there is none. */
export function siteLogo({ options }: Site): number {
  const own = options.get('site_logo');
  const stored =
    own === undefined ? phpItem(options.get(`theme_mods_${options.text('stylesheet')}`), 'custom_logo') : own;
  const id = Number.parseInt(String(stored ?? ''), 10);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

/** Is there such a picture (has_custom_logo)? Two statements where the site has a logo. */
export async function hasLogo(site: Site): Promise<boolean> {
  const id = siteLogo(site);
  return id > 0 && (await loadAttachments(site, [id])).get(id)?.isImage === true;
}
