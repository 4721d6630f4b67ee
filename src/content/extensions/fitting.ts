// A picture within a network's limits of bytes and types: its file as it is where that fits, else a JPEG that is made
// smaller step by step, upright, without transparency.
import type { FittingPicture, PictureLimits } from '../../extend/site.ts';
import { loadSharp } from '../../media/pictures/sharp.ts';

/** Longer sides that are tried, in pixels, and the quality of each. */
const steps = [
  [2048, 85],
  [2048, 70],
  [1600, 75],
  [1200, 75],
  [1000, 70],
  [640, 65],
] as const;

/** Undefined where the bytes are no picture, or JPEG is not among the types. */
export async function fittingPicture(
  file: Uint8Array,
  type: string,
  { bytes, types }: PictureLimits,
): Promise<FittingPicture | undefined> {
  const sharp = await loadSharp();
  try {
    const { width, height, orientation } = await sharp(file).metadata();
    const upright = (orientation ?? 1) < 5 ? { width, height } : { width: height, height: width };
    if (file.length <= bytes && types.includes(type)) return { bytes: file, type, ...upright };
    if (!types.includes('image/jpeg')) return undefined;
    for (const [side, quality] of steps) {
      const { data, info } = await sharp(file)
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= bytes) return { bytes: data, type: 'image/jpeg', width: info.width, height: info.height };
    }
  } catch {
    return undefined;
  }
  return undefined;
}
