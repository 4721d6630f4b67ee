// Sizes of pictures as arithmetic: wp_constrain_dimensions and image_resize_dimensions, to the pixel.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a sub-size is cut from, and how large it becomes. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly fromWidth: number;
  readonly fromHeight: number;
  readonly width: number;
  readonly height: number;
}

/** Where a crop keeps the picture. */
export type CropPlace = readonly [x: string, y: string];

/** A registered sub-size: the most it may measure (0: no limit), and whether it is cut to exactly that. */
export interface SubSize extends Size {
  readonly crop: boolean | CropPlace;
}

/** PHP's round(): halves away from zero. */
const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

/** The size within limits (0: none), shape kept; within a pixel of a limit it is the limit. */
export function constrain({ width, height }: Size, maxWidth: number, maxHeight: number): Size {
  if (!maxWidth && !maxHeight) return { width, height };
  const byWidth = maxWidth > 0 && width > 0 && width > maxWidth;
  const byHeight = maxHeight > 0 && height > 0 && height > maxHeight;
  const widthRatio = byWidth ? maxWidth / width : 1;
  const heightRatio = byHeight ? maxHeight / height : 1;
  const smaller = Math.min(widthRatio, heightRatio);
  const larger = Math.max(widthRatio, heightRatio);
  const overshoots = round(width * larger) > maxWidth || round(height * larger) > maxHeight;
  const ratio = overshoots ? smaller : larger;
  const w = Math.max(1, round(width * ratio));
  const h = Math.max(1, round(height * ratio));
  return {
    width: byWidth && w === maxWidth - 1 ? maxWidth : w,
    height: byHeight && h === maxHeight - 1 ? maxHeight : h,
  };
}

/** How a picture becomes a sub-size; undefined where it is too small for it or has that size already. */
export function cutFor(from: Size, to: SubSize): Cut | undefined {
  if (from.width <= 0 || from.height <= 0 || (to.width <= 0 && to.height <= 0)) return undefined;
  if (to.height === 0 ? from.width < to.width : to.width === 0 ? from.height < to.height : isSmaller(from, to)) {
    return undefined;
  }
  const cut = to.crop ? cropped(from, to) : whole(from, constrain(from, to.width, to.height));
  return isNear(cut.width, from.width) && isNear(cut.height, from.height) ? undefined : cut;
}

const isSmaller = (from: Size, to: Size): boolean => from.width < to.width && from.height < to.height;
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1;

function whole(from: Size, { width, height }: Size): Cut {
  return { left: 0, top: 0, fromWidth: from.width, fromHeight: from.height, width, height };
}

function cropped(from: Size, to: SubSize): Cut {
  const shape = from.width / from.height;
  let width = Math.min(to.width, from.width);
  let height = Math.min(to.height, from.height);
  if (!width) width = round(height * shape);
  if (!height) height = round(width / shape);
  const ratio = Math.max(width / from.width, height / from.height);
  const fromWidth = round(width / ratio);
  const fromHeight = round(height / ratio);
  const [x, y] = typeof to.crop === 'boolean' ? ['center', 'center'] : to.crop;
  const place = (spare: number, at: string, start: string, end: string): number =>
    at === start ? 0 : at === end ? spare : Math.floor(spare / 2);
  return {
    left: place(from.width - fromWidth, x, 'left', 'right'),
    top: place(from.height - fromHeight, y, 'top', 'bottom'),
    fromWidth,
    fromHeight,
    width,
    height,
  };
}
