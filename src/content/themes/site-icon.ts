// Address of the site's icon (get_site_icon_url), in full or in the size that fits a square; '' where there is none.
import { attachmentKeys, attachmentOf, isRecord } from '../media/attachment.ts';
import { uploadsUrl } from '../media/uploads.ts';
import { loadMeta } from '../meta/load.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';

/** Two statements where the site has an icon. `side`: of the square that it is shown in, in pixels; from 512 on in full. */
export async function siteIcon(site: Site, side = 512): Promise<string> {
  const id = site.options.number('site_icon');
  if (id === 0) return '';
  const meta = (await loadMeta(site, 'post', [id], [...attachmentKeys])).get(id) ?? new Map();
  const file = meta.get('_wp_attached_file')?.[0] ?? '';
  if (side >= 512) return file === '' ? '' : `${uploadsUrl(site)}/${file}`;
  const row = await getPost(site, id);
  if (!row) return '';
  const { url, metadata, isImage } = attachmentOf(site, row, meta);
  if (!isImage) return '';
  const fitting = fittingFile(metadata?.sizes, side);
  return fitting === undefined ? url : url.slice(0, url.lastIndexOf('/') + 1) + fitting;
}

/** File of the smallest sub-size that is as good as square and large enough (image_get_intermediate_size). */
function fittingFile(sizes: unknown, side: number): string | undefined {
  if (!isRecord(sizes)) return undefined;
  const all = Object.values(sizes)
    .filter(isRecord)
    .map(({ file, width, height }) => ({ file: String(file), width: Number(width), height: Number(height) }));
  const exact = all.find(({ width, height }) => width === side && height === side);
  const large = all.filter(
    ({ width, height }) =>
      width >= side &&
      height >= side &&
      Math.abs(Math.round((Math.min(width, height) * side) / Math.max(width, height)) - side) <= 1,
  );
  const found = exact ?? large.sort((a, b) => a.width * a.height - b.width * b.height)[0];
  if (found) return found.file;
  const { thumbnail } = sizes;
  return isRecord(thumbnail) && Number(thumbnail.width) >= side ? String(thumbnail.file) : undefined;
}
