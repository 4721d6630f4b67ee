// Draws a card: the picture cut to its area around what matters in it, the template's shades, the text's outlines; a JPEG
// under a megabyte. Everything here is loaded with the first card.
import type { Sharp } from 'sharp';
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
  const canvas = placed
    ? sharp(placed.data, { raw: placed.info }).extend({
        left: look.picture.left,
        right: cardWidth - look.picture.left - look.picture.width,
        background: look.background,
      })
    : sharp({ create: { ...size, channels: 3, background: look.background } });
  const card = canvas.composite([{ input: Buffer.from(layer) }]).removeAlpha();
  return { jpeg: await encode(card), whole: placed !== undefined || picture === undefined };
}

async function encode(card: Sharp): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  for (const quality of qualities) {
    bytes = await card
      .clone()
      .timeout({ seconds: mostSeconds })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    if (bytes.length <= mostBytes) break;
  }
  return bytes;
}

type Raw = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

/** The picture at the area's size, cut around its focus; undefined where it cannot be read. */
async function cutPicture(bytes: Uint8Array, focus: Focus, { width, height }: Area): Promise<Raw | undefined> {
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
      .resize(scaled.width, scaled.height, { fit: 'fill' })
      .extract({
        left: offset(focus.x, scaled.width, width),
        top: offset(focus.y, scaled.height, height),
        width,
        height,
      })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, info: { width: info.width, height: info.height, channels: info.channels } };
  } catch {
    return undefined;
  }
}

/** Where a part begins that has the focus in its middle, as far as the edges let it. */
function offset(focus: number, whole: number, part: number): number {
  return Math.round(Math.min(Math.max(focus * whole - part / 2, 0), whole - part));
}
