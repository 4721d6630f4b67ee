// Address of the site's icon in full size (get_site_icon_url); '' where there is none.
import { uploadsUrl } from '../media/uploads.ts';
import { loadMeta } from '../meta/load.ts';
import type { Site } from '../site.ts';

/** One statement where the site has an icon. */
export async function siteIcon(site: Site): Promise<string> {
  const id = site.options.number('site_icon');
  if (id === 0) return '';
  const meta = await loadMeta(site, 'post', [id], ['_wp_attached_file']);
  const file = meta.get(id)?.get('_wp_attached_file')?.[0] ?? '';
  return file === '' ? '' : `${uploadsUrl(site)}/${file}`;
}
