// Where a site's uploads are: the folder of a month and the public address (wp_upload_dir).
import { localNow } from '../dates.ts';
import type { Site } from '../site.ts';

/** The public address of the uploads folder, without trailing slash. */
export function uploadsUrl({ settings, options }: Pick<Site, 'settings' | 'options'>): string {
  return settings.uploads.url || options.text('upload_url_path') || `${options.siteUrl}/wp-content/uploads`;
}

/** The folder for a new file below the uploads: `2026/01` of a stored date (default: now, in the site's time), or ''. */
export function uploadFolder(site: Site, date: string = localNow(site)): string {
  const monthly = site.options.text('uploads_use_yearmonth_folders');
  return monthly === '' || monthly === '0' ? '' : `${date.slice(0, 4)}/${date.slice(5, 7)}`;
}
