// Addresses of the site's icon (get_site_icon_url).
import { isRecord, loadAttachments } from '../media/attachment.ts';
import type { Site } from '../site.ts';

/** The icon in the size that fits a square, in full where none does; '' where there is none. `side`: of the square, in pixels. */
export const siteIcon = async (site: Site, side: number): Promise<string> => (await siteIcons(site, [side]))[0] ?? '';

/** The same for some squares. Two statements where the site has an icon. */
export async function siteIcons(site: Site, sides: readonly number[]): Promise<string[]> {
  const id = site.options.number('site_icon');
  const icon = id === 0 ? undefined : (await loadAttachments(site, [id])).get(id);
  if (!icon?.isImage) return sides.map(() => '');
  const { url, metadata } = icon;
  return sides.map((side) => {
    const fitting = fittingFile(metadata?.sizes, side);
    return fitting === undefined ? url : url.slice(0, url.lastIndexOf('/') + 1) + fitting;
  });
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
