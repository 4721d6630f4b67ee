// `srcset` and real sizes of a picture in content, from its attachment's metadata (WordPress `wp_calculate_image_srcset()`,
// `wp_image_src_get_dimensions()`). Arithmetic and order are WordPress's.
import { trimEnd } from '../base/trim.ts';
import type { AttachmentMeta } from './types.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Widest file named in a `srcset`, unless it is the picture itself. */
const widest = 2048;

const baseName = (path: string): string => trimEnd(path, '/').split('/').pop() ?? '';

/** Folder of an attachment below the uploads, with its slash; empty at the top. */
function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  if (slash <= 0) return '';
  let folder = file.slice(0, slash);
  const uploads = folder.indexOf('wp-content/uploads');
  if (uploads !== -1) folder = folder.slice(uploads + 18).replace(/^\/+/, '');
  return folder === '' ? '' : `${folder}/`;
}

/** Width and height of the file an address names, undefined when it is none of the attachment's. */
export function imageSizeOf(source: string, meta: AttachmentMeta): PictureSize | undefined {
  if (meta.file !== undefined && source.includes(baseName(meta.file))) {
    return { width: Number(meta.width ?? 0), height: Number(meta.height ?? 0) };
  }
  const name = baseName(source);
  const size = Object.values(meta.sizes ?? {}).find((one) => one.file === name);
  return size && { width: Number(size.width), height: Number(size.height) };
}

/** WordPress `wp_constrain_dimensions()` to a width. */
function constrained(width: number, height: number, to: number): PictureSize {
  if (!(to > 0 && width > to)) return { width, height };
  const ratio = to / width;
  // Without a limit of height the larger ratio is 1 and overshoots, so the smaller one counts.
  const scaled = Math.max(1, Math.round(width * ratio));
  return { width: scaled === to - 1 ? to : scaled, height: Math.max(1, Math.round(height * ratio)) };
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1;

/** WordPress `wp_image_matches_ratio()`: same shape, give or take a pixel. */
export function matchesShape(a: PictureSize, b: PictureSize): boolean {
  const [large, small] = a.width > b.width ? [a, b] : [b, a];
  const shrunk = constrained(large.width, large.height, small.width);
  return isNear(shrunk.width, small.width) && isNear(shrunk.height, small.height);
}

/** The `srcset` for a picture, undefined when there are not two files to choose from. */
export function sourceSet(
  size: PictureSize,
  source: string,
  meta: AttachmentMeta,
  uploads: string,
): string | undefined {
  const { file } = meta;
  if (!meta.sizes || file === undefined || file.length < 4 || size.width < 1) return undefined;
  const files = Object.values(meta.sizes);
  if (meta.sizes.thumbnail?.['mime-type'] !== 'image/gif') {
    files.push({ width: Number(meta.width), height: Number(meta.height), file: baseName(file) });
  } else if (source.includes(file)) return undefined;
  const folder = folderOf(file);
  const edit = /-e[0-9]{13}/.exec(baseName(source));
  const sources = new Map<number, string>();
  let own: readonly [number, string] | undefined;
  let matched = false;
  for (const one of files) {
    const isSource: boolean = !matched && source.includes(folder + one.file);
    matched ||= isSource;
    if (edit && one.file.indexOf(edit[0]) <= 0) continue;
    const width = Number(one.width);
    if (width > widest && !isSource) continue;
    if (!matchesShape(size, { width, height: Number(one.height) })) continue;
    const url = `${uploads}/${folder}${one.file}`;
    if (isSource) {
      own = [width, url];
      sources.delete(width);
    } else if (own?.[0] === width) own = [width, url];
    else sources.set(width, url);
  }
  const list = own ? [own, ...sources] : [...sources];
  if (!matched || list.length < 2) return undefined;
  return list.map(([width, url]) => `${url.replaceAll(' ', '%20')} ${width}w`).join(', ');
}
