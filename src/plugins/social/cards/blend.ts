// Pixels of a card: the picture's put into the canvas, and a layer with its shades and letters laid over them. By hand, as
// sharp's composite() does the same in floating point over the whole canvas, at several times the cost.

/** Rows of red, green and blue, a byte each. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A canvas of one colour, with a picture in it from some column on. The picture is as high as the canvas. */
export function canvasWith(
  { width, height }: Omit<Pixels, 'data'>,
  color: readonly [red: number, green: number, blue: number],
  picture?: Pixels & { readonly left: number },
): Pixels {
  if (picture?.width === width) return picture;
  const data = Buffer.alloc(width * height * 3, Buffer.from(color));
  if (!picture) return { data, width, height };
  const row = picture.width * 3;
  for (let y = 0; y < height; y++) {
    data.set(picture.data.subarray(y * row, (y + 1) * row), (y * width + picture.left) * 3);
  }
  return { data, width, height };
}

/** Lays a layer (red, green, blue and alpha, not multiplied with it) of the same size over pixels, in place. */
export function blend({ data }: Pixels, layer: Uint8Array): void {
  for (let from = 0, to = 0; from < layer.length; from += 4, to += 3) {
    const alpha = layer[from + 3] ?? 0;
    if (alpha === 0) continue;
    const rest = 255 - alpha;
    for (let part = 0; part < 3; part++) {
      const mixed = (layer[from + part] ?? 0) * alpha + (data[to + part] ?? 0) * rest + 127;
      data[to + part] = (mixed / 255) | 0;
    }
  }
}
