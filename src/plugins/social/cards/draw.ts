// Draws a card: the picture cut to its area around what matters in it, the template's shades, the text's outlines; a JPEG
// under a megabyte. Everything here is loaded with the first card.
import { blend, canvasWith, type Pixels } from './blend.ts';
import { type Area, cardHeight, cardWidth, type TemplateName, templates } from './templates.ts';
import { setText } from './text/set.ts';

export interface Focus {
  /** From the left and from the top, 0 to 1. */
  readonly x: number;
  readonly y: number;
}

export interface CardParts {
  readonly text: string;
  readonly template: TemplateName;
  /** '' for the template's own. */
  readonly font: string;
  /** The site's language. */
  readonly locale: string;
  readonly picture?: { readonly bytes: Uint8Array; readonly focus: Focus } | undefined;
}

/** What networks take at most is a megabyte; a card that comes near it is made again with less quality. */
const mostBytes = 900_000;
const qualities = [86, 70, 50] as const;
/** Pixels of a picture at most, and seconds of work. */
const mostPixels = 120_000_000;
const mostSeconds = 8;

export interface DrawnCard {
  readonly jpeg: Buffer;
  /** False: there is a picture, but it could not be read and is left out. */
  readonly whole: boolean;
}

export async function drawCard({ text, template, font, locale, picture }: CardParts): Promise<DrawnCard> {
  const { default: sharp } = await import('sharp');
  const look = templates[template];
  const set = await setText(text, look.text, font, locale);
  const placed = picture && (await cutPicture(picture.bytes, picture.focus, look.picture));
  const below = placed ? look.over(set.top) : look.instead;
  const layer = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}">${below}${set.svg}</svg>`;
  const size = { width: cardWidth, height: cardHeight };
  const canvas = canvasWith(size, look.background, placed && { ...placed, left: look.picture.left });
  blend(canvas, await sharp(Buffer.from(layer)).ensureAlpha().toColourspace('srgb').raw().toBuffer());
  return { jpeg: await encode(canvas), whole: placed !== undefined || picture === undefined };
}

async function encode({ data, width, height }: Pixels): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  let bytes: Buffer = Buffer.alloc(0);
  for (const quality of qualities) {
    bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .timeout({ seconds: mostSeconds })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    if (bytes.length <= mostBytes) break;
  }
  return bytes;
}

/** The picture at the area's size, cut around its focus; undefined where it cannot be read. */
async function cutPicture(bytes: Uint8Array, focus: Focus, { width, height }: Area): Promise<Pixels | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'none' }).timeout({ seconds: mostSeconds });
    const { autoOrient } = await picture.metadata();
    const scale = Math.max(width / autoOrient.width, height / autoOrient.height);
    const scaled = {
      width: Math.max(width, Math.round(autoOrient.width * scale)),
      height: Math.max(height, Math.round(autoOrient.height * scale)),
    };
    const { data, info } = await picture
      .autoOrient()
      .resize(scaled.width, scaled.height, { fit: 'fill', kernel: scale > 1 ? 'linear' : 'lanczos3' })
      .extract({
        left: offset(focus.x, scaled.width, width),
        top: offset(focus.y, scaled.height, height),
        width,
        height,
      })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error('the picture has other channels');
    return { data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}

/** Where a part begins that has the focus in its middle, as far as the edges let it. */
function offset(focus: number, whole: number, part: number): number {
  return Math.round(Math.min(Math.max(focus * whole - part / 2, 0), whole - part));
}
