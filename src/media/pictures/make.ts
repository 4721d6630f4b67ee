// Makes pictures from pictures: sub-sizes, scaled and turned ones, edits. Work of sharp (libvips), with WordPress's qualities;
// what a picture says about itself (EXIF, colour profile) does not go into those made from it, as with GD.
import type { Sharp } from 'sharp';
import type { Cut, Size } from './dimensions.ts';
import { mostPixels } from './header.ts';
import { loadSharp } from './sharp.ts';

/** A change of a picture, in the order they are to be made. Angles are clockwise degrees. */
export type Edit =
  | { readonly kind: 'turn'; readonly angle: number }
  | { readonly kind: 'flip'; readonly horizontal: boolean; readonly vertical: boolean }
  | {
      readonly kind: 'crop';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    };

/** Broken pictures give what can be read of them, as with GD. */
const reading = { limitInputPixels: mostPixels, failOn: 'none' } as const;

/** Encodes as `type`; `lossless`: the picture came without loss (WebP). */
function encoded(picture: Sharp, type: string, lossless: boolean): Sharp {
  if (type === 'image/png') return picture.png();
  if (type === 'image/gif') return picture.gif();
  if (type === 'image/webp') return picture.webp(lossless ? { lossless: true } : { quality: 86 });
  if (type === 'image/avif') return picture.avif({ quality: 82, effort: 3 });
  return picture.flatten({ background: '#000' }).jpeg({ quality: 82 });
}

/** Is the WebP picture stored without loss? By its first chunk (`wp_get_webp_info`). */
export function isLosslessWebp(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(12, 16)).toString('latin1') === 'VP8L';
}

export interface MakeOptions {
  readonly type: string;
  readonly lossless?: boolean;
  /** Turn it upright as its EXIF orientation says. The cut is one of the upright picture. */
  readonly upright: boolean;
}

/** Writes the cut of a picture to `target`. Throws where the picture cannot be read. */
export async function makeCut(source: string, target: string, cut: Cut, options: MakeOptions): Promise<Size> {
  const sharp = await loadSharp();
  let picture = sharp(source, { ...reading, sequentialRead: !options.upright });
  if (options.upright) picture = picture.autoOrient();
  if (isPart(cut)) {
    picture = picture.extract({ left: cut.left, top: cut.top, width: cut.fromWidth, height: cut.fromHeight });
  }
  picture = picture.resize(cut.width, cut.height, { fit: 'fill' });
  const made = await encoded(picture, options.type, options.lossless ?? false).toFile(target);
  return { width: made.width, height: made.height };
}

/** A cut that leaves something of the picture out. */
function isPart({ left, top, fromWidth, fromHeight, width, height }: Cut): boolean {
  // Whole pictures are not cut first: JPEG is then read at the size that is needed.
  return left > 0 || top > 0 || Math.abs(fromWidth / fromHeight - width / height) > Math.max(1 / width, 1 / height);
}

/** Writes the picture upright, at its full size. */
export async function makeUpright(source: string, target: string, type: string): Promise<Size> {
  const sharp = await loadSharp();
  const made = await encoded(sharp(source, reading).autoOrient(), type, false).toFile(target);
  return { width: made.width, height: made.height };
}

interface Raw {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

const opened = async ({ data, info }: Raw): Promise<Sharp> => {
  const sharp = await loadSharp();
  return sharp(data, { raw: info, limitInputPixels: mostPixels });
};

/** A picture that is being edited. Each change is made on the outcome of the one before. */
export class EditedPicture {
  #raw: Raw;

  private constructor(raw: Raw) {
    this.#raw = raw;
  }

  /** Opens a picture upright. Throws where it cannot be read. */
  static async open(source: string): Promise<EditedPicture> {
    const sharp = await loadSharp();
    const { data, info } = await sharp(source, reading)
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return new EditedPicture({ data, info: { width: info.width, height: info.height, channels: info.channels } });
  }

  get size(): Size {
    return this.#raw.info;
  }

  async apply(edit: Edit): Promise<void> {
    const picture = await opened(this.#raw);
    if (edit.kind === 'turn')
      await this.#take(picture.rotate(edit.angle, { background: { r: 255, g: 255, b: 255, alpha: 0 } }));
    else if (edit.kind === 'flip') await this.#take(picture.flop(edit.horizontal).flip(edit.vertical));
    else await this.#crop(edit);
  }

  /** What lies outside of the picture is black, as with GD. */
  async #crop({ left, top, width, height }: Size & { left: number; top: number }): Promise<void> {
    const { info } = this.#raw;
    const right = Math.max(0, left + width - info.width);
    const bottom = Math.max(0, top + height - info.height);
    let picture = await opened(this.#raw);
    if (right > 0 || bottom > 0) {
      await this.#take(picture.extend({ right, bottom, background: '#000' }));
      picture = await opened(this.#raw);
    }
    await this.#take(picture.extract({ left, top, width, height }));
  }

  async #take(picture: Sharp): Promise<void> {
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    this.#raw = { data, info: { width: info.width, height: info.height, channels: info.channels } };
  }

  async save(target: string, type: string): Promise<Size> {
    const made = await encoded(await opened(this.#raw), type, false).toFile(target);
    return { width: made.width, height: made.height };
  }
}
