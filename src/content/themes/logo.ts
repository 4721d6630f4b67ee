// The site's logo. Reproduces get_theme_mod( 'custom_logo' ), in whose place the option `site_logo` stands where it is set.
import { phpItem } from '../../database/php-values.ts';
import type { Site } from '../site.ts';

/** Id of the picture, 0 where there is none. */
export function siteLogo({ options }: Site): number {
  const own = options.get('site_logo');
  const stored =
    own === undefined ? phpItem(options.get(`theme_mods_${options.text('stylesheet')}`), 'custom_logo') : own;
  const id = Number.parseInt(String(stored ?? ''), 10);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}
