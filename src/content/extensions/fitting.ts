// A picture within a network's limits of bytes, types and sides: its file as it is where that fits, else a JPEG that is made
// smaller step by step, upright, without transparency. A cut is made first, around what matters in the picture.
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

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Undefined where the bytes are no picture, or JPEG is not among the types. */
export async function fittingPicture(
  file: Uint8Array,
  type: string,
  limits: PictureLimits,
): Promise<FittingPicture | undefined> {
  const { bytes, types, width: widest = Number.POSITIVE_INFINITY, cut } = limits;
  const sharp = await loadSharp();
  try {
    const { width, height, orientation } = await sharp(file).metadata();
    const upright = (orientation ?? 1) < 5 ? { width, height } : { width: height, height: width };
    const isAsItIs = cut === undefined && upright.width <= widest;
    if (isAsItIs && file.length <= bytes && types.includes(type)) return { bytes: file, type, ...upright };
    if (!types.includes('image/jpeg')) return undefined;
    const part = cut && partOf(upright, cut);
    for (const [side, quality] of steps) {
      const whole = sharp(file).rotate();
      const { data, info } = await (part ? whole.extract(part) : whole)
        .resize({ width: Math.min(side, widest), height: side, fit: 'inside', withoutEnlargement: true })
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

/** The largest part of this ratio, with the point in its middle as far as the edges let it. */
export function partOf({ width, height }: Size, { ratio, x, y }: NonNullable<PictureLimits['cut']>) {
  const part = {
    width: Math.max(1, Math.min(width, Math.round(height * ratio))),
    height: Math.max(1, Math.min(height, Math.round(width / ratio))),
  };
  const from = (point: number, whole: number, size: number): number =>
    Math.round(Math.min(Math.max(point * whole - size / 2, 0), whole - size));
  return { left: from(x, width, part.width), top: from(y, height, part.height), ...part };
}
